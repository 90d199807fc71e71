import DMN
import FEEL

/// What remains possible while inputs are open, and the smallest change.
struct OpenBench {
  let measure: Measure
  let model: CompiledModel
  let file: CaseFile
  private let decisions: [String]

  init(_ measure: Measure, model path: String, cases: String) throws {
    self.measure = measure
    model = try CaseFile.model(path)
    file = try CaseFile(cases, inputs: model.model.inputs.count)
    decisions = model.model.decisions.map(\.id)
  }

  private func known() throws -> [KnownInputs] {
    try file.rows.map { row in
      let pairs = zip(model.model.inputs, row.inputs).compactMap { input, value in value.map { (input.id, $0) } }
      return try model.known(Dictionary(uniqueKeysWithValues: pairs))
    }
  }

  func run() throws {
    let known = try known()
    let index = try OpenIndex(model, decisions: decisions)
    let cases = known.map(index.case)
    try check(known, index)
    var answer = index.emptyAnswer
    let times = 20
    measure.rate("possible outcomes, half open", cases.count * times) {
      var sink = 0
      for _ in 0..<times {
        for known in cases {
          index.look(known, into: &answer)
          sink &+= Int(answer.possibilities[0])
        }
      }
      return sink
    }
    let latencies = cases.map { known in
      Measure.latency {
        index.look(known, into: &answer)
        return Int(answer.possibilities[0])
      }
    }.sorted()
    Measure.value("possible outcomes, half open, 99th percentile", latencies[latencies.count * 99 / 100], "ns")
    Measure.value("possible outcomes, half open, longest", latencies[latencies.count - 1], "ns")
    try smallestChange(known)
  }

  /// The outcomes that remain, printed for the driver to compare: one line per case, of the second decision.
  func printPossible() throws {
    let index = try OpenIndex(model, decisions: decisions)
    for known in try known() {
      let possible = index.possibilities[Int(index.look(index.case(known)).possibilities[1])]
      print(possible.map { if case .string(let text) = $0 { text } else { $0.description } }.sorted().joined(separator: "\t"))
    }
  }

  /// The index against the walks over the compiled form.
  private func check(_ known: [KnownInputs], _ index: OpenIndex) throws {
    for known in known {
      let answer = index.look(index.case(known))
      for (decision, possibility) in zip(decisions, answer.possibilities) {
        guard Set(index.possibilities[Int(possibility)]) == Set(model.possibleValues(of: decision, given: known)) else {
          throw Failure("the index and the walk differ for \(decision)")
        }
      }
    }
  }

  private func smallestChange(_ known: [KnownInputs]) throws {
    let targets = model.possibleValues(of: "option", given: model.allOpen).sorted { $0.description < $1.description }
    let some = Array(known.prefix(known.count / 10).enumerated())
    func change(_ row: Int, _ known: KnownInputs) -> Int {
      model.smallestChange(of: "option", to: targets[row % targets.count], given: known) { _ in true }?.count ?? 0
    }
    measure.rate("smallest change", some.count) { some.reduce(0) { $0 &+ change($1.offset, $1.element) } }
    let longest = some.map { row, known in Measure.latency { change(row, known) } }.max() ?? 0
    Measure.value("smallest change, longest", longest, "ns")
  }
}
