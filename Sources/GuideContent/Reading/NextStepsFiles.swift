import FEEL
import Funding
import Library

/// `contacts/contacten.yaml`: whom to turn to.
enum ContactsFile {
  static func read(_ root: ContentNode) -> [Contact] {
    root.allowOnly(["contacten"])
    return root.list("contacten").map { node in
      node.allowOnly(["id", "naam", "vraag", "email", "telefoon", "whatsapp", "web", "adres", "nagekeken", "uitBron", "algemeen", "feiten"])
      let contact = Contact(
        id: Contact.ID(node.string("id")), name: node.translated("naam"), ask: node.translated("vraag"),
        email: node.optionalString("email"),
        telephone: node.optionalString("telefoon"), whatsApp: node.optionalString("whatsapp"), web: node.optionalString("web"),
        address: node.optionalString("adres"),
        checked: node.optionalDate("nagekeken"), isGeneral: node.optionalString("algemeen") == "true", facts: node.facts("feiten"))
      check(contact, node)
      return contact
    }
  }

  private static func check(_ contact: Contact, _ node: ContentNode) {
    if let email = contact.email, email.split(separator: "@").count != 2 || !email.allSatisfy({ $0.isASCII && !$0.isWhitespace }) {
      node.refuse("'\(contact.id)' has an e-mail address that is none.", "Write it as name@example.nl.")
    }
    if let web = contact.web, !web.hasPrefix("https://") || web.contains(where: \.isWhitespace) {
      node.refuse("'\(contact.id)' has a web address that does not begin with https://.", "Write the whole address.")
    }
    if ![contact.telephone, contact.whatsApp].compactMap(\.self).allSatisfy({ $0.allSatisfy { "0123456789 +-()".contains($0) } }) {
      node.refuse("'\(contact.id)' has a telephone number with other signs than digits.", "Write it as 088 - 123 4567.")
    }
    let isFromSource = node.optionalString("uitBron") == "true"
    if contact.isReachable, (contact.checked == nil) != isFromSource {
      node.refuse(
        "'\(contact.id)' does not say whether its addresses were checked.",
        "Write nagekeken with a day, or uitBron: true when only a source gives them.")
    }
  }
}

/// `calendar/momenten.yaml`: what can be arranged in a certain part of the year.
enum MomentsFile {
  static func read(_ root: ContentNode) -> [Moment] {
    root.allowOnly(["momenten"])
    return root.list("momenten").compactMap { node in
      node.allowOnly(["id", "naam", "van", "tot", "open", "morgen", "laatsteDag", "dicht", "twijfel", "feiten"])
      guard let first = day("van", node), let last = day("tot", node) else { return nil }
      for key in ["open", "morgen", "laatsteDag", "dicht"] {
        if let words = node.optional(key) { TextsFile.checkPlaceholders(words.translation, ["dagen", "tot", "volgende"], words) }
      }
      return Moment(
        id: Moment.ID(node.string("id")), name: node.translated("naam"), first: first, last: last,
        words: Moment.Words(
          open: node.translated("open"), tomorrow: node.translated("morgen"), lastDay: node.translated("laatsteDag"),
          closed: node.translated("dicht")),
        doubt: node.translated("twijfel"), facts: node.facts("feiten"))
    }
  }

  private static func day(_ key: String, _ node: ContentNode) -> Moment.Day? {
    guard let written = node.required(key) else { return nil }
    if let day = Moment.Day(written: written.written ?? "") { return day }
    written.refuse("A day of every year is expected here.", "Write month and day as 07-01.")
    return nil
  }
}

/// `conversations/gespreksbladen.yaml`: a sheet per counterpart.
enum ConversationsFile {
  static func read(_ root: ContentNode) -> [ConversationSheet] {
    root.allowOnly(["gespreksbladen"])
    return root.list("gespreksbladen").map { node in
      node.allowOnly(["id", "naam", "uitkomsten", "doel", "vraagt", "letOpZij", "bewijs", "zijVragen"])
      return ConversationSheet(
        id: ConversationSheet.ID(node.string("id")), name: node.translated("naam"),
        outcomes: node.strings("uitkomsten").map { Outcome.ID($0) },
        purpose: node.translated("doel"), asks: node.list("vraagt").map(point), looksAt: node.list("letOpZij").map(point),
        evidence: node.list("bewijs").map { evidence in
          ConversationSheet.Evidence(
            text: evidence.translation(with: ["vragen"]), questions: evidence.strings("vragen").map { Question.ID($0) })
        },
        willAsk: node.list("zijVragen").map(point))
    }
  }

  private static func point(_ node: ContentNode) -> ConversationSheet.Point {
    ConversationSheet.Point(
      text: node.translation(with: ["feiten", "bij"]), outcomes: node.strings("bij").map { Outcome.ID($0) }, facts: node.facts("feiten"))
  }
}

/// `questions/lezers.yaml`: who can read an advice.
enum ReadersFile {
  static func read(_ root: ContentNode) -> [Reader] {
    root.allowOnly(["lezers"])
    return root.list("lezers").map { node in
      node.allowOnly(["id", "label", "hint", "tekst"])
      return Reader(
        id: Reader.ID(node.string("id")), label: node.translated("label"), hint: node.translated("hint"), notice: node.translated("tekst"))
    }
  }
}

/// `questions/vervallen.yaml`: answers of earlier editions, and what becomes of them.
enum RetirementsFile {
  static func read(_ root: ContentNode) -> [Retirement] {
    root.allowOnly(["vervallen"])
    return root.list("vervallen").map { node in
      node.allowOnly(["vraag", "antwoorden", "opnieuw", "wordt", "tekst"])
      let becomes = (node.optional("wordt")?.members ?? []).map { (Question.ID($0.key), $0.value.text ?? "") }
      return Retirement(
        question: node.string("vraag"), answers: node.strings("antwoorden"), asksAgain: node.strings("opnieuw").map { Question.ID($0) },
        becomes: Dictionary(becomes) { first, _ in first }, text: node.translated("tekst"))
    }
  }
}
