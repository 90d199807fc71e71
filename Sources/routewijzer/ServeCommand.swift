import ArgumentParser
import Foundation
import GuideWeb
import Hummingbird
import Logging

/// `serve`: the web pages and the API.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "serve", abstract: "Starts the website and the API.")

  @Option(name: .long, help: "The address to listen on; only this machine by default.")
  var host = "127.0.0.1"
  @Option(name: .long, help: "The port to listen on; 0 for any that is free.")
  var port = 8080
  @Option(
    name: .long, help: "The public address of the site, such as https://routewijzer.example, for links on paper and in e-mail.")
  var site: String?
  @OptionGroup var source: ContentOptions

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("The port \(port) does not exist.") }
    if let site, Self.origin(site) == nil {
      throw ValidationError("The site '\(site)' is no public address; write it as https://routewijzer.example.")
    }
  }

  func run() async throws {
    // Before the content is read: a port in use needs no wait.
    let address = ListeningAddress(host: host, port: port)
    if let problem = address.problem { throw Console.refusal(problem) }
    let environment = WebEnvironment(
      guide: try source.guide(), today: { Clock.today() }, version: Routewijzer.version, site: site.flatMap(Self.origin))
    var logger = Logger(label: "routewijzer")
    logger.logLevel = .notice
    let application = Application(
      router: makeRouter(environment),
      configuration: .init(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { channel in
        // An address of IPv6 has colons of its own.
        let name = host.contains(":") ? "[\(host)]" : host
        Console.error("Routewijzer \(Routewijzer.version), http://\(name):\(channel.localAddress?.port ?? port)/")
      },
      logger: logger)
    do {
      try await application.runService()
    } catch {
      // Another program may have taken the port meanwhile.
      if let problem = address.problem { throw Console.refusal(problem) }
      throw error
    }
  }

  /// The address of a site without a slash at the end; `nil` when it is none. The pages stand at its root.
  private static func origin(_ site: String) -> String? {
    guard let parts = URLComponents(string: site), let scheme = parts.scheme, ["http", "https"].contains(scheme), let host = parts.host,
      !host.isEmpty, parts.user == nil, ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil
    else { return nil }
    return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
  }
}
