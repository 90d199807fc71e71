/// English: plurals and verb forms.
enum English: Grammar {
  static let stopWords = table(
    """
    the a an and or of in on at to from for with without by about into between over under during per via as than then that this these those
    there here so but if also yet just
    who whom whose what which where when why how
    i me my mine you your yours we us our he him his she her it its they them their someone something nobody nothing not no any
    myself yourself himself herself itself ourselves yourselves themselves
    am is are was were be been being have has had having do does did doing done can could may might must shall should will would
    mean means exist exists please get gets got go goes
    all each every other another same such very more most
    """)

  /// Two words written as one: homecare.
  static let links: [[UInt8]] = [[]]

  static let irregular: [[UInt8]: [UInt8]] = [
    "paid": "pay", "bought": "buy", "sold": "sell", "chose": "choose", "chosen": "choose", "given": "give", "gave": "give", "took": "take",
    "taken": "take", "made": "make", "began": "begin", "begun": "begin", "wrote": "write", "written": "write", "children": "child",
    "people": "person", "spent": "spend", "found": "find", "held": "hold", "led": "lead", "met": "meet",
  ].reduce(into: [:]) { $0[Array($1.key.utf8)] = Array($1.value.utf8) }

  static func stem(_ word: Stem) -> Stem {
    var stem = word
    guard !stem.letters.contains(where: Stem.isDigit) else { return stem }
    plural(&stem)
    if !stem.take("ied", "y") { stem.takeFirst("ing", "ed") }
    stem.undoubleConsonant()
    stem.take("e")
    // apply, applies
    stem.replaceLast("y", by: "i")
    return stem
  }

  private static func plural(_ stem: inout Stem) {
    guard stem.ends("s") else { return }
    if stem.take("ies", leaving: 2, "y") { return }
    for ending: StaticString in ["sses", "xes", "zes", "ches", "shes"] where stem.ends(ending) {
      stem.take("es")
      return
    }
    switch stem.last(1) {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): break
    default: stem.take("s")
    }
  }

  static func origins(_ word: [UInt8]) -> [[UInt8]] { [] }

  static func isParticle(_ word: [UInt8]) -> Bool { false }
}
