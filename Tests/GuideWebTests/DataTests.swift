import Foundation
import FoundationXML
import Funding
import HTTPTypes
import HummingbirdTesting
import Library
import Testing

@testable import GuideWeb

/// What is for machines: the feed, the site map, the downloads and their description.
@Suite struct DataTests {
  let site: FixtureSite

  init() throws { site = try FixtureSite() }

  private static let base = "https://proef.example"

  @Test func theFeedIsAtom() async throws {
    try await site.ask { site in
      for (prefix, title) in [("", "Het steunpunt is <nieuw>"), ("/en", "The support desk is <new>")] {
        let answer = try await site.get(prefix + "/wijzigingen.atom")
        #expect(answer.headers[.contentType] == "application/atom+xml; charset=utf-8")
        let feed = try XMLElements(answer.text)
        #expect(feed.root == "feed" && feed.attributes["feed"]?["xmlns"] == "http://www.w3.org/2005/Atom")
        // The last change stands first; ids do not depend on the language.
        #expect(feed.texts("entry/title") == [title, prefix.isEmpty ? "Het begin" : "The beginning"])
        #expect(feed.texts("entry/id") == ["tag:proef.example,2026:wijziging/tweede", "tag:proef.example,2026:wijziging/eerste"])
        #expect(feed.texts("entry/updated") == ["2026-03-01T00:00:00Z", "2026-02-01T00:00:00Z"])
        #expect(feed.texts("feed/updated") == ["2026-03-01T00:00:00Z"] && feed.texts("author/name") == ["Proef"])
        #expect(answer.text.contains("<link href=\"\(Self.base)\(prefix)/wijzigingen#tweede\"/>"))
      }
      let page = try await site.get("/wijzigingen").text
      #expect(page.contains("id=\"tweede\"") && page.contains("href=\"/wijzigingen.atom\"") && page.contains("/kennis/helpers/steunpunt"))
    }
  }

  /// Every page that is for everybody, once, in both languages; each is there.
  @Test func theSiteMapNamesEveryPage() async throws {
    try await site.ask { site in
      let answer = try await site.get("/sitemap.xml")
      #expect(answer.headers[.contentType] == "application/xml; charset=utf-8")
      let map = try XMLElements(answer.text)
      let addresses = map.texts("url/loc")
      #expect(map.root == "urlset" && Set(addresses).count == addresses.count && addresses.count > 80)
      for path in ["/kennis/helpers/steunpunt", "/en/kennis/potten/pot-dertien", "/hulpmiddelen/prijs", "/feiten/B-3", "/en/opties/steun"] {
        #expect(addresses.contains(Self.base + path), "\(path)")
      }
      for address in addresses {
        #expect(address.hasPrefix(Self.base + "/"), "\(address)")
        let page = try await site.get(String(address.dropFirst(Self.base.count)))
        #expect(page.status == .ok && page.text.contains("<link rel=\"canonical\" href=\"\(address)\">"), "\(address)")
      }
      for part in ["/zoek", "/advies", "/vraag/", "/uitkomst", ".csv"] { #expect(!addresses.contains { $0.contains(part) }, "\(part)") }
    }
  }

  /// Without a public address there are no whole addresses to name.
  @Test func withoutAnAddressThereIsNoSiteMap() async throws {
    let site = try FixtureSite(address: nil)
    try await site.ask { site in
      let (map, page) = (try await site.get("/sitemap.xml"), try await site.get("/kennis"))
      #expect(map.status == .notFound && page.text.contains("<link rel=\"canonical\" href=\"/kennis\">"))
    }
  }

  @Test func everythingIsInOneFile() async throws {
    try await site.ask { site in
      let answer = try await site.get("/download/routewijzer.json")
      #expect(answer.headers[.contentDisposition] == "attachment; filename=\"routewijzer.json\"")
      let json = try answer.json()
      let counts = ["kennis": 16, "soorten": 2, "feiten": 5, "uitkomsten": 2, "vragen": 3, "begrippen": 3, "bronnen": 1]
      for (key, count) in counts { #expect(json[key]?.elements.count == count, "\(key)") }
      #expect(try await json["kennis"] == site.get("/v1/kennis").json()["kennis"])
      let table = try await site.get("/en/download/routewijzer.csv")
      let rows = table.text.split(separator: "\r\n").map(String.init)
      #expect(table.headers[.contentType] == "text/csv; charset=utf-8" && rows.count == 17)
      func row(_ cells: String) -> String {
        cells.split(separator: ";", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
      }
      #expect(rows[0] == row("soort;id;naam;kort;wetten;fasen;voor;stand;uitkomsten;feiten;nagekeken;herzien"))
      let desk = "helpers;steunpunt;Care Compass support desk;The support desk shows the way to the payer.;wmo;;maker;;betaald;A-2 B-1;"
      #expect(rows.contains(row(desk + "2026-01-01;2026-12-01")))
      let page = try await site.get("/download").text
      for path in ["/download/routewijzer.json", "/download/routewijzer.csv", "/download/catalogus.jsonld", "/v1/openapi.json"] {
        #expect(page.contains("href=\"\(path)\""), "\(path)")
      }
    }
  }

  /// The description is DCAT, and leads to what it describes.
  @Test func theCatalogueDescribesTheFiles() async throws {
    try await site.ask { site in
      let answer = try await site.get("/download/catalogus.jsonld")
      #expect(answer.headers[.contentType] == "application/ld+json")
      let catalogue = try answer.json()
      #expect(catalogue["@type"] == "dcat:Catalog" && catalogue["@context"]?["dcat"] == "http://www.w3.org/ns/dcat#")
      let data = try #require(catalogue["dcat:dataset"]?.elements.first)
      for key in ["dct:title", "dct:description", "dct:publisher", "dct:license", "dcat:theme", "dct:accessRights", "dct:modified"] {
        let holder = key == "dct:license" ? data["dcat:distribution"]?.elements.first : data
        #expect(holder?[key] != nil, "\(key)")
      }
      let files = data["dcat:distribution"]?.elements.compactMap { $0["dcat:downloadURL"]?["@id"]?.string } ?? []
      #expect(files.count == 2)
      for file in files {
        #expect(file.hasPrefix(Self.base))
        #expect(try await site.get(String(file.dropFirst(Self.base.count))).status == .ok)
      }
    }
  }
}

/// The elements of an XML text that is well-formed, with what stands in them.
private final class XMLElements: NSObject, XMLParserDelegate {
  private(set) var root = ""
  private(set) var attributes: [String: [String: String]] = [:]
  private var path: [String] = []
  private var found: [(path: String, text: String)] = []
  private var open: [String] = []

  struct NotWellFormed: Error {}

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw NotWellFormed() }
  }

  /// What stands in every element whose path ends so, in order.
  func texts(_ end: String) -> [String] { found.filter { $0.path.hasSuffix("/" + end) }.map(\.text) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes values: [String: String]
  ) {
    if path.isEmpty { root = name }
    path.append(name)
    open.append("")
    attributes[name] = values
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open[open.count - 1] += text }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    found.append(("/" + path.joined(separator: "/"), open.removeLast()))
    path.removeLast()
  }
}
