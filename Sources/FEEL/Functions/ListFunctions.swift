/// Functions on lists, save those that make one number or one boolean of a list. A single value counts as a list of one.
enum ListFunctions {
  static let all: [BuiltinFunction] = [
    BuiltinFunction(
      "list contains",
      .init("list", "element") { arguments, evaluation in
        list("list contains", arguments, evaluation) { list in
          .boolean(list.contains { $0.isEqual(to: arguments[1], evaluation) ?? false })
        }
      }),
    BuiltinFunction(
      "count",
      .init("list") { arguments, evaluation in
        // How long a list is stands with it; that takes no walk through it.
        arguments[0].asList.map { .number(Decimal128($0.count)) }
          ?? list("count", arguments, evaluation) { .number(Decimal128($0.count)) }
      }),
    BuiltinFunction(
      "index of",
      .init("list", "match") { arguments, evaluation in
        list("index of", arguments, evaluation) { list in
          .list(list.indices.filter { list[$0].isEqual(to: arguments[1], evaluation) ?? false }.map { .number(Decimal128($0 + 1)) })
        }
      }),
    BuiltinFunction(
      "reverse",
      .init("list") { arguments, evaluation in
        list("reverse", arguments, evaluation) { .list($0.reversed()) }
      }),
    BuiltinFunction("append", .init("list", "item", variadic: true, apply: append), .init("list", "item", apply: append)),
    BuiltinFunction(
      "concatenate",
      .init("list", variadic: true) { arguments, evaluation in
        concatenated("concatenate", arguments, evaluation).map(Value.list) ?? .null
      }),
    BuiltinFunction(
      "union",
      .init("list", variadic: true) { arguments, evaluation in
        concatenated("union", arguments, evaluation).map { distinct($0, evaluation) } ?? .null
      }),
    BuiltinFunction(
      "distinct values",
      .init("list") { arguments, evaluation in
        list("distinct values", arguments, evaluation) { distinct($0, evaluation) }
      }),
    BuiltinFunction(
      "flatten",
      .init("list") { arguments, evaluation in
        list("flatten", arguments, evaluation) { flatten($0, evaluation) }
      }),
    BuiltinFunction("sublist", .init("list", "start position", "length", optional: 1, apply: sublist)),
    BuiltinFunction(
      "insert before",
      .init("list", "position", "newItem") { arguments, evaluation in
        at("insert before", arguments, evaluation) { list, index in
          list.insert(arguments[2], at: index)
          return .list(list)
        }
      }),
    BuiltinFunction(
      "remove",
      .init("list", "position") { arguments, evaluation in
        at("remove", arguments, evaluation) { list, index in
          list.remove(at: index)
          return .list(list)
        }
      }),
    BuiltinFunction(
      "list replace", .init("list", "position", "newItem", apply: replace), .init("list", "match", "newItem", apply: replace)),
    BuiltinFunction("sort", .init("list", "precedes", apply: sort)),
  ]

  private static func append(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    list("append", arguments, evaluation) { .list($0 + arguments.dropFirst()) }
  }

  private static func sublist(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    let length = arguments.given(2)?.asNumber
    guard let list = arguments[0].asList, let start = arguments[1].asNumber, length != nil || arguments.given(2) == nil else {
      return evaluation.refuse("sublist", arguments, needs: "a list, a start position and perhaps a length")
    }
    guard evaluation.step(list.count) else { return .null }
    guard let range = Positions.range(from: start, length: length, in: list.count) else {
      return evaluation.fail(
        """
        sublist() needs \(Positions.description(in: list.count)) as start position, and a length that is not negative; \
        it met \(start)\(length.map { " and \($0)" } ?? "").
        """)
    }
    return .list(Array(list[range]))
  }

  private static func distinct(_ list: [Value], _ evaluation: Evaluation) -> Value {
    var values = DistinctValues()
    for element in list {
      guard values.add(element, evaluation) else { return .null }
    }
    return .list(values.values)
  }

  /// The elements of lists within the list too, however deep.
  private static func flatten(_ list: [Value], _ evaluation: Evaluation) -> Value {
    var result: [Value] = []
    var open = [list[...]]
    while var rest = open.popLast() {
      guard let element = rest.popFirst() else { continue }
      open.append(rest)
      guard evaluation.step() else { return .null }
      if case .list(let inner) = element { open.append(inner[...]) } else { result.append(element) }
    }
    return .list(result)
  }

