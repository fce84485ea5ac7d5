import AppraisalFindings
package import AppraisalModel
import PlainText

/// The minutes of an appraisal as a draft for the clerk: who took part, which interests were declared
/// and how they were ruled on, what was done and when, what was agreed, what was decided.
package struct MeetingMinutes: Equatable, Sendable {
  /// The text, in Markdown that also reads as plain text; it ends with a line break.
  package let text: String

  /// Writes the minutes of all that was done, or of what was done within a span of time.
  ///
  /// No individual mark stands in them. Who took part, who sits in for whom, interests and agreed scores are those of now;
  /// what was done is told by the clock of whoever reads.
  ///
  /// `span` is a filter of time alone, and `head` the hash of the record that they are written from.
  /// - Complexity: O(*n*) in the number of entries.
  package init(_ fold: Fold, clock: ReaderClock, span: LogFilter = LogFilter(), head: String) {
    let writer = MinutesWriter(fold: fold, clock: clock, span: span)
    let lines = writer.lines(head)
    text = lines.joined(separator: "\n") + "\n"
  }
}

private struct MinutesWriter {
  let fold: Fold
  let clock: ReaderClock
  let span: LogFilter

  private var appraisal: Appraisal { fold.appraisal }
  private var document: CaseDocument { appraisal.document }

  func lines(_ head: String) -> [String] {
    var lines = ["# Minutes: \(shown(document.title))", ""]
    lines += MarkdownText.paragraph(document.question.words) + [""]
    lines += section("Who took part", present)
    lines += section("Who was there", attendance)
    lines += section("Quorum", quorum)
    lines += section("Interests", interests)
    lines += section("What was done", done)
    lines += section("Ballots", ballots)
    lines += section("What was agreed", agreed)
    lines += section("Views that differ", dissents)
    lines += section("Parked questions", parked)
    lines.append(
      "Written from the record whose hash is \(head). Changing this text changes nothing in it.")
    return lines
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["## \(title)", ""] + lines + [""]
  }

  private func shown(_ text: String) -> String { MarkdownText.inline(text) }

  // MARK: People

  private var people: [Assessor] { appraisal.assessors.filter { !$0.roles.isEmpty } }

  /// Those of each body in the order of the case, then those of none.
  private var present: [String] {
    let bodies: [BodyID?] = document.bodies.map(\.id) + [nil]
    return bodies.flatMap { body in
      let whose = body.map { "\(shown(document.name($0))): " } ?? ""
      return people.filter { $0.body == body }.map { person in
        MarkdownText.item(whose, "\(appraisal.name(person)), \(person.roleWords)")
      }
    }
  }

  private var interests: [String] {
    let declared = people.flatMap { person in
      person.interests.map { interest in
        let why = interest.reason.isEmpty ? "" : ": \(interest.reason.oneLine)"
        return MarkdownText.item(
          shown(appraisal.name(person)) + ": ",
          "\(interest.words.oneLine): \(interest.standing)\(why)")
      }
    }
    func names(_ declaration: InterestDeclaration) -> [String] {
      people.filter { appraisal.isMember($0) && $0.declaration == declaration }.map(appraisal.name)
    }
    let (none, silent) = (names(.none), names(.notAsked))
    return declared
      + (none.isEmpty ? [] : ["- No interests: \(shown(Numbers.list(none)))"])
      + (silent.isEmpty ? [] : ["- Not said yet: \(shown(Numbers.list(silent)))"])
  }

  // MARK: What was done

  /// Rounds, settling and deciding, each with its moment; ballots are told in a sum.
  private var done: [String] {
    var filter = span
    filter.topics = [.rounds, .weights, .agreed, .decision]
    return RecordLog(fold, viewer: nil, filter: filter).compactMap { line in
      guard case .applied = line.status, line.entry.edit.isMinuted else { return nil }
      return MarkdownText.item("\(clock.moment(line.entry.time)): ", line.sentence)
    }
  }

  /// Of those whose ballots are waited for, as every screen counts them.
  private var ballots: [String] {
    let due = appraisal.awaitedPeople
    guard !due.isEmpty else { return [] }
    let members = Numbers.count(due.count, "member")
    guard !appraisal.rounds.isEmpty else {
      let begun = due.count { appraisal.ballots[.solo]?[$0.id].map { !$0.isEmpty } ?? false }
      return [
        "- No round was opened; \(begun) of \(members) \(begun == 1 ? "has" : "have") marked."
      ]
    }
    return appraisal.rounds.map(\.id).map { round in
      let absent = due.filter { !appraisal.ballot(round, $0.id).handedIn }.map(appraisal.name)
      let missing = absent.isEmpty ? "" : ", not: \(shown(Numbers.list(absent)))"
      return "- Round \(round.number): handed in by \(appraisal.handedIn(round)) of \(members)"
        + missing
    }
  }

  // MARK: What was agreed

