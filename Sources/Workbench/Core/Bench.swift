import WeightElicitation
import AppraisalFindings
package import AppraisalModel
package import Canvas

/// What lies on the workbench whichever room is open: the appraisal, who works at it, the window.
///
/// A room is handed the bench with every question. What it wants done outside the program, and
/// what the house is to do next, it leaves on the bench.
package struct Bench: Sendable {
  /// What the house is to do once the room is done.
  package typealias Errand = @Sendable (inout Model) throws(Refusal) -> Void
  /// The same, told which moment it is.
  typealias TimedErrand = @Sendable (inout Model, Moment) throws(Refusal) -> Void

  package var size: Size
  package var glyphs: GlyphSet
  /// Who is at the keyboard: the login name unless another was given.
  package internal(set) var person: AssessorID
  package var personName: String
  /// How far whoever sits here gets.
  let reach: Reach
  /// The day of the sitting.
  package var today: CalendarDay?
  /// The clock by which moments are told.
  let clock: ReaderClock
  /// What a tour has to know of the demonstration that is shown; nil for an appraisal.
  let tour: TourPlan?

  /// The room that is open.
  package internal(set) var place = Place.home
  package var session: Session?
  /// The appraisal to return to when a snapshot is closed.
  package var beforeSnapshot: Session?
  /// The snapshot that is open, or nil.
  package var snapshot: SnapshotSummary?
  package var shelf = Shelf()
  /// What lies over the room, topmost last.
  package var overlays: [any Overlay] = []
  /// How often something that keys went to has closed, or a question came up that the keys of the same
  /// moment are no answer to.
  package internal(set) var closings = 0
  package var notice: Notice?
  /// What was last said of others by itself, which gives way to the next of its kind.
  var hearsay: Notice?
  package var mouseIsOn = true
  package var isOpening = false
  /// That the terminal goes from hand to hand, and who has it; nil where one person sits here.
  package var passing: Passing?
  /// What the person has looked at in this appraisal.
  package var seen = Seen()
  /// Whether somebody who is not on the panel was asked who they are since the appraisal was opened.
  var wasAskedWho = false
  /// The text that a crash interrupted, until it is asked about.
  var interrupted: Draft?
  /// The questions about weights that were left before their end, or nil.
  var unfinishedWeighing: Weighing?

  /// Counts the batches of edits.
  var lastBatch = 0
  /// Counts the states of all appraisals that were opened.
  var lastGeneration = 0
  /// Batches that are not yet durable.
  package internal(set) var pendingBatches: Set<Int> = []

  /// What is asked of the world, oldest first.
  var outbox: [Request] = []
  var errands: [Errand] = []
  /// What waits to be told which moment it is, oldest first.
  var waitingForTime: [TimedErrand] = []
  /// What somebody who is not on the panel asked for; the house asks them whether they join.
  var joinRequest: JoinRequest?
  /// Whether something that a room has selected may be gone.
  var caseChanged = false
  /// Whether what was worked out belongs to a state before the present one.
  var stateChanged = false

  init(
    size: Size, glyphs: GlyphSet, person: AssessorID, personName: String, today: CalendarDay?,
    clock: ReaderClock, reach: Reach, tour: TourPlan? = nil
  ) {
    self.reach = reach
    self.tour = tour
    self.size = size
    self.glyphs = glyphs
    self.person = person
    self.personName = personName.isEmpty ? person.text : personName
    self.today = today
    self.clock = clock
  }

  package var sizeClass: SizeClass { SizeClass(size) }

  /// The appraisal that is written to, also while one of its snapshots is shown.
  package var present: Session? {
    get { beforeSnapshot ?? session }
    // In place: what a session holds would be copied whole for a change of a part.
    _modify { if beforeSnapshot != nil { yield &beforeSnapshot } else { yield &session } }
  }

  /// How many lines a page of a list or text takes that leaves so many rows to what stands around.
  func page(leaving rows: Int) -> Int { max(1, size.height - rows) }

  /// Why something cannot be done now: without an appraisal always.
  func needingSession(_ reason: (Session) -> String?) -> String? {
    guard let session else { return Self.needsAppraisal }
    return reason(session)
  }

  static let needsAppraisal = "Open an appraisal first: choose one on Home."

  // MARK: What a room asks for

  /// Asks for something outside the model; what is beyond reach is refused, whoever asks for it.
  mutating func ask(_ request: Request) {
    guard mayAsk(request) else { return say(.refused, Reach.refusal) }
    outbox.append(request)
  }

  mutating func run(_ effect: Effect) { ask(.run(effect)) }

  mutating func show(_ overlay: any Overlay) {
    if overlay.asksForItsKeys { closings += 1 }
    var overlay = overlay
    overlay.begin(after: session?.arrivals)
    overlays.append(overlay)
  }

  mutating func say(_ kind: Notice.Kind, _ words: String) { notice = Notice(kind, words) }

  /// Has the house do something once the room is done.
  mutating func then(_ errand: @escaping Errand) { errands.append(errand) }

  /// Asks which moment it is, and has the house do something at it.
  mutating func atThisMoment(_ errand: @escaping TimedErrand) {
    waitingForTime.append(errand)
    run(.tellTime)
  }

  /// Asks how often each option comes first, where that can be said.
  mutating func askFirstPlaces() {
    guard let session, session.findings.isComplete, session.findings.awaited == nil else { return }
    run(.findFirstPlaces(generation: session.generation, session.findings))
    stateChanged = true
  }

  /// A number for a state that none before it had.
  mutating func nextGeneration() -> Int {
    lastGeneration += 1
    return lastGeneration
  }
}
