import FEEL
import Library

/// `contacts/contacten.yaml`: whom to turn to.
enum ContactsFile {
  static let reader = ContentReader(.file("contacts/contacten.yaml"), list: "contacten", contact)

  private static func contact(_ node: ContentNode) -> Contact {
    let contact = Contact(
      id: node.id(), origin: node.origin, name: node.translated("naam"), ask: node.translated("vraag"),
      email: node.optionalString("email"), telephone: node.optionalString("telefoon"), whatsApp: node.optionalString("whatsapp"),
      web: node.optionalString("web"), address: node.optionalString("adres"), checked: node.optionalDate("nagekeken"),
      isGeneral: node.optionalString("algemeen") == "true", facts: node.facts("feiten"))
    check(contact, isFromSource: node.optionalString("uitBron") == "true", node)
    return contact
  }

  private static func check(_ contact: Contact, isFromSource: Bool, _ node: ContentNode) {
    if let email = contact.email, email.split(separator: "@").count != 2 || !email.allSatisfy({ $0.isASCII && !$0.isWhitespace }) {
      node.refuse("'\(contact.id)' has an e-mail address that is none.", "Write it as name@example.nl.")
    }
    if let web = contact.web, !web.hasPrefix("https://") || web.contains(where: \.isWhitespace) {
      node.refuse("'\(contact.id)' has a web address that does not begin with https://.", "Write the whole address.")
    }
    if ![contact.telephone, contact.whatsApp].compactMap(\.self).allSatisfy({ $0.allSatisfy { "0123456789 +-()".contains($0) } }) {
      node.refuse("'\(contact.id)' has a telephone number with other signs than digits.", "Write it as 088 - 123 4567.")
    }
    if contact.isReachable, (contact.checked == nil) != isFromSource {
      node.refuse(
        "'\(contact.id)' does not say whether its addresses were checked.",
        "Write nagekeken with a day, or uitBron: true when only a source gives them.")
    }
  }
}
