import Funding
import HTTPTypes
import Library

/// Every page of the site, in both languages: where, for whom, by whom. The router, the links, `405` and `Allow`, what is kept and what may
/// be found all follow from it.
enum PageTable {
  static let all: [Page] =
    [
      Page(.get, .start, .everyone, StartPage.answer),
      Page(.get, .question, .visitor, QuestionPageFeature.answer),
      Page(.get, .next, .visitor, NextStep.answer),
      Page(.get, .check, .visitor, CheckPage.answer),
      Page(.get, .advice, .visitor, AdvicePage.answer),
      Page(.get, .adviceTree, .visitor, AdviceTreePage.answer),
      Page(.get, .adviceGround, .visitor, GroundPage.answer),
      Page(.get, .adviceCalendar, .visitor, CalendarPage.answer),
      Page(.get, .why, .visitor, WhyPage.answer),
      Page(.get, .conversation, .visitor, ConversationPage.answer),
      Page(.get, .routes, .everyone, ComparisonPage.routes),
      Page(.get, .options, .everyone, ComparisonPage.options),
      Page(.get, .route, .everyone, OutcomePage.route),
      Page(.get, .option, .everyone, OutcomePage.option),
      Page(.get, .deliveryForms, .everyone, DeliveryFormsPage.answer),
      Page(.get, .tree, .everyone, TreePage.answer),
      Page(.get, .sources, .everyone, SourcesPage.answer),
      Page(.get, .facts, .everyone, FactsPage.answer),
      Page(.get, .fact, .everyone, FactPage.answer),
      Page(.get, .terms, .everyone, TermsPage.answer),
      Page(.get, .term, .everyone, TermPage.answer),
      Page(.get, .knowledge, .everyone, KnowledgeHomePage.answer),
      Page(.get, .knowledgeKind, .everyone, KnowledgeListPage.answer),
      Page(.get, .knowledgeItem, .everyone, KnowledgeItemPage.answer),
      Page(.get, .adviceKnowledge, .visitor, AdviceKnowledgePage.answer),
      Page(.get, .businessCase, .everyone, CasePage.answer),
      Page(.get, .caseBegin, .everyone, CaseBuilderPage.begin),
      Page(.get, .caseTheme, .visitor, CaseBuilderPage.theme),
      Page(.get, .caseSketch, .visitor, CaseBuilderPage.result),
      Page(.post, .caseResult, .visitor, CaseResultPage.answer),
      Page(.get, .caseResult, .visitor, CaseResultPage.again),
      Page(.get, .caseExample, .everyone, CaseResultPage.example),
      Page(.get, .caseFile, .everyone, CaseResultPage.file),
      Page(.get, .caseWorkbook, .everyone, CaseResultPage.workbook),
      Page(.post, .caseKeep, .visitor, CaseFiles.keep),
      Page(.get, .search, .visitor, SearchPage.answer),
      Page(.get, .tools, .everyone, ToolsPage.answer),
      Page(.get, .tool, .everyone, ToolPage.answer),
      Page(.get, .toolResult, .visitor, ToolResultPage.answer),
      Page(.get, .toolTable, .visitor, ToolResultPage.table),
      Page(.get, .toolCalendar, .visitor, ToolResultPage.calendar),
      Page(.get, .changes, .everyone, ChangesPage.answer),
      Page(.get, .feed, .everyone, ChangesFeed.answer),
      Page(.get, .siteMap, .everyone, SiteMap.answer),
      Page(.get, .downloads, .everyone, DownloadsPage.answer),
      Page(.get, .downloadJSON, .everyone, Downloads.json),
      Page(.get, .downloadCSV, .everyone, Downloads.csv),
      Page(.get, .catalogue, .everyone, DataCatalogue.answer),
    ]
    + InfoPage.Name.allCases.map { name in Page(.get, PathTemplate(name), .everyone) { try InformationPage.answer($0, name) } }
}
