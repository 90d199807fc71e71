import DMN
import FEEL
import Funding
import Library
import Tools

/// A text that a reader of a tool sees, with where it stands and on which facts it rests.
struct ToolSentence {
  let subject: String
  let origin: Origin
  let text: Text
  let facts: [Fact.ID]
  /// Whether it is a sentence, and no name of something.
  let isSentence: Bool
  /// Whether it explains a question.
  var canGiveExamples = false
}

extension ReadyTool {
  /// The facts under everything that the tool says, beside those of its verdicts, notices and rules.
  var commonFacts: [Fact.ID] {
    tool.facts + tool.inputs.flatMap { $0.facts + $0.kind.facts } + tool.results.flatMap(\.facts)
      + parameters.flatMap { $0.values.flatMap(\.facts) }
  }

  /// What it says: its own words, and the sentences of its rules. Sums are left out: they count.
  var sentences: [ToolSentence] {
    let subject = tool.reference.description
    func said(
      _ text: Text?, _ origin: Origin, _ facts: [Fact.ID] = [], isSentence: Bool = true, canGiveExamples: Bool = false
    ) -> [ToolSentence] {
      let made = text.map {
        ToolSentence(subject: subject, origin: origin, text: $0, facts: facts, isSentence: isSentence, canGiveExamples: canGiveExamples)
      }
      return [made].compactMap(\.self)
    }
    var all = said(tool.title, tool.origin, isSentence: false) + said(tool.summary, tool.origin)
    for input in tool.inputs {
      all += said(input.name, input.origin, isSentence: false) + said(input.help, input.origin, canGiveExamples: true)
      all += input.kind.texts.flatMap { said($0, input.origin, isSentence: false) }
    }
    for result in tool.results {
      all += said(result.name, result.origin, isSentence: false)
      for verdict in result.verdicts {
        all +=
          said(verdict.name, verdict.origin, verdict.facts, isSentence: false) + said(verdict.explanation, verdict.origin, verdict.facts)
      }
    }
    for notice in tool.notices { all += said(notice.text, notice.origin, notice.facts) }
    return all + rowSentences
  }

  /// What the rows of its tables say.
  private var rowSentences: [ToolSentence] {
    rules.definitions.decisions.flatMap { decision in
      rules(of: decision.id).map { rule in
        let said = CitedText(rule.description)
        return ToolSentence(
          subject: "decision '\(decision.id)'", origin: Origin(file: rules.file, line: rule.line),
          text: Text(nl: said.text, en: said.english ?? ""), facts: said.facts, isSentence: true)
      }
    }
  }

  /// The figures that its own questions and parameters hold.
  var ownFigures: [String] {
    let bounds = tool.inputs.flatMap { input -> [Decimal128?] in
      switch input.kind {
      case .number(_, let bounds): [bounds.from, bounds.to]
      case .rows(let columns, let most):
        columns.flatMap { column -> [Decimal128?] in if case .number(_, let bounds) = column.kind { [bounds.from, bounds.to] } else { [] } }
          + [Decimal128(most)]
      case .choice, .choices, .yesNo, .date: []
      }
    }
    let values = parameters.flatMap(\.values).map { ToolValueText.plain(ToolValueText.json($0.value)) }
    return (bounds.compactMap(\.self).map { ToolValueText.plain($0) } + values).flatMap(UnsupportedFigure.figures)
  }
}

/// A sentence of a rule of a tool that is too long. Those of its own words are refused where they are read.
enum LongRuleSentence {
  static func check(_ tools: [ReadyTool], _ findings: Findings) {
    for sentence in tools.flatMap(\.sentences) where sentence.origin.file.hasSuffix(ToolFiles.rules) {
      for text in [sentence.text.nl, sentence.text.en] {
        for (words, beginning) in LongSentence.tooLong(text) {
          findings.add(
            sentence.origin.file, sentence.origin.line, "\(sentence.subject): " + LongSentence.message(words, beginning),
            LongSentence.remedy)
        }
      }
    }
  }
}
