import FEEL

/// A whole decision model as its file says it: types, inputs, decisions, functions and services,
/// with every expression read and every type resolved. What a file says that has no meaning for a
/// computation (diagrams, extensions) stays in the `DMNDocument`.
public struct Definitions: Sendable {
  public let name: String
  public let namespace: String
  public let version: DMNVersion
  public let imports: [Import]
  public let itemDefinitions: [ItemDefinition]
  public let inputs: [InputData]
  public let decisions: [Decision]
  public let knowledgeModels: [KnowledgeModel]
  public let services: [DecisionService]
  public let knowledgeSources: [KnowledgeSource]
  /// The types that expressions can name: those of the model, and those of imported models with their prefix.
  public let types: [String: FEELType]
  /// What makes a part of the model give `null`: an expression that cannot be read, an unknown type.
  public let problems: [ModelProblem]

  public func decision(_ nameOrID: String) -> Decision? { Definitions.find(nameOrID, in: decisions) }
  public func input(_ nameOrID: String) -> InputData? { Definitions.find(nameOrID, in: inputs) }
  public func knowledgeModel(_ nameOrID: String) -> KnowledgeModel? { Definitions.find(nameOrID, in: knowledgeModels) }
  public func service(_ nameOrID: String) -> DecisionService? { Definitions.find(nameOrID, in: services) }

  private static func find<Element: DefinitionsElement>(_ key: String, in elements: [Element]) -> Element? {
    elements.first { $0.id == key } ?? elements.first { $0.name == key }
  }

  /// A pointer to an element: of this model, or of the model with that namespace.
  public struct Reference: Hashable, Sendable {
    public let namespace: String
    public let id: String

    public init(namespace: String, id: String) { (self.namespace, self.id) = (namespace, id) }
  }

  /// Another model whose elements this one uses.
  public struct Import: Sendable {
    /// What stands before the names of its elements (`ns` in `ns.name`); empty when nothing does.
    public let name: String
    public let namespace: String
    public let importType: String
    /// The model itself; `nil` when what is imported is no DMN model.
    public let definitions: Definitions?
    public let line: Int
  }

  /// Something with a value: the name that expressions use, and the type.
  public struct Variable: Sendable {
    public let name: String
    /// The type as written; `nil` when none is.
    public let typeRef: String?
    public let type: FEELType
    public let line: Int
  }

  public struct ItemDefinition: Sendable {
    public let name: String
    /// The type that this one is made of, as written.
    public let typeRef: String?
    public let isCollection: Bool
    public let components: [ItemDefinition]
    /// The values that are allowed, as tests; for a collection those of its elements.
    public let allowedValues: Tests?
    /// The tests that the whole value must pass.
    public let typeConstraint: Tests?
    public let type: FEELType
    public let line: Int
  }

  public struct InputData: DefinitionsElement {
    public let id: String
    public let name: String
    public let variable: Variable
    public let line: Int
  }

  public struct Decision: DefinitionsElement {
    public let id: String
    public let name: String
    public let variable: Variable
    public let description: String
    public let question: String
    public let allowedAnswers: String
    public let requiredInputs: [Reference]
    public let requiredDecisions: [Reference]
    public let requiredKnowledge: [Reference]
    public let requiredAuthorities: [Reference]
    /// `nil` for a decision that is described but not worked out.
    public let logic: Boxed?
    public let line: Int
  }

  /// A business knowledge model: logic with parameters, used as a function.
  public struct KnowledgeModel: DefinitionsElement {
    public let id: String
    public let name: String
    public let variable: Variable
    public let function: FunctionDefinition?
    public let requiredKnowledge: [Reference]
    public let requiredAuthorities: [Reference]
    public let line: Int
  }

  /// A part of the model with a front door: what goes in, and which decisions come out.
  public struct DecisionService: DefinitionsElement {
    public let id: String
    public let name: String
    public let variable: Variable
    public let outputDecisions: [Reference]
    public let encapsulatedDecisions: [Reference]
    public let inputDecisions: [Reference]
    public let inputData: [Reference]
    public let line: Int
  }

  /// What a decision rests on: a law, a document, an expert.
  public struct KnowledgeSource: DefinitionsElement {
    public let id: String
    public let name: String
    public let type: String
    public let locationURI: String
    public let line: Int
  }
}

/// What the elements of a model have in common.
public protocol DefinitionsElement: Sendable {
  /// The XML id; the name for an element without one.
  var id: String { get }
  var name: String { get }
  /// The line of its tag in the file, counted from 1.
  var line: Int { get }
}
