import ArgumentParser
import DMN

/// `dmn draw`: a picture of a model, or of one of its decisions.
struct DrawModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draws what the decisions of a model need, or one decision as a tree, as SVG.",
    discussion: """
      What decisions need is drawn of any model that can be read; a tree only of one that can be decided exactly. The tree gives \
      the same result as the model in every case. Where it would grow too large it is cut, visibly.
      """)

  @Argument(help: "The DMN file; - for standard input.")
  var file: String
  @Option(name: .long, help: "The id or the name of the decision to draw as a tree.")
  var decision: String?
  @Option(name: .long, help: "The ids of the inputs in the order in which the tree should ask them, with commas between.")
  var order = ""
  @Option(name: .customLong("import"), help: "A DMN file that the model imports; may be given more than once.")
  var imports: [String] = []
  @Flag(name: .long, help: "The tree asks what the table of the decision itself asks, and not the inputs behind that.")
  var own = false
  @Flag(name: .long, help: "Writes an outline in words instead of a picture.")
  var outline = false
  @OptionGroup var time: MomentOption

  func run() throws {
    let definitions = try ModelCommand.definitions(file, importing: imports)
    try ModelCommand.explaining(file) {
      guard let decision else {
        Console.write(outline ? try RequirementsGraph(definitions).outline() : try RequirementsDrawing(definitions).svg)
        return
      }
      let model = try DecisionModel(definitions, at: time.fixed())
      guard let chosen = model.decisions.first(where: { $0.id == decision || $0.name == decision }) else {
        throw Refusal("The model has no decision '\(decision)'; it has: \(model.decisions.map(\.id).joined(separator: ", ")).")
      }
      let tree = try DecisionTree(
        CompiledModel(model), decision: chosen.id, order: order.split(separator: ",").map(String.init),
        depth: own ? .requirements : .inputs)
      Console.write(outline ? tree.outline().description + "\n" : tree.svg())
    }
  }
}
