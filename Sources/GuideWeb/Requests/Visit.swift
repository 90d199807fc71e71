import FEEL
import Funding
import Library

/// What a person brings along in the address: the language, the answers so far, the date of the advice and who reads it.
struct Visit: Sendable {
  let language: Language
  let answers: Answers
  /// The date in the address; `nil` means today.
  let chosenDate: CalendarDate?
  let today: CalendarDate
  /// Who reads; `nil` when not said.
  let reader: Reader.ID?
  /// The facts that a list is limited to.
  var facts: [Fact.ID] = []
  /// What someone looks for, in his own words; empty when nothing was asked. May be anything: it is compared with nothing.
  var words = ""
  /// What was chosen from lists: names and values, of which the values are not yet checked.
  var choices: [(key: String, value: String)] = []

  var date: CalendarDate { chosenDate ?? today }
}

/// Why a page cannot be made from a request.
enum PageProblem: Error, Hashable, Sendable {
  case notFound
  /// What is wrong, in words; never holds what was sent.
  case badRequest([String])
  /// The form is larger than any of ours.
  case tooLarge
}

extension Visit {
  /// Reads the query of an address; everything that is wrong is named at once.
  static func read(
    _ query: Query, _ guide: Guide, _ language: Language, today: CalendarDate, allowing: Set<Query.Parameter>
  ) throws(PageProblem) -> Visit {
    var problems: [String] = []
    var rest = query
    var date: CalendarDate?
    var reader: Reader.ID?
    if query.pairs.count > Query.maximumPairs { problems.append(guide.phrase(.problemTooMuch, language)) }
    if allowing.contains(.date) {
      let given = query.values(Guide.dateInput).filter { !$0.isEmpty }
      date = given.first.flatMap { CalendarDate(written: $0) }
      if given.count > 1 || (given.count == 1 && date == nil) { problems.append(guide.phrase(.problemDate, language)) }
      rest = rest.without([Guide.dateInput])
    }
    if allowing.contains(.reader) {
      let given = query.values(Reader.key).filter { !$0.isEmpty }
      reader = given.first.flatMap { guide.reader(Reader.ID($0))?.id }
      if given.count > 1 || (given.count == 1 && reader == nil) { problems.append(guide.phrase(.problemUnknown, language)) }
      rest = rest.without([Reader.key])
    }
    var facts: [Fact.ID] = []
    if allowing.contains(.facts) {
      facts = query.values(Query.factKey).map { Fact.ID($0) }
      rest = rest.without([Query.factKey])
    }
    var choices: [(key: String, value: String)] = []
    var words = ""
    for case .choices(let names) in allowing {
      choices = rest.pairs.filter { names.contains($0.key) && !$0.value.isEmpty }
      rest = rest.without(Set(names))
    }
    if allowing.contains(.words) {
      let given = query.values(Query.wordsKey)
      words = given.first ?? ""
      if given.count > 1 || Query.isTooLong(words) { problems.append(guide.phrase(.problemUnknown, language)) }
      rest = rest.without([Query.wordsKey])
    }
    if allowing.contains(.page) { rest = rest.without([Query.pageKey]) }
    var answers = Answers.none
    if allowing.contains(.answers) {
      // Links of an earlier edition name the answers that had lapsed; now every answer is kept.
      rest = rest.without([Query.lapsedKey])
      switch guide.answers(rest.rawAnswers(guide)) {
      case .success(let checked): answers = checked
      case .failure(let failure): problems += failure.problems.map { guide.line(for: $0, language) }
      }
    } else if !rest.pairs.isEmpty {
      problems.append(guide.phrase(.problemUnknown, language))
    }
    guard problems.isEmpty else {
      var seen = Set<String>()
      throw .badRequest(problems.filter { seen.insert($0).inserted })
    }
    return Visit(
      language: language, answers: answers, chosenDate: date, today: today, reader: reader, facts: facts, words: words, choices: choices)
  }
}

extension Guide {
  /// A problem with an answer as one line: the question in our own words, and what is wrong.
  func line(for problem: AnswerProblem, _ language: Language) -> String {
    guard let question = question(Question.ID(problem.question)) else { return phrase(.problemUnknown, language) }
    return "\(question.short[language]): \(text(of: problem)[language])"
  }
}
