import FEEL
import TestSupport

/// Random models in the whole language: every kind of expression and of boxed logic, functions and types of the model, the clock and
/// time zones. Most expressions are of the type that is asked for; some are not, and have no result.
struct GeneratedLanguage {
  /// What an expression should be.
  enum Kind: CaseIterable { case number, text, truth, day, moment, time, span, months, numbers, texts, place, range, function, anything }

  /// The body of the definitions.
  private(set) var body = ""
  private(set) var decisions: [String] = []
  /// The logic of each decision, for messages.
  private(set) var logics: [String: String] = [:]

  private var random: SeededGenerator
  /// Names that expressions can use here, with what they are.
  private var names: [(name: String, kind: Kind)] = []
  private var fresh = 0

  static let types = """
    <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"care","help"</text></allowedValues></itemDefinition>
    <itemDefinition name="tCount"><typeRef>number</typeRef><allowedValues><text>0, 2, 7</text></allowedValues></itemDefinition>
    <itemDefinition name="tDay"><typeRef>date</typeRef>
    <allowedValues><text>date("2025-12-31"), date("2026-01-31"), date("2028-02-29")</text></allowedValues></itemDefinition>
    <itemDefinition name="tPlace"><itemComponent name="hours"><typeRef>number</typeRef></itemComponent>
    <itemComponent name="name"><typeRef>string</typeRef></itemComponent></itemDefinition>
    <itemDefinition name="tSoon"><typeRef>date</typeRef><allowedValues><text>&lt;= today()</text></allowedValues></itemDefinition>
    """
  static let inputs: [(name: String, type: String, kind: Kind, values: [String])] = [
    ("sure", "boolean", .truth, ["true", "false"]), ("sort", "tKind", .text, ["\"care\"", "\"help\""]),
    ("many", "tCount", .number, ["0", "2", "7"]),
    ("born", "tDay", .day, ["date(\"2025-12-31\")", "date(\"2026-01-31\")", "date(\"2028-02-29\")"]),
  ]
  private static let functions = """
    <businessKnowledgeModel id="twice" name="twice"><variable name="twice"/><encapsulatedLogic>
    <formalParameter name="n" typeRef="number"/>\(Sample.literal("n * 2"))</encapsulatedLogic></businessKnowledgeModel>
    <businessKnowledgeModel id="late" name="late"><variable name="late" typeRef="boolean"/><encapsulatedLogic>
    <formalParameter name="d" typeRef="date"/>\(Sample.literal("d > today()"))</encapsulatedLogic></businessKnowledgeModel>
    """

  init(seed: UInt64, decisions count: Int = 4) {
    random = SeededGenerator(seed: seed)
    names = Self.inputs.map { ($0.name, $0.kind) }
    body = Self.types + Self.inputs.map { Sample.input($0.name, type: $0.type) }.joined() + Self.functions
    for number in 0..<count {
      let name = "d\(number)"
      let kind = pick(Kind.allCases)
      let logic = logic(kind, 2)
      logics[name] = logic
      body +=
        "\n"
        + Sample.decision(
          name, type: Self.typeName(kind, &random), inputs: Self.inputs.map(\.name), decisions: decisions, knowledge: ["twice", "late"],
          logic)
      decisions.append(name)
      names.append((name, kind))
    }
  }

  private static func typeName(_ kind: Kind, _ random: inout SeededGenerator) -> String {
    guard Int.random(in: 0..<3, using: &random) == 0 else { return "Any" }
    switch kind {
    case .number: return "number"
    case .text: return "string"
    case .truth: return "boolean"
    case .day: return Bool.random(using: &random) ? "date" : "tSoon"
    case .place: return "tPlace"
    default: return "Any"
    }
  }

  // MARK: Boxed logic

