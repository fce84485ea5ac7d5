import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import AppraisalRecord
import Glibc
import PlainText
import Runtime
import StrictJSON
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
  /// The folder that the person chose instead of a disk that refuses, until it has been tried.
  static let otherPlace: Mutex<String?> = Mutex(nil)

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
    case .startAnew(let template):
      open(post) { () throws(CommandFailure) in
        try self.startAnew(template)
      }
    case .record(let batch, let path, let edits): record(batch, path, edits, post)
    case .saveSnapshot(let path, let name, let note, _): saveSnapshot(path, name, note, post)
    case .openSnapshot(let path, let summary):
      readSnapshot(path, summary, post) { .snapshotOpened($0, $1) }
    case .readSnapshot(let path, let summary):
      readSnapshot(path, summary, post) { .snapshotRead($0, $1) }
    case .compareSnapshots(let path, let from, let to): compare(path, from, to, post)
    case .hashReport(let decision): hashReport(of: decision, post)
    case .findFirstPlaces(let generation, let findings):
      // The picture comes first, and whoever types on wants only the last answer.
      usleep(15_000)
      if token.isCancelled { return }
      let places = FirstPlaces(
        of: findings, using: ParallelAcceptability.instructions,
        isCancelled: { token.isCancelled })
      if let places { post(.firstPlacesFound(generation: generation, places)) }
    case .editText(let text, let limit):
      post(.editorClosed(TextEditor(surroundings.environment).edit(text, limit: limit)))
    case .saveElsewhere(let path): Self.otherPlace.withLock { $0 = path }
    case .keepDraft(let path, let draft): keepDraft(draft, path)
    case .findChances(let generation, let findings, let tried):
      // A few at once, so that nobody waits; then many, told as they come.
      for (samples, steps) in [(Chances.liveSamples, 1), (Chances.calmSamples, 10)] {
        let plan = try? ChancesPlan(findings, tried: tried, samples: samples)
        plan?.run(
          steps: steps, using: ParallelAcceptability.instructions,
          isCancelled: { token.isCancelled }
        ) { post(.chancesFound(generation: generation, $0)) }
      }
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
      return opened.opened(greeting: Self.greeting(opened))
    }
  }

  /// Opens a folder, or the appraisal of a case, which is started where there is none.
  func start(_ nameOrPath: String) throws(CommandFailure) -> OpenedAppraisal {
    try file.withLock { [surroundings, person, name] slot throws(CommandFailure) in
      let starting = try Starting(surroundings).open(nameOrPath, as: person, name: name)
      slot = starting.file
      return starting.file.opened(greeting: Self.greeting(starting.file) ?? starting.greeting)
    }
  }

  private func startAnew(_ template: String?) throws(CommandFailure) -> OpenedAppraisal {
    try file.withLock { [surroundings, person, name] slot throws(CommandFailure) in
      let starting = try Starting(surroundings).startAnew(template, as: person, name: name)
      slot = starting.file
      return starting.file.opened(greeting: starting.greeting)
    }
  }

  /// What a person is told first: what was brought back, and who else is there.
  private static func greeting(_ file: AppraisalFile) -> String? {
    let words = [file.bringBack(), file.enter()].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  // MARK: Recording

  /// Writes until it is durable; while the disk refuses, tries again every two seconds.
  private func record(
    _ batch: Int, _ path: String, _ edits: [Edit], _ post: @Sendable (Message) -> Void
  ) {
    file.withLock { file in
      guard let file, file.isAt(path) else { return }
      let pending = file.prepare(edits)
      var isKept: Bool?
      while true {
        do throws(WriteFailure) {
          let entries = try file.append(pending)
          if isKept == true { file.forgetRescued() }
          post(.recorded(batch: batch, entries))
          post(.headFound(path: path, file.head.hash))
          return
        } catch {
          let kept = isKept ?? file.rescue(pending)
          isKept = kept
          post(
            .recordingFailed(
              batch: batch, reason: DisplayText.visible(error.reason), isKept: kept))
        }
        guard waitToTryAgain(file, post) else { return }
      }
    }
  }

  /// Waits for two seconds, or until the person chose another place; false if they chose to leave.
  private func waitToTryAgain(_ file: AppraisalFile, _ post: (Message) -> Void) -> Bool {
    for _ in 0..<20 {
      if Self.isGivingUp.load(ordering: .relaxed) { return false }
      if let place = Self.otherPlace.withLock({ $0.take() }) {
        do throws(CommandFailure) {
          try file.move(to: place)
          post(.movedElsewhere(path: file.path))
          return true
        } catch {
          post(.moveFailed(error.sentence))
        }
      }
      usleep(100_000)
    }
    return true
  }

  private func keepDraft(_ draft: Draft?, _ path: String) {
    let store = Self.drafts(surroundings, person, path)
    store.keep(draft.flatMap { try? StrictJSON.encode($0, style: .canonical) })
  }

  /// Where the text that a person types in an appraisal is kept.
  static func drafts(
    _ surroundings: Surroundings, _ person: AssessorID, _ path: String
  ) -> DraftStore {
    let absolute = path.hasPrefix("/") ? path : "\(surroundings.folder)/\(path)"
    return DraftStore(
      in: surroundings.stateFolder + "/drafts", of: person.text, appraisal: absolute)
  }

  private func saveSnapshot(
    _ path: String, _ name: String, _ note: String, _ post: @Sendable (Message) -> Void
  ) {
    file.withLock { file in
      guard let file, file.isAt(path) else { return }
      do throws(RecordError) {
        post(.snapshotSaved(try file.saveSnapshot(name: name, note: note)))
        post(.headFound(path: path, file.head.hash))
      } catch {
        post(.snapshotFailed(DisplayText.visible(error.sentence)))
      }
    }
  }

  private func readSnapshot(
    _ path: String, _ summary: SnapshotSummary, _ post: @Sendable (Message) -> Void,
    _ message: (SnapshotSummary, Appraisal) -> Message
  ) {
    file.withLock { file in
      guard let file, file.isAt(path) else { return }
      do throws(CommandFailure) {
        post(message(summary, try file.state(of: summary.file)))
      } catch {
        post(.snapshotFailed(error.sentence))
      }
    }
  }

  // MARK: Looking back

  private func compare(
    _ path: String, _ from: SnapshotSummary, _ to: SnapshotSummary?, _ post: (Message) -> Void
  ) {
    do {
      let record = try WholeRecord(path)
      let (old, oldTitle) = try record.side(from.file)
      let (new, newTitle) = try record.side(to?.file ?? "now")
      let difference = StateDifference(from: old, to: new, viewer: person)
      let lines = difference.lines.map { DisplayText.visible($0) }
      post(
        .differenceFound(
          title: DisplayText.visible("From \(oldTitle) to \(newTitle)"),
          lines.filter { !$0.isEmpty }))
    } catch let failure as CommandFailure {
      post(.snapshotFailed(failure.sentence))
    } catch let error as RecordError {
      post(.snapshotFailed(error.failure.sentence))
    } catch {
      post(.snapshotFailed("The snapshots cannot be read."))
    }
  }

  private func hashReport(of decision: Decision, _ post: (Message) -> Void) {
    var decision = decision
    do throws(CommandFailure) {
      decision.reportHash = try ReportFile.hash(of: decision.report)
      decision.report = decision.report.split(separator: "/").last.map(String.init) ?? ""
      post(.reportHashed(decision))
    } catch {
      post(.reportRefused(decision, error.sentence))
    }
  }
}

/// A draft as it was kept.
struct KeptDraft: JSONReadable {
  let draft: Draft

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    let title: String = try fields.value("title")
    let text: String = try fields.value("text")
    let place = try fields.optional("place").map(MarkingPlace.init(json:))
    draft = Draft(title: title, text: text, place: place)
  }
}
