import ArgumentParser
import GuideWeb
import Hummingbird
import Logging

/// `serve`: the web pages and the API.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "serve", abstract: "Starts the website and the API.")

  @Option(name: .long, help: "The address to listen on; only this machine by default.")
  var host = "127.0.0.1"
  @Option(name: .long, help: "The port to listen on.")
  var port = 8080
  @OptionGroup var source: ContentOptions

  func run() async throws {
    guard (0...65535).contains(port) else { throw ValidationError("The port \(port) does not exist.") }
    let environment = WebEnvironment(guide: try source.guide(), today: { Clock.today() }, version: Routewijzer.version)
    var logger = Logger(label: "routewijzer")
    logger.logLevel = .notice
    let application = Application(
      router: makeRouter(environment),
      configuration: .init(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { channel in
        Console.error("Routewijzer \(Routewijzer.version), http://\(host):\(channel.localAddress?.port ?? port)/")
      },
      logger: logger)
    try await application.runService()
  }
}
