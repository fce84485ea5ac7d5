import AppraisalFindings
package import AppraisalModel
import Canvas

/// One terminal that goes from hand to hand: who sits at it now, and to whom it can go.
package struct Passing: Equatable, Sendable {
  /// Somebody to whom the terminal can be handed; nothing of what they marked.
  package struct Person: Equatable, Sendable {
    package var id: AssessorID
    var name: String
    /// The body that they sit for, or empty.
    var body: String
    /// How far their ballot has come, as everybody may know it.
    var stage: Dot

    /// The name and the body.
    var words: String { body.isEmpty ? name : "\(name), \(body)" }
  }

  /// Who has the terminal.
  package enum Stage: Equatable, Sendable {
    case seated(AssessorID)
    /// Somebody who gives it away once everything of theirs is on the disk.
    case leaving(AssessorID)
    /// Nobody; somebody was chosen who is to sit down, and their sitting is being opened, or nobody was.
    case between(comer: AssessorID?)
  }

  /// Where the appraisal lies.
  let path: String
  /// Whoever began it, to whom the terminal comes back in the end.
  let host: Person
  /// How far the host gets with the program; whoever sits down between stays in the appraisal.
  let reach: Reach
  /// Whom it can be handed to beside the host, by body.
  package private(set) var people: [Person]
  package internal(set) var stage: Stage

  /// Begins with whoever sits there.
  init(_ bench: Bench, _ session: Session) {
    path = session.path
    reach = bench.reach
    let host = session.person ?? Assessor(id: session.viewer, name: bench.personName)
    self.host = Person(host, session, bench)
    people = Self.people(session, bench, besides: host.id)
    stage = .leaving(host.id)
  }

  /// The members by body, those without one last.
  private static func people(
    _ session: Session, _ bench: Bench, besides host: AssessorID
  ) -> [Person] {
    let appraisal = session.appraisal
    let all = appraisal.otherMembers(than: host)
    let bodies = session.document.bodies.map(\.id)
    let rest = all.filter { person in !bodies.contains { $0 == appraisal.body(of: person) } }
    return (bodies.flatMap { body in all.filter { appraisal.body(of: $0) == body } } + rest)
      .map { Person($0, session, bench) }
  }

  /// The person who sits there, or nil between two.
  package var sitter: AssessorID? {
    switch stage {
    case .seated(let person), .leaving(let person): person
    case .between: nil
    }
  }

  package var isBetween: Bool { sitter == nil }

  var isLeaving: Bool { if case .leaving = stage { true } else { false } }

  /// Everybody to whom it can be handed, the host last.
  package var comers: [Person] { people + [host] }

  /// Whoever is asked next: the first whose ballot is still to come, from whoever sat there last on,
  /// and the host when all are in.
  func next(after last: AssessorID?) -> Int {
    let start = people.firstIndex { $0.id == last }.map { $0 + 1 } ?? 0
    let order = Array(people.indices.dropFirst(start)) + Array(people.indices.prefix(start))
    return order.first { people[$0].stage != .done } ?? people.count
  }

  /// Takes over how far the ballots have come in the sitting of whoever gives the terminal away.
  fileprivate mutating func look(_ session: Session, _ bench: Bench) {
    people = Self.people(session, bench, besides: host.id)
  }
}

extension Passing.Person {
  fileprivate init(_ person: Assessor, _ session: Session, _ bench: Bench) {
    let body = session.appraisal.bodyServed(by: person)
    self.init(
      id: person.id, name: session.appraisal.name(person), body: body?.shortLabel ?? "",
      stage: Meeting(session: session, glyphs: bench.glyphs).publicStage(person))
  }
}

extension Bench {
  /// Whether the terminal goes from hand to hand and a member has it.
  var isHandedOver: Bool {
    if case .seated = passing?.stage { true } else { false }
  }
}

extension Model {
  /// Gives the terminal away once everything that was done at it is on the disk.
  ///
  /// - Throws: why what is being typed cannot be kept.
  mutating func handOn() throws(Refusal) {
    guard let session = bench.present else { return }
    if case .notSaved(let reason) = session.saveState { throw Refusal(Self.unsaved(reason)) }
    try inRoom { room, bench throws(Refusal) in try room.commit(&bench) }
    bench.passing = bench.passing ?? Passing(bench, session)
    bench.passing?.stage = .leaving(bench.person)
    if !bench.pendingBatches.isEmpty {
      bench.say(.plain, "Saving. Then the laptop can go on.")
    }
  }

  private static func unsaved(_ reason: String) -> String {
    "Not everything is on the disk: \(reason). The laptop stays here until it is; it is tried again "
      + "every 2 seconds."
  }