  private var agreed: [String] {
    guard !appraisal.hidesMarks else { return [] }
    return document.options.flatMap { option in
      document.criteria.compactMap { criterion in
        appraisal.agreed[option.id]?[criterion.id].map { score in
          let value =
            criterion.kind == .hurdle
            ? (score.mark == 0 ? "fails" : "passes") : score.mark.description
          let by = score.by.isEmpty ? "" : ", found by \(score.by.oneLine)"
          return MarkdownText.item(
            shown("\(document.name(option.id)), \(document.name(criterion.id))") + ": ",
            value + by + (score.reason.isEmpty ? "" : ". \(score.reason.oneLine)"))
        }
      }
    }
  }
}

extension MinutesWriter {
  /// The views of those who do not agree, under the names that they chose to be shown by.
  fileprivate var dissents: [String] {
    appraisal.dissents.sorted { $0.key < $1.key }.map { _, dissent in
      MarkdownText.item(
        shown(dissent.holder(in: appraisal) + dissent.about(in: document)) + ": ", dissent.words)
    }
  }
}

// MARK: Who was there

extension MinutesWriter {
  /// From when to when each was there, who sent apologies, and who sat in for whom from when on.
  fileprivate var attendance: [String] {
    let stays = appraisal.assessors.compactMap { person -> String? in
      let told = appraisal.stays(of: person.id).filter { stay in
        span.lets(time: stay.from.text) || stay.until.map { span.lets(time: $0.text) } ?? false
      }
      guard !told.isEmpty else { return nil }
      return MarkdownText.item(
        shown(appraisal.name(person)) + ": ", told.map(words).joined(separator: "; "))
    }
    let apologies = appraisal.assessors.filter { person in
      (appraisal.attendance[person.id] ?? [:]).contains {
        $0.value == .apologies && span.lets(time: $0.key.text)
      }
    }.map(appraisal.name)
    return stays
      + (apologies.isEmpty ? [] : ["- Apologies: \(shown(Numbers.list(apologies)))"])
      + sittings.filter { span.lets(time: $0.from) }.map(words)
  }

  /// A time during which somebody sat in for a member.
  private struct SittingIn {
    var member: AssessorID
    var person: AssessorID
    var from: String
    var until: String?
  }

  /// Who sat in for whom, also those who do no longer.
  private var sittings: [SittingIn] {
    var found: [SittingIn] = []
    for entry in fold.entries {
      guard case .meeting(.substitute(let member, _, let new)) = entry.edit else { continue }
      if let place = found.lastIndex(where: { $0.member == member && $0.until == nil }) {
        found[place].until = new?.since.text ?? entry.time
      }
      if let new {
        found.append(SittingIn(member: member, person: new.person, from: new.since.text))
      }
    }
    return found
  }

  private func words(_ sitting: SittingIn) -> String {
    let isDoubled =
      sitting.until == nil
      && appraisal.markedBesideSubstitute.contains { $0.id == sitting.member }
    return MarkdownText.item(
      shown(appraisal.name(sitting.person)) + " ",
      "sat in for \(appraisal.name(sitting.member)) \(times(sitting.from, sitting.until))"
        + (isDoubled
          ? "; the member has marked all the same, and only the substitute's ballot counts" : ""))
  }

  private func words(_ stay: Stay) -> String { times(stay.from.text, stay.until?.text) }

  private func times(_ from: String, _ until: String?) -> String {
    guard let until else { return "from \(clock.moment(from)) on" }
    let isSameDay = clock.day(from) == clock.day(until)
    return "from \(clock.moment(from)) until "
      + (isSameDay ? clock.timeOfDay(until) : clock.moment(until))
  }

  /// Whether each body had a quorum of people there when marks were revealed and decisions recorded.
  fileprivate var quorum: [String] {
    guard appraisal.recordsAttendance else { return [] }
    var then = appraisal
    then.substitutes = [:]
    return fold.entries.compactMap { entry in
      if case .meeting(.substitute(let member, _, let new)) = entry.edit {
        then.substitutes[member] = new
      }
      guard span.lets(time: entry.time), let moment = Moment(entry.time),
        let event = entry.edit.needsQuorum,
        let words = PresenceReport(then, at: moment).sentence(in: document)
      else { return nil }
      return MarkdownText.item("\(clock.moment(entry.time)), \(event): ", words)
    }
  }

  // MARK: What was put aside

  /// The questions that were put aside, those that are open first.
  fileprivate var parked: [String] {
    appraisal.parkedQuestions.map {
      MarkdownText.item("", $0.question.sentence(in: appraisal))
    }
  }
}

extension Edit {
  /// What is done by it that takes a quorum, or nil.
  fileprivate var needsQuorum: String? {
    switch self {
    case .rounds(.moveRound(let round, _, .revealed)): "reveal of round \(round.number)"
    case .decision: "the decision"
    case .rounds, .marks, .weights, .document, .people, .meeting, .record: nil
    }
  }
}

extension Edit {
  /// Whether minutes tell of it: what concerns everybody, and no single ballot or weight.
  fileprivate var isMinuted: Bool {
    switch self {
    case .rounds(.openRound), .rounds(.moveRound), .rounds(.openAgain), .marks(.agree),
      .weights(.lockWeights), .decision:
      true
    case .rounds(.handIn), .rounds(.reopen), .weights(.weigh), .weights(.elicit), .marks(.mark),
      .marks(.reason), .marks(.evidence), .marks(.comment), .marks(.dissent), .document, .people,
      .meeting, .record:
      false
    }
  }
}
