import AppraisalFindings
package import AppraisalModel
import AppraisalRecord

/// The meeting of a demonstration as it is written into a folder: by the acts that people have, each
/// person in sittings of their own, with a key of their own.
package struct StagedMeeting: Sendable {
  package let story: Demonstration
  /// The folder that holds everything of it, what people keep on their machines included.
  package let folder: String
  private let surroundings: Surroundings
  private let clock: MeetingClock

  /// The folder of the appraisal.
  package var path: String { "\(folder)/\(story.name).appraisal" }

  /// Whoever runs the meeting, and sits at the screens afterwards.
  package var host: Assessor { story.people[0] }

  /// Holds the meeting in a folder that is there and empty, on the day of its decision.
  package init(
    of story: Demonstration, in folder: String, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    self.story = story
    self.folder = folder
    self.surroundings = surroundings
    clock = MeetingClock(on: story.decision.day)
    try begin()
    try declare()
    try open()
    try mark()
    try reveal()
    try differ()
    try decide()
  }

  /// The surroundings in which somebody of the story works, with a place of their own.
  ///
  /// Whoever sits there stays in the appraisal, so that no work of theirs goes with the folder.
  package func surroundings(of person: AssessorID) -> Surroundings {
    var own = surroundings
    own.environment["XDG_STATE_HOME"] = "\(folder)/people/\(person)"
    own.environment["XDG_DATA_HOME"] = "\(folder)/people/\(person)"
    own.environment["APPRAISE_AS"] = nil
    own.reach = .appraisal
    return own
  }

  /// The same while the meeting is held: by its own clock, and of no machine.
  private func inMeeting(_ person: AssessorID) -> Surroundings {
    var own = surroundings(of: person)
    (own.login, own.host) = ("demonstration", "demonstration")
    own.now = { [clock] in clock.now }
    return own
  }

  private func sit(_ person: Assessor) throws(CommandFailure) -> OpenAppraisal {
    clock.pass(minutes: 1)
    return try OpenAppraisal(opening: path, as: person.id, inMeeting(person.id))
  }

  /// Does something as whoever sits there, a while after what was done before.
  private func act(
    in file: OpenAppraisal, after minutes: Int = 1, _ edits: (Appraisal) throws -> [Edit]
  ) throws(CommandFailure) {
    clock.pass(minutes: minutes)
    let made: [Edit]
    do {
      made = try edits(file.fold.appraisal)
    } catch {
      throw CommandFailure(.refused, "The meeting of \(story.name) cannot be held with this case.")
    }
    try file.perform(made, named: file.fold.appraisal.name(file.person))
  }

  // MARK: The meeting

  private func begin() throws(CommandFailure) {
    let document = try CaseLibrary(surroundings).read(story.name)
    guard Demonstration(of: document) != nil else {
      throw CommandFailure(.refused, "The meeting of \(story.name) cannot be held with this case.")
    }
    let file = try OpenAppraisal(
      starting: story.prepared(document), at: path, as: host.id, name: host.name,
      inMeeting(host.id))
    try act(in: file) { appraisal in
      appraisal.assessor(host.id).map { [.people(.revise(old: $0, new: host))] } ?? []
    }
    try act(in: file) { _ in story.people.dropFirst().map { .people(.join(assessor: $0)) } }
    try act(in: file, after: 5) { try story.weighing($0, by: host.id) }
    try act(in: file) { try $0.settlingWeights(words: story.meeting.weightsSettled) }
  }

  private func declare() throws(CommandFailure) {
    for person in story.people {
      try act(in: try sit(person)) { appraisal in
        guard let old = appraisal.assessor(person.id) else { return [] }
        let words = [story.interest].filter { $0.member == person.id }.map(\.interest.declaredLine)
        return [.people(.revise(old: old, new: try old.declaring(words)))]
      }
    }
  }

  private func open() throws(CommandFailure) {
    let file = try sit(host)
    try act(in: file) { appraisal in
      [appraisal.ruling(story.ruled(by: host.name), on: story.interest.member)].compactMap(\.self)
    }
    try act(in: file) {
      try $0.openingRound(visibility: .closed, purpose: story.meeting.purpose)
    }
  }

  private func mark() throws(CommandFailure) {
    for person in story.people {
      let file = try sit(person)
      for card in Demonstration.cards(file.fold.appraisal.document) {
        try act(in: file) { story.marking(card, by: person.id, $0) }
      }
      try act(in: file) { try $0.handingIn(ballotOf: person.id, blanksAs: nil) }
    }
  }

  private func reveal() throws(CommandFailure) {
    let file = try sit(host)
    try act(in: file) { try $0.endingRound() }
    try act(in: file) { try $0.revealingRound() }
    for agreed in story.meeting.agreed {
      try act(in: file, after: 8) { appraisal in
        try appraisal.agreeing(on: agreed.cell, agreed.mark, because: agreed.reason)
      }
    }
  }

  private func differ() throws(CommandFailure) {
    let view = story.differingView
    guard let person = story.people.first(where: { $0.id == view.author }) else { return }
    try act(in: try sit(person)) { [$0.dissenting(view)].compactMap(\.self) }
  }

  private func decide() throws(CommandFailure) {
    let file = try sit(host)
    try act(in: file) { try $0.settlingRound() }
    do throws(RecordError) {
      _ = try file.saveSnapshot(name: "Before the decision", note: "")
    } catch {
      throw error.failure
    }
    try act(in: file, after: 5) { appraisal in
      try appraisal.recording(
        story.decision, beside: Findings(appraisal, viewer: host.id))
    }
  }
}
