import AppraisalFindings
package import AppraisalModel

/// What others added to the appraisal that is open.
package struct Arrival: Sendable {
  /// What a reading of the whole folder found wrong with it.
  package struct Reading: Equatable, Sendable {
    package var problems: [String]
    package var unread: String?
    package var damage: String?

    package init(problems: [String] = [], unread: String? = nil, damage: String? = nil) {
      (self.problems, self.unread, self.damage) = (problems, unread, damage)
    }
  }

  package var path: String
  /// Counts what was heard since the appraisal was opened.
  package var number: Int
  /// The edits that are new, in their order.
  package var entries: [RecordedEdit]
  /// Who signs the sittings that are new.
  package var signers: [SegmentID: SittingSigner] = [:]
  /// The whole fold, where they could not be put behind the others.
  package var fold: Fold?
  package var codes: [EntryAddress: BallotCode] = [:]
  package var snapshots: [SnapshotSummary] = []
  package var reading: Reading?
  /// How the person's key stands by now, and why nothing can be written; nil where it is as it was.
  package var standing: (key: KeyStanding, readOnly: String?)?
  /// The hash of the whole record, or empty.
  package var head = ""

  package init(path: String, number: Int, entries: [RecordedEdit] = []) {
    (self.path, self.number, self.entries) = (path, number, entries)
  }

  /// Whether the state may be another.
  var changesState: Bool { !entries.isEmpty || fold != nil || reading != nil }
}

extension Model {
  /// Takes in what others added: what is selected, typed or open stays as it is.
  mutating func take(_ arrival: Arrival) {
    bench.run(.tookArrival(arrival.number))
    guard bench.present?.path == arrival.path else { return }
    let (typed, chosen) = (room.isTyping, rooms.map { $0.chosen(bench) })
    let hadUnread = bench.present?.unread != nil
    let generation = bench.nextGeneration()
    bench.present?.take(arrival, as: generation)
    if arrival.changesState {
      if bench.beforeSnapshot == nil { bench.askFirstPlaces() }
      settle()
    }
    var place = 0
    for name in chosen {
      if let name { choose(name, inRoomAt: place) }
      place += 1
    }
    if typed, !room.isTyping {
      bench.say(
        .refused, "What you were typing was for something that is gone. It was not recorded.")
    } else if let words = ArrivalWords(arrival, bench, hadUnread: hadUnread)?.notice {
      bench.hear(words)
    }
  }
}

extension Bench {
  /// Says something of others, unless something of the person's own is being said.
  fileprivate mutating func hear(_ words: Notice) {
    guard notice == nil || notice == hearsay || words.kind == .refused else { return }
    notice = words
    hearsay = words
  }

  /// Who changed meanwhile what edits change, in a sentence; nil where nobody did.
  func changedMeanwhile(_ edits: [Edit], since number: Int?) -> String? {
    guard let session, let number, let who = session.whoChanged(edits, since: number) else {
      return nil
    }
    let name = who.map { session.appraisal.name($0) } ?? "Somebody"
    return "\(name) changed this while it was open here."
  }
}

/// Appraisals and snapshots as they are opened and closed.
extension Model {
  /// Takes over an appraisal that was opened.
  mutating func receive(_ opened: OpenedAppraisal) {
    bench.isOpening = false
    bench.pendingBatches = []
    bench.snapshot = nil
    bench.beforeSnapshot = nil
    bench.overlays = []
    bench.unfinishedWeighing = nil
    keptDraft = opened.draft
    bench.interrupted = opened.draft
    (bench.seen, keptSeen) = (opened.seen, opened.seen)
    if let person = opened.person { bench.person = person }
    bench.wasAskedWho = false
    bench.session = Session(opened, viewer: bench.person, generation: bench.nextGeneration())
    bench.place = .home
    renewRooms()
    openRooms()
    if let greeting = opened.greeting { bench.say(.good, greeting) }
    if !opened.problems.isEmpty {
      let count = Numbers.count(opened.problems.count, "thing is", "things are")
      bench.say(.refused, "\(count) wrong with this folder. w on Home says what.")
    }
    bench.askFirstPlaces()
    furnishing.greet(&self)
  }

  /// Closes the appraisal and lists what can be opened.
  mutating func closeAppraisal() {
    bench.session = nil
    bench.snapshot = nil
    bench.beforeSnapshot = nil
    bench.place = .home
    renewRooms()
    bench.run(.listShelf)
  }

  /// Opens a snapshot for reading.
  mutating func show(_ summary: SnapshotSummary, _ appraisal: Appraisal) {
    guard bench.snapshot == nil, let session = bench.session else { return }
    guard bench.overlays.isEmpty, !room.isTyping else {
      // What is being typed belongs to the present, and a snapshot would take it away.
      return bench.say(
        .plain, "Snapshot \(summary.number) was read; Enter on Record opens it when you are done.")
    }
    bench.beforeSnapshot = session
    bench.snapshot = summary
    let opened = OpenedAppraisal(
      path: session.path, fold: Fold(state: appraisal), snapshots: session.snapshots,
      readOnly: "This is snapshot \(summary.number) \"\(summary.name)\": it can only be read.")
    bench.session = Session(opened, viewer: bench.person, generation: bench.nextGeneration())
    bench.place = .result
    settle()
    bench.say(
      .plain, "You are looking at snapshot \(summary.number) \"\(summary.name)\". Esc closes it.")
    bench.askFirstPlaces()
  }

  /// Goes back from a snapshot to how things stand now.
  mutating func closeSnapshot() {
    guard let back = bench.beforeSnapshot else { return }
    bench.session = back
    bench.beforeSnapshot = nil
    bench.snapshot = nil
    bench.place = .record
    settle()
    bench.say(.plain, "The snapshot is closed. This is how things stand now.")
    // What came back while the snapshot was open was for its state.
    if back.firstPlaces == nil { bench.askFirstPlaces() }
  }
}
