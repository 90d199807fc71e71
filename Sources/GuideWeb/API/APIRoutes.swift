import Hummingbird

/// The routes of the JSON API, below `/v1`.
enum APIRoutes {
  static func add(to router: Router<BasicRequestContext>, _ environment: WebEnvironment) {}
}
