import CEmbed
import HTTPTypes
import Hummingbird
import Library
import NIOCore

/// The stylesheet, the icon and the note for search engines, built into the program. They are compressed once, for who first asks for them.
enum StaticFiles {
  private struct File: Sendable {
    let path: PathTemplate
    private let version: String
    private let reply: Once<Reply>

    init(_ path: PathTemplate, type: String, _ start: UnsafePointer<UInt8>, _ length: UInt) {
      self.path = path
      let bytes = ByteBuffer(bytes: UnsafeBufferPointer(start: start, count: Int(length)))
      let reply = Reply(.ok, [.contentType: type], bytes, .hour)
      version = reply.version
      self.reply = Once { reply.prepared }
    }

    /// The address changes with every version, so that a browser may keep it for ever.
    var address: WebAddress { .inner(path.path(), [("v", version)]) }

    func response(to request: Request) -> Response {
      let reply = reply.value
      return (request.uri.query == "v=\(version)" ? reply.caching(.immutable) : reply).response(to: request)
    }
  }

  private static let stylesheet = File(.stylesheet, type: "text/css; charset=utf-8", cembed_stylesheet, cembed_stylesheet_length)
  private static let icon = File(.icon, type: "image/svg+xml", cembed_icon, cembed_icon_length)
  private static let robots = File(.robots, type: "text/plain; charset=utf-8", cembed_robots, cembed_robots_length)

  /// The stylesheet as it is written.
  static var stylesheetBytes: [UInt8] { Array(UnsafeBufferPointer(start: cembed_stylesheet, count: Int(cembed_stylesheet_length))) }

  static let stylesheetAddress = stylesheet.address
  static let iconAddress = icon.address

  static func add(to router: Router<GuideRequestContext>) {
    for file in [stylesheet, icon, robots] {
      router.answer(RouterPath(file.path.text), [(.get, { request, _ in file.response(to: request) })])
    }
  }
}
