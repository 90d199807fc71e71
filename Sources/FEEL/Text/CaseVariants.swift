/// Which characters differ only in case: those with the same lower case form or the same upper case form.
enum CaseVariants {
  /// The other forms of a code point; empty for most.
  static func of(_ value: UInt32) -> [UInt32] { all[value] ?? [] }

  static func areVariants(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    a == b || of(a.value).contains(b.value)
  }

  /// By code points: texts that only look the same are different forms.
  private struct Form: Hashable {
    let isUpper: Bool
    let text: [Unicode.Scalar]
  }

  /// Only these planes hold letters with case.
  private static let cased: ClosedRange<UInt32> = 0...0x1_FFFF

  private static let all: [UInt32: [UInt32]] = {
    var byForm: [Form: [UInt32]] = [:]
    for value in cased {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped else { continue }
      byForm[Form(isUpper: false, text: Array(scalar.properties.lowercaseMapping.unicodeScalars)), default: []].append(value)
      byForm[Form(isUpper: true, text: Array(scalar.properties.uppercaseMapping.unicodeScalars)), default: []].append(value)
    }
    var variants: [UInt32: [UInt32]] = [:]
    for members in byForm.values where members.count > 1 {
      for member in members {
        for other in members where other != member && variants[member]?.contains(other) != true {
          variants[member, default: []].append(other)
        }
      }
    }
    return variants
  }()
}
