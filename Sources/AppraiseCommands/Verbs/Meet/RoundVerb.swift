import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Says how the round stands, or opens, ends, reveals or settles it.
struct RoundVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "round",
    abstract: "Say how the round stands, open one, end it, reveal its marks, or settle it.",
    discussion: """
      A round is closed unless told otherwise as soon as two may mark: people then see only their own \
      marks until the reveal. Ending takes no more marks and shows none; revealing cannot be taken \
      back. Who sees what is fixed when a round opens.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Flag(help: "Open the next round.")
  var open = false

  @Flag(help: "End the open round; refused while ballots are missing, see --even-with-missing.")
  var end = false

  @Flag(help: "Show everybody the marks of the round that has ended.")
  var reveal = false

  @Flag(help: "Open a round again that has ended and is not revealed; needs --why.")
  var again = false

  @Flag(help: "Say that what the round brought is settled.")
  var settle = false

  @Flag(
    name: .customLong("even-with-missing"), help: "With --end: although ballots are missing.")
  var evenWithMissing = false

  @OptionGroup var plan: RoundPlan

  @Option(parsing: .unconditional, help: "With --again: why.")
  var why: String?

  @Flag(help: "Print JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let step = try step()
    let file =
      try step == nil ? arguments.open(surroundings) : arguments.openToWrite(surroundings)
    if let step {
      let cells = try plan.askAgain.map { text throws(CommandFailure) in
        try CellArguments.cell(text, in: file.fold.appraisal.document)
      }
      let edits = try edits(step, file.fold.appraisal, cells)
      try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    }
    let report = RoundReport(file.fold)
    if json { return try Console.json(report) }
    Console.say(report.lines(file.fold.appraisal))
  }

  /// What is to be done, or nil where nothing is.
  private func step() throws(CommandFailure) -> RoundStanding.Step? {
    let asked: [(Bool, RoundStanding.Step)] = [
      (open, .open), (end, .end), (reveal, .reveal), (again, .again), (settle, .settle),
    ]
    let steps = asked.filter(\.0).map(\.1)
    guard steps.count < 2 else {
      throw CommandFailure(
        .usage, "One of --open, --end, --reveal, --again and --settle at a time.")
    }
    let needed: [(given: Bool, option: String, step: RoundStanding.Step)] = [
      (plan.isGiven, "what a round opens with", .open), (why != nil, "--why", .again),
      (evenWithMissing, "--even-with-missing", .end),
    ]
    for part in needed where part.given && steps.first != part.step {
      throw CommandFailure(.usage, "Give \(part.option) with --\(part.step.rawValue).")
    }
    return steps.first
  }

  private func edits(
    _ step: RoundStanding.Step, _ appraisal: Appraisal, _ cells: [MatrixCell]
  ) throws(CommandFailure) -> [Edit] {
    do throws(RoundRefusal) {
      switch step {
      case .open:
        return try appraisal.openingRound(
          visibility: plan.visibility.map(\.visibility), purpose: plan.purpose ?? "",
          policy: plan.policy(after: appraisal.rounds.last?.policy ?? RoundPolicy()),
          askingAgain: cells)
      case .end: return try appraisal.endingRound(evenWithMissing: evenWithMissing)
      case .reveal: return try appraisal.revealingRound()
      case .again: return try appraisal.openingAgain(why: why ?? "")
      case .settle: return try appraisal.settlingRound()
      }
    } catch {
      throw CommandFailure(.refused, error.sentence(in: appraisal) + Self.hint(error))
    }
  }

  private static func hint(_ refusal: RoundRefusal) -> String {
    switch refusal {
    case .ballotsMissing: " --even-with-missing ends it all the same."
    case .reasonMissing: " Use --why."
    case .noRound, .nothingToMark, .stillOpen, .endedAlready, .awaitsReveal, .revealedAlready,
      .settledAlready:
      ""
    }
  }
}

/// What a round opens with.
struct RoundPlan: ParsableArguments {
  /// Who sees marks before the reveal.
  enum Visibility: String, ExpressibleByArgument, CaseIterable {
    case open
    case closed

    var visibility: RoundVisibility {
      switch self {
      case .open: .open
      case .closed: .closed
      }
    }
  }

  @Option(parsing: .unconditional, help: "With --open: what the round is for.")
  var purpose: String?

  @Option(help: "With --open: open or closed; closed unless told where two or more may mark.")
  var visibility: Visibility?

  @Option(
    name: .customLong("shown-as"),
    help: "With --open: how people are shown after the reveal: names, pseudonyms or bodies.")
  var shownAs: ShownAs?

  @Option(help: "With --open: of fewer people nothing is shown by body or as dots; 3 unless told.")
  var fewest: Int?

  @Flag(
    name: .customLong("hide-money"),
    help: "With --open: hide the money of options from those who mark while the round is open.")
  var hidesMoney = false

  @Option(
    name: .customLong("ask-again"),
    help: "With --open: only this cell, as option:criterion, is asked about again; may be repeated."
  )
  var askAgain: [String] = []

  var isGiven: Bool {
    purpose != nil || visibility != nil || shownAs != nil || fewest != nil || hidesMoney
      || !askAgain.isEmpty
  }

  /// Who sees what: as in the round before where nothing else is said.
  func policy(after before: RoundPolicy) -> RoundPolicy {
    RoundPolicy(
      people: shownAs ?? before.people, fewest: fewest ?? before.fewest,
      hidesMoney: hidesMoney || before.hidesMoney)
  }

  func validate() throws {
    guard let fewest, !(1...99).contains(fewest) else { return }
    throw ValidationError("Give --fewest a whole number from 1 to 99.")
  }
}

extension ShownAs: ExpressibleByArgument {}

/// How the round stands, as everybody may know it.
private struct RoundReport: Encodable {
  struct Late: Encodable {
    var person: String
    var entries: Int
    var handedIn: Bool
  }

  var round: Int?
  var state: String
  var visibility: String?
  var purpose: String?
  var shownAs: String?
  var fewest: Int?
  var hidesMoney: Bool?
  var expected: Int
  var handedIn: [String]
  var missing: [String]
  var late: [Late]
  /// What the round asks about again; empty for everything.
  var cells: [MatrixCell]
  /// The cells to talk about once the marks are revealed, the most important first.
  var talk: [TalkRecord]
  var next: [String]
  var sentence: String
  /// Who is there; nil where nothing was said of it.
  var attendance: PresenceRecord?

  init(_ fold: Fold) {
    let standing = RoundStanding(fold.appraisal)
    let present = standing.round
    round = present?.id.number
    state = present?.state.rawValue ?? "none"
    visibility = present?.visibility.rawValue
    purpose = present.flatMap { $0.purpose.isEmpty ? nil : $0.purpose }
    shownAs = present?.policy.people.rawValue
    fewest = present?.policy.fewest
    hidesMoney = present?.policy.hidesMoney
    expected = standing.expected
    handedIn = standing.handedIn.map(\.text)
    missing = standing.missing.map(\.text)
    late = fold.lateBallots.filter { $0.round == present?.id }.map {
      Late(person: $0.person.text, entries: $0.entries, handedIn: $0.wasHandedIn)
    }
    cells = present?.cells ?? []
    let list = TalkList(fold.appraisal)
    let isRevealed = present.map { !$0.awaitsReveal } ?? false
    talk = isRevealed ? list.cells.map { TalkRecord($0, list, fold.appraisal.document) } : []
    next = standing.steps.map(\.rawValue)
    sentence = standing.sentence
    attendance =
      PresenceReport(fold.appraisal).isEmpty ? nil : PresenceRecord(fold.appraisal)
  }

  func lines(_ appraisal: Appraisal) -> [String] {
    let standing = RoundStanding(appraisal)
    let isOpen = standing.round?.state == .open
    func names(_ people: [String]) -> String {
      Numbers.list(people.compactMap(AssessorID.init).map { appraisal.name($0) })
    }
    let presence = PresenceReport(appraisal)
    let who: [String] =
      [presence.sentence(in: appraisal.document)].compactMap(\.self)
      + presence.sentences(in: appraisal)
    return [sentence] + who + (purpose.map { ["What it is for: \($0)"] } ?? [])
      + (isOpen && !missing.isEmpty ? ["Waiting for: \(names(missing))."] : [])
      + late.map { late in
        "Late: \(names([late.person])), \(Numbers.count(late.entries, "entry", "entries")) after the "
          + "end; they do not count."
      }
      + (talk.isEmpty
        ? []
        : ["Cells to talk about, the most important first:"]
          + talk.map {
            "  \($0.option):\($0.criterion)  \($0.spread)"
              + ($0.agreed.map { "; agreed: \($0)" } ?? "")
          })
      + [
        "Next: \(standing.steps.map { "\(standing.title($0)) (--\($0.rawValue))" }.joined(separator: ", or "))."
      ]
  }
}