  /// Goes on with giving the terminal away: clears the table when all is saved, stays where the disk
  /// refuses.
  mutating func settlePassing() {
    guard var passing = bench.passing, case .leaving(let person) = passing.stage,
      let session = bench.present
    else { return }
    if case .notSaved(let reason) = session.saveState {
      if person == passing.host.id {
        bench.passing = nil
      } else {
        bench.passing?.stage = .seated(person)
      }
      return bench.say(.refused, Self.unsaved(reason))
    }
    guard bench.pendingBatches.isEmpty else { return }
    passing.look(session, bench)
    passing.stage = .between(comer: nil)
    clear(for: passing.host, reach: .appraisal)
    bench.personName = ""
    bench.passing = passing
    bench.show(furnishing.handOver(passing, person))
    // What stood on the screen is painted over whole.
    bench.ask(.redraw)
  }

  /// Takes over an appraisal that was opened; where the terminal was handed to somebody, they sit down.
  mutating func seatOrReceive(_ opened: OpenedAppraisal) {
    guard let passing = bench.passing, case .between(let comer) = passing.stage else {
      return receive(opened)
    }
    guard let person = passing.comers.first(where: { $0.id == comer }) else { return }
    seat(person, opened, passing)
  }

  private mutating func seat(
    _ person: Passing.Person, _ opened: OpenedAppraisal, _ before: Passing
  ) {
    var passing = before
    let comer = person.id
    let isHost = comer == passing.host.id
    clear(for: person, reach: isHost ? passing.reach : .appraisal)
    passing.stage = .seated(comer)
    bench.passing = isHost ? nil : passing
    receive(opened)
    if isHost { bench.say(.good, "You have the laptop again. Nobody hands it on any more.") }
  }

  /// Makes the program one that has just started: nothing of whoever sat there stays in it.
  private mutating func clear(for person: Passing.Person, reach: Reach) {
    var table = Bench(
      size: bench.size, glyphs: bench.glyphs, person: person.id, personName: person.name,
      today: bench.today, clock: bench.clock, reach: reach)
    // Numbers go on, so that what comes late for somebody before is told from what is new.
    table.lastBatch = bench.lastBatch
    table.lastGeneration = bench.lastGeneration
    table.closings = bench.closings + 1
    table.mouseIsOn = bench.mouseIsOn
    table.outbox = bench.outbox
    self = Model(
      table, rooms: rooms.map { type(of: $0).init() }, registry: furnishing.commands(reach),
      furnishing: furnishing)
  }

  /// Whether something that happened is for nobody: nobody sits there, or somebody is on the way out,
  /// or it came back for somebody who sat there before.
  mutating func isHeld(_ message: Message) -> Bool {
    guard let passing = bench.passing else { return false }
    switch passing.stage {
    case .seated: return false
    case .between: return !message.reachesNobody
    case .leaving(let person):
      switch message {
      case .pressed(.escape):
        bench.passing?.stage = .seated(person)
        if person == passing.host.id { bench.passing = nil }
        bench.say(.plain, "The laptop stays here.")
      case .pressed, .pasted, .clicked, .scrolled:
        bench.say(.plain, "Saving. Then the laptop can go on.")
      case .untaken, .resized, .resumed, .hangUp, .shelfListed, .opened, .openFailed, .recorded,
        .arrived, .recordingFailed, .movedElsewhere, .moveFailed, .snapshotSaved, .snapshotFailed,
        .snapshotOpened, .snapshotRead, .differenceFound, .reportHashed, .reportRefused,
        .headFound, .firstPlacesFound, .editorClosed, .chancesFound, .timeTold:
        return false
      }
      return true
    }
  }
}

extension Message {
  /// Whether it concerns the screen that stands while nobody sits there.
  fileprivate var reachesNobody: Bool {
    switch self {
    case .pressed, .pasted, .untaken, .scrolled, .resized, .resumed, .hangUp, .opened,
      .openFailed:
      true
    case .clicked(let action):
      switch action {
      case .overlayRow, .overlayField, .press, .nothing: true
      case .command, .go, .row, .cell, .answer, .page, .weighting, .weight: false
      }
    case .shelfListed, .recorded, .arrived, .recordingFailed, .movedElsewhere, .moveFailed,
      .snapshotSaved, .snapshotFailed, .snapshotOpened, .snapshotRead, .differenceFound,
      .reportHashed, .reportRefused, .headFound, .firstPlacesFound, .editorClosed, .chancesFound,
      .timeTold:
      false
    }
  }
}
