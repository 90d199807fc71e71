#if canImport(Glibc)
  import Glibc
#endif

/// Memory that was freed, and that the C library keeps for later.
enum FreedMemory {
  /// Gives it back to the system. After a crowd has left, little of it is needed again soon.
  static func giveBack() {
    #if canImport(Glibc)
      // Swift's import of the C library leaves the header out; other C libraries do not have the function.
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      let trim = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)
      // Not on an event loop: with much memory it takes some milliseconds.
      Task.detached(priority: .background) { _ = trim(0) }
    #endif
  }
}
