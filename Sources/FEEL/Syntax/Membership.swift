extension Expression {
  /// `list contains(list, member)`: whether a named list holds a constant.
  public static func contains(_ list: String, _ member: Value) -> Expression {
    .call(.name("list contains"), .positional([.name(list), .literal(member)]))
  }

  /// The list and the member, when the expression asks whether a named list holds a constant.
  public var membership: (list: String, member: Value)? {
    guard case .call(.name("list contains"), .positional(let arguments)) = self, arguments.count == 2,
      case .name(let list) = arguments[0], case .literal(let member) = arguments[1]
    else { return nil }
    return (list, member)
  }
}
