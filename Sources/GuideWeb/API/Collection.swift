import Funding
import HTTPTypes
import Library

/// A list of the guide: whole, or a part of it with the way to the others; and each element by its id.
struct Collection<Item: Sendable>: Sendable {
  /// A parameter that leaves elements out.
  struct Filter: Sendable {
    let parameter: Parameter
    let includes: @Sendable (Item, String) -> Bool
  }

  /// Its path below `/v1`, and the property that holds it.
  let name: String
  let path: PathTemplate
  let id: String
  let summary: String
  let schemaName: String
  let shape: Shape<Item, AdviceSetting>
  var filters: [Filter] = []
  let items: @Sendable (Guide) -> [Item]

  /// What is answered: elements, and which part of the list they are.
  private struct Part: Sendable {
    let items: [Item]
    let page: Page?

    struct Page: Sendable {
      let number: Int
      let size: Int
      let total: Int
      let links: [(relation: String, address: WebAddress)]
    }
  }

  var endpoint: Endpoint {
    let list = ObjectShape<Part, AdviceSetting>(schemaName) {
      Property(name, .list(shape)) { $0.items }
      Property(sometimes: "pagina", .number) { part, _ in part.page?.number }
      Property(sometimes: "aantal", .number) { part, _ in part.page?.size }
      Property(sometimes: "totaal", .number) { part, _ in part.page?.total }
      Property(sometimes: "_links", Self.links) { part, _ in part.page?.links }
    }.shape
    return Endpoint(
      method: .get, path: path, id: id, summary: summary, tag: .reference,
      parameters: [.language] + filters.map(\.parameter) + [.page, .count], answer: list.schema
    ) { asked in
      let part = part(asked)
      var answer = asked.said(part, list)
      if let links = part.page?.links, let name = HTTPField.Name("Link") {
        answer.headers[name] = links.map { "<\($0.address.text)>; rel=\"\($0.relation)\"" }.joined(separator: ", ")
      }
      return answer
    }
  }

  private func part(_ asked: APIRequest) -> Part {
    let all = items(asked.guide).filter { item in
      filters.allSatisfy { filter in asked.query.value(filter.parameter).map { filter.includes(item, $0) } ?? true }
    }
    let (number, size) = (asked.query.number(.page), asked.query.number(.count))
    guard number != nil || size != nil else { return Part(items: all, page: nil) }
    let page = Part.Page(
      number: number ?? 1, size: size ?? 100, total: all.count,
      links: links(asked, number ?? 1, size ?? 100, last: max(1, (all.count + (size ?? 100) - 1) / (size ?? 100))))
    return Part(items: Array(all.dropFirst((page.number - 1) * page.size).prefix(page.size)), page: page)
  }

  private func links(_ asked: APIRequest, _ number: Int, _ size: Int, last: Int) -> [(relation: String, address: WebAddress)] {
    let kept = asked.query.values.filter { $0.key != Parameter.page.name && $0.key != Parameter.count.name }.sorted { $0.key < $1.key }
    func address(_ number: Int) -> WebAddress {
      let items = kept.map { (key: $0.key, value: $0.value) }
      let place = [(key: Parameter.page.name, value: String(number)), (key: Parameter.count.name, value: String(size))]
      return .inner(path.below(APITable.group).path(), items + place)
    }
    var links = [("self", address(number)), ("first", address(1)), ("last", address(last))]
    if number > 1 { links.append(("prev", address(min(number - 1, last)))) }
    if number < last { links.append(("next", address(number + 1))) }
    return links
  }

  private static var links: Shape<[(relation: String, address: WebAddress)], AdviceSetting> {
    let link = Schema.json(["type": "object", "required": ["href"], "properties": ["href": ["type": "string"]]])
    let members = ["self", "first", "last", "prev", "next"].map { Schema.Member(name: $0, schema: link, isAlways: false) }
    return Shape(.named("Verwijzingen", .object(members))) { links, _, output in
      output.object { output in
        for (relation, address) in links {
          output.key(JSONKey(relation))
          output.object { output in
            output.key(JSONKey("href"))
            output.text(address.text)
          }
        }
      }
    }
  }
}
