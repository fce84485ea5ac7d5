import AnalysisExchange
import StrictJSON
import Testing

/// One plain problem of a worked example, and what its answer has to be.
struct Example: Sendable, CustomTestStringConvertible {
  /// A part of `expected`, the part of the answer that must agree with it, and how closely.
  struct Check: Sendable {
    let expected: String
    let answer: String
    /// Where the allowed distance stands under `tolerance`.
    let tolerance: String?
    /// The allowed distance where the file's own does not fit the printed figure.
    let distance: Double?
    /// Whether the answer is sampled, so that its own error is allowed for.
    let isSampled: Bool

    init(
      _ expected: String, is answer: String? = nil, within tolerance: String? = nil,
      distance: Double? = nil, isSampled: Bool = false
    ) {
      self.expected = expected
      self.answer = answer ?? expected
      self.tolerance = tolerance
      self.distance = distance
      self.isSampled = isSampled
    }
  }

  let oracle: String
  let method: String
  var part = ""
  var sampling = Sampling()
  let checks: [Check]
  /// What makes the inputs one plain problem; without it the whole file is given as it is.
  var inputs: (@Sendable (JSONNode) throws -> JSONNode?)?

  var testDescription: String { "\(oracle) \(part)" }

  /// The document that is handed over.
  func document() throws -> [UInt8] {
    guard let inputs else { return try Oracles.bytes(oracle) }
    let node = try #require(try Oracles.node(oracle)["inputs"])
    return StrictJSON.write(try #require(try inputs(node)), style: .canonical)
  }

  func answer() throws -> JSONNode {
    let method = try #require(ComputeMethod.named(method))
    return try Compute.answer(method, to: try document(), named: oracle, sampling: sampling)
  }

  func tolerance(_ check: Check, _ oracle: JSONNode) throws -> Difference.Tolerance {
    let steps = check.expected.split(separator: ".").map(String.init)
    let paths = [check.tolerance, steps.last, steps.first, "abs"].compactMap { $0 }
    let node = oracle["tolerance"]
    let fixed = check.distance ?? paths.compactMap { node?.at($0)?.number }.first
    guard check.isSampled else {
      let exact = node?["exact"]?.bool == true ? 0.0 : nil
      let value = try #require(fixed ?? exact, "\(oracle) \(check.expected)")
      return { _, _ in value }
    }
    let samples = Double(sampling.samples)
    guard check.expected.hasSuffix("central_weights") else {
      return { share, _ in 4.5 * max(0, share * (1 - share) / samples).squareRoot() + 1e-9 }
    }
    let shares = try #require(oracle.at("expected.rank_acceptability")?.elements)
    let first = shares.map { $0.elements?.first?.number ?? 0 }
    return { _, places in 4.5 * 0.25 / (samples * first[places[0]]).squareRoot() }
  }
}

/// The same checks for keys of the same name.
func checks(_ keys: String...) -> [Example.Check] { keys.map { Example.Check($0) } }
