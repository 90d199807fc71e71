/// Where a link leads or a form goes. Only what runs nothing can be made into one: a page or a file of this site, a place on the page, an
/// `https` address, an e-mail address, a telephone number. So `javascript:` in the content can never become a link.
package struct WebAddress: Hashable, Sendable {
  /// What stands before the query.
  private let start: String
  private let query: WrittenQuery

  package var text: String { start + query.text }

  /// Writes it as it stands in an attribute.
  func write(to markup: inout HTML.StringInterpolation) {
    markup.appendInterpolation(start)
    markup.appendInterpolation(query.markup)
  }

  private init(checked text: String) { (start, query) = (text, .none) }
  private init(_ path: SitePath, _ query: WrittenQuery) { (start, self.query) = (path.text, query) }

  /// A page or a file of this site.
  ///
  /// - Parameters:
  ///   - path: as `PathTemplate` makes it.
  ///   - query: keys and values as they are; what means something in an address is escaped here.
  static func inner(_ path: SitePath, _ query: [(key: String, value: String)] = []) -> WebAddress {
    inner(path, WrittenQuery(query))
  }

  static func inner(_ path: SitePath, _ query: WrittenQuery) -> WebAddress { WebAddress(path, query) }

  /// The same on the public address of the site.
  func onSite(_ site: String?) -> WebAddress {
    guard let site, WebAddress(https: site) != nil || site.utf8.starts(with: "http://".utf8) else { return self }
    return WebAddress(checked: site + text)
  }

  /// A place on the same page, by its id.
  static func place(_ id: String) -> WebAddress { WebAddress(checked: "#" + AddressText.escaped(id)) }

  /// A place on this page of the site, by its id.
  func at(_ id: String) -> WebAddress { WebAddress(checked: text + "#" + AddressText.escaped(id)) }

  /// A site elsewhere; `nil` when the text is no address that begins with `https://`, with a host and without spaces or control signs.
  package init?(https text: String) {
    let start = "https://"
    guard text.utf8.starts(with: start.utf8), let first = text.utf8.dropFirst(start.utf8.count).first, AddressText.isPlain(first),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.init(checked: text)
  }

  /// A letter to this address; `nil` when the text is no e-mail address.
  package init?(email text: String) {
    let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy { AddressText.isPlain($0) || $0 == UInt8(ascii: "+") } })
    else { return nil }
    self.init(checked: "mailto:" + text)
  }

  /// A call to a number as it is printed; `nil` when it has no digit.
  package init?(telephone text: String) {
    let dialled = text.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    guard dialled.contains(where: \.isNumber) else { return nil }
    self.init(checked: "tel:" + dialled)
  }

  /// A letter to someone, in the visitor's own mail program; to nobody yet when the address is none.
  static func letter(to email: String, subject: String, body: String) -> WebAddress {
    let receiver = WebAddress(email: email).map { String($0.text.dropFirst("mailto:".count)) } ?? ""
    return WebAddress(checked: "mailto:\(receiver)?subject=\(AddressText.escaped(subject))&body=\(AddressText.escaped(body))")
  }

  /// A letter to nobody yet, in the visitor's own mail program.
  static func letter(subject: String, body: String) -> WebAddress {
    letter(to: "", subject: subject, body: body)
  }
}

/// A query as it stands in an address: to be used for many links. With many answers it is long, so it is made into markup only once.
struct WrittenQuery: Hashable, Sendable {
  /// Empty, or with the question mark before it.
  fileprivate let text: String
  fileprivate let markup: HTML

  static let none = WrittenQuery(text: "", markup: .none)

  private init(text: String, markup: HTML) { (self.text, self.markup) = (text, markup) }

  init(_ items: [(key: String, value: String)]) { self.init(Self.none, items) }

  private init(_ start: WrittenQuery, _ items: [(key: String, value: String)]) {
    var text = ""
    for item in items {
      text += text.isEmpty && start.text.isEmpty ? "?" : "&"
      text += AddressText.escaped(item.key)
      text += "="
      text += AddressText.escaped(item.value)
    }
    (self.text, markup) = (start.text + text, start.markup + HTML(text: text))
  }

  /// The same with more behind it.
  func adding(_ items: [(key: String, value: String)]) -> WrittenQuery { items.isEmpty ? self : WrittenQuery(self, items) }
}

/// Text as it may stand in an address.
enum AddressText {
  /// Everything but letters, digits and `-._~` as `%` and two digits (RFC 3986 §2.3).
  static func escaped(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
