import CEmbed

/// The content that the program was built with. It is read like a folder, so the same content has the same hash in both.
package enum BuiltInContent {
  /// - Parameter isWanted: which of them, by their path.
  package static func files(where isWanted: (String) -> Bool = { _ in true }) -> [ContentFile] {
    UnsafeBufferPointer(start: cembed_content, count: Int(cembed_content_count)).compactMap { file in
      let path = String(cString: file.path)
      guard isWanted(path) else { return nil }
      return ContentFile(path: path, bytes: Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.length))))
    }
  }
}
