/// Functions on contexts.
enum ContextFunctions {
  static let all: [BuiltinFunction] = [
    BuiltinFunction(
      "get value",
      .init("m", "key") { arguments, evaluation in
        guard case .context(let context) = arguments[0].single, let key = arguments[1].asString else {
          return evaluation.refuse("get value", arguments, needs: "a context and a key")
        }
        guard evaluation.step(key.utf8.count / 64) else { return .null }
        return context[key] ?? evaluation.fail("get value(): the context has no entry \"\(key)\".")
      }),
    BuiltinFunction(
      "get entries",
      .init("m") { arguments, evaluation in
        guard case .context(let context) = arguments[0].single else {
          return evaluation.refuse("get entries", arguments, needs: "a context")
        }
        guard evaluation.step(1 + context.names.count) else { return .null }
        return .list(context.entries.map { .context(Context([("key", .string($0.name)), ("value", $0.value)])) })
      }),
    BuiltinFunction("context", .init("entries", apply: context)),
    BuiltinFunction(
      "context put",
      // By position a list of keys is a path, too; by name only `keys` is.
      .init("context", "keys", "value", apply: put),
      .init("context", "key", "value") { arguments, evaluation in
        if arguments[1].asString != nil { return put(arguments, evaluation) }
        return evaluation.refuse("context put", arguments, needs: "a context, a key and a value; a list is given as keys")
      }),
    BuiltinFunction("context merge", .init("contexts", apply: merge)),
  ]

  /// A context of entries that are contexts with a `key` and a `value`.
  private static func context(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    let needs = "a list of contexts with a key and a value"
    guard let entries = arguments[0].asList else { return evaluation.refuse("context", arguments, needs: needs) }
    var result = Context()
    for entry in entries {
      guard evaluation.step() else { return .null }
      guard case .context(let entry) = entry, case .string(let key)? = entry["key"], let value = entry["value"] else {
        return evaluation.fail("context() needs \(needs); one of the entries it met is not like that.")
      }
      guard evaluation.step(key.utf8.count / 64) else { return .null }
      guard result[key] == nil else { return evaluation.fail("context(): the key \"\(key)\" stands there twice.") }
      result[key] = value
    }
    return .context(result)
  }

  /// The context with a new or other value for a key; a list of keys leads through contexts within contexts.
  private static func put(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard case .context(let context) = arguments[0].single, let keys = arguments[1].asList, !keys.isEmpty else {
      return evaluation.refuse("context put", arguments, needs: "a context, a key or a list of keys, and a value")
    }
    // On the way down every context is noted with its key; on the way up each gets its new entry.
    var path: [(context: Context, key: String)] = []
    var current = Value.context(context)
    for key in keys {
      guard evaluation.step() else { return .null }
      guard case .string(let key) = key else {
        return evaluation.fail("context put() needs keys that are strings; it met \(key.kind).")
      }
      guard case .context(let context) = current else {
        return evaluation.fail("context put(): the entry before the key \"\(key)\" is not a context, but \(current.kind).")
      }
      guard evaluation.step(key.utf8.count / 64) else { return .null }
      path.append((context, key))
      current = context[key] ?? .null
    }
    var value = arguments[2]
    for (var context, key) in path.reversed() {
      guard evaluation.step(1 + context.names.count) else { return .null }
      context[key] = value
      value = .context(context)
    }
    return value
  }

  /// One context with the entries of all; of the same key the last counts.
  private static func merge(_ arguments: [Value], _ evaluation: Evaluation) -> Value {
    guard let contexts = arguments[0].asList else {
      return evaluation.refuse("context merge", arguments, needs: "a list of contexts")
    }
    var result = Context()
    for element in contexts {
      guard case .context(let context) = element else {
        return evaluation.fail("context merge() needs a list of contexts; it met \(element.kind) in it.")
      }
      guard evaluation.step(1 + context.names.count) else { return .null }
      for (name, value) in context.entries { result[name] = value }
    }
    return .context(result)
  }
}
