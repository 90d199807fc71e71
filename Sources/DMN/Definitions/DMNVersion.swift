/// A version of the DMN standard, known by the namespace of its elements. A later version is greater.
public enum DMNVersion: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The versions that are read and written; the raw value is the number of the version.
  case dmn11 = "1.1", dmn12 = "1.2", dmn13 = "1.3", dmn14 = "1.4", dmn15 = "1.5"

  /// The namespace of the elements of a model.
  public var model: String {
    switch self {
    case .dmn11: "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    case .dmn12: "http://www.omg.org/spec/DMN/20180521/MODEL/"
    case .dmn13: "https://www.omg.org/spec/DMN/20191111/MODEL/"
    case .dmn14: "https://www.omg.org/spec/DMN/20211108/MODEL/"
    case .dmn15: "https://www.omg.org/spec/DMN/20230324/MODEL/"
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
    }
  }

  /// The namespace of diagrams; DMN 1.1 has none.
  public var diagram: String? {
    switch self {
    case .dmn11: nil
    case .dmn12: "http://www.omg.org/spec/DMN/20180521/DMNDI/"
    case .dmn13: "https://www.omg.org/spec/DMN/20191111/DMNDI/"
    case .dmn14: "https://www.omg.org/spec/DMN/20211108/DMNDI/"
    case .dmn15: "https://www.omg.org/spec/DMN/20230324/DMNDI/"
    }
  }

  init?(model namespace: String) {
    guard let version = DMNVersion.allCases.first(where: { $0.model == namespace }) else { return nil }
    self = version
  }

  public static func < (a: DMNVersion, b: DMNVersion) -> Bool { a.rawValue < b.rawValue }
}
