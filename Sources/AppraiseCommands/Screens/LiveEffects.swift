import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import AppraisalRecord
import Glibc
import PlainText
import Runtime
import Synchronization
import Workbench

/// Does the work that the workbench asks for: files on the durable lane, sums on the other.
final class LiveEffects: Sendable {
  typealias Post = @Sendable (Message) -> Void

  /// Who sits at the terminal.
  private struct Seat {
    var surroundings: Surroundings
    var caller: Caller
    var name: String
  }

  /// Whoever the program was started by.
  private let host: Seat
  /// Who sits there now, where the terminal goes from hand to hand.
  private let seat: Mutex<Seat>
  /// The open appraisal.
  ///
  /// The durable lane takes it, and the thread that follows what others add; nobody else waits for it.
  private let open: Mutex<OpenAppraisal?> = Mutex(nil)
  /// What the person chose while the disk refuses, for the lane that tries again.
  private let choice = RefusedDiskChoice()
  private let follower: Follower
  private let telling = PlaceTelling()

  init(_ surroundings: Surroundings, caller: Caller, name: String) {
    host = Seat(surroundings: surroundings, caller: caller, name: name)
    seat = Mutex(host)
    follower = Follower(by: surroundings.watchMeans)
  }

  deinit {
    follower.end()
    telling.end()
  }

  private var sitter: Seat { seat.withLock { $0 } }
  private var surroundings: Surroundings { sitter.surroundings }
  private var caller: Caller { sitter.caller }
  private var name: String { sitter.name }

  /// Follows what others add to the appraisal that is open, and posts it.
  func follow(_ post: @escaping Post) {
    follower.begin { [weak self] path, change in self?.look(path, change, post) ?? .nothing }
  }

  /// Looks at the folder, and posts what is new while nobody else can post anything about it.
  private func look(
    _ path: String, _ change: FolderWatch.Change, _ post: Post
  ) -> Follower.Outcome {
    open.withLock { appraisal in
      guard let appraisal, appraisal.path == path else { return .nothing }
      switch appraisal.look(change) {
      case .nothing: return .nothing
      case .again: return .again
      case .news(let news):
        post(.arrived(Arrival(news, to: appraisal)))
        return .news(news.number)
      }
    }
  }

  /// Runs an effect and posts what comes back.
  func run(_ effect: WorkbenchEffect, _ token: CancelToken, _ post: Post) {
    switch effect {
    case .listShelf: post(.shelfListed(Bookshelf(surroundings).shelf(surroundings)))
    case .open(let path): openFolder(path, post)
    case .start(let caseName): startCase(caseName, post)
    case .startAnew(let template): startAnew(template, post)
    case .startIn(let path, let kind, let isShared): startIn(path, kind, isShared: isShared, post)
    case .askForKey(let path):
      openAgain(path, post) { appraisal throws(CommandFailure) in
        _ = try appraisal.askForVoucher()
        return nil
      }
    case .seal(let path):
      openAgain(path, post) { [name] appraisal throws(CommandFailure) in
        KeyWords.sealed(try appraisal.seal(named: name))
      }
    case .showSlip(let path, let signs):
      openAgain(path, post) { appraisal throws(CommandFailure) in
        _ = try appraisal.showSlip(signs)
        return nil
      }
    case .sit(let path, let person, let name):
      sit(person, name)
      openFolder(path, post)
    case .record(let batch, let path, let edits, let number):
      record(batch, path, edits, having: number, post)
    case .tookArrival(let number): follower.took(number)
    case .tellTime: post(.timeTold(surroundings.now()))
    case .tellPlace(let path, let place): telling.tell(place, at: path)
    case .saveSnapshot(let path, let name, let note, _): saveSnapshot(path, name, note, post)
    case .openSnapshot(let path, let summary):
      readSnapshot(path, summary, post) { .snapshotOpened($0, $1) }
    case .readSnapshot(let path, let summary):
      readSnapshot(path, summary, post) { .snapshotRead($0, $1) }
    case .compareSnapshots(let path, let from, let to): compare(path, from, to, post)
    case .hashReport(let decision): hashReport(of: decision, post)
    case .findFirstPlaces(let generation, let findings):
      findFirstPlaces(generation, findings, token, post)
    case .findChances(let generation, let findings, let tried):
      findChances(generation, findings, tried, token, post)
    case .keepDraft(let path, let person, let draft):
      surroundings.drafts(of: person, in: path).keep(draft)
    case .keepSeen(let path, let person, let seen):
      surroundings.seen(by: person, in: path).keep(seen)
    case .editText(let text, let limit):
      post(.editorClosed(TextEditor(surroundings.environment).edit(text, limit: limit)))
    case .saveElsewhere(let path): choice.goOn(at: path)
    case .giveUp: choice.giveUp()
    }
  }

  // MARK: Opening

  /// Seats somebody who is named, or, for nil, whoever the program was started by.
  private func sit(_ person: AssessorID?, _ name: String) {
    seat.withLock { seat in
      seat = host
      guard let person else { return }
      seat.surroundings.isHandedOver = true
      (seat.caller, seat.name) = (Caller(named: person), name)
    }
  }

