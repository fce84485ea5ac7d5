package import AppraisalFindings
package import AppraisalModel

/// What is known of a snapshot without opening it.
package struct SnapshotSummary: Equatable, Sendable {
  /// Its file name, which names it.
  package var file: String
  /// Its number; two people may both have published it.
  package var number: Int
  package var name: String
  /// What was noted with it.
  package var note: String
  /// When it was saved, by the saver's clock.
  package var time: String
  package var author: String
  /// The sentence that stood on Result.
  package var sentence: String
  /// The fingerprint of the file.
  package var fingerprint: String

  package init(
    file: String, number: Int, name: String, note: String = "", time: String = "",
    author: String = "", sentence: String = "", fingerprint: String = ""
  ) {
    self.file = file
    self.number = number
    self.name = name
    self.note = note
    self.time = time
    self.author = author
    self.sentence = sentence
    self.fingerprint = fingerprint
  }
}

/// Whether everything that was done is safe on disk.
package enum SaveState: Equatable, Sendable {
  /// So many changes are on their way to the disk.
  case saving(Int)
  /// Everything is on the disk.
  case saved
  /// Changes could not be written; they are kept in memory and tried again.
  case notSaved(reason: String)
}

/// An appraisal as it was read from its folder.
package struct OpenedAppraisal: Sendable {
  package var path: String
  package var fold: Fold
  /// What was found wrong with the folder, in sentences.
  package var problems: [String]
  /// What cannot be read of what was saved, so that there is no result; nil where all can be.
  package var unread: String?
  /// What is not as it was written, so that nothing final is recorded; nil where all is.
  package var damage: String?
  package var snapshots: [SnapshotSummary]
  /// Why nothing can be written, or nil.
  package var readOnly: String?
  /// What to tell the user first, such as where a new appraisal was started.
  package var greeting: String?
  /// The text that a crash interrupted, or nil.
  package var draft: Draft?
  /// What the person has looked at before.
  package var seen: Seen
  /// The hash of the whole record, or empty.
  package var head: String
  /// Who the person at the keyboard is in this appraisal, where an earlier version named them
  /// otherwise; nil for the name that the program was started with.
  package var person: AssessorID?
  /// How the person's key on this machine stands.
  package var keyStanding = KeyStanding.unneeded
  /// The codes of the ballots that were handed in, by the entries that did.
  package var ballotCodes: [EntryAddress: BallotCode] = [:]

  package init(
    path: String, fold: Fold, problems: [String] = [], snapshots: [SnapshotSummary] = [],
    readOnly: String? = nil, greeting: String? = nil, draft: Draft? = nil, head: String = "",
    unread: String? = nil, damage: String? = nil, seen: Seen = Seen()
  ) {
    (self.unread, self.damage) = (unread, damage)
    self.seen = seen
    self.head = head
    self.path = path
    self.fold = fold
    self.problems = problems
    self.snapshots = snapshots
    self.readOnly = readOnly
    self.greeting = greeting
    self.draft = draft
  }
}

/// One thing that a person did, which can be undone by its name.
package struct HistoryStep: Equatable, Sendable {
  /// What was done: "Join the council, Integration: 85".
  package var label: String
  package var edits: [Edit]

  package init(label: String, edits: [Edit]) {
    self.label = label
    self.edits = edits
  }
}

/// How far a person has come with their marks.
package struct Progress: Equatable, Sendable {
  /// The cells that the person is asked about and has answered.
  package let answered: Int
  package let all: Int

  init(_ appraisal: Appraisal, _ viewer: AssessorID) {
    let ballot = appraisal.ballot(appraisal.markingRound, viewer)
    let owed = appraisal.owedCells(by: viewer)
    answered = owed.count { ballot[$0.option, $0.criterion].answer != nil }
    all = owed.count
  }
}

