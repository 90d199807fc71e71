import CEmbed
import HTTPTypes
import Hummingbird
import NIOCore

/// The stylesheet, the icon and the note for search engines, built into the program.
enum StaticFiles {
  private struct File: Sendable {
    let path: String
    let type: String
    let bytes: [UInt8]
    let tag: String

    init(path: String, type: String, _ start: UnsafePointer<UInt8>, _ length: UInt) {
      self.path = path
      self.type = type
      bytes = Array(UnsafeBufferPointer(start: start, count: Int(length)))
      // FNV-1a: names this version of the file, no more.
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      tag = String(hash, radix: 16)
    }
  }

  private static let stylesheet = File(
    path: "/site.css", type: "text/css; charset=utf-8", cembed_stylesheet, cembed_stylesheet_length)
  private static let icon = File(path: "/favicon.svg", type: "image/svg+xml", cembed_icon, cembed_icon_length)
  private static let robots = File(
    path: "/robots.txt", type: "text/plain; charset=utf-8", cembed_robots, cembed_robots_length)
  private static let files = [stylesheet, icon, robots]

  /// The address of the stylesheet; it changes with every version, so that a browser may keep it for ever.
  static let stylesheetAddress = "\(stylesheet.path)?v=\(stylesheet.tag)"
  static let iconAddress = "\(icon.path)?v=\(icon.tag)"

  static func knows(_ path: String) -> Bool { files.contains { $0.path == path } }

  static func add(to router: Router<BasicRequestContext>) {
    for file in files {
      router.get(RouterPath(file.path)) { request, _ in
        let tag = "\"\(file.tag)\""
        let isNamed = request.uri.query == "v=\(file.tag)"
        let headers: HTTPFields = [
          .contentType: file.type, .eTag: tag,
          .cacheControl: isNamed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        ]
        if request.headers.plain(.ifNoneMatch) == tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
      }
    }
  }
}
