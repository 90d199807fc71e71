/// What an evaluation needs from outside the expression. The language itself knows no clock and no time zones.
public struct Environment: Sendable {
  /// What `now()` and `today()` give; without it they give `null`.
  public var moment: DateAndTime?
  /// The rules for zones that have a name; offsets such as `+01:00` need none.
  public var zones: any ZoneRules
  /// Types that a model defines, by name.
  public var types: [String: FEELType]
  /// How much one evaluation may take.
  public var limits: Limits

  /// An environment without a clock, zones or types of its own, unless they are given.
  public init(
    moment: DateAndTime? = nil, zones: any ZoneRules = NoZones(), types: [String: FEELType] = [:], limits: Limits = Limits()
  ) {
    (self.moment, self.zones, self.types, self.limits) = (moment, zones, types, limits)
  }

  /// Bounds on one evaluation, so that no expression can take all time, memory or stack.
  public struct Limits: Hashable, Sendable {
    /// How many expressions may be evaluated, each element of a list counted.
    public var steps = 1_000_000
    /// How deep expressions and function calls may nest.
    public var depth = 200
    /// How many elements a list, and how many characters a text, may have.
    public var size = 1_000_000

    /// The limits that hold when nothing else is said.
    public init() {}
  }
}
