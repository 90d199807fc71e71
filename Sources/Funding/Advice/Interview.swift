import FEEL
import Library

/// Where a person stands in the interview.
package struct InterviewStep: Sendable {
  package let page: QuestionPage
  /// The questions of the page that matter now.
  package let questions: [Question.ID]
  /// "Vraag `number` van hoogstens `atMost`", counted in pages.
  package let number: Int
  package let atMost: Int
}

extension Guide {
  /// The first page with a question that still matters; `nil` when nothing is left to ask.
  package func nextPage(_ answers: Answers, on date: CalendarDate) -> QuestionPage? {
    let open = Set(followUp(answers, on: date))
    return pages.first { $0.questions.contains(where: open.contains) }
  }

  /// The page as it stands for these answers; the answers to the page itself are left out of account.
  package func step(on page: QuestionPage, _ answers: Answers, date: CalendarDate) -> InterviewStep {
    let others = answers.removing(page.questions)
    let idle = Set(idle(others, on: date))
    let open = followUp(others, on: date)
    let answered = pages.filter { other in
      other.id != page.id && other.questions.contains { others[$0] != nil && !idle.contains($0) }
    }
    let toGo = pages.filter { other in
      other.id != page.id && !answered.contains { $0.id == other.id } && other.questions.contains(where: open.contains)
    }
    let position = pages.firstIndex { $0.id == page.id } ?? 0
    let before = answered.filter { other in (pages.firstIndex { $0.id == other.id } ?? 0) < position }
    let relevant = page.questions.filter(open.contains)
    return InterviewStep(
      page: page, questions: relevant.isEmpty ? page.questions : relevant, number: before.count + 1,
      atMost: answered.count + toGo.count + 1)
  }

  /// The page before this one in the interview: the last earlier page with an answer that matters.
  package func previousPage(_ page: QuestionPage, _ answers: Answers, on date: CalendarDate) -> QuestionPage? {
    let position = pages.firstIndex { $0.id == page.id } ?? 0
    let idle = idle(answers, on: date)
    return pages[..<position].last { $0.questions.contains { answers[$0] != nil && !idle.contains($0) } }
  }
}