  /// Puts an element in the place of the one at a position, or of all for which a function of the old and new one is true.
  private static func replace(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard case .function(let match) = arguments[1].single else {
      return at("list replace", arguments, evaluation) { list, index in
        list[index] = arguments[2]
        return .list(list)
      }
    }
    return list("list replace", arguments, evaluation) { list in
      var result = list
      for (index, element) in list.enumerated() {
        guard let answer = ask("list replace", match, element, arguments[2], evaluation) else { return .null }
        if answer { result[index] = arguments[2] }
      }
      return .list(result)
    }
  }

  /// Elements of which neither comes first keep their order.
  private static func sort(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let list = arguments[0].asList, case .function(let precedes) = arguments[1].single else {
      return evaluation.refuse(
        "sort", arguments, needs: "a list and a function that says of two elements whether the first precedes")
    }
    var sorted = list
    var width = 1
    while width < sorted.count {
      var merged: [Value] = []
      merged.reserveCapacity(sorted.count)
      for start in stride(from: 0, to: sorted.count, by: width * 2) {
        let middle = min(start + width, sorted.count)
        let end = min(middle + width, sorted.count)
        var (left, right) = (start, middle)
        while left < middle, right < end {
          guard let comesFirst = ask("sort", precedes, sorted[right], sorted[left], evaluation) else { return .null }
          merged.append(sorted[comesFirst ? right : left])
          if comesFirst { right += 1 } else { left += 1 }
        }
        merged += sorted[left..<middle] + sorted[right..<end]
      }
      sorted = merged
      width *= 2
    }
    return .list(sorted)
  }
}

// MARK: - Arguments

extension ListFunctions {
  private static func list(
    _ name: String, _ arguments: [Value], _ evaluation: Evaluation, _ body: ([Value]) -> Value
  ) -> Value {
    guard let list = arguments[0].asList else { return evaluation.refuse(name, arguments, needs: "a list") }
    return evaluation.step(1 + list.count) ? body(list) : .null
  }

  /// Changes a list at a position.
  private static func at(
    _ name: String, _ arguments: [Value], _ evaluation: Evaluation, _ body: (inout [Value], Int) -> Value
  ) -> Value {
    guard var list = arguments[0].asList, let position = arguments[1].asNumber else {
      return evaluation.refuse(name, arguments, needs: "a list and a position")
    }
    guard evaluation.step(1 + list.count) else { return .null }
    guard let index = Positions.index(position, in: list.count) else {
      return evaluation.fail("\(name)() needs \(Positions.description(in: list.count)); it met position \(position).")
    }
    return body(&list, index)
  }

  private static func concatenated(_ name: String, _ arguments: [Value], _ evaluation: Evaluation) -> [Value]? {
    var result: [Value] = []
    for argument in arguments {
      guard let list = argument.asList else {
        _ = evaluation.refuse(name, arguments, needs: "lists")
        return nil
      }
      guard evaluation.step(1 + list.count) else { return nil }
      guard result.count + list.count <= evaluation.environment.limits.size else {
        _ = evaluation.refuseSize(name, of: "elements")
        return nil
      }
      result += list
    }
    return result
  }

  /// What a function answers about two values; `nil` when that is not true or false.
  private static func ask(_ name: String, _ function: Function, _ a: Value, _ b: Value, _ evaluation: Evaluation) -> Bool? {
    let answer = evaluation.step() ? function.call([a, b], evaluation) : .null
    if case .boolean(let answer) = answer { return answer }
    _ = evaluation.fail("\(name)() needs a function of two values that gives true or false; it gave \(answer.kind).")
    return nil
  }
}

/// Values without those that equal an earlier one.
struct DistinctValues {
  private(set) var values: [Value] = []
  private var simple: Set<Simple> = []
  private var others: [Value] = []

  /// Values of these kinds equal only their own kind, and are found by hashing. Texts are compared by code points.
  private enum Simple: Hashable {
    case null
    case boolean(Bool)
    case number(Decimal128)
    case string(CodePoints)

    init?(_ value: Value) {
      switch value {
      case .null: self = .null
      case .boolean(let value): self = .boolean(value)
      case .number(let value): self = .number(value)
      case .string(let value): self = .string(CodePoints(value))
      default: return nil
      }
    }
  }

  /// Adds a value unless it is there; `false` when the evaluation must stop.
  mutating func add(_ value: Value, _ evaluation: Evaluation) -> Bool {
    if let key = Simple(value) {
      var cost = 1
      if case .string(let text) = value { cost += text.utf8.count / 64 }
      guard evaluation.step(cost) else { return false }
      if simple.insert(key).inserted { values.append(value) }
      return true
    }
    guard evaluation.step(1 + others.count) else { return false }
    if !others.contains(where: { $0.isEqual(to: value, evaluation) ?? false }) {
      others.append(value)
      values.append(value)
    }
    return true
  }
}
