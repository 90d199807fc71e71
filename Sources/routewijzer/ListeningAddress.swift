import Foundation

/// An address to listen on, tried before the server is made: what is wrong with it is one line, and comes at once.
struct ListeningAddress {
  let host: String
  let port: Int
  /// The options that this address was given with.
  var hostOption = "--host"
  var portOption = "--port"

  /// The address as it stands in a URL: one of IPv6 has colons of its own.
  var name: String { host.contains(":") ? "[\(host)]" : host }

  /// Why the server cannot listen here, and what to do; `nil` when it can.
  var problem: String? {
    switch failure {
    case nil: nil
    case .unknownHost: "The host '\(host)' is unknown. Choose another: \(hostOption) 127.0.0.1"
    case .system(EADDRINUSE): "Port \(port) is in use. Choose another: \(portOption) \(nextFree ?? 0)"
    case .system(EACCES): "Port \(port) is not allowed for this user. Choose one above 1023: \(portOption) 8080"
    case .system(EADDRNOTAVAIL): "This machine does not have the address '\(host)'. Choose another: \(hostOption) 127.0.0.1"
    case .system(let number): "The server cannot listen on \(host), port \(port): \(String(cString: strerror(number)))."
    }
  }

  private enum Failure {
    case unknownHost
    case system(Int32)
  }

  /// Takes the address for a moment.
  private var failure: Failure? {
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), nil, &list) == 0 else { return .unknownHost }
    defer { freeaddrinfo(list) }
    var entry = list
    // The same name is listed once per protocol.
    while let other = entry, Int(other.pointee.ai_protocol) != Int(IPPROTO_TCP) { entry = other.pointee.ai_next }
    guard let address = entry?.pointee else { return .unknownHost }
    let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { return .system(errno) }
    defer { close(descriptor) }
    // As the server does it: a port whose last connections are still fading away is free.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    return bind(descriptor, address.ai_addr, address.ai_addrlen) == 0 ? nil : .system(errno)
  }

  /// The first port after this one that can be had; `nil` when none of the next few can. Port 0 means any.
  private var nextFree: Int? {
    (port + 1..<port + 100).first { $0 <= 65535 && ListeningAddress(host: host, port: $0).failure == nil }
  }
}
