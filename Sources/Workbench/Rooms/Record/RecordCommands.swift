import AppraisalModel
import Canvas

extension RecordRoom {
  package static let way: Command = .way(
    to: .record, "record", "Record", "Snapshots, saved for good.", keys: [.alt("7")])

  package static let commands: [Command] = [
    newSnapshot, lookAtSnapshot, difference, markSnapshot, restoreSnapshot, decide, minutes, seal,
  ]

  fileprivate static let closeFirst = "Close this snapshot first, with Esc."
  fileprivate static let noneYet = "There is no snapshot yet. s saves one."

  /// Why the stored snapshots cannot be looked back at now, or nil.
  fileprivate static func pastRefusal(
    _ room: RecordRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if bench.snapshot != nil { return closeFirst }
    if case .notSaved = session.saveState {
      return "Your last changes are not on the disk yet. Wait until they are."
    }
    return session.snapshots.isEmpty ? noneYet : nil
  }

  /// Why two states cannot be compared now, or nil: a difference says who led.
  fileprivate static func compareRefusal(
    _ room: RecordRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    session.unread ?? pastRefusal(room, bench, session)
  }

  fileprivate static func saveRefusal(
    _ room: RecordRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if let reason = session.readOnly ?? session.unread { return reason }
    if case .notSaved = session.saveState {
      return "Your last changes are not on the disk yet. A snapshot waits for them."
    }
    return nil
  }

  fileprivate static func openRefusal(
    _ room: RecordRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    bench.snapshot != nil ? closeFirst : session.snapshots.isEmpty ? noneYet : nil
  }

  fileprivate static func restoreRefusal(
    _ room: RecordRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if bench.snapshot != nil { return closeFirst }
    return session.readOnly ?? pastRefusal(room, bench, session)
  }

  fileprivate static func sealRefusal(
    _ room: RecordRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    guard session.keyStanding == .unneeded else {
      return "Every sitting is signed in this appraisal already."
    }
    if bench.snapshot != nil { return closeFirst }
    if let reason = session.readOnly { return reason }
    if case .notSaved = session.saveState {
      return "Your last changes are not on the disk yet. Wait until they are."
    }
    return session.appraisal.facilitates(session.viewer)
      ? nil : "An appraisal is sealed by whoever facilitates it."
  }

  fileprivate static func decideRefusal(
    _ room: RecordRoom, _ bench: Bench, _ session: Session
  ) -> String? {
    if bench.snapshot != nil { return closeFirst }
    if let reason = session.readOnly ?? session.unread ?? session.damage { return reason }
    return session.appraisal.recordsDecisions(session.viewer)
      ? nil : "The decision is recorded by the facilitator or the recorder."
  }
}

extension RecordRoom {
  package static let newSnapshot: Command = Command(
    "save-snapshot", "Save a snapshot", "Keeps how things stand under a name, for good.",
    keys: [.character("s")], in: RecordRoom.self, hint: "save a snapshot", rank: 1,
    unless: RecordRoom.saveRefusal,
    act: { _, bench in bench.show(SnapshotForm.form) })

  package static let lookAtSnapshot: Command = Command(
    "open-snapshot", "Look at this snapshot", "Opens it for reading, as things then stood.",
    keys: [.enter], in: RecordRoom.self, hint: "look at it", rank: 2,
    unless: RecordRoom.openRefusal,
    act: { room, bench in
      guard let path = bench.session?.path, let selected = room.selected(bench) else { return }
      bench.run(.openSnapshot(path: path, selected))
    })

  package static let difference: Command = Command(
    "compare-snapshots", "What is different",
    "Between this snapshot and the marked one, else between it and now: who changed what.",
    keys: [.character("d")], in: RecordRoom.self, hint: "difference", rank: 3,
    unless: RecordRoom.compareRefusal,
    act: { room, bench in room.compare(&bench) })

  package static let markSnapshot: Command = Command(
    "mark-snapshot", "Mark this snapshot", "Marks it, to be compared with another one by d.",
    keys: [.character("m")], in: RecordRoom.self, hint: "mark", rank: 4,
    unless: RecordRoom.pastRefusal,
    act: { room, bench in room.mark(&bench) })

  package static let restoreSnapshot: Command = Command(
    "restore-snapshot", "Bring this snapshot back",
    "Brings back how things then stood, by new entries; nothing is erased.",
    keys: [.character("b")], in: RecordRoom.self, hint: "bring back", rank: 5,
    unless: RecordRoom.restoreRefusal,
    act: { room, bench in
      guard let path = bench.session?.path, let selected = room.selected(bench) else { return }
      bench.say(.plain, "Reading snapshot \(selected.number) ...")
      bench.run(.readSnapshot(path: path, selected))
    })

  package static let decide: Command = Command(
    "decide", "Record the decision", "What was decided, by whom, on which report, and why.",
    keys: [.character("e")], in: RecordRoom.self, hint: "decision", rank: 6,
    unless: RecordRoom.decideRefusal,
    act: { _, bench in
      guard let session = bench.session else { return }
      bench.show(
        DecisionForm.form(
          session.appraisal.replacedDecision, in: session.document, today: bench.today))
    })

  package static let minutes: Command = Command(
    "minutes", "Read the minutes",
    "Who took part, what was done and when, what was agreed and decided, as text from the record.",
    keys: [.character("n")], in: RecordRoom.self, hint: "minutes", rank: 8,
    unless: { _, bench, session in bench.snapshot != nil ? closeFirst : session.unread },
    act: { _, bench in
      guard let session = bench.session else { return }
      bench.show(MinutesPage.reader(session, bench))
    })

  package static let seal: Command = Command(
    "seal", "Let only what is signed count",
    "In an appraisal begun without keys: what is there counts, and nothing later that nobody signs.",
    keys: [.character("S")], in: RecordRoom.self, hint: "seal", rank: 7,
    unless: RecordRoom.sealRefusal,
    act: { _, bench in
      guard let path = bench.session?.path else { return }
      bench.show(
        Confirmation(
          title: "Let only what is signed count from now on?",
          words:
            "This appraisal was begun before sittings were signed, so that nothing shows who wrote"
            + " what is there. All of it then counts as it is, and your key vouches for it. Whatever"
            + " comes later counts only if it is signed by the key of whoever wrote it; the program"
            + " does that by itself. Wait until everybody has saved and closed the appraisal: what"
            + " they save later with an older program changes nothing. This cannot be taken back.",
          key: "v", label: "vouch and seal",
          act: { model in
            model.bench.isOpening = true
            model.bench.run(.seal(path: path))
          }))
    })
}