  private mutating func logic(_ kind: Kind, _ depth: Int) -> String {
    guard depth > 0, Int.random(in: 0..<3, using: &random) > 0 else { return Sample.literal(expression(kind, 3)) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1, 2: return table(kind)
    case 3:
      let outer = names.count
      let entries = (0..<2).map { _ -> String in
        let (name, kind) = (newName(), pick(Kind.allCases))
        let entry = "<contextEntry><variable name=\"\(name)\"/>\(logic(kind, depth - 1))</contextEntry>"
        names.append((name, kind))
        return entry
      }
      let result = "<contextEntry>\(logic(kind, depth - 1))</contextEntry>"
      names.removeSubrange(outer...)
      return "<context>\(entries.joined())\(result)</context>"
    case 4:
      return """
        <conditional><if>\(logic(.truth, depth - 1))</if><then>\(logic(kind, depth - 1))</then>\
        <else>\(logic(kind, depth - 1))</else></conditional>
        """
    case 5:
      let call = "<literalExpression><text>twice</text></literalExpression>"
      return "<invocation>\(call)<binding><parameter name=\"n\"/>\(logic(.number, depth - 1))</binding></invocation>"
    case 6:
      return "<filter><in>\(logic(.numbers, depth - 1))</in><match>\(Sample.literal("item > \(expression(.number, 1))"))</match></filter>"
    case 7:
      let name = newName()
      names.append((name, .number))
      defer { names.removeLast() }
      return
        "<for iteratorVariable=\"\(name)\"><in>\(Sample.literal(expression(.numbers, 1)))</in>"
        + "<return>\(logic(.anything, depth - 1))</return></for>"
    case 8:
      let name = newName()
      names.append((name, .text))
      defer { names.removeLast() }
      let word = Bool.random(using: &random) ? "some" : "every"
      return
        "<\(word) iteratorVariable=\"\(name)\"><in>\(Sample.literal(expression(.texts, 1)))</in>"
        + "<satisfies>\(logic(.truth, depth - 1))</satisfies></\(word)>"
    default: return "<list>\(logic(.anything, depth - 1))\(logic(.anything, depth - 1))</list>"
    }
  }

