import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser
import PlainText

/// Lists the codes of the ballots that were handed in, for a sheet that members initial.
struct BallotsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "ballots",
    abstract: "List the codes of the ballots that were handed in, for one sheet to initial.",
    discussion: """
      Each code stands for a ballot as it was handed in; whoever handed it in was shown the same code. \
      Print the list, have everybody initial theirs, and scan it: --sheet records the SHA-256 of the \
      scan as a comment of yours.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "Only this round; without it the newest.")
  var round: Int?

  @Option(help: "Record the SHA-256 of this file, the scan of the initialled sheet.")
  var sheet: String?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    let person: String
    let name: String
    let round: Int
    let code: String?
    let at: String?
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file =
      try sheet == nil ? arguments.open(surroundings) : arguments.openToWrite(surroundings)
    let appraisal = file.fold.appraisal
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