  private func openFolder(_ path: String, _ post: Post, saying words: String? = nil) {
    tell(post) { [self, surroundings, caller] slot throws(CommandFailure) in
      let appraisal = try OpenAppraisal(opening: path, as: caller.id, surroundings)
      settle(appraisal)
      slot = appraisal
      return OpenedAppraisal(appraisal, greeting: words ?? Self.greeting(appraisal))
    }
  }

  /// Does in the open appraisal what counts from the next opening on, opens it again, and says what
  /// was done.
  private func openAgain(
    _ path: String, _ post: Post, after act: (OpenAppraisal) throws(CommandFailure) -> String?
  ) {
    var words: String?
    var failure: CommandFailure?
    withOpen(at: path) { appraisal in
      do throws(CommandFailure) {
        words = try act(appraisal)
      } catch {
        failure = error
      }
    }
    guard let failure else { return openFolder(path, post, saying: words) }
    post(.openFailed(DisplayText.visible(failure.sentence)))
  }

  private func startCase(_ name: String, _ post: Post) {
    do throws(CommandFailure) {
      post(.opened(try start(name)))
    } catch {
      post(.openFailed(DisplayText.visible(error.sentence)))
    }
  }

  /// Opens a folder, or the appraisal of a case, which is started where there is none.
  func start(_ nameOrPath: String) throws(CommandFailure) -> OpenedAppraisal {
    try open.withLock { [self, surroundings, caller, name] slot throws(CommandFailure) in
      let found = try Bookshelf(surroundings).open(nameOrPath, as: caller.id, name: name)
      settle(found.appraisal)
      slot = found.appraisal
      let greeting = Self.greeting(found.appraisal) ?? found.greeting
      return OpenedAppraisal(found.appraisal, greeting: greeting)
    }
  }

  private func startAnew(_ template: String?, _ post: Post) {
    tell(post) { [self, surroundings, caller, name] slot throws(CommandFailure) in
      let found = try Bookshelf(surroundings).startAnew(template, as: caller.id, name: name)
      settle(found.appraisal)
      slot = found.appraisal
      return OpenedAppraisal(found.appraisal, greeting: found.greeting)
    }
  }

  private func startIn(_ path: String, _ kind: ShelfEntry.Kind, isShared: Bool, _ post: Post) {
    let point: StartingPoint
    switch kind {
    case .caseDocument(let name): point = .caseFile(name)
    case .template(let name?): point = .template(name)
    case .template(nil): point = .empty(title: nil, question: nil)
    case .appraisal(let path): return openFolder(path, post)
    }
    tell(post) { [self, surroundings, caller, name] slot throws(CommandFailure) in
      let appraisal = try OpenAppraisal(
        starting: point.document(surroundings), at: path, as: caller.id, name: name,
        sharing: isShared ? .group : .alone, surroundings)
      settle(appraisal)
      slot = appraisal
      let words = ["Your appraisal is kept in \(path)."] + appraisal.closedFolders
      return OpenedAppraisal(appraisal, greeting: words.joined(separator: " "))
    }
  }

  /// Settles who the caller is in an appraisal.
  private func settle(_ appraisal: OpenAppraisal) {
    appraisal.settle(caller)
    telling.follow(appraisal)
    follower.follow(appraisal.path)
  }

  /// Puts an appraisal in the place of the one that was open, and tells what the screen shows.
  private func tell(
    _ post: Post,
    _ make: (inout sending OpenAppraisal?) throws(CommandFailure) -> sending OpenedAppraisal
  ) {
    do throws(CommandFailure) {
      // Nothing that others add is told before it.
      try open.withLock { slot throws(CommandFailure) in post(.opened(try make(&slot))) }
    } catch {
      post(.openFailed(DisplayText.visible(error.sentence)))
    }
  }

