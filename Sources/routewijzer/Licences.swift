import CEmbed

/// What is inside the program, made by `scripts/licences` and built in.
enum Licences {
  /// Every package with its licence, the notices of the authors, and the licences.
  static var notice: String { text(cembed_notice, cembed_notice_length) }

  /// The same as a CycloneDX bill of materials, in JSON.
  static var billOfMaterials: String { text(cembed_bill_of_materials, cembed_bill_of_materials_length) }

  private static func text(_ bytes: UnsafePointer<UInt8>, _ length: UInt) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: Int(length)), as: UTF8.self)
  }
}
