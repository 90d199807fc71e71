import FEEL

/// A whole decision model as its file says it: types, inputs, decisions, functions and services,
/// with every expression read and every type resolved. What a file says that has no meaning for a
/// computation (diagrams, extensions) stays in the `DMNDocument`.
public struct Definitions: Sendable {
  /// The name of the model.
  public let name: String
  /// The namespace that the model gives its own elements.
  public let namespace: String
  /// The version of the standard that the file follows.
  public let version: DMNVersion
  /// The other models that this one uses.
  public let imports: [Import]
  /// The types that the model defines.
  public let itemDefinitions: [ItemDefinition]
  /// What the model must be told.
  public let inputs: [WrittenInput]
  /// The decisions, in the order of the file.
  public let decisions: [WrittenDecision]
  /// The business knowledge models: logic that several decisions can call.
  public let knowledgeModels: [KnowledgeModel]
  /// The decision services.
  public let services: [DecisionService]
  /// What decisions rest on.
  public let knowledgeSources: [KnowledgeSource]
  /// The types that expressions can name: those of the model, and those of imported models with their prefix.
  public let types: [String: FEELType]
  /// What makes a part of the model give `null`: an expression that cannot be read, an unknown type.
  public let problems: [ModelProblem]

  /// The decision with this name or id; `nil` when there is none.
  public func decision(_ nameOrID: String) -> WrittenDecision? { Definitions.find(nameOrID, in: decisions) }
  /// The input with this name or id; `nil` when there is none.
  public func input(_ nameOrID: String) -> WrittenInput? { Definitions.find(nameOrID, in: inputs) }
  /// The business knowledge model with this name or id; `nil` when there is none.
  public func knowledgeModel(_ nameOrID: String) -> KnowledgeModel? { Definitions.find(nameOrID, in: knowledgeModels) }
  /// The decision service with this name or id; `nil` when there is none.
  public func service(_ nameOrID: String) -> DecisionService? { Definitions.find(nameOrID, in: services) }

  private static func find<Element: DefinitionsElement>(_ key: String, in elements: [Element]) -> Element? {
    elements.first { $0.id == key } ?? elements.first { $0.name == key }
  }

  /// A pointer to an element: of this model, or of the model with that namespace.
  public struct Reference: Hashable, Sendable {
    /// The namespace of the model that holds the element.
    public let namespace: String
    /// The XML id of the element.
    public let id: String

    /// A pointer to an element by the namespace of its model and its id.
    public init(namespace: String, id: String) { (self.namespace, self.id) = (namespace, id) }

    // Most often the ids alone differ, and most often they do.
    public static func == (a: Reference, b: Reference) -> Bool { a.id == b.id && a.namespace == b.namespace }
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
  }

  /// Another model whose elements this one uses.
  public struct Import: Sendable {
    /// What stands before the names of its elements (`ns` in `ns.name`); empty when nothing does.
    public let name: String
    /// The namespace of what is imported.
    public let namespace: String
    /// What kind of thing is imported, as written: for DMN the namespace of its version.
    public let importType: String
    /// The model itself; `nil` when what is imported is no DMN model.
    public let definitions: Definitions?
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// Something with a value: the name that expressions use, and the type.
  public struct Variable: Sendable {
    /// The name that expressions use.
    public let name: String
    /// The type as written; `nil` when none is.
    public let typeRef: String?
    /// The type that the value must have; `any` when none is written.
    public let type: FEELType
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// A type that the model defines.
  public struct ItemDefinition: Sendable {
    /// The name of the type.
    public let name: String
    /// The type that this one is made of, as written.
    public let typeRef: String?
    /// Whether its values are lists.
    public let isCollection: Bool
    /// The entries, when its values are contexts.
    public let components: [ItemDefinition]
    /// The values that are allowed, as tests; for a collection those of its elements.
    public let allowedValues: Tests?
    /// The tests that the whole value must pass.
    public let typeConstraint: Tests?
    /// The type itself, with everything it refers to looked up.
    public let type: FEELType
    /// The line in the file, counted from 1.
    public let line: Int
  }

  /// Something that the model must be told, as the file writes it. With the values it can have it is an `InputData`.
  public struct WrittenInput: DefinitionsElement {
    public let id: String
    /// The name of the element; expressions use that of `variable`.
    public let name: String
    /// The name that expressions use, and the type.
    public let variable: Variable
    public let line: Int
  }

  /// A decision as the file writes it, with everything that it needs. What can be reasoned about is a `Decision`.
  public struct WrittenDecision: DefinitionsElement {
    public let id: String
    /// The name of the element; expressions use that of `variable`.
    public let name: String
    /// The name that expressions use, and the type of the result.
    public let variable: Variable
    /// The description as written; empty when there is none.
    public let description: String
    /// The question that the decision answers, as written; empty when there is none.
    public let question: String
    /// The answers that the question has, as written; empty when there are none.
    public let allowedAnswers: String
    /// The inputs that its logic may name.
    public let requiredInputs: [Reference]
    /// The decisions whose results its logic may name.
    public let requiredDecisions: [Reference]
    /// The business knowledge models and services that its logic may call.
    public let requiredKnowledge: [Reference]
    /// What the decision rests on: knowledge sources, inputs or decisions.
    public let requiredAuthorities: [Reference]
    /// `nil` for a decision that is described but not worked out.
    public let logic: Boxed?
    public let line: Int
  }

  /// A business knowledge model: logic with parameters, used as a function.
  public struct KnowledgeModel: DefinitionsElement {
    public let id: String
    /// The name of the element; expressions use that of `variable`.
    public let name: String
    /// The name by which expressions call it, and its type.
    public let variable: Variable
    /// The logic; `nil` when it is described but not worked out.
    public let function: FunctionDefinition?
    /// The business knowledge models and services that its logic may call.
    public let requiredKnowledge: [Reference]
    /// What the logic rests on.
    public let requiredAuthorities: [Reference]
    public let line: Int
  }

  /// A part of the model with a front door: what goes in, and which decisions come out.
  public struct DecisionService: DefinitionsElement {
    public let id: String
    /// The name of the element; expressions use that of `variable`.
    public let name: String
    /// The name by which expressions call it, and its type.
    public let variable: Variable
    /// The decisions that come out.
    public let outputDecisions: [Reference]
    /// The decisions inside, that are evaluated but do not come out.
    public let encapsulatedDecisions: [Reference]
    /// The decisions whose results go in, and are not evaluated.
    public let inputDecisions: [Reference]
    /// The inputs that go in.
    public let inputData: [Reference]
    public let line: Int
  }

  /// What a decision rests on: a law, a document, an expert.
  public struct KnowledgeSource: DefinitionsElement {
    public let id: String
    /// The name of the source.
    public let name: String
    /// What kind of source it is, as written.
    public let type: String
    /// Where the source can be found, as written.
    public let locationURI: String
    public let line: Int
  }
}

/// What the elements of a model have in common.
public protocol DefinitionsElement: Sendable {
  /// The XML id; the name for an element without one.
  var id: String { get }
  /// The name of the element.
  var name: String { get }
  /// The line of its tag in the file, counted from 1.
  var line: Int { get }
}