/// The open appraisal and what has been done to it in this sitting.
package struct Session: Sendable {
  package var path: String
  /// The state, with changes that are still being written.
  package private(set) var appraisal: Appraisal {
    _read { yield sharedAppraisal.value }
    _modify { yield &sharedAppraisal.value }
  }
  /// The state and history as they stand on disk.
  package private(set) var recorded: Fold {
    _read { yield sharedRecord.value }
    _modify { yield &sharedRecord.value }
  }
  /// What was found wrong with the folder.
  package var problems: [String]
  /// What cannot be read of what was saved, so that there is no result; nil where all can be.
  package private(set) var unread: String?
  /// What is not as it was written, so that nothing final is recorded; nil where all is.
  package private(set) var damage: String?
  package var snapshots: [SnapshotSummary]
  /// Why nothing can be written, or nil.
  package var readOnly: String?
  package let viewer: AssessorID
  /// How the viewer's key on this machine stands.
  package private(set) var keyStanding: KeyStanding
  /// The number of the last of what others added since it was opened.
  package private(set) var arrivals = 0
  /// By which arrival a value was last set, of those that were.
  private var arrived: [Register: Int] = [:]
  /// The edits that are on their way to the disk, by their batches.
  private var waiting: [Int: [Edit]] = [:]
  /// The codes of the ballots that were handed in, by the entries that did.
  private var ballotCodes: [EntryAddress: BallotCode]
  /// Whether what counts is another than what was made here, by a key that was confirmed or by what
  /// others did meanwhile.
  private var isBehind = false
  /// Whether everything is on disk.
  package var saveState = SaveState.saved
  /// Whether a copy of what the disk refuses is kept on this machine.
  package var isKeptElsewhere = false
  /// What can be undone, oldest first.
  package internal(set) var done: [HistoryStep] = []
  /// What can be done again, newest last.
  package internal(set) var undone: [HistoryStep] = []
  /// The options that cannot lead, with why, in the order of their rows.
  package private(set) var keptOut: [KeptOut]
  /// What the appraisal comes to, as the viewer may see it.
  package private(set) var findings: Findings {
    _read { yield sharedFindings.value }
    _modify { yield &sharedFindings.value }
  }
  /// Whether what is blocked is ranked too, as if it were not; this is for looking only.
  package private(set) var ranksBlocked = false
  /// Whether pass marks are reached and whether the bodies that must agree do, in sentences.
  package private(set) var standingWords: [String]
  /// The options that are marked and ranked, in reading order.
  package private(set) var appraisedOptions: [Option]
  /// The options that can be marked, in reading order: those that are ranked and the blocked.
  package private(set) var markableOptions: [Option]
  /// The criteria that are marked, in the order of the tree: scored ones, then hurdles.
  package private(set) var markedCriteria: [Criterion]
  /// The cells that the viewer has answered, and all that there are.
  package private(set) var progress: Progress
  /// How often each option came first; nil while it is being worked out.
  package var firstPlaces: FirstPlaces? { didSet { settleSentence() } }
  /// How often each option comes where, with the weights last asked for; nil while not known.
  package var chances: Chances? {
    _read { yield sharedChances.value }
    _modify { yield &sharedChances.value }
  }
  /// The sentence that stands before every chart.
  package private(set) var sentence: LeadingSentence
  /// The number of the state, so that a late answer about another is dropped.
  package private(set) var generation: Int
  /// The hash of the whole record as it was last saved; empty while it is not known.
  package var head: String

  // What is large, behind one reference each.
  private var sharedAppraisal: Shared<Appraisal>
  private var sharedRecord: Shared<Fold>
  private var sharedFindings: Shared<Findings>
  private var sharedChances = Shared<Chances?>(nil)

  /// Starts a session on an opened appraisal.
  package init(_ opened: OpenedAppraisal, viewer: AssessorID, generation: Int = 0) {
    let appraisal = opened.fold.appraisal
    let ranked = Self.ranked(appraisal, opened.unread)
    let findings = Findings(ranked, viewer: viewer)
    let criteria = Self.markedCriteria(appraisal.document, findings)
    path = opened.path
    sharedAppraisal = Shared(appraisal)
    sharedRecord = Shared(opened.fold)
    problems = opened.problems
    (unread, damage) = (opened.unread, opened.damage)
    snapshots = opened.snapshots
    readOnly = opened.readOnly
    head = opened.head
    self.viewer = viewer
    keyStanding = opened.keyStanding
    ballotCodes = opened.ballotCodes
    self.generation = generation
    sharedFindings = Shared(findings)
    keptOut = findings.keptOut(ranked, viewer: viewer)
    standingWords = Self.standingWords(ranked, findings)
    appraisedOptions = appraisal.document.appraisedOptions
    markableOptions = appraisal.document.markableOptions
    markedCriteria = criteria
    progress = Progress(appraisal, viewer)
    sentence =
      opened.unread.map(LeadingSentence.init(unread:))
      ?? LeadingSentence(
        findings, in: appraisal.document, contested: opened.fold.contested.count)
  }

  /// What results are made of: nobody's answers while something that was saved cannot be read.
  package var ranked: Appraisal { Self.ranked(appraisal, unread) }

  private static func ranked(_ appraisal: Appraisal, _ unread: String?) -> Appraisal {
    unread == nil ? appraisal : appraisal.withoutAnswers
  }

  private static func markedCriteria(
    _ document: CaseDocument, _ findings: Findings
  ) -> [Criterion] {
    findings.weights.leaves.compactMap { document.criterion($0.id) }
      + document.criteria.filter { $0.kind == .hurdle }
  }

  package var document: CaseDocument { appraisal.document }

  /// Who is first by body and by round, in a sentence; nil with nothing to compare.
  var viewWords: String? {
    let words = [
      findings.bodies.isEmpty
        ? nil
        : "By body, first: "
          + findings.bodies.map { view in
            let body = view.holder.name(in: appraisal)
            let names = view.leaders.map(document.name)
            return "\(body): \(names.isEmpty ? "not certain" : Numbers.list(names))"
          }.joined(separator: "; ") + ".",
      appraisal.rounds.isEmpty
        ? nil : Views.firsts(Views(ranked).rounds, "By round", in: appraisal),
    ].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The result taken up for study.
  ///
  /// - Throws: `StudyRefusal` where nothing leads for certain yet.
  package func studied() throws(StudyRefusal) -> Study {
    if let unread { throw .unread(unread) }
    return try Study(findings, contested: recorded.contested.count)
  }

  /// The result taken up for study, or nil.
  package var study: Study? { try? studied() }

  /// Why the result cannot be studied, or nil.
  var unstudied: String? {
    do throws(StudyRefusal) {
      _ = try studied()
      return nil
    } catch {
      return error.sentence
    }
  }

  /// The viewer as a person who takes part, or nil before the first mark.
  package var person: Assessor? { appraisal.assessor(viewer) }

  /// Whether the viewer takes part without marking, as a clerk or an observer does.
  var onlyWatches: Bool { person.map { !$0.givesMarks } ?? false }

  /// Whether the viewer facilitates; whoever is first to take part in an appraisal does.
  var mayFacilitate: Bool { appraisal.facilitates(viewer) }

  /// Whether the viewer's ballot of the present round is handed in.
  package var isHandedIn: Bool {
    !appraisal.rounds.isEmpty && appraisal.ballot(appraisal.markingRound, viewer).handedIn
  }

  /// The code of the viewer's ballot of the present round, once that it is handed in is on the disk.
  var ballotCode: BallotCode? {
    guard isHandedIn else { return nil }
    return recorded.handingIn(of: viewer, appraisal.markingRound)
      .flatMap { ballotCodes[$0.address] }
  }

  /// Where the viewer's marking of a cell stands in the present round.
  package func cell(_ option: OptionID, _ criterion: CriterionID) -> MarkingPlace {
    appraisal.place(of: viewer, option, criterion)
  }

  /// What the viewer has put in a cell.
  package func marking(_ option: OptionID, _ criterion: CriterionID) -> Marking {
    appraisal[cell(option, criterion)]
  }

  /// Why a cell is not the viewer's to mark, or nil; whoever only watches is told otherwise.
  func bar(_ option: OptionID, _ criterion: CriterionID) -> EditRefusal? {
    guard !onlyWatches, let person else { return nil }
    return appraisal.bar(on: person, option: option, criterion: criterion)
  }

  /// What the viewer put in a cell in the latest round before the present one, or nil.
  func markingBefore(_ option: OptionID, _ criterion: CriterionID) -> Marking? {
    let present = appraisal.markingRound
    guard present != .solo else { return nil }
    return (0..<present.number).reversed().lazy
      .map { number in
        appraisal[
          MarkingPlace(
            round: RoundNumber(number), assessor: viewer, option: option, criterion: criterion)]
      }.first { $0.answer != nil }
  }

  private static func standingWords(_ appraisal: Appraisal, _ findings: Findings) -> [String] {
    let document = appraisal.document
    return [
      PassMarks(findings, in: document).sentence,
      document.terms.mustAgree.isEmpty ? "" : BodyResults(appraisal).sentence,
    ].filter { !$0.isEmpty }
  }

  /// The options that are blocked and have more than a name, in reading order.
  package var blockedOptions: [Option] { markableOptions.filter { !$0.isAppraised } }

  /// Ranks with what is blocked, or without it again; nothing is recorded.
  mutating func rank(withBlocked: Bool, as generation: Int) {
    ranksBlocked = withBlocked
    self.generation = generation
    findings = Findings(ranked, viewer: viewer, withBlocked: withBlocked)
    keptOut = findings.keptOut(ranked, viewer: viewer)
    standingWords = Self.standingWords(ranked, findings)
    firstPlaces = nil
    chances = nil
    settleSentence()
  }

  /// Knows edits that are on their way to the disk.
  mutating func expect(_ edits: [Edit], in batch: Int) { waiting[batch] = edits }

  /// Takes in what has reached the disk, and gives why something of it does not count, if others did
  /// what forbids it meanwhile.
  mutating func take(
    _ entries: [RecordedEdit], of batch: Int, codes: [EntryAddress: BallotCode] = [:],
    signedBy signers: [SegmentID: SittingSigner] = [:], fold: Fold? = nil
  ) -> EditRefusal? {
    waiting[batch] = nil
    ballotCodes.merge(codes) { $1 }
    if let fold {
      recorded = fold
      isBehind = true
    } else if !recorded.goOn(with: entries, signedBy: signers) {
      isBehind = true
    }
    isBehind =
      isBehind
      || entries.contains { if case .people(.vouch) = $0.edit { true } else { false } }
    settleSentence()
    guard isBehind else { return nil }
    return recorded.ignored.last { ignored in
      entries.contains { $0.address == ignored.entry.address }
    }?.reason
  }

  /// Takes in what others added: the state is that of the record with what is still on its way.
  mutating func take(_ arrival: Arrival, as generation: Int) {
    arrivals = arrival.number
    snapshots += arrival.snapshots.filter { new in !snapshots.contains { $0.file == new.file } }
    if !arrival.head.isEmpty { head = arrival.head }
    if let standing = arrival.standing {
      (keyStanding, readOnly) = (standing.key, standing.readOnly)
    }
    guard arrival.changesState else { return }
    ballotCodes.merge(arrival.codes) { $1 }
    if let fold = arrival.fold {
      recorded = fold
    } else {
      recorded.goOn(with: arrival.entries, signedBy: arrival.signers)
    }
    for entry in arrival.entries {
      if let register = entry.edit.register { arrived[register] = arrival.number }
    }
    if let reading = arrival.reading {
      (problems, unread, damage) = (reading.problems, reading.unread, reading.damage)
    }
    appraisal = recorded.appraisal
    for batch in waiting.keys.sorted() {
      appraisal.expect(waiting[batch] ?? [], of: viewer)
      isBehind = true
    }
    (firstPlaces, chances) = (nil, nil)
    renew(as: generation)
  }

  /// Whoever last set a value that edits set too, where that arrived after a number.
  func whoChanged(_ edits: [Edit], since number: Int) -> AssessorID?? {
    guard arrivals > number else { return nil }
    for register in edits.compactMap(\.register) where arrived[register] ?? 0 > number {
      return .some(recorded.latest(register)?.author)
    }
    return nil
  }

  /// Shows what is recorded, where a key that was confirmed makes more of it count, and says whether
  /// it did; nothing may be on its way to the disk.
  mutating func catchUp(as generation: Int) -> Bool {
    guard isBehind else { return false }
    isBehind = false
    appraisal = recorded.appraisal
    renew(as: generation)
    return true
  }

  private mutating func settleSentence() {
    sentence =
      unread.map(LeadingSentence.init(unread:))
      ?? LeadingSentence(
        findings, in: document, contested: recorded.contested.count, firstPlaces: firstPlaces)
  }

  /// Makes edits that belong together, or none of them; the state gets a number of its own.
  ///
  /// - Returns: What is to be recorded: a person who has not joined yet joins first, by the name.
  /// - Throws: `EditRefusal` of the first edit that cannot be made.
  mutating func make(
    _ edits: [Edit], named name: String, as generation: Int, mayJoin: Bool = false
  ) throws(EditRefusal) -> [Edit] {
    let made = try appraisal.make(edits, as: viewer, named: name, mayJoin: mayJoin)
    renew(as: generation)
    return made
  }

  /// Works out what follows from the state.
  private mutating func renew(as generation: Int) {
    self.generation = generation
    findings = Findings(ranked, viewer: viewer, withBlocked: ranksBlocked)
    keptOut = findings.keptOut(ranked, viewer: viewer)
    standingWords = Self.standingWords(ranked, findings)
    appraisedOptions = document.appraisedOptions
    markableOptions = document.markableOptions
    markedCriteria = Self.markedCriteria(document, findings)
    progress = Progress(appraisal, viewer)
    settleSentence()
  }
}
