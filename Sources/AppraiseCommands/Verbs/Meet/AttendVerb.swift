import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

/// Notes who is there and who sits in for whom, or says it.
struct AttendVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "attend",
    abstract: "Note who is there and who sits in for whom; without options, say it.",
    discussion: """
      Everybody notes of themselves that they came, left or send apologies; a facilitator or recorder \
      notes it of all, and who sits in for whom. The ballot of a substitute counts for the body of the \
      member, and that of the member does not. NAME is an id or a name on the panel. A substitute who \
      is not on it is taken onto it with --named.

      With --take-back what was said last of the person is taken back, or that somebody sits in.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "This person came; may be repeated.")
  var arrived: [String] = []

  @Option(help: "This person left; may be repeated.")
  var left: [String] = []

  @Option(help: "This person sent apologies; may be repeated.")
  var apologies: [String] = []

  @Flag(name: .customLong("all-left"), help: "Everybody leaves who is there.")
  var allLeft = false

  @Option(help: "This person sits in for the one of --for.")
  var substitute: String?

  @Option(name: .customLong("for"), help: "The member for whom somebody sits in.")
  var member: String?

  @Option(
    parsing: .unconditional,
    help: "With --substitute: the name of somebody whom nobody on the panel is yet.")
  var named: String?

  @Option(
    help: "The time of day by your clock, such as 14:05, or a day and a time; now unless told.")
  var at: String?

  @Flag(name: .customLong("take-back"), help: "Take back what was said last, or a substitute.")
  var takeBack = false

  @Flag(help: "Print JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    try check()
    guard isWriting else { return try tell(arguments.open(surroundings).fold, surroundings) }
    let file = try arguments.openToWrite(surroundings)
    let appraisal = file.fold.appraisal
    let edits: [Edit]
    do {
      edits = try self.edits(appraisal, surroundings)
    } catch {
      switch error {
      case .refused(let refusal):
        throw CommandFailure(.refused, refusal.sentence(in: appraisal, surroundings.clock))
      case .failed(let failure): throw failure
      }
    }
    let words = try file.perform(edits, named: arguments.speaker.shown(surroundings))
    if let words { Console.complain(words) }
    if let likeness = file.fold.appraisal.likenessWords(after: edits) { Console.complain(likeness) }
    try tell(file.fold, surroundings)
  }

  private var isWriting: Bool {
    !(arrived + left + apologies).isEmpty || allLeft || substitute != nil || takeBack
  }

  /// Refuses options that do not belong together.
  private func check() throws(CommandFailure) {
    let isOfSomebody = !(arrived + left + apologies).isEmpty
    let kinds = [isOfSomebody, allLeft, substitute != nil || member != nil]
    guard kinds.count(where: \.self) < 2 else {
      throw CommandFailure(.usage, "Say who came or left, that all left, or who sits in.")
    }
    guard substitute == nil || member != nil else {
      throw CommandFailure(.usage, "Say for whom: --for NAME.")
    }
    guard member == nil || substitute != nil || takeBack else {
      throw CommandFailure(.usage, "Say who sits in: --substitute NAME, or --take-back.")
    }
    guard named == nil || (substitute != nil && !takeBack) else {
      throw CommandFailure(.usage, "Give --named with --substitute.")
    }
    guard !takeBack || (kinds.contains(true) && !allLeft) else {
      throw CommandFailure(
        .usage, "Say what is taken back: --take-back with --arrived NAME, or with --for NAME.")
    }
    guard at == nil || (isWriting && !takeBack) else {
      throw CommandFailure(.usage, "Give --at with what is noted.")
    }
  }

  // MARK: What is noted

  /// Why nothing is noted.
  private enum Failure: Error {
    case refused(AttendanceRefusal)
    case failed(CommandFailure)
  }

  private func edits(
    _ appraisal: Appraisal, _ surroundings: Surroundings
  ) throws(Failure) -> [Edit] {
    do {
      let now = try Self.now(surroundings)
      let moment = try at.map { text throws(CommandFailure) in
        try Self.moment(text, now, surroundings.clock)
      }
      return try noted(appraisal, at: moment ?? now, now)
    } catch let refusal as AttendanceRefusal {
      throw .refused(refusal)
    } catch let failure as CommandFailure {
      throw .failed(failure)
    } catch {
      throw .failed(CommandFailure(.refused, "It was not noted."))
    }
  }

  private func noted(
    _ appraisal: Appraisal, at moment: Moment, _ now: Moment
  ) throws -> [Edit] {
    if allLeft { return try appraisal.everybodyLeaving(at: moment, now: now) }
    if let member { return try sittingIn(appraisal, member, at: moment, now) }
    var state = appraisal
    var edits: [Edit] = []
    for (names, said) in [
      (arrived, Attendance.arrived), (left, .left), (apologies, .apologies),
    ] {
      for name in names {
        let person = try appraisal.person(meant: name)
        let made =
          try takeBack
          ? takingBack(said, of: person, in: state)
          : state.attending(person, said, at: moment, now: now)
        // Who is named twice is refused by what was said of them just before.
        for edit in made { try state.apply(edit) }
        edits += made
      }
    }
    return edits
  }

  /// What takes back the last thing that was said of a person, which must be this.
  private func takingBack(
    _ said: Attendance, of person: AssessorID, in appraisal: Appraisal
  ) throws(AttendanceRefusal) -> [Edit] {
    guard appraisal.attendance(of: person)?.said == said else { throw .nothingSaid(person) }
    return try appraisal.takingBack(attendanceOf: person)
  }

  private func sittingIn(
    _ appraisal: Appraisal, _ member: String, at moment: Moment, _ now: Moment
  ) throws -> [Edit] {
    let member = try appraisal.person(meant: member)
    if takeBack { return try appraisal.endingSubstitute(for: member) }
    let name = substitute ?? ""
    guard let named else {
      guard let person = appraisal.person(named: name) else {
        throw CommandFailure(
          .refused,
          "\(name) is not on the panel. To take them onto it so that their ballot counts while they "
            + "sit in, give their name: --named NAME.")
      }
      return try appraisal.sittingIn(person, for: member, at: moment, now: now)
    }
    guard let id = LoginName.typed(name) else {
      throw CommandFailure(
        .usage, "\(name) is no login name: --substitute ann.smith --named \"Ann Smith\".")
    }
    guard appraisal.assessor(id) == nil else {
      throw CommandFailure(.refused, "\(id) is on the panel already. Leave out --named.")
    }
    return try appraisal.sittingIn(newcomer: id, named: named, for: member, at: moment, now: now)
  }

  private static func now(_ surroundings: Surroundings) throws(CommandFailure) -> Moment {
    guard let now = Moment(surroundings.now()) else {
      throw CommandFailure(.refused, "The clock of this machine cannot be read.")
    }
    return now
  }

  /// The moment of a time of day, on the day that is given with it or the day that it is.
  private static func moment(
    _ text: String, _ now: Moment, _ clock: ReaderClock
  ) throws(CommandFailure) -> Moment {
    let parts = text.split(separator: " ")
    let given =
      parts.count > 1
      ? CalendarDay(typed: parts.dropLast().joined(separator: " ")) : clock.day(now.text)
    guard let last = parts.last, let time = TimeOfDay(typed: String(last)), let day = given,
      let moment = clock.moment(time, on: day)
    else {
      throw CommandFailure(
        .usage, "\(text) is not a time. Write it as 14:05, or as \"2010-03-31 14:05\".")
    }
    return moment
  }

  // MARK: What is said

  private func tell(_ fold: Fold, _ surroundings: Surroundings) throws(CommandFailure) {
    let appraisal = fold.appraisal
    if json { return try Console.json(PresenceRecord(appraisal)) }
    let report = PresenceReport(appraisal)
    let people = appraisal.assessors.filter { !$0.roles.isEmpty }
    guard !report.isEmpty else { return Console.say("Nobody has said who is there.") }
    Console.say(
      [report.sentence(in: appraisal.document)].compactMap(\.self)
        + report.sentences(in: appraisal)
        + people.map { person in
          let body = appraisal.body(of: person).map { ", \(appraisal.document.name($0))" } ?? ""
          let words = appraisal.attendanceWords(
            of: person.id, surroundings.clock, today: surroundings.today)
          return "  \(appraisal.name(person)) (\(person.id))\(body): \(words)"
        })
  }
}
