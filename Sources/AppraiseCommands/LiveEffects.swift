import AppraisalFindings
import AppraisalModel
import AppraisalRecord
import Glibc
import PlainText
import Runtime
import Synchronization
import Workbench

/// Does the work that the workbench asks for: files on the durable lane, sums on the other.
final class LiveEffects: Sendable {
  private let surroundings: Surroundings
  private let person: AssessorID
  private let name: String
  /// The open appraisal; only the durable lane takes it, so nobody ever waits for the lock.
  private let file: Mutex<AppraisalFile?> = Mutex(nil)
  /// Whether what the disk refuses is given up because the program ends.
  static let isGivingUp = Atomic(false)

  init(_ surroundings: Surroundings, person: AssessorID, name: String) {
    self.surroundings = surroundings
    self.person = person
    self.name = name
  }

  /// Runs an effect and posts what comes back.
  func run(
    _ work: WorkbenchProgram.Work, _ token: CancelToken, _ post: @Sendable (Message) -> Void
  ) {
    switch work.effect {
    case .listShelf: post(.shelfListed(Bookshelf(surroundings).shelf()))
    case .open(let path):
      open(post) { () throws(CommandFailure) in
        try self.openFile(path)
      }
    case .start(let caseName):
      open(post) { () throws(CommandFailure) in
        try self.start(caseName)
      }
    case .record(let batch, let path, let edits): record(batch, path, edits, post)
    case .saveSnapshot(let path, let name, let note, _): saveSnapshot(path, name, note, post)
    case .openSnapshot(let path, let summary): openSnapshot(path, summary, post)
    case .findFirstPlaces(let generation, let findings):
      // The picture comes first, and whoever types on wants only the last answer.
      usleep(15_000)
      if token.isCancelled { return }
      let places = FirstPlaces(of: findings, isCancelled: { token.isCancelled })
      if let places { post(.firstPlacesFound(generation: generation, places)) }
    case .editText(let text, let limit):
      post(.editorClosed(TextEditor(surroundings.environment).edit(text, limit: limit)))
    case .giveUp: Self.isGivingUp.store(true, ordering: .relaxed)
    }
  }

  // MARK: Opening

  private func open(
    _ post: (Message) -> Void, _ make: () throws(CommandFailure) -> OpenedAppraisal
  ) {
    do throws(CommandFailure) {
      post(.opened(try make()))
    } catch {
      post(.openFailed(error.sentence))
    }
  }

  private func openFile(_ path: String) throws(CommandFailure) -> OpenedAppraisal {
    try file.withLock { [surroundings, person] slot throws(CommandFailure) in
      let opened = try AppraisalFile(opening: path, as: person, surroundings)
      slot = opened
      return opened.opened()
    }
  }

  /// Opens a folder, or the appraisal of a case, which is started where there is none.
  func start(_ nameOrPath: String) throws(CommandFailure) -> OpenedAppraisal {
    try file.withLock { [surroundings, person, name] slot throws(CommandFailure) in
      let starting = try Starting(surroundings).open(nameOrPath, as: person, name: name)
      slot = starting.file
      return starting.file.opened(greeting: starting.greeting)
    }
  }

  // MARK: Recording

  /// Writes until it is durable; while the disk refuses, tries again every two seconds.
  private func record(
    _ batch: Int, _ path: String, _ edits: [Edit], _ post: @Sendable (Message) -> Void
  ) {
    file.withLock { file in
      guard let file, file.path == path else { return }
      let pending = file.prepare(edits)
      while true {
        do throws(WriteFailure) {
          post(.recorded(batch: batch, try file.append(pending)))
          return
        } catch {
          post(.recordingFailed(batch: batch, reason: DisplayText.visible(error.reason)))
        }
        for _ in 0..<20 {
          if Self.isGivingUp.load(ordering: .relaxed) { return }
          usleep(100_000)
        }
      }
    }
  }

  private func saveSnapshot(
    _ path: String, _ name: String, _ note: String, _ post: @Sendable (Message) -> Void
  ) {
    file.withLock { file in
      guard let file, file.path == path else { return }
      do throws(RecordError) {
        post(.snapshotSaved(try file.saveSnapshot(name: name, note: note)))
      } catch {
        post(.snapshotFailed(DisplayText.visible(error.sentence)))
      }
    }
  }

  private func openSnapshot(
    _ path: String, _ summary: SnapshotSummary, _ post: @Sendable (Message) -> Void
  ) {
    file.withLock { file in
      guard let file, file.path == path else { return }
      do throws(CommandFailure) {
        post(.snapshotOpened(summary, try file.state(of: summary.file)))
      } catch {
        post(.snapshotFailed(error.sentence))
      }
    }
  }
}
