import Funding
import Library

/// One thing that a form asks: its words, what was filled in, and the value that this means or the problem with it.
struct Field<Value>: Sendable {
  /// The name under which a browser sends it, and with which every id of it begins.
  let name: String
  let label: String
  let help: String
  /// What the number counts: `€`, `%`, `uur`.
  let unit: String?
  /// A choice that stands behind it on the same line: what the number is for.
  let beside: FieldSelect?
  let control: FieldControl
  /// As it was typed or chosen. It is shown back, escaped, whether it is a value or not.
  let typed: [String]
  let reading: Reading<Value>

  init(
    _ name: String, label: String, help: String = "", unit: String? = nil, beside: FieldSelect? = nil, _ control: FieldControl,
    typed: [String], _ reading: Reading<Value>
  ) {
    (self.name, self.label, self.help, self.unit, self.beside, self.control, self.typed, self.reading) =
      (name, label, help, unit, beside, control, typed, reading)
  }

  var value: Result<Value, FieldProblem> { reading.read(typed) }

  /// Where someone goes on who has to fill it in again.
  var firstID: String { control.choices.first?.id(in: name) ?? name }
}

/// How a field is filled in.
enum FieldControl: Sendable {
  case oneOf([FieldChoice])
  case severalOf([FieldChoice])
  /// A text, with the keyboard that fits it.
  case text(inputMode: InputMode)
  case day

  enum InputMode: String, Sendable { case text, numeric, decimal }

  var choices: [FieldChoice] {
    switch self {
    case .oneOf(let choices), .severalOf(let choices): choices
    case .text, .day: []
    }
  }
}

/// A short list, of which one is chosen.
struct FieldSelect: Sendable {
  let name: String
  let label: String
  let choices: [FieldChoice]
  /// The value that is chosen; the first of the list where none is.
  let chosen: String?
}

/// One choice of a field.
struct FieldChoice: Sendable {
  let value: String
  let label: String
  let hint: String?
  /// Whether it stands apart from the others, after "or".
  var standsApart = false

  /// Where it stands on the page.
  func id(in field: String) -> String { "\(field)-\(value)" }
}
