/// What became of something that was to happen.
public enum MilestoneStatus: String, Word, EmptyCoded {
  /// The papers do not say.
  case notKnown = "not-known"
  /// It is still to come.
  case expected
  /// It happened in time.
  case met
  /// It did not happen in time.
  case missed

  /// Not known.
  public init() { self = .notKnown }
}

/// Something that is to happen, or that follows from what is decided.
public struct Milestone: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What is to happen.
  public var label: String
  /// When, as the paper says it; empty where it gives no date.
  public var when: String
  /// The day, as `2007-10-31`, where it is known; empty otherwise.
  public var day: String
  /// What became of it.
  public var status: MilestoneStatus
  /// Whether it is a consequence of a decision and not a step towards one.
  public var consequence: Bool
  /// The option that it belongs to, or nil for all.
  public var option: OptionID?
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a milestone.
  public init(
    id: ItemID, label: String, when: String = "", day: String = "",
    status: MilestoneStatus = .notKnown, consequence: Bool = false, option: OptionID? = nil,
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.when = when
    self.day = day
    self.status = status
    self.consequence = consequence
    self.option = option
    self.source = source
  }
}

/// What happens at one step of the route that a decision takes.
public enum RoutePart: String, Word {
  /// A body prepares it.
  case prepares
  /// A body comments.
  case comments
  /// A body decides.
  case decides
  /// A body scrutinises.
  case scrutinises
  /// The time in which the decision can be called in.
  case callIn = "call-in"
  /// A body is told.
  case notes
}

/// One step of the route that a decision takes.
public struct RouteStep: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What happens.
  public var label: String
  /// What part it plays.
  public var part: RoutePart
  /// The body that acts, or nil where it is not one of the case's.
  public var body: BodyID?
  /// When, as the paper says it.
  public var when: String
  /// The day, as `2007-11-29`, where it is known; empty otherwise.
  public var day: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a step.
  public init(
    id: ItemID, label: String, part: RoutePart, body: BodyID? = nil, when: String = "",
    day: String = "", source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.part = part
    self.body = body
    self.when = when
    self.day = day
    self.source = source
  }
}

/// Something that somebody is to do next.
public struct NextStep: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What is to be done.
  public var label: String
  /// Who does it; empty where nobody is named.
  public var owner: String
  /// When, in words; empty where it is not said.
  public var when: String
  /// Whether it is done.
  public var done: Bool
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a step.
  public init(
    id: ItemID, label: String, owner: String = "", when: String = "", done: Bool = false,
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.owner = owner
    self.when = when
    self.done = done
    self.source = source
  }
}

/// One line of a checklist.
public struct ChecklistItem: Encodable, Hashable, Sendable {
  /// What is checked.
  public var label: String
  /// Whether it is there.
  public var answer: FactAnswer
  /// More about it, in words.
  public var detail: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a line.
  public init(
    label: String, answer: FactAnswer = .notKnown, detail: String = "",
    source: SourceReference? = nil
  ) {
    self.label = label
    self.answer = answer
    self.detail = detail
    self.source = source
  }
}

/// A list of things that must be there; it is ticked and never scored.
public struct Checklist: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What it is a list of.
  public var label: String
  /// Its lines.
  public var items: [ChecklistItem]
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a checklist.
  public init(
    id: ItemID, label: String, items: [ChecklistItem] = [], source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.items = items
    self.source = source
  }
}

/// What a part of the report is.
public enum SectionKind: String, Word {
  /// A confirmation on the front sheet.
  case confirmation
  /// An implication that reports must speak of.
  case implication
}

/// A heading that a report must have, with what stands under it.
public struct ReportSection: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// The heading.
  public var label: String
  /// What it is.
  public var kind: SectionKind
  /// What stands under it; empty where the paper says nothing, which is shown as missing.
  public var words: String
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a section.
  public init(
    id: ItemID, label: String, kind: SectionKind, words: String = "",
    source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.words = words
    self.source = source
  }

  /// Whether nothing stands under the heading.
  public var isMissing: Bool { words.isEmpty }
}

/// A place on the panel that appraises, to be taken by a person of one body.
public struct Seat: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// The post or office that holds it.
  public var label: String
  /// The body that fills it.
  public var body: BodyID
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a seat.
  public init(id: ItemID, label: String, body: BodyID, source: SourceReference? = nil) {
    self.id = id
    self.label = label
    self.body = body
    self.source = source
  }
}

/// How the options stood at an earlier time, kept as a snapshot when an appraisal starts.
public struct Stage: Encodable, Hashable, Sendable, Identifiable {
  /// Its identifier.
  public var id: ItemID
  /// What it is called: "June 2007".
  public var label: String
  /// What it is made from, where there is no paper of its own; empty otherwise.
  public var origin: String
  /// What was to be done then, in words.
  public var words: String
  /// The standing of each option then; those left out stood as they stand in the case.
  public var standings: [OptionID: OptionStanding]
  /// Where it comes from.
  public var source: SourceReference?

  /// Makes a stage.
  public init(
    id: ItemID, label: String, origin: String = "", words: String = "",
    standings: [OptionID: OptionStanding] = [:], source: SourceReference? = nil
  ) {
    self.id = id
    self.label = label
    self.origin = origin
    self.words = words
    self.standings = standings
    self.source = source
  }
}
