extension DMNDocument {
  /// The elements of a version after 1.5 that 1.5 does not have, the outermost of each; of another version none.
  var unknownElements: [XMLElement] {
    guard version > .dmn15 else { return [] }
    var found: [XMLElement] = []
    func visit(_ element: XMLElement) {
      guard element.namespace == xml.root.namespace else { return }
      guard Self.elements.contains(String(element.localName)) else { return found.append(element) }
      element.elements.forEach(visit)
    }
    visit(xml.root)
    return found
  }

  /// The names of the elements of DMN 1.5, by its schema.
  private static let elements: Set<String> = Set(
    """
    definitions description extensionElements import itemDefinition itemComponent typeRef allowedValues typeConstraint functionItem \
    parameters text inputData variable decision question allowedAnswers informationRequirement requiredInput requiredDecision \
    knowledgeRequirement requiredKnowledge authorityRequirement requiredAuthority supportedObjective impactedPerformanceIndicator \
    decisionMaker decisionOwner usingProcess usingTask businessKnowledgeModel encapsulatedLogic formalParameter knowledgeSource type \
    owner decisionService outputDecision encapsulatedDecision inputDecision literalExpression importedValues importedElement \
    decisionTable input inputExpression inputValues output outputValues defaultOutputEntry annotation rule inputEntry outputEntry \
    annotationEntry invocation binding parameter context contextEntry list relation column row functionDefinition conditional if then \
    else filter in match for some every return satisfies elementCollection drgElement performanceIndicator organizationUnit \
    decisionMade decisionOwned impactingDecision group textAnnotation association sourceRef targetRef
    """.split(separator: " ").map(String.init))
}
