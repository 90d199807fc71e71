/// Files in UTF-16, which every reader of XML must take. They are turned into UTF-8 before they are read, and written as that.
enum XMLEncoding {
  /// The bytes of a file in UTF-8; `nil` when it is not in UTF-16, but in UTF-8 or anything else.
  /// - Throws: `ModelProblems` when it starts as UTF-16 and is none.
  static func utf8(ofUTF16 bytes: [UInt8]) throws(ModelProblems) -> [UInt8]? {
    let isBig: Bool
    let start: Int
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFE, 0xFF): (isBig, start) = (true, 2)
    case (0xFF, 0xFE): (isBig, start) = (false, 2)
    // Without a mark, a file starts with '<'.
    case (0x00, 0x3C): (isBig, start) = (true, 0)
    case (0x3C, 0x00): (isBig, start) = (false, 0)
    default: return nil
    }
    func problem(_ message: String, _ remedy: String) -> ModelProblems {
      ModelProblems([ModelProblem(line: 0, place: "file", message: message, remedy: remedy)])
    }
    guard bytes.count <= 2 * XMLDocument.Limits.size else {
      throw problem("The file is larger than \(2 * XMLDocument.Limits.size / 1_000_000) MB.", "Split the model.")
    }
    let units = stride(from: start, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    guard (bytes.count - start).isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw problem("The file is not UTF-16 text, though it starts as such.", "Save it as UTF-8.")
    }
    return Array(text.utf8)
  }
}
