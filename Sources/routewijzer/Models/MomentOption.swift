import ArgumentParser
import DMN
import FEEL

/// `--moment`: what `now()` and `today()` give, so that what depends on the moment can be proved, and repeated.
struct MomentOption: ParsableArguments {
  @Option(
    name: .customLong("moment"),
    help: "The moment for which it must hold, as in 2026-01-31T12:00:00@Europe/Amsterdam: now() and today() give it.")
  var written: String?

  /// The moment, with the time zones of this machine; `nil` when none was given.
  /// - Throws: `Refusal` when it is none, or does not say where it is that time.
  func fixed() throws -> FixedMoment? {
    guard let written else { return nil }
    let zones = SystemZones()
    guard let moment = DateAndTime(written), let zone = moment.time.zone else {
      throw Refusal(
        "'\(written.cut(to: 100))' is no moment; write a day, a time and a zone: 2026-01-31T12:00:00@Europe/Amsterdam or …T12:00:00Z.")
    }
    if case .named(let name) = zone, !zones.exists(name) { throw Refusal("This machine knows no time zone '\(name)'.") }
    return FixedMoment(moment.shown(by: zones), zones: zones)
  }

  /// What an evaluation needs from outside: the moment that was given, or the one it is.
  func environment() throws -> Environment {
    Environment(moment: try fixed()?.moment ?? Clock.now(), zones: SystemZones())
  }

  /// That a moment was given, for beside a result; `nil` when none was.
  var note: String? { written.map { "now() and today() give the moment \($0)." } }

  /// The same, for before a result.
  var prefix: String { written.map { "At the moment \($0): " } ?? "" }
}
