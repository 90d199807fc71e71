import FEEL
import Funding
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// Where a weakness can be reported, as RFC 9116 says. It is made from the publisher of the edition, and does not exist as long as
/// their address is an example that reaches nobody.
enum SecurityText {
  static let path = "/.well-known/security.txt"
  /// How long the contact may be relied on after a day: whoever keeps a copy has to look again.
  private static let validDays = 180

  static func text(_ environment: WebEnvironment) -> String? {
    let email = environment.guide.edition.publisher.email
    guard !email.hasSuffix(".example"), let end = environment.today().adding(days: validDays) else { return nil }
    var lines = ["Contact: mailto:\(email)", "Expires: \(end)T00:00:00Z", "Preferred-Languages: nl, en"]
    if let site = environment.site { lines.append("Canonical: \(site)\(path)") }
    return lines.joined(separator: "\n") + "\n"
  }

  static func add(to router: Router<GuideRequestContext>, _ environment: WebEnvironment) {
    router.answer(
      RouterPath(path),
      [
        (
          .get,
          { _, _ in
            guard let text = text(environment) else { throw PageProblem.notFound }
            return Response(
              status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=86400"],
              body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
          }
        )
      ])
  }
}
