import AnalysisExchange
import ArgumentParser
import Glibc
import PlainText
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

  @ArgumentParser.Option(help: "The seed of the random numbers, for methods that sample.")
  var seed: UInt64 = 1

  @ArgumentParser.Option(help: "The number of samples, for methods that sample.")
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
        Console.write(method.name + gap + method.summary + "\n")
      }
      return
    }
    guard let known = ComputeMethod.named(method) else {
      throw CommandFailure(
        .usage,
        "There is no method \(DisplayText.visible(method)). appraise compute --list names all.")
    }
    let (name, bytes) = try read(file)
    do {
      let answer = try Compute.answer(
        known, to: bytes, named: name, sampling: Sampling(samples: samples, seed: seed))
      Console.write(StrictJSON.write(answer, style: .pretty))
    } catch {
      throw CommandFailure(.badData, DisplayText.visible(error.sentence))
    }
  }

  private func read(_ path: String) throws(CommandFailure) -> (String, [UInt8]) {
    do {
      return path == "-"
        ? ("standard input", try HostFiles.readInput(limit: Compute.limit))
        : (path, try HostFiles.read(path, limit: Compute.limit))
    } catch {
      let name = path == "-" ? "Standard input" : "The file \(DisplayText.visible(path))"
      throw CommandFailure(.notFound, "\(name) cannot be read: \(error.words).")
    }
  }
}

extension HostFiles {
  /// The bytes of standard input, at most so many.
  fileprivate static func readInput(limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(code: errno) }
      guard count > 0 else { return bytes }
      bytes += part.prefix(count)
      guard bytes.count <= limit else { throw Failure(code: EFBIG) }
    }
  }
}
