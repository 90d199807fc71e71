/// Ends the program when something that must always hold does not: the fuzzer keeps the input.
public func holds(_ condition: Bool, _ what: @autoclosure () -> String) {
  if !condition { fatalError(what()) }
}

/// The text of an input; bytes that are no UTF-8 become replacement characters.
public func text(_ data: UnsafePointer<UInt8>?, _ count: Int) -> String {
  String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
}
