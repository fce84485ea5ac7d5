import AppraisalFindings
import AppraisalModel
import ArgumentParser
import PlainText

/// Says how often each option comes where when weights are tried at random.
struct AcceptabilityVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "acceptability",
    abstract: "Say how often each option comes where when weights are tried at random.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  /// The weights to try, as they are typed.
  enum Policy: String, ExpressibleByArgument, CaseIterable {
    case free, order, around, intervals
  }

  @ArgumentParser.Option(help: "Which weights: free, order, around or intervals.")
  var weights = Policy.free

  @ArgumentParser.Option(help: "How many weightings are tried; up to ten million.")
  var samples = FirstPlaces.standardSamples

  @ArgumentParser.Option(help: "The seed; the same seed gives the same shares anywhere.")
  var seed = FirstPlaces.standardSeed

  @ArgumentParser.Option(
    help: "How many threads count; the shares do not depend on it.")
  var threads = 1

  @ArgumentParser.Flag(name: .customLong("mix"), help: "Take one ballot at a time, not the mean.")
  var mixes = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard (1...10_000_000).contains(samples) else {
      throw CommandFailure(.usage, "--samples takes a number from 1 to 10000000.")
    }
    guard (1...64).contains(threads) else {
      throw CommandFailure(.usage, "--threads takes a number from 1 to 64.")
    }
    let asked = try Asked(arguments, surroundings)
    let chances = try chances(asked)
    let record = AcceptabilityRecord(chances, in: asked.document)
    try form.print(record, table: record.table, lines: record.lines)
  }

  private func chances(_ asked: Asked) throws(CommandFailure) -> Chances {
    let tried: WeightsTried =
      switch weights {
      case .free: .free
      case .order: .order
      case .around: .around(WeightsTried.standardSpread)
      case .intervals: WeightsTried.spanned(by: asked.appraisal) ?? .intervals([:])
      }
    do throws(ChancesRefusal) {
      let plan =
        mixes
        ? try ChancesPlan(
          mixing: asked.appraisal, asked.findings, contested: asked.contested, tried: tried,
          samples: samples, seed: seed)
        : try ChancesPlan(
          asked.findings, contested: asked.contested, tried: tried, samples: samples, seed: seed)
      guard let counts = ParallelAcceptability.counts(of: plan, threads: threads) else {
        throw .noBallots
      }
      return plan.finish(counts)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
  }
}