  private mutating func table(_ kind: Kind) -> String {
    let policies = ["UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER"].map { "hitPolicy=\"\($0)\"" }
    let policy = pick(policies + ["hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "hitPolicy=\"COLLECT\" aggregation=\"COUNT\""])
    let kinds = (0..<Int.random(in: 1...2, using: &random)).map { _ in pick([Kind.number, .text, .truth, .day, .anything]) }
    let columns = kinds.map { expression($0, Bool.random(using: &random) ? 0 : 2) }
    let rules = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      kinds.map { cell($0) } + [Bool.random(using: &random) ? constant(kind) : expression(kind, 2)]
    }
    return Sample.table(policy, inputs: columns, rules: rules)
  }

  private mutating func cell(_ kind: Kind) -> String {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: "-"
    case 2, 3: constant(kind)
    case 4: "not(\(constant(kind)))"
    case 5: "\(pick(["<", "<=", ">", ">="])) \(Bool.random(using: &random) ? constant(kind) : expression(kind, 1))"
    case 6: "[\(constant(kind))..\(constant(kind))]"
    case 7: "\(constant(kind)), \(constant(kind))"
    default: pick(["? instance of tKind", "? = \(expression(kind, 1))", "? in (\(constant(kind)))", "? <= today()", "string(?) = \"7\""])
    }
  }

  // MARK: Expressions

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func newName() -> String {
    fresh += 1
    return "v\(fresh)"
  }

  private mutating func constant(_ kind: Kind) -> String {
    switch kind {
    case .number: pick(["0", "2", "7", "1.5", "-3", "1/3", "2.0", "0.00", "7.50"])
    case .text: pick(["\"care\"", "\"help\"", "\"\"", "\"caf\u{E9}\"", "\"a,b\""])
    case .truth: pick(["true", "false"])
    case .day: pick(["date(\"2025-12-31\")", "@\"2026-01-31\"", "date(2028, 2, 29)", "today()", "@\"2024-02-30\""])
    case .moment:
      pick([
        "now()", "@\"2026-03-29T01:30:00@Europe/Paris\"", "date and time(\"2026-01-31T12:00:00Z\")",
        "@\"2026-10-25T02:30:00@Europe/Paris\"", "@\"2026-01-31T12:00:00+06:00\"", "@\"2026-01-31T12:00:00@Not/There\"",
      ])
    case .time: pick(["@\"12:30:00\"", "time(\"23:59:59Z\")", "@\"08:00:00@Asia/Dhaka\"", "time(9, 5, 0)"])
    case .span: pick(["@\"P1D\"", "duration(\"PT25H\")", "@\"-PT90M\""])
    case .months: pick(["@\"P1Y\"", "duration(\"P14M\")", "@\"-P1M\""])
    case .numbers: pick(["[]", "[2, 7]", "[0, 2, 2, 9]", "[1]", "[2.0, 7]", "[1.00]"])
    case .texts: pick(["[\"care\"]", "[\"a\", \"help\", \"a\"]", "[]"])
    case .place: pick(["{hours: 1, name: \"x\"}", "{hours: 1}", "{}", "{name: \"x\", hours: 1.0}", "{name: \"x\", hours: 1}"])
    case .range: pick(["[0..5]", "(1..7]", "[@\"2026-01-01\"..@\"2026-12-31\"]", "(< 5)", "[\"a\"..\"f\"]"])
    case .function: pick(["function(a) a", "function(a: number, b: number) a + b", "twice", "function() today()", "function(k: tKind) k"])
    case .anything: constant(pick(Kind.allCases.dropLast()))
    }
  }

  private mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    // Now and then something of another kind, which most often has no result.
    let kind = Int.random(in: 0..<14, using: &random) == 0 ? pick(Kind.allCases) : kind
    if Int.random(in: 0..<4, using: &random) == 0 || depth == 0 {
      let known = names.filter { $0.kind == kind || kind == .anything }
      if let name = known.randomElement(using: &random)?.name, Int.random(in: 0..<4, using: &random) > 0 { return name }
      return constant(kind)
    }
    if Int.random(in: 0..<5, using: &random) == 0 {
      return "(if \(expression(.truth, depth - 1)) then \(expression(kind, depth - 1)) else \(expression(kind, depth - 1)))"
    }
    return form(kind, depth - 1)
  }

  private mutating func form(_ kind: Kind, _ depth: Int) -> String {
    func e(_ kind: Kind) -> String { expression(kind, depth) }
    switch kind {
    case .number:
      return pick([
        "(\(e(.number)) \(pick(["+", "-", "*", "/", "**"])) \(e(.number)))", "-\(e(.number))", "sum(\(e(.numbers)))",
        "count(\(e(.anything)))", "max(\(e(.numbers)))", "string length(\(e(.text)))", "\(e(.day)).year", "\(e(.moment)).hour",
        "\(e(.span)).hours", "\(e(.months)).years", "\(e(.place)).hours", "twice(\(e(.number)))", "twice(n: \(e(.number)))",
        "decimal(\(e(.number)), 1)", "modulo(\(e(.number)), \(e(.number)))", "\(e(.numbers))[\(pick(["1", "-1", "9"]))]",
        "number(\(e(.text)))", "day of year(\(e(.day)))", "week of year(\(e(.day)))", "sqrt(\(e(.number)))", "mean(\(e(.numbers)))",
        "(\(e(.function)))(\(e(.number)))", "\(e(.range)).end", "median(\(e(.numbers)))",
      ])
    case .text:
      return pick([
        "(\(e(.text)) + \(e(.text)))", "upper case(\(e(.text)))", "substring(\(e(.text)), \(e(.number)))", "string(\(e(.anything)))",
        "\(e(.place)).name", "string join(\(e(.texts)), \"-\")", "replace(\(e(.text)), \"a\", \"b\")", "\(e(.moment)).timezone",
        "day of week(\(e(.day)))", "get entries(\(e(.place)))[1].key", "get value(\(e(.place)), \"name\")",
        "substring before(\(e(.text)), \"e\")", "\(e(.texts))[1]",
      ])
    case .truth:
      return pick([
        "(\(e(.number)) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(e(.number)))", "(\(e(.truth)) and \(e(.truth)))",
        "(\(e(.truth)) or \(e(.truth)))", "not(\(e(.truth)))", "(\(e(.anything)) = \(e(.anything)))", "late(\(e(.day)))",
        "(\(e(.day)) <= \(e(.day)))", "(\(e(.moment)) < \(e(.moment)))", "(\(e(.anything)) instance of \(typeText()))",
        "(\(e(.number)) between \(e(.number)) and \(e(.number)))", "(\(e(.number)) in \(e(.range)))",
        "(\(e(.text)) in (\(e(.text)), \"help\"))",
        "contains(\(e(.text)), \(e(.text)))", "list contains(\(e(.numbers)), \(e(.number)))", "starts with(\(e(.text)), \"c\")",
        "matches(\(e(.text)), \"c.*\")", "(some x in \(e(.numbers)) satisfies x > \(e(.number)))",
        "(every x in \(e(.texts)) satisfies x != \(e(.text)))", "is(\(e(.anything)), \(e(.anything)))",
        "before(\(e(.number)), \(e(.range)))",
        "all([\(e(.truth)), \(e(.truth))])", "any([\(e(.truth))])", "overlaps(\(e(.range)), \(e(.range)))", "(\(e(.text)) < \(e(.text)))",
        "(\(e(.time)) < \(e(.time)))", "(\(e(.span)) >= \(e(.span)))", "includes(\(e(.range)), \(e(.number)))",
      ])
    case .day:
      return pick([
        "(\(e(.day)) + \(e(.months)))", "(\(e(.day)) - \(e(.span)))", "date(\(e(.moment)))", "\(e(.range)).start", "date(\(e(.text)))",
        "date(2026, \(e(.number)), 1)",
      ])
    case .moment:
      return pick([
        "(\(e(.moment)) + \(e(.span)))", "(\(e(.moment)) - \(e(.months)))", "date and time(\(e(.day)), \(e(.time)))",
        "date and time(string(\(e(.moment))))", "date and time(\"2026-07-01T12:00:00@\" + \(pick(["\"Europe/Paris\"", e(.text)])))",
      ])
    case .time: return pick(["(\(e(.time)) + \(e(.span)))", "time(\(e(.moment)))", "time(\(e(.number)), 0, 0)"])
    case .span:
      return pick([
        "(\(e(.moment)) - \(e(.moment)))", "(\(e(.day)) - \(e(.day)))", "(\(e(.span)) * \(e(.number)))", "abs(\(e(.span)))",
        "(\(e(.time)) - \(e(.time)))",
      ])
    case .months:
      return pick([
        "years and months duration(\(e(.day)), \(e(.day)))", "(\(e(.months)) * \(e(.number)))", "(\(e(.months)) + \(e(.months)))",
      ])
    case .numbers:
      return pick([
        "for x in \(e(.numbers)) return x + \(e(.number))", "\(e(.numbers))[item > \(e(.number))]", "append(\(e(.numbers)), \(e(.number)))",
        "sort(\(e(.numbers)), function(a, b) a > b)", "distinct values(\(e(.numbers)))", "[\(e(.number)), \(e(.number))]",
        "for i in 1..3 return i * \(e(.number))", "concatenate(\(e(.numbers)), \(e(.numbers)))", "reverse(\(e(.numbers)))",
        "for i in 1..4 return if i = 1 then \(e(.number)) else partial[-1] + 1", "flatten([\(e(.numbers)), [\(e(.number))]])",
        "mode(\(e(.numbers)))", "sublist(\(e(.numbers)), 1, 1)", "index of(\(e(.numbers)), \(e(.number)))",
      ])
    case .texts:
      return pick([
        "split(\(e(.text)), \",\")", "[\(e(.text)), \(e(.text))]", "for x in \(e(.texts)) return upper case(x)",
        "\(e(.texts))[item != \"a\"]",
        "union(\(e(.texts)), [\(e(.text))])",
      ])
    case .place:
      return pick([
        "{hours: \(e(.number)), name: \(e(.text))}", "context put(\(e(.place)), \"hours\", \(e(.number)))",
        "context merge([\(e(.place)), {name: \(e(.text))}])", "{hours: \(e(.number)), name: string(hours)}",
      ])
    case .range:
      return pick(["[\(e(.number))..\(e(.number))]", "(\(e(.day))..\(e(.day))]", "range(\"[1..\" + string(\(e(.number))) + \"]\")"])
    case .function: return pick(["function(a) a + \(e(.number))", "function(a: tPlace) a.hours", "late"])
    case .anything: return expression(pick(Kind.allCases.dropLast()), depth)
    }
  }

  private mutating func typeText() -> String {
    pick([
      "number", "string", "tKind", "tPlace", "tSoon", "list<number>", "context<hours: number>", "range<date>", "Any", "date and time",
      "function<number> -> number", "list<tKind>", "days and time duration",
    ])
  }
}
