import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// How the meeting stands, as everybody may know it.
struct Meeting {
  let session: Session
  let glyphs: GlyphSet

  private var appraisal: Appraisal { session.appraisal }

  /// The people who may mark.
  var members: [Assessor] { appraisal.assessors.filter(appraisal.isMember) }
  /// The people whose ballots are waited for.
  var awaited: [Assessor] { appraisal.awaitedPeople }

  /// How far a member's ballot has come; while marks are hidden, only whether it is handed in.
  func stage(_ member: Assessor) -> Dot {
    guard !appraisal.rounds.isEmpty else {
      switch appraisal.stage(of: member.id) {
      case .notBegun: return .open
      case .begun: return .begun
      case .finished: return .done
      }
    }
    let ballot = appraisal.ballot(appraisal.markingRound, member.id)
    if ballot.handedIn { return .done }
    let isKnown = !appraisal.hidesMarks || member.id == session.viewer
    return isKnown && !ballot.isEmpty ? .begun : .open
  }

  /// How far a member's ballot has come, as anybody may see it.
  func publicStage(_ member: Assessor) -> Dot {
    let stage = stage(member)
    return stage == .begun && appraisal.hidesMarks ? .open : stage
  }

  var done: Int { awaited.count { stage($0) == .done } }

  var handedInLabel: String { appraisal.rounds.isEmpty ? "Have marked" : "Handed in" }

  var handedInCount: String { awaited.isEmpty ? "nobody yet" : "\(done) of \(awaited.count)" }

  /// People by body, in the order of the bodies; those without one stand last.
  private func groups(_ members: [Assessor]) -> [(name: String, members: [Assessor])] {
    let bodies = session.document.bodies.map { body in
      (body.shortLabel, members.filter { appraisal.body(of: $0) == body.id })
    }
    let rest = members.filter { member in
      let own = appraisal.body(of: member)
      return !session.document.bodies.contains { $0.id == own }
    }
    return (bodies + [(bodies.allSatisfy(\.1.isEmpty) ? "" : "others", rest)])
      .filter { !$0.1.isEmpty }
  }

  /// One dot for each whose ballot is waited for, with how many are done, body by body.
  var dotsByBody: [(name: String, words: String)] {
    groups(awaited).map { group in
      let stages = group.members.map(stage).sorted { Self.order($0) < Self.order($1) }
      let dots = Dots([Dots.Group("", stages)]).text(within: 60, glyphs: glyphs) ?? ""
      let done = "\(stages.count { $0 == .done }) of \(stages.count)"
      return (group.name.isEmpty ? "Members" : group.name, "\(dots)   \(done)")
    }
  }

  /// Who has handed in, as dots by body: "NHS ● ● ○     Council ● ○     3 of 5".
  var handedInDots: String {
    guard !members.isEmpty else { return "nobody takes part yet" }
    guard !awaited.isEmpty else { return handedInCount }
    let dots = Dots(
      groups(awaited).map { group in
        Dots.Group(
          group.name, group.members.map(stage).sorted { Self.order($0) < Self.order($1) })
      })
    let text = dots.text(within: 31, glyphs: glyphs)
    // The number is never cut, also where a second column stands beside the list.
    let gap = text.map { DisplayText.displayWidth($0) > 29 } == true ? "   " : "     "
    return [text, handedInCount].compactMap(\.self).joined(separator: gap)
  }

  /// Those who are done stand first, so that a dot names nobody.
  private static func order(_ dot: Dot) -> Int {
    switch dot {
    case .done: 0
    case .begun: 1
    case .open: 2
    }
  }

  /// The members by body: "NHS 5, Council 4".
  var people: String {
    let members = members
    if members.count < 2 { return members.isEmpty ? "nobody yet" : "one member so far" }
    return groups(members).map { group in
      group.name.isEmpty
        ? Numbers.count(group.members.count, "member") : "\(group.name) \(group.members.count)"
    }.joined(separator: ", ")
  }

  /// How many are there, and which bodies lack a quorum; nil where nobody's coming was recorded.
  var present: String? {
    let report = PresenceReport(appraisal)
    guard report.isRecorded else { return nil }
    let lacking = report.inquorate.compactMap(\.body).map(session.document.name)
    let quorum =
      lacking.isEmpty
      ? "" : "; \(Numbers.list(lacking)) \(lacking.count == 1 ? "has" : "have") no quorum"
    return "\(report.count.present) of \(report.count.all)\(quorum)"
  }

  var weights: String {
    if let lock = appraisal.weightLock {
      return lock.words.isEmpty ? "settled" : "settled: \(lock.words)"
    }
    return session.findings.weights.areSet ? "set, and not settled" : "not yet set"
  }

  var decision: String {
    guard let decision = appraisal.decision else { return "none yet" }
    return [CalendarDay.words(of: decision.day), decision.words]
      .filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// The decision and the latest snapshot.
  var recordWords: String {
    let snapshot = session.snapshots.last.map { "latest snapshot: \($0.name)" }
    return appraisal.decision == nil ? snapshot ?? "none yet" : decision
  }
}
