extension String {
  /// The text, or its start and `…` when it has more than `count` bytes. Cut at a code point: one character can be very long.
  package func cut(to count: Int) -> String {
    guard utf8.count > count else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: count)
    while end > startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(self[..<end]) + "…"
  }
}
