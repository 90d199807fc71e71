import ArgumentParser
import Foundation
import GuideContent
import GuideWeb
import HTTPTypes
import Hummingbird
import Library
import Logging
import NIOCore
import Synchronization

/// `content preview`: the site as it would be with the content of a working folder, read anew after every change.
struct Preview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows the site with the content of a folder. Change a file, load the page again, and see the change or what is wrong.")

  @Option(name: .long, help: "The port to listen on, on this machine only; 0 for any that is free.")
  var port = 8081
  @OptionGroup var folder: FolderOptions

  func run() async throws {
    if let problem = ContentDirectory.problem(at: folder.content) { throw Console.refusal(problem, ExitCode(2)) }
    let address = ListeningAddress(host: "127.0.0.1", port: port)
    if let problem = address.problem { throw Console.refusal(problem) }
    var logger = Logger(label: "routewijzer")
    logger.logLevel = .notice
    let application = Application(
      responder: PreviewResponder(folder: folder.content),
      configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil),
      onServerRunning: { channel in
        Console.error("Preview: http://\(address.name):\(channel.localAddress?.port ?? address.port)/")
      },
      logger: logger)
    try await application.runService()
  }
}

/// Answers with the site of a folder as it is now.
private final class PreviewResponder: HTTPResponder, Sendable {
  typealias Context = GuideRequestContext

  /// What came of reading the folder.
  private enum Site: Sendable {
    case good(RouterResponder<GuideRequestContext>)
    /// What is wrong, for the author.
    case broken(String)
  }

  private let folder: String
  private let read = Mutex<(stamp: FolderStamp, site: Site)?>(nil)

  init(folder: String) { self.folder = folder }

  func respond(to request: Request, context: GuideRequestContext) async throws -> Response {
    switch site() {
    case .good(let responder): return try await responder.respond(to: request, context: context)
    case .broken(let words):
      return Response(
        status: .serviceUnavailable, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: words)))
    }
  }

  private func site() -> Site {
    let stamp = FolderStamp(folder)
    return read.withLock { known in
      if let known, known.stamp == stamp { return known.site }
      let site = make()
      known = (stamp, site)
      return site
    }
  }

  private func make() -> Site {
    do {
      let guide = try ContentLoader.load(try ContentDirectory.files(at: folder))
      let environment = WebEnvironment(guide: guide, today: { Clock.today() }, version: Routewijzer.version)
      return .good(makeRouter(environment).buildResponder())
    } catch {
      return .broken("\(error)\n")
    }
  }
}

/// The names, sizes and times of the files of a folder: another stamp means that something may have changed.
private struct FolderStamp: Equatable, Sendable {
  private let lines: [String]

  init(_ folder: String) {
    let root = URL(fileURLWithPath: folder)
    let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey]
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys)?.allObjects as? [URL] ?? []
    lines = files.map { file in
      let values = try? file.resourceValues(forKeys: Set(keys))
      let time = values?.contentModificationDate?.timeIntervalSince1970 ?? 0
      return "\(file.path) \(values?.fileSize ?? 0) \(time)"
    }.sorted()
  }
}
