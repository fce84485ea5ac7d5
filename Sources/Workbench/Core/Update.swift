import AppraisalHistory
import AppraisalModel
package import Canvas

/// The application as values: a model, messages that change it, requests for work outside it.
package enum Workbench {
  /// Changes the model and says what is to be done outside it.
  ///
  /// Total: every message is allowed in every state.
  package static func update(_ model: inout Model, _ message: Message) -> [Request] {
    model.attempt { model throws(Refusal) in try model.respond(to: message) }
    model.settlePassing()
    if message.isOfPerson { model.settleScroll() }
    model.prepare()
    model.rememberDraft()
    model.rememberSeen()
    model.tellPlace()
    return model.bench.takeOutbox()
  }

  /// What an event means given the picture that the user saw, or nil when it means nothing.
  package static func message(for event: InputEvent, in frame: Frame<Action>) -> Message? {
    switch event {
    case .key(.unknown): return nil
    case .key(let key): return .pressed(key)
    case .paste(let text): return .pasted(text)
    case .resize(let size): return .resized(size)
    case .resumed: return .resumed
    case .hangUp: return .hangUp
    case .mouse(let mouse):
      switch mouse.kind {
      case .press: return frame.action(at: mouse.at).map(Message.clicked)
      case .wheelUp: return .scrolled(-3)
      case .wheelDown: return .scrolled(3)
      case .drag:
        // Only a weight is dragged.
        guard case .weight(let percent)? = frame.action(at: mouse.at) else { return nil }
        return .clicked(.weight(percent))
      case .release: return nil
      }
    }
  }
}

extension Message {
  /// Whether a person at the screen did it, rather than that a result came back.
  fileprivate var isOfPerson: Bool {
    switch self {
    case .pressed, .pasted, .untaken, .clicked, .scrolled, .resized, .editorClosed: true
    case .resumed, .hangUp, .shelfListed, .opened, .openFailed, .recorded, .recordingFailed,
      .movedElsewhere, .moveFailed, .snapshotSaved, .snapshotFailed, .snapshotOpened, .snapshotRead,
      .differenceFound, .reportHashed, .reportRefused, .headFound, .firstPlacesFound, .chancesFound,
      .arrived, .timeTold:
      false
    }
  }
}

extension Bench {
  fileprivate mutating func takeOutbox() -> [Request] {
    defer { outbox = [] }
    return outbox
  }
}

extension Model {
  fileprivate mutating func respond(to message: Message) throws(Refusal) {
    if isHeld(message) { return }
    switch message {
    case .pressed(let key): try press(key)
    case .pasted(let text): paste(text)
    case .untaken(let count): bench.sayUntaken(count)
    case .clicked(let action): try click(action)
    case .scrolled(let lines): try scroll(lines)
    case .resized(let size): bench.size = size
    case .resumed: bench.ask(.redraw)
    case .hangUp: hangUp()
    case .opened(let opened): seatOrReceive(opened)
    case .arrived(let arrival): take(arrival)
    case .snapshotOpened(let summary, let appraisal): show(summary, appraisal)
    case .editorClosed(let text): inTopOverlay { $0.take(text) }
    case .timeTold(let time): try goOn(at: time)
    case .shelfListed, .openFailed, .recorded, .recordingFailed, .movedElsewhere, .moveFailed,
      .snapshotSaved, .snapshotFailed, .snapshotRead, .differenceFound, .reportHashed,
      .reportRefused, .headFound, .firstPlacesFound, .chancesFound:
      bench.hear(message)
      try forEachRoom { room, bench throws(Refusal) in try room.hear(message, &bench) }
    }
  }

  /// The terminal is gone: what was typed is kept if it can be.
  private mutating func hangUp() {
    do {
      try inRoom { room, bench throws(Refusal) in try room.commit(&bench) }
    } catch {
      // Nobody is there to be told.
    }
    bench.run(.giveUp)
    bench.ask(.quit)
  }

  /// Does what waited to be told which moment it is.
  private mutating func goOn(at time: String) throws(Refusal) {
    let waiting = bench.waitingForTime
    bench.waitingForTime = []
    guard let now = Moment(time) else { return }
    for errand in waiting { try errand(&self, now) }
  }

  fileprivate mutating func prepare() {
    inRoom { room, bench in room.prepare(bench) }
  }
}

extension Bench {
  /// Takes a result that came back.
  fileprivate mutating func hear(_ message: Message) {
    switch message {
    case .shelfListed(let shelf): self.shelf = shelf
    case .openFailed(let words):
      isOpening = false
      if passing?.isBetween == true { passing?.stage = .between(comer: nil) }
      say(.refused, words)
    case .recorded(let batch, let entries, let words, let codes, let signers, let fold):
      if let words { say(.refused, words) }
      // A batch of an appraisal that has been closed since is not this one's.
      guard pendingBatches.remove(batch) != nil else { return }
      let refusal = present?.take(
        entries, of: batch, codes: codes, signedBy: signers, fold: fold)
      if let refusal { sayLeftOut(refusal) }
      if words == nil, !codes.isEmpty, let code = present?.ballotCode { sayHandedIn(code) }
      let count = pendingBatches.count
      present?.saveState = count == 0 ? .saved : .saving(count)
      if count == 0 { catchUp() }
    case .recordingFailed(let batch, let reason, let isKept):
      guard pendingBatches.contains(batch) else { return }
      present?.saveState = .notSaved(reason: reason)
      present?.isKeptElsewhere = isKept
    case .movedElsewhere(let path):
      present?.path = path
      say(.good, "The appraisal was copied to \(path) and goes on there.")
    case .moveFailed(let words), .snapshotFailed(let words): say(.refused, words)
    case .snapshotSaved(let summary):
      present?.snapshots.append(summary)
      say(.good, "Snapshot \(summary.number) \"\(summary.name)\" is saved for good.")
    case .headFound(let path, let head):
      if present?.path == path { present?.head = head }
    case .firstPlacesFound(let generation, let places):
      if session?.generation == generation { session?.firstPlaces = places }
    case .chancesFound(let generation, let chances):
      if session?.generation == generation { session?.chances = chances }
    case .pressed, .pasted, .untaken, .clicked, .scrolled, .resized, .resumed, .hangUp, .opened,
      .snapshotOpened, .snapshotRead, .differenceFound, .reportHashed, .reportRefused,
      .editorClosed, .arrived, .timeTold:
      break
    }
  }

  /// Says that the ballot is in, with the code of it, which is known once it is on the disk.
  private mutating func sayHandedIn(_ code: BallotCode) {
    say(
      .good,
      "Your ballot is handed in. Its code is \(code.text). While the round is open h takes it back."
    )
  }

  /// Says that what is on the disk does not count, because of what others did meanwhile.
  private mutating func sayLeftOut(_ refusal: EditRefusal) {
    guard let document = present?.document else { return }
    say(
      .refused,
      "What you last did is on the record and does not count, because of what somebody did"
        + " meanwhile: \(refusal.sentence(in: document))")
  }

  /// Shows what counts by now of what others wrote.
  private mutating func catchUp() {
    let generation = nextGeneration()
    guard present?.catchUp(as: generation) == true else { return }
    caseChanged = true
    if beforeSnapshot == nil { askFirstPlaces() }
  }
}
