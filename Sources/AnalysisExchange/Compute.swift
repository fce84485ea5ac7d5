package import StrictJSON

/// Answers plain problems: a method's inputs as JSON, its results as JSON, no appraisal around them.
///
/// The forms of the inputs stand in `docs/methods/`, under "Plain problem".
package enum Compute {
  /// The largest problem that is read, in bytes.
  package static let limit = 16 << 20
  private static let limits = JSONLimits(
    maximumBytes: limit, maximumDepth: 16, maximumValues: 500_000)
  /// What may stand beside `inputs` in the file of a worked example.
  private static let besideInputs: Set = [
    "schema", "id", "method", "title", "provenance", "inputs", "expected", "tolerance", "source",
    "verified", "notes",
  ]

  /// Solves a problem.
  ///
  /// The document is the inputs themselves, or an object that has them under `inputs`, as the files
  /// of worked examples do. Throws the first fault with its place: bytes that are not JSON, an input
  /// that is unknown, missing or of another type, shapes that do not fit, and problems without a
  /// solution. Complexity: that of the method.
  package static func answer(
    _ method: ComputeMethod, to bytes: [UInt8], named file: String, sampling: Sampling = Sampling()
  ) throws(ProblemFault) -> JSONNode {
    do {
      return try answer(method, to: bytes, sampling)
    } catch {
      throw ProblemFault(error, file: file, position: TextPosition(of: error.offset, in: bytes))
    }
  }

  private static func answer(
    _ method: ComputeMethod, to bytes: [UInt8], _ sampling: Sampling
  ) throws(DecodingFailure) -> JSONNode {
    let root: JSONNode
    do {
      root = try StrictJSON.parse(bytes, limits: limits)
    } catch {
      throw DecodingFailure(.notJSON(error.kind), path: "", offset: error.offset)
    }
    guard let inputs = root["inputs"] else {
      try checkNumbers(root, [])
      return try method.solve(root, sampling)
    }
    for member in root.members ?? [] where !besideInputs.contains(member.key) {
      throw DecodingFailure(
        .unknownKey(member.key, suggestion: nil), path: "", offset: member.keyOffset)
    }
    try checkNumbers(inputs, [.key("inputs")])
    do {
      return try method.solve(inputs, sampling)
    } catch {
      let path = error.path.isEmpty || error.path.hasPrefix("[") ? error.path : "." + error.path
      throw DecodingFailure(error.kind, path: "inputs" + path, offset: error.offset)
    }
  }

  // Sizes whose squares, products and quotients stay finite, so that nothing overflows on the way.
  private static func checkNumbers(_ node: JSONNode, _ place: [Step]) throws(DecodingFailure) {
    switch node.value {
    case .number(let text):
      let size = Double(text).map(abs) ?? .infinity
      guard size == 0 || (1e-60...1e60).contains(size) else {
        throw DecodingFailure(
          .invalid("The number is too large or too close to zero to compute with."),
          path: Step.path(place), offset: node.offset)
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        try checkNumbers(element, place + [.item(index)])
      }
    case .object(let members):
      for member in members { try checkNumbers(member.node, place + [.key(member.key)]) }
    case .null, .bool, .string: return
    }
  }
}

/// How many samples a method that samples takes, and the seed of its random numbers.
package struct Sampling: Equatable, Sendable {
  /// The number of samples; some methods round it up to whole thousands.
  package let samples: Int
  /// The seed: equal seeds give equal answers on every machine.
  package let seed: UInt64

  /// The numbers of samples that may be asked for.
  package static let range = 1...10_000_000

  /// Joins both; a number of samples outside ``range`` becomes its nearest end.
  package init(samples: Int = 10_000, seed: UInt64 = 1) {
    self.samples = min(max(samples, Sampling.range.lowerBound), Sampling.range.upperBound)
    self.seed = seed
  }
}

/// Why a problem cannot be solved, and where.
package struct ProblemFault: Error, Equatable, Sendable {
  /// What is wrong, with the way to it.
  package let failure: DecodingFailure
  /// The name of the file.
  package let file: String
  package let position: TextPosition

  init(_ failure: DecodingFailure, file: String, position: TextPosition) {
    self.failure = failure
    self.file = file
    self.position = position
  }

  /// The whole fault in one sentence; the file's name stands in it as it is.
  package var sentence: String {
    let words = failure.sentence
    let shown = words.count > 400 ? words.prefix(400) + "…" : words[...]
    return "\(file), line \(position.line), column \(position.column): \(shown)"
  }
}
