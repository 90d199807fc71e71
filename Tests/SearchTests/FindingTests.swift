import Library
import Search
import Testing

@Suite struct FindingTests {
  @Test func one() throws {
    let i = try SearchIndex(
      [
        SearchDocument(
          kind: "a", id: "b", title: Text(nl: "Automatische medicijndispenser", en: "Automatic medication dispenser"),
          summary: Text(nl: "Geeft medicijnen op tijd.", en: "Gives medicine on time."), body: Text(nl: "", en: ""),
          alsoKnownAs: ["medication dispenser"])
      ], synonyms: [])
    print(i.search("wie betaalt een medicijndispencer thuis", in: .nl, limit: 10))
  }
}
