import FEEL

/// Runs the public conformance kit of DMN: models with test cases and the results that they must give.
public enum ConformanceKit {
  /// A file of the kit: the path from the folder of the kit on, with `/` between the parts, and its content.
  public typealias File = (path: String, bytes: [UInt8])

  /// Runs every test case. Files that belong together (a model, what it imports, its tests) stand in one folder.
  public static func run(files: [File], _ environment: Environment = Environment()) -> ConformanceReport {
    let folders = Dictionary(grouping: files) { folder(of: $0.path) }
    return ConformanceReport(cases: folders.keys.sorted().flatMap { run(folder: $0, files: folders[$0] ?? [], environment) })
  }

  private static func run(folder: String, files: [File], _ environment: Environment) -> [ConformanceReport.Case] {
    var documents: [String: Result<DMNDocument, ModelProblems>] = [:]
    for file in files where file.path.hasSuffix(".dmn") {
      documents[name(of: file.path)] = Result { () throws(ModelProblems) in try DMNDocument.read(file.bytes) }
    }
    var models: [String: Result<ModelInterpreter, ModelProblems>] = [:]
    var cases: [ConformanceReport.Case] = []
    for file in files.sorted(by: { $0.path < $1.path }) where file.path.hasSuffix(".xml") {
      let name = String(name(of: file.path).dropLast(4))
      func result(_ id: String, _ verdict: ConformanceReport.Verdict) -> ConformanceReport.Case {
        ConformanceReport.Case(folder: folder, file: name, id: id, verdict: verdict)
      }
      let suite: ConformanceSuite
      do {
        guard let found = try ConformanceSuite(file.bytes, environment) else { continue }
        suite = found
      } catch {
        cases.append(result("", .failed("The test file cannot be read: \(error.summary)")))
        continue
      }
      let model = models[suite.modelName] ?? load(suite.modelName, documents)
      models[suite.modelName] = model
      for test in suite.tests {
        switch model {
        case .success(let interpreter): cases.append(result(test.id, test.run(interpreter, environment)))
        case .failure(let problems): cases.append(result(test.id, .failed("The model cannot be read: \(problems.summary)")))
        }
      }
    }
    return cases
  }

  private static func load(
    _ name: String, _ documents: [String: Result<DMNDocument, ModelProblems>]
  ) -> Result<ModelInterpreter, ModelProblems> {
    guard let found = documents[name] else {
      return .failure(
        ModelProblems([
          ModelProblem(line: 0, place: "test file", message: "There is no model '\(name)' beside the tests.", remedy: "Add the file.")
        ]))
    }
    let others = documents.filter { $0.key != name }.sorted { $0.key < $1.key }.compactMap { try? $0.value.get() }
    return found.flatMap { document in
      Result { () throws(ModelProblems) in ModelInterpreter(try Definitions(document, importing: others)) }
    }
  }

  private static func folder(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }
  private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension ModelProblems {
  /// The problems on one line.
  var summary: String { problems.map { "line \($0.line), \($0.place): \($0.message)" }.joined(separator: " ") }
}
