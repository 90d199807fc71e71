/// A version of the DMN standard, known by the namespace of its elements. A later version is greater.
public enum DMNVersion: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The versions that are read and written; the raw value is the number of the version.
  case dmn11 = "1.1"
  case dmn12 = "1.2"
  case dmn13 = "1.3"
  case dmn14 = "1.4"
  case dmn15 = "1.5"
  /// DMN 1.6 is read as far as it equals 1.5; what it has more is named as a problem of the model.
  case dmn16 = "1.6"

  /// The namespace of the elements of a model.
  public var model: String {
    switch self {
    case .dmn11: "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    case .dmn12: "http://www.omg.org/spec/DMN/20180521/MODEL/"
    case .dmn13: "https://www.omg.org/spec/DMN/20191111/MODEL/"
    case .dmn14: "https://www.omg.org/spec/DMN/20211108/MODEL/"
    case .dmn15: "https://www.omg.org/spec/DMN/20230324/MODEL/"
    case .dmn16: "https://www.omg.org/spec/DMN/20240513/MODEL/"
    }
  }

  /// The namespace that stands for the expression language FEEL.
  public var feel: String {
    switch self {
    case .dmn11: "http://www.omg.org/spec/FEEL/20140401"
    case .dmn12: "http://www.omg.org/spec/DMN/20180521/FEEL/"
    case .dmn13: "https://www.omg.org/spec/DMN/20191111/FEEL/"
    case .dmn14: "https://www.omg.org/spec/DMN/20211108/FEEL/"
    case .dmn15: "https://www.omg.org/spec/DMN/20230324/FEEL/"
    case .dmn16: "https://www.omg.org/spec/DMN/20240513/FEEL/"
    }
  }

  /// The namespace of diagrams; DMN 1.1 has none.
  public var diagram: String? {
    switch self {
    case .dmn11: nil
    case .dmn12: "http://www.omg.org/spec/DMN/20180521/DMNDI/"
    case .dmn13: "https://www.omg.org/spec/DMN/20191111/DMNDI/"
    case .dmn14: "https://www.omg.org/spec/DMN/20211108/DMNDI/"
    case .dmn15, .dmn16: "https://www.omg.org/spec/DMN/20230324/DMNDI/"
    }
  }

  /// The version with this namespace, or with one that programs wrote before the standard was there and still write.
  init?(model namespace: String) {
    // Flowable, and the first editors of Camunda.
    let others = ["http://www.omg.org/spec/DMN/20151101", "http://www.omg.org/spec/DMN/20151101/dmn11.xsd"]
    if others.contains(namespace) {
      self = .dmn11
      return
    }
    guard let version = DMNVersion.allCases.first(where: { $0.model == namespace }) else { return nil }
    self = version
  }

  public static func < (a: DMNVersion, b: DMNVersion) -> Bool { a.rawValue < b.rawValue }
}
