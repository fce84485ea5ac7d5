import AppraisalFindings
import AppraisalModel
import Canvas

/// What Home lists for a person, by what they do in the appraisal: the way to a mark for members,
/// what has to be prepared for facilitators, the paperwork for the clerk, and the meeting for all.
struct HomeSteps {
  let bench: Bench
  let session: Session

  /// Lines under a heading, and facts below them that cannot be chosen.
  struct Section {
    var sectionTitle: String
    var lines: [HomeRoom.Line] = []
    var facts: [(label: String, words: String)] = []
  }

  private var appraisal: Appraisal { session.appraisal }
  private var document: CaseDocument { session.document }
  private var meeting: Meeting { Meeting(session: session, glyphs: bench.glyphs) }

  var sections: [Section] {
    let person = session.person
    let marks = person?.givesMarks ?? true
    let records = person?.roles.contains(.recorder) == true
    var way = Section(sectionTitle: "YOUR WAY")
    if marks {
      way.lines = memberSteps
    } else {
      way.lines = records ? clerkSteps : [you, decided]
      way.lines += [reading, result]
    }
    var all = Section(sectionTitle: "THE MEETING")
    let dots: (label: String, words: String) = (meeting.handedInLabel, meeting.handedInDots)
    if session.mayFacilitate {
      let agenda = Agenda(appraisal, session.findings)
      all.sectionTitle += "   steps (\(AgendaList.open.keys.first?.name ?? "")): \(agenda.words)"
      all.lines = facilitatorSteps
      all.facts = present + [dots]
    } else {
      all.facts =
        present + [
          dots, (label: "Weights", words: meeting.weights),
          (label: "Decision", words: meeting.decision),
        ]
    }
    if bench.isHandedOver {
      way.lines.append(HomeRoom.Line(HandingOn.handOn, "I have finished", "hands the laptop on"))
    }
    return [way, all]
  }

  /// How many are there, and who sits in for the person.
  private var present: [(label: String, words: String)] {
    var facts: [(label: String, words: String)] = []
    if let present = meeting.present { facts.append(("Present", present)) }
    if let substitute = appraisal.substitute(of: session.viewer) {
      facts.append(
        ("For you", "\(appraisal.name(substitute)) sits in; your own ballot does not count"))
    }
    return facts
  }

  // MARK: Members

  private var memberSteps: [HomeRoom.Line] {
    let progress = session.progress
    let first = session.markedCriteria.first.map { "start with \($0.shortLabel)" } ?? ""
    let practice = HomeRoom.Line(
      HomeRoom.practise, "Try one practice mark", "nothing is recorded",
      bench.seen.contains(HomeRoom.practise) ? .done : .open)
    let score = HomeRoom.Line(
      ScoreRoom.way, "Score",
      progress.answered == 0 ? first : "\(progress.answered) of \(progress.all)",
      Self.stage(progress.answered, of: progress.all),
      share: progress.answered == 0 ? nil : Double(progress.answered) / Double(progress.all))
    return [you, decided, whoWillSee, reading] + (progress.answered == 0 ? [practice] : [])
      + [score] + handIn + [result]
  }

  private var you: HomeRoom.Line {
    let interests = session.person.map { Self.interests($0) }
    let words = [bench.whoWords, interests?.words].compactMap(\.self).joined(separator: ", ")
    return HomeRoom.Line(
      HomeRoom.whoAmI, "You and your interests", words, interests?.stage ?? .open)
  }

  /// What is known of a person's interests, which only they can declare.
  private static func interests(_ person: Assessor) -> (words: String, stage: Dot) {
    switch person.declaration {
    case .notAsked: return ("interests not declared", .begun)
    case .none: return ("no interests", .done)
    case .some(let count, let open):
      let interests = Numbers.count(count, "interest")
      let detail = open == 0 ? "" : ", \(open) without a ruling"
      return person.declared
        ? (interests + detail, .done) : ("\(interests) noted and not declared", .begun)
    }
  }

  private var decided: HomeRoom.Line {
    let isRead = bench.seen.contains(HomeRoom.whatIsDecided)
    return HomeRoom.Line(
      HomeRoom.whatIsDecided, "What is decided", isRead ? "read" : "", isRead ? .done : .open)
  }

  private var whoWillSee: HomeRoom.Line {
    HomeRoom.Line(
      HomeRoom.whoWillSee, "Who will see your marks",
      appraisal.hidesMarks ? "nobody until the reveal" : "everybody, as you give them",
      bench.seen.contains(HomeRoom.whoWillSee) ? .done : .open)
  }

  private var reading: HomeRoom.Line {
    let options = session.appraisedOptions
    let read = options.count { bench.seen.options.contains($0.id) }
    return HomeRoom.Line(
      ReadRoom.way, "Read the options", "\(read) of \(options.count)",
      Self.stage(read, of: options.count))
  }

