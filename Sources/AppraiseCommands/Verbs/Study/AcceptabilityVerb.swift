import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// Says how often each option comes where when weights are tried at random.
struct AcceptabilityVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "acceptability",
    abstract: "Say how often each option comes where when weights are tried at random.",
    discussion: """
      Weights are percentages of all weight. --within and --ranked take the place of --weights. A \
      file for --from holds any of "weights", "spread", "within": {"care": [20, 40]}, "ranked": \
      [["care"], ["users", "staff"]], "scores", and "marks": {"join-council": {"care": [20, 40, \
      60]}}; options on the command line come on top of it.
      """)

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm
  @OptionGroup var typed: TypedQuestion

  @Option(help: "A JSON file with the weights and marks to try.")
  var from: String?

  @Option(help: "How many weightings are tried; up to ten million.")
  var samples = FirstPlaces.standardSamples

  @Option(help: "The seed; the same seed gives the same shares anywhere.")
  var seed = FirstPlaces.standardSeed

  @Option(
    help: "How many threads count; the shares do not depend on it.")
  var threads = 1

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard (1...10_000_000).contains(samples) else {
      throw CommandFailure(.usage, "--samples takes a number from 1 to 10000000.")
    }
    guard (1...64).contains(threads) else {
      throw CommandFailure(.usage, "--threads takes a number from 1 to 64.")
    }
    let asked = try Inquiry(arguments, surroundings)
    var parts =
      try from.map { path throws(CommandFailure) in
        try InputFile.read(path, as: QuestionParts.self)
      } ?? QuestionParts()
    try typed.fill(&parts)
    var question = try parts.question(for: asked)
    (question.samples, question.seed) = (samples, seed)
    let chances = try chances(question, asked)
    let record = AcceptabilityRecord(chances, in: asked.document)
    try form.print(record, table: record.table, lines: record.lines)
  }

  private func chances(
    _ question: ChancesQuestion, _ asked: Inquiry
  ) throws(CommandFailure) -> Chances {
    do throws(ChancesRefusal) {
      let plan = try ChancesPlan(
        question, of: asked.findings, in: asked.appraisal, contested: asked.contested)
      guard let counts = ParallelAcceptability.counts(of: plan, threads: threads) else {
        throw .noBallots
      }
      return plan.finish(counts, using: ParallelAcceptability.instructions)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
  }
}
