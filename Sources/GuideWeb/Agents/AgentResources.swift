import Funding
import Library

/// Facts, items, outcomes, terms and tools as resources: `routewijzer://feiten/A-E02`, in English with `?taal=en`.
extension AgentServer {
  static let scheme = "routewijzer://"
  private static let englishMark = "?taal=en"
  private static let perPage = 100

  static let template: JSON = [
    "uriTemplate": .string(scheme + "{soort}/{id}"), "name": "item", "title": "Feit of item / fact or item",
    "description": "Met ?taal=en erachter in het Engels / with ?taal=en behind it in English", "mimeType": "text/markdown",
  ]

  /// A part of the list; the cursor is the place where the next part begins.
  func resources(_ parameters: JSON) throws(AgentError) -> JSON {
    let things = search.things
    var start = 0
    if let cursor = parameters["cursor"] {
      guard case .string(let text) = cursor, text.utf8.count <= 9, let place = Int(text), place > 0, place < things.count,
        place.isMultiple(of: Self.perPage)
      else { throw .wrongParameters("this cursor is not ours. Give nextCursor of the part before, or none.") }
      start = place
    }
    let part = things[start...].prefix(Self.perPage)
    let list: JSON = .array(
      part.map { thing in
        [
          "uri": .string(thing.address), "name": .string(thing.name), "title": .string(thing.title.nl),
          "description": .string(thing.summary.nl), "mimeType": "text/markdown",
        ]
      })
    return part.endIndex < things.count ? ["resources": list, "nextCursor": .string(String(part.endIndex))] : ["resources": list]
  }

  /// What stands at an address, in words, with what it rests on.
  func resource(_ parameters: JSON) throws(AgentError) -> JSON {
    guard case .string(let address)? = parameters["uri"]?.idsOnly else { throw .wrongParameters("give the uri of a resource.") }
    let isEnglish = address.hasSuffix(Self.englishMark)
    let parts = address.dropLast(isEnglish ? Self.englishMark.count : 0).dropFirst(Self.scheme.count)
      .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard address.hasPrefix(Self.scheme), parts.count == 2, let thing = search.thing(parts[0], parts[1]) else { throw .noResource }
    let text = FindableText(thing, AdviceSetting(guide, isEnglish ? .en : .nl, on: today())).reply.text
    return ["contents": [["uri": .string(address), "mimeType": "text/markdown", "text": .string(text)]]]
  }
}