  private var handIn: [HomeRoom.Line] {
    guard appraisal.rounds.last?.state == .open else { return [] }
    if appraisal.ballot(appraisal.markingRound, session.viewer).handedIn {
      let code = session.ballotCode.map { ", code \($0.text)" } ?? ""
      return [HomeRoom.Line(ScoreRoom.checkBallot, "Hand in", "handed in\(code)", .done)]
    }
    let blanks = session.progress.all - session.progress.answered
    let words =
      blanks == 0
      ? "every cell has an answer"
      : Numbers.count(
        blanks, "cell is blank", "cells are blank")
    return [HomeRoom.Line(ScoreRoom.checkBallot, "Hand in", words, .open)]
  }

  private var result: HomeRoom.Line {
    if appraisal.hidesMarks {
      return HomeRoom.Line(ResultRoom.way, "See the result", "at the reveal", .open)
    }
    return HomeRoom.Line(
      ResultRoom.way, "See the result", "", bench.seen.contains(ResultRoom.way) ? .done : .open)
  }

  static func stage(_ done: Int, of all: Int) -> Dot {
    done == 0 ? .open : done < all ? .begun : .done
  }

  // MARK: Facilitators

  private var facilitatorSteps: [HomeRoom.Line] {
    let (options, criteria) = (session.appraisedOptions.count, session.markedCriteria.count)
    let isWritten = options > 0 && criteria > 0
    let made = HomeRoom.Line(
      AuthorRoom.way, "The case",
      "\(Numbers.count(options, "option")), \(Numbers.count(criteria, "criterion", "criteria"))",
      isWritten ? .done : .open)
    let people = HomeRoom.Line(
      AuthorRoom.people, "The people", meeting.people, meeting.members.count > 1 ? .done : .begun)
    let weights = HomeRoom.Line(
      CriteriaRoom.way, "The weights", meeting.weights,
      appraisal.weightLock != nil ? .done : session.findings.weights.areSet ? .begun : .open)
    let decision = HomeRoom.Line(
      RecordRoom.way, "Decision and snapshots", meeting.recordWords,
      appraisal.decision != nil ? .done : session.snapshots.isEmpty ? .open : .begun)
    let rulings =
      openRulings == 0
      ? []
      : [
        HomeRoom.Line(
          InterestRulings.rule, "Rule on interests", "\(openRulings) without a ruling", .open)
      ]
    return (isWritten ? [made] : []) + [people] + rulings + [weights, round] + handingOn
      + [decision]
  }

  /// Ways for those who have no terminal of their own, while a round takes marks.
  private var handingOn: [HomeRoom.Line] {
    guard appraisal.rounds.last?.state == .open, !bench.isHandedOver, bench.reach == .machine,
      meeting.members.contains(where: { $0.id != session.viewer })
    else { return [] }
    return [
      HomeRoom.Line(HandingOn.begin, "Hand the laptop round", "one terminal for all"),
      HomeRoom.Line(PaperEntry.enter, "Ballots on paper", "marked by hand, typed here"),
    ]
  }

  private var round: HomeRoom.Line {
    let standing = RoundStanding(appraisal)
    guard let round = standing.round else {
      return HomeRoom.Line(WorkshopRoom.openNextRound, "Open a round", "none is open", .open)
    }
    switch round.state {
    case .open:
      return HomeRoom.Line(
        WorkshopRoom.endRound, standing.title(.end), "it takes marks", .begun)
    case .ended:
      return HomeRoom.Line(
        WorkshopRoom.revealRound, standing.title(.reveal), "it has ended", .begun)
    case .revealed:
      return HomeRoom.Line(
        WorkshopRoom.way, "Talk about round \(round.id.number)", TopWords.round(round), .begun)
    case .settled:
      return HomeRoom.Line(WorkshopRoom.way, "The workshop", TopWords.round(round), .done)
    }
  }

  // MARK: The clerk

  /// How many interests nobody has ruled on.
  private var openRulings: Int { InterestRulings.openCount(appraisal) }

  private var clerkSteps: [HomeRoom.Line] {
    let members = meeting.members
    let said = members.count { Self.interests($0).stage == .done }
    let rulings = openRulings == 0 ? "" : ", \(openRulings) without a ruling"
    return [
      you, decided,
      HomeRoom.Line(
        openRulings == 0 ? AuthorRoom.people : InterestRulings.rule, "Interests",
        "\(said) of \(members.count) have declared" + rulings,
        Self.stage(said, of: members.count)),
      HomeRoom.Line(
        PaperEntry.enter, "Ballots on paper", meeting.handedInCount,
        Self.stage(meeting.done, of: meeting.awaited.count)),
      HomeRoom.Line(
        RecordRoom.way, "Decision and snapshots", meeting.recordWords,
        appraisal.decision != nil ? .done : session.snapshots.isEmpty ? .open : .begun),
    ]
  }
}
