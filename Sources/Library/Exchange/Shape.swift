import FEEL

/// How a kind of value is said in JSON: what is written, and what a description of the API says about it. One description gives both, so they
/// cannot differ.
///
/// `Setting` is what a value needs beside itself to be said: the language, the date.
public struct Shape<Value, Setting>: Sendable {
  public let schema: Schema
  public let write: @Sendable (Value, Setting, inout JSONOutput) -> Void

  @inlinable public init(_ schema: Schema, _ write: @escaping @Sendable (Value, Setting, inout JSONOutput) -> Void) {
    (self.schema, self.write) = (schema, write)
  }
}

/// An object, property by property.
public struct ObjectShape<Value, Setting>: Sendable {
  /// The name under which a description has it; `nil` where it is described in its place.
  @usableFromInline let name: String?
  public let properties: [Property<Value, Setting>]

  @inlinable public init(_ name: String? = nil, @PropertyList<Value, Setting> _ properties: () -> [Property<Value, Setting>]) {
    (self.name, self.properties) = (name, properties())
  }

  @inlinable public var shape: Shape<Value, Setting> {
    let members = properties.map { Schema.Member(name: $0.name, schema: $0.schema, isAlways: $0.isAlways) }
    let schema = name.map { Schema.named($0, .object(members)) } ?? .object(members)
    return Shape(schema) { value, setting, output in write(value, setting, &output) }
  }

  /// What is written, whole or with only some of its properties.
  public var schemaOfAnyPart: Schema {
    let members = properties.map { Schema.Member(name: $0.name, schema: $0.schema, isAlways: false) }
    let part = name.map { Schema.named($0 + "Deel", .object(members)) } ?? .object(members)
    return .any([shape.schema, part])
  }

  /// - Parameter only: the names of the properties to write; `nil` for all.
  @inlinable public func write(_ value: Value, _ setting: Setting, only: Set<String>? = nil, _ output: inout JSONOutput) {
    output.object { output in
      for property in properties where only?.contains(property.name) ?? true { property.write(value, setting, &output) }
    }
  }
}

/// A property of an object: its name, its shape, and where its value comes from.
public struct Property<Owner, Setting>: Sendable {
  public let name: String
  @usableFromInline let schema: Schema
  /// Whether it stands in every object of its kind.
  @usableFromInline let isAlways: Bool
  @usableFromInline let write: @Sendable (Owner, Setting, inout JSONOutput) -> Void

  @inlinable public init<Value>(_ name: String, _ shape: Shape<Value, Setting>, _ value: @escaping @Sendable (Owner, Setting) -> Value) {
    let key = JSONKey(name)
    (self.name, schema, isAlways) = (name, shape.schema, true)
    write = { owner, setting, output in
      output.key(key)
      shape.write(value(owner, setting), setting, &output)
    }
  }

  @inlinable public init<Value>(_ name: String, _ shape: Shape<Value, Setting>, _ value: @escaping @Sendable (Owner) -> Value) {
    self.init(name, shape) { owner, _ in value(owner) }
  }

  /// A property that is left out where there is no value.
  @inlinable public init<Value>(
    sometimes name: String, _ shape: Shape<Value, Setting>, _ value: @escaping @Sendable (Owner, Setting) -> Value?
  ) {
    let key = JSONKey(name)
    (self.name, schema, isAlways) = (name, shape.schema, false)
    write = { owner, setting, output in
      guard let value = value(owner, setting) else { return }
      output.key(key)
      shape.write(value, setting, &output)
    }
  }
}

@resultBuilder
public enum PropertyList<Owner, Setting> {
  @inlinable public static func buildExpression(_ property: Property<Owner, Setting>) -> [Property<Owner, Setting>] { [property] }
  @inlinable public static func buildBlock(_ properties: [Property<Owner, Setting>]...) -> [Property<Owner, Setting>] {
    properties.flatMap(\.self)
  }
}

// MARK: - What shapes are made of

extension Shape where Value == String {
  @inlinable public static var text: Shape { Shape(.text) { value, _, output in output.text(value) } }
}

extension Shape where Value == Int {
  @inlinable public static var number: Shape { Shape(.json(["type": "integer"])) { value, _, output in output.number(value) } }
}

extension Shape where Value == Bool {
  @inlinable public static var flag: Shape { Shape(.json(["type": "boolean"])) { value, _, output in output.flag(value) } }
}

extension Shape where Value == CalendarDate {
  @inlinable public static var day: Shape { Shape(.day) { value, _, output in output.text(value.description) } }
}

extension Shape where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of the names of a type.
  @inlinable public static var choice: Shape {
    Shape(.choice(Value.allCases.map(\.rawValue))) { value, _, output in output.text(value.rawValue) }
  }
}

extension Shape {
  @inlinable public static func id<Subject>() -> Shape where Value == Identifier<Subject> {
    Shape(.text) { value, _, output in output.text(value.text) }
  }

  @inlinable public static func ids<Subject>() -> Shape where Value == [Identifier<Subject>] { .list(.id()) }

  @inlinable public static func list<Element>(_ element: Shape<Element, Setting>) -> Shape where Value == [Element] {
    Shape(.list(element.schema)) { values, setting, output in
      output.array { output in
        for value in values {
          output.element()
          element.write(value, setting, &output)
        }
      }
    }
  }

  /// A value, or `null`.
  @inlinable public static func orNull<Wrapped>(_ shape: Shape<Wrapped, Setting>) -> Shape where Value == Wrapped? {
    Shape(.orNull(shape.schema)) { value, setting, output in
      if let value { shape.write(value, setting, &output) } else { output.null() }
    }
  }

  /// The same under a name of its own in a description.
  @inlinable public func named(_ name: String) -> Shape { Shape(.named(name, schema), write) }
}
