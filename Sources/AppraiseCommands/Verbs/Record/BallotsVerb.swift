import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser
import PlainText

/// Lists the codes of the ballots that were handed in, for a sheet that members initial; prints blank
/// ballots.
struct BallotsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "ballots",
    abstract: "List the codes of ballots that were handed in, or print blank ballots.",
    discussion: """
      Each code stands for a ballot as it was handed in; whoever handed it in was shown the same code. \
      Print the list, have everybody initial theirs, and scan it: --sheet records the SHA-256 of the \
      scan as a comment of yours.

      With --blank ballots are printed that are marked by hand: as text, as a page for a browser with \
      --html, or as a table to fill in with --csv. What is on them is typed on Home, under Ballots on \
      paper, or taken from a file by appraise score --file.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "Only this round; without it the newest.")
  var round: Int?

  @Option(help: "Record the SHA-256 of this file, the scan of the initialled sheet.")
  var sheet: String?

  @Flag(help: "Print a blank ballot, to be marked by hand.")
  var blank = false

  @Option(name: .customLong("for"), help: "A blank ballot for this person; may be repeated.")
  var people: [String] = []

  @Flag(help: "A blank ballot for each person whose ballot is waited for.")
  var each = false

  @Flag(help: "Blank ballots as a page for a browser, to print.")
  var html = false

  @Flag(help: "A blank ballot as a table to fill in.")
  var csv = false

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    let person: String
    let name: String
    let round: Int
    let code: String?
    let at: String?
  }

  func validate() throws {
    guard blank else {
      guard people.isEmpty, !each, !html, !csv else {
        throw ValidationError("--for, --each, --html and --csv go with --blank.")
      }
      return
    }
    guard sheet == nil, round == nil else {
      throw ValidationError("A blank ballot is for the round that is open: no --round, no --sheet.")
    }
    guard [html, csv, json].count(where: \.self) < 2 else {
      throw ValidationError("Only one of --html, --csv and --json.")
    }
    guard !(csv && (each || people.count > 1)) else {
      throw ValidationError("A table holds one ballot: name one person with --for, or nobody.")
    }
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file =
      try sheet == nil ? arguments.open(surroundings) : arguments.openToWrite(surroundings)
    let appraisal = file.fold.appraisal
    if blank { return try printBlank(appraisal) }
    let wanted = round.map(RoundNumber.init) ?? appraisal.markingRound
    guard appraisal.rounds.contains(where: { $0.id == wanted }) else {
      throw CommandFailure(
        .refused,
        round == nil
          ? "No round has been opened, so no ballot has been handed in."
          : "There is no round \(wanted.number).")
    }
    if let sheet { return try record(sheet, of: wanted, in: file, surroundings) }
    let rows = appraisal.assessors.filter(appraisal.isMember).map { person in
      let entry = file.fold.handingIn(of: person.id, wanted)
      return Row(
        person: person.id.text, name: appraisal.name(person), round: wanted.number,
        code: entry.flatMap { file.ballotCodes[$0.address]?.text }, at: entry?.time)
    }
    if json { return try Console.json(rows) }
    Console.say(lines(rows, wanted, file, surroundings))
  }

  // MARK: Blank ballots

  private func printBlank(_ appraisal: Appraisal) throws(CommandFailure) {
    let ballots = try owners(appraisal).map { BlankBallot(for: $0, in: appraisal) }
    guard ballots.contains(where: { !$0.cards.isEmpty }) else {
      throw CommandFailure(
        .refused, "There is nothing to mark: no option is appraised on a criterion that is asked.")
    }
    if html { return Console.say(text: BallotPage(ballots).html) }
    if csv { return Console.csv(ballots.flatMap(\.table)) }
    if json { return try Console.json(ballots.map(\.record)) }
    Console.say(ballots.flatMap(\.lines))
  }

  /// For whom ballots are printed; nil for nobody in particular.
  private func owners(_ appraisal: Appraisal) throws(CommandFailure) -> [AssessorID?] {
    var owners: [AssessorID?] = []
    for text in people {
      guard let id = AssessorID(text), appraisal.assessor(id) != nil else {
        throw .unknown("person", text, appraisal.assessors.map(\.id.text))
      }
      if !owners.contains(id) { owners.append(id) }
    }
    for person in each ? appraisal.awaitedPeople.map(\.id) : [] where !owners.contains(person) {
      owners.append(person)
    }
    guard !each || !owners.isEmpty else {
      throw CommandFailure(.refused, "Nobody is on the panel yet whose ballot is waited for.")
    }
    return owners.isEmpty ? [nil] : owners
  }

  // MARK: Codes

  private func lines(
    _ rows: [Row], _ round: RoundNumber, _ file: OpenAppraisal, _ surroundings: Surroundings
  ) -> [String] {
    let width = rows.map { DisplayText.displayWidth($0.name) }.max() ?? 0
    return [
      file.fold.appraisal.document.title, "Ballots handed in, round \(round.number)", "",
      "Compare the code with the one that you were shown, and put your initials behind it.", "",
    ]
      + rows.map { row in
        let gap = String(repeating: " ", count: width - DisplayText.displayWidth(row.name) + 3)
        let time = row.at.map { "   \(surroundings.clock.moment($0))" } ?? ""
        return row.name + gap + (row.code ?? "not in   ") + "   ____________" + time
      } + ["", "Hash of the record: \(file.head.hash)"]
  }

  private func record(
    _ sheet: String, of round: RoundNumber, in file: OpenAppraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    let hash = try ReportFile.hash(of: sheet)
    let remark = Remark(
      author: file.person,
      words:
        "The initialled sheet of the ballot codes of round \(round.number) has the SHA-256 \(hash)."
    )
    guard let edit = file.fold.appraisal.commenting(remark) else {
      throw CommandFailure(.refused, "The comment cannot be named.")
    }
    try file.perform([edit], named: arguments.speaker.shown(surroundings))
    Console.say("Recorded: \(remark.words)")
  }
}
