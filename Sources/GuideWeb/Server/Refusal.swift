import FEEL
import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore
import NIOHTTP1

/// An answer to a request that reaches no page: its head breaks a rule, it takes too long, or there is no room for it. The connection
/// closes after it.
struct Refusal {
  enum Reason: Equatable, CaseIterable {
    case malformed, badHost, tooSlow, bodyTooLarge, targetTooLong, headTooLarge, encodedBody, unknownExpectation, notImplemented
    case unknownVersion, noRoom
  }

  let reason: Reason
  /// The path and the query that were asked for; `nil` when the head could not be read.
  let target: String?
  /// The version of the API.
  let version: String
  /// What the `Date` header says.
  let date: String
  let id: String

  var status: HTTPResponseStatus { reason.status }

  /// The status and headers, and the bytes after them.
  var answer: (HTTPResponseHead, ByteBuffer) {
    let path = target.map { $0.utf8.prefix { $0 != UInt8(ascii: "?") } }.map { String(Substring($0)) } ?? ""
    let isAPI = path.utf8.elementsEqual(APITable.prefix.utf8) || path.utf8.starts(with: "\(APITable.prefix)/".utf8)
    let isEnglish =
      isAPI ? target.map { Self.asksEnglish($0) } ?? false : path.utf8.elementsEqual("/en".utf8) || path.utf8.starts(with: "/en/".utf8)
    let language = isEnglish ? Language.en : .nl
    let problem = reason.problem
    let body =
      isAPI
      ? ByteBuffer(bytes: problem.json(language))
      : ByteBuffer(string: "\(status.code) \(problem.title[language])\n\(problem.detail[language])\n")
    var headers = HTTPHeaders(SecurityHeaders.all.map { ($0.name.rawName, $0.value) })
    headers.replaceOrAdd(name: "Content-Type", value: isAPI ? "application/problem+json" : "text/plain; charset=utf-8")
    headers.replaceOrAdd(name: "Content-Length", value: String(body.readableBytes))
    headers.replaceOrAdd(name: "Cache-Control", value: "no-store")
    headers.replaceOrAdd(name: "Connection", value: "close")
    headers.replaceOrAdd(name: "Date", value: date)
    headers.replaceOrAdd(name: "X-Request-Id", value: id)
    if isAPI {
      headers.replaceOrAdd(name: "API-Version", value: version)
      headers.replaceOrAdd(name: "Access-Control-Allow-Origin", value: "*")
    } else {
      headers.replaceOrAdd(name: "Content-Language", value: language.rawValue)
    }
    for field in problem.extraHeaders { headers.replaceOrAdd(name: field.name.rawName, value: field.value) }
    return (HTTPResponseHead(version: .http1_1, status: status, headers: headers), body)
  }

  private static func asksEnglish(_ target: String) -> Bool {
    target.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1).dropFirst().first.map { query in
      query.split(separator: UInt8(ascii: "&")).contains { $0.elementsEqual("taal=en".utf8) }
    } ?? false
  }
}

extension Refusal.Reason {
  var status: HTTPResponseStatus { HTTPResponseStatus(statusCode: problem.status.code) }

  /// The same in the form that the API gives.
  var problem: Problem {
    switch self {
    case .malformed:
      Self.problem(
        .badRequest, nl: "Het verzoek volgt de regels van HTTP niet.", en: "The request does not follow the rules of HTTP.")
    case .badHost:
      Self.problem(
        .badRequest, nl: "Er moet precies één Host zijn, met de naam van de site.",
        en: "There must be exactly one Host, with the name of the site.")
    case .tooSlow:
      Self.problem(.requestTimeout, nl: "Het verzoek kwam te langzaam binnen.", en: "The request came in too slowly.")
    case .bodyTooLarge:
      Self.problem(
        .contentTooLarge,
        nl:
          "De inhoud is groter dan \(ServerLimits.bodyBytes / 1_024) kB; een bestand met een businesscase mag hoogstens \(FormBody.mostBytes / 1_024) kB groot zijn.",
        en:
          "The content is larger than \(ServerLimits.bodyBytes / 1_024) kB; a file with a business case can be at most \(FormBody.mostBytes / 1_024) kB."
      )
    case .targetTooLong:
      Self.problem(
        .uriTooLong, nl: "Het adres is langer dan \(ServerLimits.targetBytes) tekens.",
        en: "The address is longer than \(ServerLimits.targetBytes) characters.")
    case .headTooLarge:
      Self.problem(
        .requestHeaderFieldsTooLarge, nl: "De headers zijn groter dan \(ServerLimits.headBytes) bytes.",
        en: "The headers are larger than \(ServerLimits.headBytes) bytes.")
    case .encodedBody:
      Self.problem(
        .unsupportedMediaType, nl: "Stuur de inhoud zonder Content-Encoding.", en: "Send the content without Content-Encoding.",
        headers: [.acceptEncoding: "identity"])
    case .unknownExpectation:
      Self.problem(
        .expectationFailed, nl: "De enige verwachting die we kennen is 100-continue.", en: "The only expectation we know is 100-continue.")
    case .notImplemented:
      Self.problem(
        .notImplemented, nl: "Deze server kent deze methode of Transfer-Encoding niet.",
        en: "This server does not know this method or Transfer-Encoding.")
    case .unknownVersion:
      Self.problem(.httpVersionNotSupported, nl: "Deze server spreekt HTTP/1.1.", en: "This server speaks HTTP/1.1.")
    case .noRoom: .overloaded
    }
  }

  private static func problem(_ status: HTTPResponse.Status, nl: String, en: String, headers: HTTPFields = [:]) -> Problem {
    Problem(
      status: status, title: Text(nl: status.reasonPhrase, en: status.reasonPhrase), detail: Text(nl: nl, en: en), extraHeaders: headers)
  }

  /// What the parser of the server library refused.
  /// - Parameter lineBytes: how much of the first line had come.
  init(_ error: HTTPParserError, lineBytes: Int) {
    self =
      switch error {
      case .headerOverflow: lineBytes > ServerLimits.targetBytes ? .targetTooLong : .headTooLarge
      case .invalidVersion: .unknownVersion
      default: .malformed
      }
  }
}

extension Problem {
  /// There is more to do than the server can; asking again a moment later helps.
  static let overloaded = Problem(
    status: .serviceUnavailable, title: Text(nl: "Even te druk", en: "Too busy"),
    detail: Text(
      nl: "Er zijn nu te veel vragen tegelijk. Probeer het over een paar seconden opnieuw.",
      en: "There are too many requests at once. Please try again in a few seconds."),
    extraHeaders: [.retryAfter: "2"])
}
