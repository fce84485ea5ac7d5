import AnalysisExchange
import AppraisalFolder
import AppraisalRecord
import ArgumentParser
import StrictJSON

/// Works a method on a plain problem in a file.
struct ComputeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "compute", abstract: "Work any method on numbers in a JSON file.",
    discussion: """
      The file holds the inputs of the method as one JSON object, or an object that has them under \
      "inputs". The answer is JSON with all digits. The folder docs/methods says for each method \
      how its inputs look, under "Plain problem".
      """)

  @Argument(help: "The method; --list names them.")
  var method: String?

  @Argument(help: "The file with the problem; - for standard input.")
  var file: String?

  @Flag(help: "List the methods, a line for each.")
  var list = false

  @Option(help: "The seed of the random numbers, for methods that sample.")
  var seed: UInt64 = 1

  @Option(help: "The number of samples, for methods that sample.")
  var samples = 10_000

  func validate() throws {
    guard Sampling.range.contains(samples) else {
      throw ValidationError("The number of samples is from 1 to 10000000.")
    }
    guard list ? method == nil : file != nil else {
      throw ValidationError("Give a method and a file, or --list.")
    }
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard let method, let file else {
      let width = ComputeMethod.all.map(\.name.count).max() ?? 0
      for method in ComputeMethod.all {
        let gap = String(repeating: " ", count: width + 2 - method.name.count)
        Console.say(method.name + gap + method.summary)
      }
      return
    }
    guard let known = ComputeMethod.named(method) else {
      throw CommandFailure(
        .usage,
        "There is no method \(method). appraise compute --list names all.")
    }
    let (name, bytes) = try read(file)
    do {
      let answer = try Compute.answer(
        known, to: bytes, named: name, sampling: Sampling(samples: samples, seed: seed))
      Console.json(document: StrictJSON.write(answer, style: .pretty))
    } catch {
      throw CommandFailure(.badData, error.sentence)
    }
  }

  private func read(_ path: String) throws(CommandFailure) -> (String, [UInt8]) {
    do throws(SystemFailure) {
      return path == "-"
        ? ("standard input", try PosixFileSystem.readInput(limit: Compute.limit))
        : (path, try PosixFileSystem.read(path, limit: Compute.limit))
    } catch {
      let name = path == "-" ? "Standard input" : "The file \(path)"
      throw CommandFailure(.notFound, "\(name) cannot be read: \(error.words).")
    }
  }
}
