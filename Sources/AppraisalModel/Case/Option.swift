/// Where an option stands in the appraisal; never a score.
package enum OptionStatus: String, Word {
  case active
  /// It is appraised and is what the others are compared with.
  case baseline
  /// It was ruled out, with the reason.
  case discounted
  /// It would be appraised but something named stands in its way.
  case blocked
  case later
}

/// One of the things that could be done.
package struct Option: Encodable, Hashable, Sendable, Identifiable {
  package var id: OptionID
  /// The option that it is a variant of, or nil.
  package var variantOf: OptionID?
  /// Its name, as in the paper.
  package var label: String
  /// A short name for columns; empty to use the label.
  package var short: String
  package var status: OptionStatus
  /// Why it stands there; required when it is discounted, blocked or later.
  package var statusReason: String
  /// Whether those who decide have said that they prefer it.
  package var preferred: Bool
  /// Whether it is a name only, still to be filled in; it cannot be marked.
  package var shell: Bool
  /// The options that it was combined or split from.
  package var madeFrom: [OptionID]
  /// What it is, in a paragraph.
  package var summary: String
  /// The steps by which it would be reached.
  package var steps: [Statement]
  /// The options that it passes through, in order, when it is a path.
  package var path: [OptionID]
  package var advantages: [Statement]
  package var drawbacks: [Statement]
  /// What stands in its way.
  package var blockers: [Blocker]
  package var facts: [Fact]
  /// What it means for each service.
  package var effects: [ServiceEffect]
  /// How many years it lasts, for its money, or nil where all years are counted.
  package var life: Int?
  package var source: SourceReference?

  package init(
    id: OptionID, variantOf: OptionID? = nil, label: String, short: String = "",
    status: OptionStatus = .active, statusReason: String = "", preferred: Bool = false,
    shell: Bool = false, madeFrom: [OptionID] = [], summary: String = "",
    steps: [Statement] = [], path: [OptionID] = [], advantages: [Statement] = [],
    drawbacks: [Statement] = [], blockers: [Blocker] = [], facts: [Fact] = [],
    effects: [ServiceEffect] = [], life: Int? = nil, source: SourceReference? = nil
  ) {
    self.id = id
    self.variantOf = variantOf
    self.label = label
    self.short = short
    self.status = status
    self.statusReason = statusReason
    self.preferred = preferred
    self.shell = shell
    self.madeFrom = madeFrom
    self.summary = summary
    self.steps = steps
    self.path = path
    self.advantages = advantages
    self.drawbacks = drawbacks
    self.blockers = blockers
    self.facts = facts
    self.effects = effects
    self.life = life
    self.source = source
  }

  /// The short name, or the label where there is none.
  package var shortLabel: String { short.isEmpty ? label : short }

  /// Where it stands, with the reason.
  package var standing: OptionStanding { OptionStanding(status: status, reason: statusReason) }

  /// Whether something named still stands in its way.
  package var isBlocked: Bool {
    status == .blocked && (blockers.isEmpty || blockers.contains { !$0.lifted })
  }

  /// Whether it is marked and ranked: it is active or the baseline, or all that blocked it has been
  /// lifted, and it is more than a name.
  package var isAppraised: Bool {
    switch status {
    case .active, .baseline: !shell
    case .blocked: !shell && !isBlocked
    case .discounted, .later: false
    }
  }

  /// Whether it can be marked; what is blocked can, so that the ranking can be shown with it.
  package var isMarkable: Bool { isAppraised || (status == .blocked && !shell) }
}

extension Option: CaseElement {
  package static var blank: Self { Self(id: .nameless, label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.reference("variantOf", &variantOf, to: .option, .dropped)
    try visitor.text("label", &label, .needed)
    try visitor.text("short", &short)
    try visitor.value("status", &status, .needed)
    try visitor.text("statusReason", &statusReason)
    try visitor.value("preferred", &preferred, .spared)
    try visitor.value("shell", &shell, .spared)
    try visitor.references("madeFrom", &madeFrom, to: .option, .dropped)
    try visitor.text("summary", &summary)
    try visitor.parts("steps", &steps)
    try visitor.references("path", &path, to: .option, .dropped)
    try visitor.parts("advantages", &advantages)
    try visitor.parts("drawbacks", &drawbacks)
    try visitor.parts("blockers", &blockers)
    try visitor.parts("facts", &facts)
    try visitor.parts("effects", &effects)
    try visitor.value("life", &life, within: 1...100)
    try visitor.source(&source)
  }

  package static var kind: ElementKind { .option }
  package var element: Element { .option(self) }

  package var headline: Headline {
    Headline(
      "Option", id, label,
      marks: [
        status == .active ? "" : status.rawValue, preferred ? "preferred" : "",
        shell ? "still to be filled in" : "",
      ], saying: ["status", "preferred", "shell"])
  }
  package static var lineNames: KeyValuePairs<String, String> {
    [
      "statusReason": "Why it stands so", "variantOf": "Variant of", "madeFrom": "Made from",
      "path": "Passes through", "summary": "What it is", "steps": "Step", "advantages": "For",
      "drawbacks": "Against",
    ]
  }

  package func faults(in document: CaseDocument) -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    if variantOf == id {
      found.append(InvariantViolation(.unknown(what: "option", id: id.text), at: "variantOf"))
    } else if variesInCircle(in: document) {
      found.append(InvariantViolation(.circle(id: id.text), at: "variantOf"))
    }
    for (place, origin) in madeFrom.enumerated() where origin == id {
      found.append(InvariantViolation(.circle(id: id.text), at: "madeFrom[\(place)]"))
    }
    if standing.lacksReason {
      found.append(InvariantViolation(.reasonMissing(id: id.text), at: "statusReason"))
    }
    var kinds: Set<FactKind> = []
    for (place, fact) in facts.enumerated() where !kinds.insert(fact.kind).inserted {
      found.append(
        InvariantViolation(.duplicate(id: fact.kind.rawValue), at: "facts[\(place)].kind"))
    }
    return found
  }

  /// Whether the way from a variant to what it varies comes back to the variant.
  private func variesInCircle(in document: CaseDocument) -> Bool {
    var next = variantOf
    for _ in document.options {
      guard let present = next, present != id else { break }
      next = document.option(present)?.variantOf
    }
    return next == id
  }
}
