import FEEL

extension Guide {
  /// Per outcome, in the order of the guide: the statuses it can still get, sorted. What a page shows while the
  /// interview runs.
  package func standing(_ answers: Answers, on date: CalendarDate) -> [(outcome: Outcome, possible: [Status])] {
    let known = known(answers, on: date)
    return outcomes.map { ($0, possibleStatuses($0, known)) }
  }
}
