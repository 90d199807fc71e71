/// How sure the guide is of a statement.
public enum Certainty: String, CaseIterable, Hashable, Sendable {
  /// The source says it in so many words.
  case printed = "gedrukt"
  /// The words stand in the source; the place they belong to was reconstructed.
  case reconstructed = "gereconstrueerd"
  /// It follows from other passages; no source says it.
  case inferred = "afgeleid"
  /// Our own choice, so that the guide has a defined behaviour.
  case ownDefault = "eigen-keuze"
  /// Sources contradict each other, or a source can be read in more than one way.
  case disputed = "betwist"
  /// Found outside the sources, and not confirmed by us.
  case external = "extern"
}
