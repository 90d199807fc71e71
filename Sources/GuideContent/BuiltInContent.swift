import CEmbed

/// The content that the program was built with. It is read like a folder, so the same content has the same hash in both.
package enum BuiltInContent {
  package static func files() -> [ContentFile] {
    UnsafeBufferPointer(start: cembed_content, count: Int(cembed_content_count)).map { file in
      ContentFile(path: String(cString: file.path), bytes: Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.length))))
    }
  }
}
