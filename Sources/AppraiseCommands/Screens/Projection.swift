import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import AppraisalRecord
import Canvas
import Glibc
import PlainText
import Runtime
import Synchronization
import Terminal
import Workbench

/// Showing an appraisal to a room: it is opened to be read, followed, and nothing of it is written.
///
/// Nobody sits at it: no sign is put up that it is open, no writer and no key are made, and nothing of
/// what was interrupted is brought back.
final class Projection: Sendable {
  private let path: String
  private let follower: Follower
  /// What the thread that follows works on: the appraisal, and the places that were told.
  private struct Followed {
    var file: OpenAppraisal
    var known: KnownPlaces
    var last: ToldPlace?
  }

  private let followed: Mutex<Followed>
  /// Where the facilitator was when it was opened.
  let told: ToldPlace?
  /// The appraisal as it was opened.
  let opened: OpenedAppraisal
  /// What cannot be read of it, or nil.
  let unread: CommandFailure?

  /// Opens an appraisal.
  init(_ path: String, _ surroundings: Surroundings, as caller: Caller) throws(CommandFailure) {
    self.path = path
    let file = try OpenAppraisal(opening: path, as: caller.id, surroundings)
    var known = KnownPlaces()
    told = file.toldPlace(after: &known)
    opened = OpenedAppraisal(
      path: file.path, fold: file.fold,
      unread: file.unreadWords.map { DisplayText.visible($0) })
    unread = file.unreadWords.map { CommandFailure(.refused, $0) }
    followed = Mutex(Followed(file: file, known: known, last: told))
    follower = Follower(by: surroundings.watchMeans, places: true)
  }

  deinit { follower.end() }

  /// The presentation of the moment when it was opened.
  var presentation: Presentation {
    Presentation(
      opened.fold.appraisal, contested: opened.fold.contested.count, unread: opened.unread)
  }

  /// Shows it on the terminal until somebody leaves.
  func run(_ look: ScreenOptions) throws(CommandFailure) {
    let driver: CursesDriver
    do {
      driver = try CursesDriver.start(
        options: TerminalOptions(
          colour: look.colour, glyphs: look.ascii ? .ascii : nil, mouse: false))
    } catch {
      throw CommandFailure(
        .noTerminal, "\(error.description) --once and --json say once what would be shown.")
    }
    let projector = Projector(opened, at: told, size: driver.size, glyphs: driver.glyphs)
    let loop = Loop<ProjectorProgram>(projector, on: driver) { [self] work, token, post in
      run(work, token, post)
    }
    follow { [messages = loop.messages] in messages.post($0) }
    let outcome = loop.run(first: [.began])
    driver.stop()
    guard outcome.exitCode == 0 else { exit(outcome.exitCode) }
  }

  // MARK: Following

  private func follow(_ post: @escaping @Sendable (Projector.Message) -> Void) {
    follower.begin { [weak self] _, change in self?.look(change, post) ?? .nothing }
    follower.follow(path)
  }

  /// Looks where the facilitator is and what was added, and posts what is new.
  private func look(
    _ change: FolderWatch.Change, _ post: (Projector.Message) -> Void
  ) -> Follower.Outcome {
    followed.withLock { followed in
      let outcome: Follower.Outcome
      switch followed.file.look(change.beside(ToldPlaces.isPlace)) {
      case .nothing: outcome = .nothing
      case .again: outcome = .again
      case .news(let news):
        post(.arrived(Arrival(news, to: followed.file)))
        outcome = .news(news.number)
      }
      // After what was added: who facilitates may be another by now.
      let place = followed.file.toldPlace(after: &followed.known)
      if place != followed.last { post(.placed(place)) }
      followed.last = place
      return outcome
    }
  }

  private func run(
    _ work: ProjectorProgram.Work, _ token: CancelToken, _ post: (Projector.Message) -> Void
  ) {
    switch work {
    case .tookArrival(let number): follower.took(number)
    case .findFirstPlaces(let generation, let findings):
      let places = FirstPlaces(
        of: findings, using: ParallelAcceptability.instructions,
        isCancelled: { token.isCancelled })
      if let places { post(.firstPlacesFound(generation: generation, places)) }
    }
  }
}

extension FolderWatch.Change {
  /// The change without files that are no part of the record.
  fileprivate func beside(_ isOther: (String) -> Bool) -> FolderWatch.Change {
    guard case .files(let files) = self else { return self }
    let rest = files.filter { !isOther($0) }
    return rest.isEmpty ? .nothing : .files(rest)
  }
}