  /// What a person is told first: what was brought back, and who else is there.
  private static func greeting(_ appraisal: OpenAppraisal) -> String? {
    let words = [appraisal.bringBack(), appraisal.takeOutWithheld(), appraisal.enter()].compactMap(
      \.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Does something with the open appraisal, unless another one was opened since.
  private func withOpen(at path: String, _ work: (OpenAppraisal) -> Void) {
    open.withLock { appraisal in
      if let appraisal, appraisal.isAt(path) { work(appraisal) }
    }
  }

  // MARK: Recording

  /// Writes until it is durable; while the disk refuses, tries again every two seconds.
  private func record(
    _ batch: Int, _ path: String, _ edits: [Edit], having number: Int, _ post: Post
  ) {
    withOpen(at: path) { appraisal in
      var waiting: [WaitingEdit]?
      var isKept: Bool?
      repeat {
        do throws(WriteFailure) {
          if waiting == nil { waiting = try appraisal.prepare(edits, having: number) }
          let made = try appraisal.append(waiting ?? [])
          if isKept == true { appraisal.forgetRescued() }
          let codes = appraisal.ballotCodes.filter { code in
            made.contains { $0.address == code.key }
          }
          post(
            .recorded(
              batch: batch, made, words: appraisal.takeRewrittenWords(), codes: codes,
              signers: appraisal.signers(of: made), fold: appraisal.takeFoldedAnew()))
          post(.headFound(path: path, appraisal.head.hash))
          return
        } catch {
          let kept = isKept ?? waiting.map(appraisal.rescue) ?? false
          isKept = kept
          post(
            .recordingFailed(
              batch: batch, reason: DisplayText.visible(error.reason), isKept: kept))
        }
      } while waitToTryAgain(appraisal, post)
    }
  }

  /// Waits for two seconds, or until the person chose another place; false if they chose to leave.
  private func waitToTryAgain(_ appraisal: OpenAppraisal, _ post: Post) -> Bool {
    for _ in 0..<20 {
      if choice.isGivenUp { return false }
      if let place = choice.takePlace() {
        do throws(CommandFailure) {
          try appraisal.move(to: place)
          telling.follow(appraisal)
          follower.follow(appraisal.path)
          post(.movedElsewhere(path: appraisal.path))
          return true
        } catch {
          post(.moveFailed(DisplayText.visible(error.sentence)))
        }
      }
      usleep(100_000)
    }
    return true
  }

  private func saveSnapshot(_ path: String, _ name: String, _ note: String, _ post: Post) {
    withOpen(at: path) { appraisal in
      do throws(CommandFailure) {
        if FinalNote.isFinal(note) { try appraisal.mustBeSound() }
        let saved: StoredSnapshot
        do throws(RecordError) {
          saved = try appraisal.saveSnapshot(name: name, note: note)
        } catch {
          throw error.failure
        }
        post(.snapshotSaved(SnapshotSummary(saved)))
        post(.headFound(path: path, appraisal.head.hash))
      } catch {
        post(.snapshotFailed(DisplayText.visible(error.sentence)))
      }
    }
  }

  // MARK: Looking back

  private func readSnapshot(
    _ path: String, _ summary: SnapshotSummary, _ post: Post,
    _ message: (SnapshotSummary, Appraisal) -> Message
  ) {
    withOpen(at: path) { appraisal in
      do throws(CommandFailure) {
        post(message(summary, try appraisal.snapshot(summary.file).state()))
      } catch {
        post(.snapshotFailed(DisplayText.visible(error.sentence)))
      }
    }
  }

  private func compare(
    _ path: String, _ from: SnapshotSummary, _ to: SnapshotSummary?, _ post: Post
  ) {
    do throws(CommandFailure) {
      let found = try RecordComparison(
        of: path, from: from.file, to: to?.file ?? "now", as: caller, surroundings)
      let lines = found.difference.lines(surroundings.clock).map { DisplayText.visible($0) }
      let damage = try found.damageWords()
      post(
        .differenceFound(
          title: DisplayText.visible("From \(found.oldTitle) to \(found.newTitle)"),
          [damage].compactMap(\.self) + lines.filter { !$0.isEmpty }))
    } catch {
      post(.snapshotFailed(DisplayText.visible(error.sentence)))
    }
  }

  private func hashReport(of decision: Decision, _ post: Post) {
    var decision = decision
    do throws(CommandFailure) {
      decision.reportHash = try ReportFile.hash(of: decision.report)
      decision.report = decision.report.split(separator: "/").last.map(String.init) ?? ""
      post(.reportHashed(decision))
    } catch {
      post(.reportRefused(decision, DisplayText.visible(error.sentence)))
    }
  }

  // MARK: Sums

  private func findFirstPlaces(
    _ generation: Int, _ findings: Findings, _ token: CancelToken, _ post: Post
  ) {
    // The picture comes first, and whoever types on wants only the last answer.
    usleep(15_000)
    if token.isCancelled { return }
    let places = FirstPlaces(
      of: findings, using: ParallelAcceptability.instructions,
      isCancelled: { token.isCancelled })
    if let places { post(.firstPlacesFound(generation: generation, places)) }
  }

  private func findChances(
    _ generation: Int, _ findings: Findings, _ tried: WeightsTried, _ token: CancelToken,
    _ post: Post
  ) {
    // A few at once, so that nobody waits; then many, told as they come.
    for (samples, steps) in [(Chances.liveSamples, 1), (Chances.calmSamples, 10)] {
      let plan = try? ChancesPlan(findings, tried: tried, samples: samples)
      plan?.run(
        steps: steps, using: ParallelAcceptability.instructions,
        isCancelled: { token.isCancelled }
      ) { post(.chancesFound(generation: generation, $0)) }
    }
  }
}

/// What the person chose while the disk refuses, left by the loop for the lane that tries again.
private final class RefusedDiskChoice: Sendable {
  private let state = Mutex((isGivenUp: false, place: String?.none))

  /// Whether what the disk refuses is given up because the program ends.
  var isGivenUp: Bool { state.withLock { $0.isGivenUp } }

  func giveUp() { state.withLock { $0.isGivenUp = true } }

  /// Chooses a folder in place of the disk that refuses.
  func goOn(at place: String) { state.withLock { $0.place = place } }

  /// The folder that was chosen and has not been tried yet.
  func takePlace() -> String? { state.withLock { $0.place.take() } }
}
