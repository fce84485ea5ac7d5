import AppraisalHistory
import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord
import Glibc

/// The folder of an appraisal as one person has it open: read whole, then added to.
///
/// It owns an open file and belongs to one thread at a time. Started in `OpenAppraisal+Start.swift`,
/// written to in `OpenAppraisal+Writing.swift`.
package final class OpenAppraisal {
  package private(set) var path: String
  /// The state and history as they stand on disk.
  package internal(set) var fold: Fold
  /// What was found wrong, in sentences.
  package internal(set) var problems: [String]
  /// The sittings of which something cannot be read.
  var unread: [UnreadSitting] = []
  /// How many sittings there were when it was read whole.
  var sittingCount = 0
  /// The first thing in the files that is not as it was written; nil where there is none.
  var damage: String?

  private(set) var store: RecordStore
  /// Where it lay before the person chose another place.
  private var formerPaths: Set<String> = []
  /// Who is speaking.
  package internal(set) var person: AssessorID
  let surroundings: Surroundings
  var sitting: Sitting?
  /// How many edits were written anew since it was last told.
  var rewritten = 0
  var presence: Presence?
  /// The name under which this person writes; empty before the first edit.
  var writer = ""
  /// The key that signs what this person writes; nil before the first edit.
  var key: WriterKey?
  var operations: OperationSource
  /// The ends of all segments.
  var ends: [String: LedgerHead] = [:]
  /// Where the state as it was opened ends in each segment; what stands behind it changes nothing.
  var openedEnds: [String: LedgerHead] = [:]
  /// What shows that these ends were there.
  var proofs: [String: SeenProof] = [:]
  /// The segments whose ends are named by what is written; the ends of the others follow.
  var named: Set<String> = []
  /// Of what is wrong, what a reading of the whole folder found.
  var readProblems: [String] = []
  var readDamage: String?
  /// How often something was heard of others since it was opened.
  package internal(set) var heard = 0
  /// What was heard, newest last.
  var history: [Heard] = []
  /// What is needed to go on with what others add.
  var ground: FollowingGround
  /// Whether the last edits of the person's own had to be sorted in among those of others.
  var wasFoldedAnew = false
  /// The codes of the ballots that were handed in, by the entries that did.
  package internal(set) var ballotCodes: [EntryAddress: BallotCode] = [:]
  /// The withheld lines that still stand in files with what they say.
  var standing: [StandingLine] = []
  /// The fingerprints of the snapshots that have been read or made.
  var fingerprints: Set<String> = []

  /// Opens the appraisal in a folder.
  ///
  /// - Throws: `CommandFailure` when it is missing, is not an appraisal or is of a newer version.
  package convenience init(
    opening path: String, as person: AssessorID, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    do {
      let store = try RecordStore(opening: path)
      self.init(store, as: person, surroundings)
      take(try FolderReading(store, by: person))
    } catch {
      throw error.failure
    }
  }

  init(_ store: RecordStore, as person: AssessorID, _ surroundings: Surroundings) {
    path = store.path
    self.store = store
    self.person = person
    self.surroundings = surroundings
    fold = Fold()
    problems = []
    ground = FollowingGround(store.identity)
    operations = OperationSource(random: surroundings.random())
  }

  /// Why nothing can be written, or nil.
  package var readOnly: String? {
    if let caseless { return caseless }
    if let keyObstacle { return keyObstacle.sentence(path) }
    return PosixFileSystem.isWritable(path + "/ledger")
      ? nil : "This folder cannot be written to: you can read the appraisal and not change it."
  }

  /// Throws where nothing can be written.
  package func mustBeWritable() throws(CommandFailure) {
    if let caseless { throw CommandFailure(.refused, caseless) }
    if let readOnly { throw CommandFailure(.notWritten, readOnly) }
  }

  /// The hash that stands for everything that is saved; snapshots have to be read first.
  package var head: RecordHead {
    RecordHead(appraisal: store.identity.id, Array(ends.values), snapshots: fingerprints)
  }

  /// What is wrong with the files now, each with its place.
  package func recordProblems() -> [RecordProblem] { (try? store.readCounting().problems) ?? [] }

  /// Whether it lies, or lay when this sitting began, at a path.
  package func isAt(_ path: String) -> Bool { self.path == path || formerPaths.contains(path) }

  /// Copies the appraisal to another place and goes on there.
  package func move(to place: String) throws(CommandFailure) {
    do {
      let copy = try store.copy(to: place, random: surroundings.random)
      formerPaths.insert(path)
      sitting = sitting?.successor(in: copy.store)
      (store, path) = (copy.store, place)
      problems += copy.leftOut.map { "\($0) could not be copied." }
    } catch {
      throw error.failure
    }
  }

  /// Where the text that the person types in this appraisal is kept.
  package var drafts: DraftStore { surroundings.drafts(of: person, in: path) }

  /// Where it is kept what the person has looked at in this appraisal.
  package var seen: DraftStore { surroundings.seen(by: person, in: path) }
}

extension Surroundings {
  /// Where the text that a person types in an appraisal is kept.
  package func drafts(of person: AssessorID, in path: String) -> DraftStore {
    DraftStore(in: privatePlace("drafts"), of: person.text, appraisal: absolute(path))
  }

  /// Where it is kept what a person has looked at in an appraisal.
  package func seen(by person: AssessorID, in path: String) -> DraftStore {
    DraftStore(
      in: privatePlace("drafts"), named: "seen", of: person.text, appraisal: absolute(path))
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }
}

extension LedgerSet {
  /// The segments whose ends somebody names who has seen all: those that nothing else implies, and
  /// the newest of their own, so that the sittings of a person are a chain.
  func named(by person: AssessorID) -> Set<String> {
    frontier.union([newest(of: person.text)].compactMap(\.self))
  }
}

extension RecordError {
  /// The failure of a command that this error causes.
  package var failure: CommandFailure {
    let status: ExitStatus =
      switch kind {
      case .system(let failure):
        failure.code == ENOSPC || failure.code == EROFS ? .notWritten : .notFound
      case .notAnAppraisal: .notFound
      case .occupied: .exists
      case .newer: .newer
      case .unreadable, .otherFormat, .changedSnapshot, .notASnapshot, .notEncodable: .badData
      }
    return CommandFailure(status, sentence)
  }
}
