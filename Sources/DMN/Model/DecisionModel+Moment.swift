import FEEL

/// The moment for which something is proved, chosen by the caller: `now()` and `today()` give it, and zones with a name have
/// the rules that the caller gives with it. What is proved then holds for that moment, and under those rules.
public struct FixedMoment: Sendable {
  /// What `now()` gives.
  public let moment: DateAndTime
  /// The rules of time zones.
  public let zones: any ZoneRules

  /// A moment, with rules for the zones that a model names.
  public init(_ moment: DateAndTime, zones: any ZoneRules = NoZones()) { (self.moment, self.zones) = (moment, zones) }
}

extension DecisionModel {
  /// What the expressions of the model are worked out with.
  var environment: Environment { Environment(fixed, types: types) }
}

extension Environment {
  /// Without a moment: no clock, and no zones with a name.
  init(_ fixed: FixedMoment?, types: [String: FEELType]) {
    self.init(moment: fixed?.moment, zones: fixed?.zones ?? NoZones(), types: types)
  }
}
