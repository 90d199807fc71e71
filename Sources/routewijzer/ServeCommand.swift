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
  @Option(name: .long, help: "The port for /livez, /readyz and /metrics; 0 for any that is free. Default: none.")
  var managementPort: Int?
  @Option(name: .long, help: "The address that the management port listens on.")
  var managementHost = "127.0.0.1"
  @Flag(name: .long, help: "Also answers agents, at /mcp (Model Context Protocol).")
  var mcp = false
  @Option(name: .long, help: "Seconds that requests in flight get when the server stops.")
  var grace = 10.0
  @Option(name: .long, help: "What to write about requests: none, or a line for each (requests).")
  var log = RequestLog.none
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var source: ContentOptions

  func validate() throws {
    for port in [port, managementPort].compactMap(\.self) where !(0...65535).contains(port) {
      throw ValidationError("The port \(port) does not exist.")
    }
    guard (0...86_400).contains(grace) else {
      throw ValidationError("The value \(grace) of --grace is out of range; give 0 to 86400 seconds.")
    }
    if let site, Self.origin(site) == nil {
      throw ValidationError("The site '\(site)' is no public address; write it as https://routewijzer.example.")
    }
  }

  func run() async throws {
    let start = Date.now.timeIntervalSince1970
    // Before the content is read: a port in use needs no wait.
    let addresses = addresses
    for address in addresses { if let problem = address.problem { throw Console.refusal(problem) } }
    var logger = Logger(label: "routewijzer")
    logger.logLevel = .notice
    let figures = PrometheusMetrics()
    let server = ServerState(
      limits: limitOptions.limits(descriptors: FileDescriptors.raise()), metrics: ServerMetrics(factory: figures), logger: logger,
      onRequest: { [log] in log.write($0) })
    let guide = try source.guide()
    let environment = WebEnvironment(
      guide: guide, today: { Clock.today() }, version: Routewijzer.version, site: site.flatMap(Self.origin), answersAgents: mcp,
      server: server, cases: CaseInput.desk(try CaseInput.examples(source), guide))
    environment.warmUp()
    var application = application(makeRouter(environment), server, addresses[0], logger) { address in
      Console.error("Routewijzer \(Routewijzer.version), http://\(address)/")
    }
    if addresses.count > 1 {
      var few = ServerLimits()
      few.connections = 64
      let router = ManagementRoutes.make(server, figures: figures, start: start)
      application.addServices(
        self.application(router, ServerState(limits: few), addresses[1], logger) { address in
          Console.error("Management: http://\(address)/metrics")
        })
    }
    let signals = StopSignals(server, grace: grace, logger)
    defer { withExtendedLifetime(signals) {} }
    do {
      try await application.runService()
    } catch {
      // Another program may have taken the port meanwhile.
      for address in addresses { if let problem = address.problem { throw Console.refusal(problem) } }
      throw error
    }
  }

  /// Where to listen: for visitors, and for whoever watches the server.
  private var addresses: [ListeningAddress] {
    [ListeningAddress(host: host, port: port)]
      + (managementPort.map {
        [ListeningAddress(host: managementHost, port: $0, hostOption: "--management-host", portOption: "--management-port")]
      } ?? [])
  }

  /// - Parameter onRunning: gets the address that is listened on, with the port that was picked.
  private func application<Context: RequestContext>(
    _ router: Router<Context>, _ server: ServerState, _ address: ListeningAddress, _ logger: Logger,
    onRunning: @escaping @Sendable (String) -> Void
  ) -> Application<RouterResponder<Context>> where Context.Source == ApplicationRequestContextSource {
    Application(
      router: router,
      server: server.http(version: Routewijzer.version) { WallClock.httpDate() },
      configuration: .init(
        address: .hostname(address.host, port: address.port), serverName: nil, backlog: 1_024,
        availableConnectionsDelegate: server.connectionBound),
      onServerRunning: { channel in
        try? await server.guardAccepting(channel)
        onRunning("\(address.name):\(channel.localAddress?.port ?? address.port)")
      },
      logger: logger)
  }

  /// The address of a site without a slash at the end; `nil` when it is none. The pages stand at its root.
  private static func origin(_ site: String) -> String? {
    guard let parts = URLComponents(string: site), let scheme = parts.scheme, ["http", "https"].contains(scheme), let host = parts.host,
      !host.isEmpty, parts.user == nil, ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil
    else { return nil }
    return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
  }
}
