import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord
import PlainText

extension OpenAppraisal {
  /// Starts an appraisal from a case in a folder that does not exist yet, or finishes starting it.
  ///
  /// Whoever starts it facilitates and marks.
  package convenience init(
    starting document: CaseDocument, at path: String, as person: AssessorID, name: String,
    sharing: Sharing = .alone, group: UInt32? = nil, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    guard !PosixFileSystem.exists(path + "/appraisal.json") else {
      throw CommandFailure(
        .exists,
        "\(path) is an appraisal already. Open it with: appraise \(ShellWord.path(path))")
    }
    let founder = try Self.founder(person, at: path, surroundings)
    let identity = RecordIdentity(
      id: RecordIdentity.id(foundedBy: founder, random: surroundings.random()),
      created: surroundings.now(), sharing: sharing, founder: founder)
    do throws(SystemFailure) {
      try PosixFileSystem.makeParents(of: path)
    } catch {
      throw CommandFailure(
        .notWritten,
        "The folder \(error.path) could not be made: \(error.words). Choose another place.")
    }
    do throws(RecordError) {
      self.init(
        try RecordStore(
          creating: path, identity: identity, group: group, random: surroundings.random),
        as: person, surroundings)
    } catch {
      throw error.failure
    }
    try adopt(document, name: name)
  }

  /// That folders above a shared appraisal are closed to others, each in a sentence.
  package var closedFolders: [String] {
    switch store.identity.sharing {
    case .alone: []
    case .group:
      PosixFileSystem.closedFolders(above: path).map {
        "Others cannot come to it, because the folder \($0) is closed to them."
      }
    }
  }

  /// The key by which somebody begins an appraisal.
  private static func founder(
    _ person: AssessorID, at path: String, _ surroundings: Surroundings
  ) throws(CommandFailure) -> SigningKey {
    guard let place = surroundings.privatePlace() else {
      throw CommandFailure(.notWritten, KeyObstacle.noHome.sentence(path))
    }
    do {
      return try KeptKey.find(
        for: person.text, keptIn: place, random: surroundings.random
      ).signingKey
    } catch {
      throw CommandFailure(.notWritten, KeyObstacle.unreadable(error.sentence).sentence(path))
    }
  }

  /// Makes the case the first entry, with the person as member and facilitator.
  func adopt(_ document: CaseDocument, name: String) throws(CommandFailure) {
    let creator = fold.appraisal.newcomer(person, named: name)
    do {
      _ = try append([.document(.adopt(document: document)), .people(.join(assessor: creator))])
    } catch {
      throw CommandFailure(.notWritten, "\(path) could not be written: \(error.sentence)")
    }
    try keepStages(of: document)
  }

  /// Finishes a start that was interrupted while earlier stages were kept.
  ///
  /// Such a start has nothing but the case, people and standings, and lacks a snapshot.
  func finishStart() throws(CommandFailure) {
    guard unread.isEmpty, let first = fold.entries.first, first.author == person,
      case .document(.adopt(let document)) = first.edit, !document.stages.isEmpty
    else { return }
    let isUntouched = fold.entries.dropFirst().allSatisfy { entry in
      switch entry.edit {
      case .people(.join), .document(.standing): true
      case .people, .document, .marks, .weights, .rounds, .decision, .meeting, .record:
        false
      }
    }
    guard isUntouched, readOnly == nil, snapshots().count < document.stages.count else { return }
    try keepStages(of: document)
  }

  /// Keeps how the options stood earlier as snapshots, and ends as they stand in the case.
  private func keepStages(of document: CaseDocument) throws(CommandFailure) {
    guard !document.stages.isEmpty else { return }
    let present = document.options.map { ($0.id, $0.standing) }
    let kept = Set(snapshots().map(\.header.name))
    for stage in document.stages where !kept.contains(stage.label) {
      try stand(present.map { ($0, stage.standings[$0] ?? $1) })
      let note = [stage.origin, stage.words].filter { !$0.isEmpty }.joined(separator: ": ")
      do {
        _ = try saveSnapshot(name: stage.label, note: note)
      } catch {
        throw error.failure
      }
    }
    try stand(present)
  }

  /// Makes options stand as they are given, where they do not yet.
  private func stand(_ standings: [(OptionID, OptionStanding)]) throws(CommandFailure) {
    let edits = standings.compactMap { id, new -> Edit? in
      guard let old = fold.appraisal.document.option(id)?.standing, old != new else { return nil }
      return .document(.standing(option: id, old: old, new: new))
    }
    guard !edits.isEmpty else { return }
    do {
      _ = try append(edits)
    } catch {
      throw CommandFailure(.notWritten, error.sentence)
    }
  }
}
