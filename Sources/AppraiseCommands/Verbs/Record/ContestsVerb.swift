import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

struct ContestsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "contests",
    abstract: "List what is contested, and say which claim stands.",
    discussion: """
      A value is contested where people set it without having seen each other, and where somebody \
      changed it who had lost the role for it and had not seen that. The second does not count \
      until somebody who has the role says so. Claims are numbered 1.1, 1.2, 2.1 and so on.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "Say that the claim with this number stands: 1.2.")
  var stands: String?

  @Option(help: "Say that nothing counts that this person did after losing the role for it.")
  var leave: String?

  @Flag(help: "Print JSON.")
  var json = false

  /// A claim as it is printed.
  private struct Row: Encodable {
    var number: String
    var title: String
    var person: String
    var name: String
    var at: String
    var sentence: String
    var counts: Bool
    var why: String?
  }

  func validate() throws {
    guard stands == nil || leave == nil else {
      throw ValidationError("Give --stands or --leave, not both.")
    }
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    let contests = file.fold.contests(viewer: file.person)
    if let stands { return try settle(stands, contests, in: file, surroundings) }
    if let leave { return try leaveOut(leave, contests, in: file, surroundings) }
    if json { return try Console.json(contests.enumerated().flatMap(rows)) }
    guard !contests.isEmpty else { return Console.say("Nothing is contested.") }
    for (place, contest) in contests.enumerated() {
      Console.say("\(place + 1)  \(contest.title)")
      for (claim, row) in contest.claims.enumerated() {
        Console.say("\(place + 1).\(claim + 1)  \(row.sentence(surroundings.clock))")
      }
    }
  }

  private func rows(_ place: Int, _ contest: Contest) -> [Row] {
    contest.claims.enumerated().map { number, claim in
      Row(
        number: "\(place + 1).\(number + 1)", title: contest.title,
        person: claim.entry.author?.text ?? "", name: claim.author, at: claim.entry.time,
        sentence: "\(claim.author) \(claim.words)", counts: claim.waits.isEmpty,
        why: claim.waits.isEmpty ? nil : claim.waits)
    }
  }

  private func settle(
    _ number: String, _ contests: [Contest], in file: OpenAppraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let contest = parts[0], let claim = parts[1] else {
      throw CommandFailure(.usage, "\(number) is no number of a claim. They look like 1.2.")
    }
    guard contests.indices.contains(contest - 1),
      contests[contest - 1].claims.indices.contains(claim - 1)
    else { throw CommandFailure(.refused, "There is no claim \(number).") }
    let chosen = contests[contest - 1]
    let edits: [Edit]
    do {
      edits = try chosen.settling(on: chosen.claims[claim - 1], in: file.fold.appraisal)
    } catch {
      throw CommandFailure(.refused, error.sentence(chosen.title))
    }
    try write(edits, in: file, surroundings)
    let stands = chosen.claims[claim - 1]
    Console.say("\(chosen.title): it stands that \(stands.author) \(stands.words)")
  }

  private func leaveOut(
    _ person: String, _ contests: [Contest], in file: OpenAppraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    let appraisal = file.fold.appraisal
    let waiting = contests.flatMap { $0.leavable(in: appraisal) }
    guard let id = waiting.first(where: { $0.text == person }) else {
      throw CommandFailure(
        .refused, "Nothing of \(person)'s is contested because of a lost role.")
    }
    try write(appraisal.leaving(actsOf: id), in: file, surroundings)
    Console.say("None of what \(appraisal.name(id)) did after losing the role counts.")
  }

  private func write(
    _ edits: [Edit], in file: OpenAppraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    try file.mustBeWritable()
    try file.perform(edits, named: arguments.speaker.shown(surroundings))
  }
}
