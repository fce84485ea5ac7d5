/// What part a node of the value tree plays.
package enum CriterionKind: String, Word {
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
package struct Criterion: Encodable, Hashable, Sendable, Identifiable {
  package var id: CriterionID
  /// The objective that it belongs to, or nil at the top.
  package var parent: CriterionID?
  package var kind: CriterionKind
  package var label: String
  /// A name of a few letters more than a word, for narrow columns; empty to use the label.
  package var short: String
  /// What is asked, in a sentence.
  package var question: String
  /// How it is marked; nil for objectives and information.
  package var scale: Scale?
  /// The mark that an option must reach, or nil for none.
  package var passMark: DecimalNumber?
  /// The bodies whose people mark it; empty for all.
  package var markedBy: [BodyID]
  package var source: SourceReference?

  package init(
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
  package var shortLabel: String { short.isEmpty ? label : short }
}

extension Criterion: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.reference("parent", &parent, to: .criterion, .inherited)
    try visitor.value("kind", &kind, .needed)
    try visitor.text("label", &label, .needed)
    try visitor.text("short", &short)
    try visitor.text("question", &question)
    try visitor.part("scale", &scale)
    try visitor.value("passMark", &passMark)
    try visitor.references("markedBy", &markedBy, to: .body, .dropped)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .criterion }
  package var element: Element { .criterion(self) }

  package var headline: Headline {
    Headline(
      "Criterion", id, label, marks: [kind.rawValue, parent.map { "under \($0)" } ?? ""],
      saying: ["kind", "parent"])
  }
  package static var lineNames: KeyValuePairs<String, String> {
    ["question": "Asks", "scale": "Scale", "passMark": "Pass mark", "markedBy": "Marked by"]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    if let parent, let above = document.criterion(parent),
      above.kind != .objective || standsUnderItself(in: document)
    {
      found.append(InvariantViolation(.misplaced(id: id.text), at: "parent"))
    }
    if kind == .scored, scale == nil {
      found.append(InvariantViolation(.missing(what: "scale"), at: "scale"))
    }
    if let mark = passMark, kind != .scored || scale?.allows(mark) != true {
      found.append(InvariantViolation(.badMark(mark.description), at: "passMark"))
    }
    if let fault = scale?.fault {
      found.append(InvariantViolation(.badScale(fault), at: "scale"))
    }
    return found
  }

  /// Whether the way up comes back to the node.
  private func standsUnderItself(in document: CaseDocument) -> Bool {
    var next = parent
    for _ in document.criteria {
      guard let present = next, present != id else { break }
      next = document.criterion(present)?.parent
    }
    return next == id
  }
}
