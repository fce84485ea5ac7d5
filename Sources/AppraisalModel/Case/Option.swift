/// Where an option stands in the appraisal; never a score.
public enum OptionStatus: String, Word {
  /// It is appraised.
  case active
  /// It is appraised and is what the others are compared with.
  case baseline
  /// It was ruled out, with the reason.
  case discounted
  /// It would be appraised but something named stands in its way.
  case blocked
  /// Not now, perhaps later.
  case later
}

/// Something that stands in an option's way and can be lifted.
public struct Blocker: Encodable, Hashable, Sendable {
  /// What it is.
  public var label: String
  /// Whether it has been lifted.
  public var lifted: Bool
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a blocker.
  public init(label: String, lifted: Bool = false, source: SourceReference? = nil) {
    self.label = label
    self.lifted = lifted
    self.source = source
  }
}

/// The facts of organisational form that boards ask about.
public enum FactKind: String, Word {
  /// Who employs the staff.
  case employer
  /// Who holds the contract.
  case contractHolder = "contract-holder"
  /// Whether there is a pooled fund.
  case pooledFund = "pooled-fund"
  /// Whether there is a lead commissioner.
  case leadCommissioner = "lead-commissioner"
  /// Whether it can hold assets.
  case assetHolding = "asset-holding"
  /// Whether its charges bear VAT.
  case vat
  /// Whether staff keep their pension.
  case pension
}

/// The answer to a question of fact.
public enum FactAnswer: String, Word {
  /// Yes.
  case yes
  /// No.
  case no
  /// Not known.
  case notKnown = "not-known"
}

/// A fact about an option; facts are shown and never scored.
public struct Fact: Encodable, Hashable, Sendable {
  /// Which fact.
  public var kind: FactKind
  /// Yes, no or not known.
  public var answer: FactAnswer
  /// More about it, in words.
  public var detail: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a fact.
  public init(
    kind: FactKind, answer: FactAnswer, detail: String = "", source: SourceReference? = nil
  ) {
    self.kind = kind
    self.answer = answer
    self.detail = detail
    self.source = source
  }
}

/// What an option means for one service.
public struct ServiceEffect: Encodable, Hashable, Sendable {
  /// The service.
  public var service: ServiceID
  /// What changes for it, in words.
  public var words: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes an effect.
  public init(service: ServiceID, words: String, source: SourceReference? = nil) {
    self.service = service
    self.words = words
    self.source = source
  }
}

/// One of the things that could be done.
public struct Option: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: OptionID
  /// The option that it is a variant of, or nil.
  public var variantOf: OptionID?
  /// Its name, as in the paper.
  public var label: String
  /// A short name for columns; empty to use the label.
  public var short: String
  /// Where it stands.
  public var status: OptionStatus
  /// Why it stands there; required when it is discounted, blocked or later.
  public var statusReason: String
  /// Whether those who decide have said that they prefer it.
  public var preferred: Bool
  /// Whether it is a name only, still to be filled in; it cannot be marked.
  public var shell: Bool
  /// The options that it was combined or split from.
  public var madeFrom: [OptionID]
  /// What it is, in a paragraph.
  public var summary: String
  /// The steps by which it would be reached.
  public var steps: [Statement]
  /// The options that it passes through, in order, when it is a path.
  public var path: [OptionID]
  /// What speaks for it.
  public var advantages: [Statement]
  /// What speaks against it.
  public var drawbacks: [Statement]
  /// What stands in its way.
  public var blockers: [Blocker]
  /// Facts about it.
  public var facts: [Fact]
  /// What it means for each service.
  public var effects: [ServiceEffect]
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes an option.
  public init(
    id: OptionID, variantOf: OptionID? = nil, label: String, short: String = "",
    status: OptionStatus = .active, statusReason: String = "", preferred: Bool = false,
    shell: Bool = false, madeFrom: [OptionID] = [], summary: String = "",
    steps: [Statement] = [], path: [OptionID] = [], advantages: [Statement] = [],
    drawbacks: [Statement] = [], blockers: [Blocker] = [], facts: [Fact] = [],
    effects: [ServiceEffect] = [], source: SourceReference? = nil
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
    self.source = source
  }

  /// The short name, or the label where there is none.
  public var shortLabel: String { short.isEmpty ? label : short }

  /// Where it stands, with the reason.
  public var standing: OptionStanding { OptionStanding(status: status, reason: statusReason) }

  /// Whether something named still stands in its way.
  public var isBlocked: Bool {
    status == .blocked && (blockers.isEmpty || blockers.contains { !$0.lifted })
  }

  /// Whether it is marked and ranked: it is active or the baseline, or all that blocked it has been
  /// lifted, and it is more than a name.
  public var isAppraised: Bool {
    switch status {
    case .active, .baseline: !shell
    case .blocked: !shell && !isBlocked
    case .discounted, .later: false
    }
  }

  /// Whether it can be marked; what is blocked can, so that the ranking can be shown with it.
  public var isMarkable: Bool { isAppraised || (status == .blocked && !shell) }
}
