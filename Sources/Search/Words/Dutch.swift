/// Dutch: plurals, verb forms, small forms, and compounds.
enum Dutch: Grammar {
  static let stopWords = table(
    """
    de het een ene en of in op te ten ter van voor met aan bij door naar om uit over onder tot tegen tijdens tussen via per zonder
    als dan dat die dit deze dus daar er hier want maar ook nog al toch wel zo toen nu eens even graag eigenlijk precies
    wie wat waar waarom waarvoor waarmee waarover waarin waarop wanneer welk welke hoe hoeveel hoezo waarheen
    ik je jij jou jouw jullie u uw mij me mijn we wij ons onze hij zij ze hem hun haar zijn men iemand iets niemand niets niet geen
    ben bent is was waren wordt word worden werd werden geworden heb hebt heeft hebben had hadden gehad
    kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest zal zul zult zullen zou zouden wil wilt willen wilde
    ga gaat gaan doe doet doen laat laten betekent betekenen bestaat bestaan zit zitten
    alle alles allemaal elke elk ieder iedere andere ander zelf zulke zeer heel meer meest
    """)

  static let links = ["", "s", "en", "e", "n"].map { Array($0.utf8) }

  static let irregular: [[UInt8]: [UInt8]] = [
    "kinderen": "kind", "gekocht": "kopen", "kocht": "kopen", "kochten": "kopen", "gebracht": "brengen", "gegeven": "geven", "gaf": "geven",
    "gekregen": "krijgen", "kreeg": "krijgen", "geholpen": "helpen", "hielp": "helpen", "gesloten": "sluiten", "koos": "kiezen",
    "gekozen": "kiezen", "begon": "beginnen", "begonnen": "beginnen", "schreef": "schrijven", "geschreven": "schrijven",
  ].reduce(into: [:]) { $0[Array($1.key.utf8)] = Array($1.value.utf8) }

  /// Words that stand before a verb and part from it: `aanvragen`, `vraag aan`, `aangevraagd`.
  private static let particles = [
    "aan", "af", "bij", "binnen", "door", "in", "mee", "na", "om", "onder", "op", "over", "samen", "terug", "toe", "uit", "vast", "voor",
    "weg",
  ].map { (particle: Array($0.utf8), participle: Array("\($0)ge".utf8)) }

  static func isParticle(_ word: [UInt8]) -> Bool { particles.contains { $0.particle == word } }

  static func stem(_ word: Stem) -> Stem {
    var stem = word
    // Abbreviations, and codes with digits, have no forms.
    guard stem.count > Stem.shortest, !stem.letters.contains(where: Stem.isDigit) else { return stem }
    plural(&stem)
    stem.take("hed", "heid")
    stem.takeFirst("ing", leaving: 4)
    for _ in 0..<2 {
      stem.undoubleConsonant()
      stem.undoubleVowel()
    }
    // betaalt, betaald, vergoedt
    if !stem.take("dt", leaving: 4) { stem.takeFirst("d", "t", leaving: 4) }
    stem.undoubleConsonant()
    stem.undoubleVowel()
    stem.replaceLast("v", by: "f")
    // huis and huiz(en), advie(s) and adviez(en), bewijs and bewijs(t)
    if stem.last(1) != UInt8(ascii: "s"), stem.takeFirst("s", "z") { stem.take("e") }
    return stem
  }

  /// The endings of more than one, of verbs and of small forms: zorgkantoor-s, route-s, indicatie-s, vergoed-en, kast-je.
  private static func plural(_ stem: inout Stem) {
    if stem.ends("s"), takesPluralS(stem.last(1)) { stem.take("s") }
    if stem.takeFirst("tje", "pje") { return }
    if !Stem.isVowel(stem.last(2)), stem.take("je") { return }
    stem.takeFirst("en", "e")
  }

  private static func takesPluralS(_ before: UInt8) -> Bool {
    switch before {
    case UInt8(ascii: "s"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "j"): false
    default: true
    }
  }

  static func origins(_ word: [UInt8]) -> [[UInt8]] {
    guard word.count > 5, let end = word.last, participleEnds.contains(end) else { return [] }
    if word.starts(with: ge) { return [Array(word.dropFirst(ge.count))] }
    return particles.compactMap { particle, participle in
      guard word[0] == particle[0], word.count > participle.count + 2, word.starts(with: participle) else { return nil }
      return particle + word.dropFirst(participle.count)
    }
  }

  private static let ge = Array("ge".utf8)
  /// gebruik-t, vergoed, gegev-en, gekozen-e
  private static let participleEnds = Array("dtne".utf8)
}
