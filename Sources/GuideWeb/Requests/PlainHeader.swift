import HTTPTypes

extension HTTPFields {
  /// A header as it was sent, when it is short and plain ASCII; `nil` when it is missing or anything else. What is compared is asked for
  /// in this way (see `OutsideText`: comparing other text can cost the square of its length).
  func plain(_ name: HTTPField.Name) -> String? {
    guard let value = self[name], value.utf8.count <= 1_000, value.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return value
  }
}
