/// What part a node of the value tree plays.
public enum CriterionKind: String, Word {
  /// A node above criteria; it has no marks of its own.
  case objective
  /// A criterion that is marked and weighted.
  case scored
  /// A criterion that an option passes or fails.
  case hurdle
  /// A criterion that is shown and neither marked nor weighted.
  case information
}

/// A node of the value tree: a criterion, or an objective that stands above criteria.
///
/// The tree is kept as a list in reading order; a node names its parent.
public struct Criterion: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: CriterionID
  /// The objective that it belongs to, or nil at the top.
  public var parent: CriterionID?
  /// What part it plays.
  public var kind: CriterionKind
  /// Its name.
  public var label: String
  /// A name of a few letters more than a word, for narrow columns; empty to use the label.
  public var short: String
  /// What is asked, in a sentence.
  public var question: String
  /// How it is marked; nil for objectives and information.
  public var scale: Scale?
  /// The mark that an option must reach, or nil for none.
  public var passMark: DecimalNumber?
  /// The bodies whose people mark it; empty for all.
  public var markedBy: [BodyID]
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a node.
  public init(
    id: CriterionID, parent: CriterionID? = nil, kind: CriterionKind = .scored, label: String,
    short: String = "", question: String = "", scale: Scale? = nil, passMark: DecimalNumber? = nil,
    markedBy: [BodyID] = [], source: SourceReference? = nil
  ) {
    self.id = id
    self.parent = parent
    self.kind = kind
    self.label = label
    self.short = short
    self.question = question
    self.scale = scale
    self.passMark = passMark
    self.markedBy = markedBy
    self.source = source
  }

  /// The short name, or the label where there is none.
  public var shortLabel: String { short.isEmpty ? label : short }
}
