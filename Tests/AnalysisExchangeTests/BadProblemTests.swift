import SeededRandom
import AnalysisExchange
import DecisionAnalysis
import StrictJSON
import Testing

@Suite struct BadProblemTests {
  private func sentence(_ method: String, _ problem: String) throws -> String? {
    let method = try #require(ComputeMethod.named(method))
    do {
      _ = try Compute.answer(
        method, to: Array(problem.utf8), named: "p.json", sampling: Sampling(samples: 10))
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test(
    arguments: [
      (
        "topsis", #"{"matrix": [[1, 2]], "weights": [1, 1], "wieght": [1]}"#,
        #"p.json, line 1, column 41: The document has the unknown key "wieght"."#
      ),
      (
        "topsis", #"{"matrix": [[1, 2]], "wieghts": [1, 1]}"#,
        #"p.json, line 1, column 1: The document lacks "weights"."#
      ),
      (
        "topsis", "{\"inputs\": {\n\"matrix\": [[1, 2], [3]], \"weights\": [1, 1]}}",
        "p.json, line 2, column 20: inputs.matrix[1]: Row 2 has 1 entries; every row needs 2."
      ),
      (
        "topsis", #"{"inputs": {"matrix": [], "weights": []}}"#,
        "p.json, line 1, column 23: inputs.matrix: There are no options to compare."
      ),
      (
        "topsis", #"{"inputs": {}, "anything": 1}"#,
        #"p.json, line 1, column 16: The document has the unknown key "anything"."#
      ),
      (
        "vikor", #"{"matrix": [[1, "x"]], "weights": [1, 1]}"#,
        "p.json, line 1, column 17: matrix[0][1] must be a number; it is text."
      ),
      (
        "vikor", #"{"matrix": [[1, 2]], "weights": [1, -1]}"#,
        "p.json, line 1, column 37: weights[1]: Weight 2 is below zero; weights are 0 or more."
      ),
      (
        "vikor", #"{"matrix": [[1, 2]], "weights": [1, 1], "v": 2}"#,
        "p.json, line 1, column 46: v: 2.0 is outside the range from 0.0 to 1.0."
      ),
      (
        "vikor", #"{"matrix": [[1, 2]], "weights": [1, 1], "types": ["cost", "beneft"]}"#,
        "p.json, line 1, column 59: types[1] is \"beneft\"; it must be \"benefit\", \"cost\", "
          + "\"max\" or \"min\". Did you mean \"benefit\"?"
      ),
      (
        "vikor", #"{"matrix": [[1, 1e200]], "weights": [1, 1]}"#,
        "p.json, line 1, column 17: matrix[0][1]: The number is too large or too close to zero "
          + "to compute with."
      ),
      (
        "acceptability", #"{"scores": [[1, 2]], "weights": {"between": [[0, 0.2], [0, 0.3]]}}"#,
        "p.json, line 1, column 33: weights: No weights within these ranges add up to 100%; "
          + "widen a range."
      ),
      (
        "acceptability", #"{"measurements": "data/some.f64"}"#,
        "p.json, line 1, column 18: measurements: Give the measurements themselves: a table for "
          + "each sample, or a list for each criterion. Other files are not read."
      ),
      (
        "promethee", #"{"matrix": [[1]], "weights": [1], "preference": [{"type": "V", "q": 1}]}"#,
        "p.json, line 1, column 50: preference[0]: Type V needs p."
      ),
      (
        "ranking", "[1, 2]",
        "p.json, line 1, column 1: The document must be an object; it is a list."
      ),
      (
        "ranking", #"{"totals": [1, 2}"#,
        "p.json, line 1, column 17: Found } where a comma or ] must stand."
      ),
      ("ranking", "", "p.json, line 1, column 1: The document ends in the middle of a value."),
      (
        "group-statistics", #"{"marks": [0, 100], "scale": [0, 10]}"#,
        "p.json, line 1, column 15: marks[1]: 100.0 is outside the range from 0.0 to 10.0."
      ),
      (
        "group-statistics", #"{"marks": [-1]}"#,
        "p.json, line 1, column 12: marks[0]: -1.0 is outside the range from 0.0 to 100.0."
      ),
      (
        "rounded-shares", #"{"shares": [0, 0], "total": 100}"#,
        "p.json, line 1, column 12: shares: All shares are zero: there is nothing in proportion to "
          + "which 100 could be split."
      ),
    ])
  func `what is wrong is said with its place`(
    method: String, problem: String, expected: String
  ) throws {
    #expect(try sentence(method, problem) == expected)
  }

  @Test func `long words are cut short`() throws {
    let word = String(repeating: "w", count: 5000)
    let found = try #require(
      try sentence("vikor", #"{"\#(word)": 1, "matrix": [], "weights": []}"#))
    #expect(found.count < 500 && found.hasSuffix("…"))
  }

  /// Every worked example and every example of the notes, but not those of thousands of samples.
  private static func problems() throws -> [(method: String, bytes: [UInt8])] {
    let worked = try Examples.printed.filter { $0.part != "one flipped sample" }
      .map { ($0.method, try $0.document()) }
    let printed = try Notes.names.flatMap { try Notes.printed(in: $0) }
      .map { ($0.method, Array($0.problem.utf8)) }
    return worked + printed
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `damaged problems never crash and are refused with a place`(seed: UInt64) throws {
    var damage = Damage(seed: seed)
    for (name, bytes) in try Self.problems() {
      let method = try #require(ComputeMethod.named(name))
      let damaged = try damage.document(bytes)
      do {
        let answer = try Compute.answer(
          method, to: damaged, named: "p.json", sampling: Sampling(samples: 10))
        #expect(answer.members != nil, "seed \(seed) \(name)")
      } catch {
        let text = String(decoding: damaged, as: UTF8.self)
        #expect(error.sentence.hasPrefix("p.json, line "), "seed \(seed) \(name) \(text)")
        #expect(error.sentence.count > 40, "seed \(seed) \(name) \(text)")
      }
    }
  }
}

/// Random damage to a document, from a seed.
private struct Damage {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private mutating func below(_ count: Int) -> Int {
    Int(generator.next() % UInt64(max(1, count)))
  }

  /// The inputs with some values put in the place of others, or a document with a byte changed.
  mutating func document(_ bytes: [UInt8]) throws -> [UInt8] {
    let root = try StrictJSON.parse(bytes)
    var inputs = root["inputs"] ?? root
    if below(8) == 0 {
      var broken = StrictJSON.write(inputs, style: .canonical)
      broken[below(broken.count)] = UInt8(truncatingIfNeeded: generator.next())
      return below(2) == 0 ? broken : Array(broken.prefix(below(broken.count)))
    }
    for _ in 0...below(3) { inputs = changed(inputs) }
    return StrictJSON.write(inputs, style: .canonical)
  }

  private static let strangers: [JSONValue] = [
    .null, .bool(true), .string("x"), .string("3/4"), .array([]), .object([]), .number("0"),
    .number("-1"), .number("1"), .number("0.5"), .number("1e59"), .number("-1e59"),
    .number("1e-59"), .number("1e300"), .number("9223372036854775807"), .number("3"),
    .array([JSONNode(.number("1"))]), .array([JSONNode(.array([]))]),
    .object([JSONMember("uniform", .array([JSONNode(.number("1")), JSONNode(.number("0"))]))]),
  ]

  private mutating func changed(_ node: JSONNode) -> JSONNode {
    switch node.value {
    case .object(var members) where !members.isEmpty && below(6) > 0:
      let place = below(members.count)
      switch below(12) {
      case 0: members.remove(at: place)
      case 1: members.append(JSONMember("stranger", .number("1")))
      default: members[place].node = changed(members[place].node)
      }
      return JSONNode(.object(members))
    case .array(var elements) where !elements.isEmpty && below(6) > 0:
      let place = below(elements.count)
      switch below(8) {
      case 0: elements.remove(at: place)
      case 1: elements.append(elements[place])
      case 2: elements = []
      case 3: elements = elements.map { _ in elements[place] }
      default: elements[place] = changed(elements[place])
      }
      return JSONNode(.array(elements))
    default: return JSONNode(Self.strangers[below(Self.strangers.count)])
    }
  }
}
