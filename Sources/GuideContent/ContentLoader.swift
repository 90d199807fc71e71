import DMN
import FEEL
import Funding
import Library
import Tools

/// Turns content files into a checked guide, or says everything that is wrong with them.
///
/// Pure: the files come in as bytes, and nothing else is looked at. Where a file stands says what it is: `ContentReader.all` names the
/// folders and files of items, `TreeFile` and `EditionFile` one file each, and rules are `rules/…/routekeuze.dmn`,
/// `rules/…/waarschuwingen.dmn` and `rules/…/verbanden.dmn`, with `cases.yaml` beside them.
package enum ContentLoader {
  /// - Parameters:
  ///   - readers: how each kind of content is read.
  ///   - holdsCases: whether the cases of the experts among the files must come out as they say.
  /// - Throws: `ContentFailure` with every diagnostic, in file and line order.
  package static func load(
    _ files: [ContentFile], readers: [ContentReader] = ContentReader.all, holdsCases: Bool = false
  ) throws(ContentFailure) -> Guide {
    let loading = Loading(files: files, readers: readers)
    let guide = loading.guide()
    LeftToFillIn.check(files, loading.findings)
    DecimalComma.check(files, loading.findings)
    if holdsCases, let guide {
      UnsupportedFigure.check(guide.library, loading.findings)
      UnsupportedFigure.check(guide.tools, guide.library, loading.findings)
      UnsupportedValue.check(guide.library, loading.findings)
      UnexplainedAbbreviation.check(guide.library, guide.tools, loading.findings)
      HardText.check(guide.library, guide.tools, loading.findings)
      LongRuleSentence.check(guide.tools, loading.findings)
      FailingCase.check(loading.cases(), guide, loading.findings)
      let (roots, unreadable) = loading.toolCases()
      let untried = FailingToolCase.check(roots, unreadable: unreadable, guide, loading.findings)
      let examples = ToolExample.all(files, guide)
      UnprovedTable.check(examples, untried: untried, guide, loading.findings)
      UnevenRange.check(examples, guide, loading.findings)
      FailingBusinessCase.check(files.filter { BusinessCaseFile.isExample($0.path) }, guide, loading.findings)
    }
    let diagnostics = loading.findings.diagnostics.filter { !LeftToFillIn.explains($0) }
    guard let guide, diagnostics.isEmpty else {
      throw ContentFailure(diagnostics: Array(Set(diagnostics)).sorted())
    }
    return guide
  }

  /// What can be read of the items, sound or not: for who is still writing.
  package static func readable(_ files: [ContentFile]) -> Library {
    Library(ContentReader.all.flatMap { $0.items(in: files, Findings()) })
  }

  /// The guide of the content that the program was built with.
  ///
  /// That content does not change, so what only judges it was done before: `BuiltInContentTests` and `content check` hold the same bytes to
  /// every check. Here it is read and compiled, and nothing is proved again; what no request asks for is not made.
  ///
  /// - Throws: `ContentFailure` when it cannot be read at all.
  package static func builtIn() throws(ContentFailure) -> Guide {
    let loading = Loading(files: BuiltInContent.files(), readers: ContentReader.all, findings: Findings(isProven: true))
    let guide = loading.guide()
    guard let guide, loading.findings.diagnostics.isEmpty else {
      throw ContentFailure(diagnostics: Array(Set(loading.findings.diagnostics)).sorted())
    }
    return guide
  }

  /// The cases of the experts among the files.
  ///
  /// - Throws: `ContentFailure` with every diagnostic.
  package static func cases(_ files: [ContentFile]) throws(ContentFailure) -> [ExpertCase] {
    let loading = Loading(files: files, readers: [])
    let cases = loading.cases()
    guard loading.findings.diagnostics.isEmpty else { throw ContentFailure(diagnostics: loading.findings.diagnostics) }
    return cases
  }
}
