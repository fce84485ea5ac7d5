import AnalysisExchange
import StrictJSON
import Testing

/// What answers say beside their figures.
@Suite struct PlainAnswerTests {
  private func answer(_ method: String, _ problem: String) throws -> JSONNode {
    try Compute.answer(
      #require(ComputeMethod.named(method)), to: Array(problem.utf8), named: "p.json")
  }

  private func numbers(_ node: JSONNode?) -> [Double] {
    (node?.elements ?? []).compactMap(\.number)
  }

  @Test func `rounded reciprocals are taken for what they are, and said`() throws {
    let found = try answer(
      "pairwise-comparisons", #"{"matrix": [[1, 3, 7], [0.33, 1, 3], [0.14, 0.33, 1]]}"#)
    let weights = numbers(found["weights"])
    #expect(weights.count == 3)
    #expect(zip(weights, [0.6694, 0.2426, 0.0879]).allSatisfy { abs($0 - $1) < 5e-5 })
    guard case .string(let note) = found["note"]?.value else {
      Issue.record("nothing is said")
      return
    }
    #expect(note.hasPrefix("Reciprocals that were rounded when they were printed: 3."))
    let exact = try answer("pairwise-comparisons", #"{"matrix": [[1, 4], [0.25, 1]]}"#)
    #expect(exact["note"] == nil)
  }

  @Test func `a product of zero says what makes it so`() throws {
    let found = try answer(
      "weighted-product", #"{"matrix": [[0, 1], [1, 0], [2, 3]], "weights": [1, 0]}"#)
    #expect(found["zeros"]?.elements?.map(numbers) == [[0], [], []])
    #expect(found["note"] != nil)
    let plain = try answer("weighted-product", #"{"matrix": [[2, 1]], "weights": [1, 1]}"#)
    #expect(plain["zeros"] == nil && plain["note"] == nil)
  }

  @Test(arguments: [0, 1])
  func `a constant hundred a year is a hundred a year`(_ first: Int) throws {
    let found = try answer(
      "present-cost", #"{"costs": [100, 100, 100], "first_year": \#(first), "rate": 0.035}"#)
    #expect(abs((found["equivalent_annual_cost"]?.number ?? 0) - 100) < 1e-9)
  }

  /// The cars of Vallée and Zielniewicz (1994): price, top speed and acceleration of four of them.
  @Test func `thresholds that grow are taken as they are published`() throws {
    let found = try answer(
      "electre-iii",
      #"""
      {"matrix": [[103000, 171.3, 11.6], [101300, 205.3, 8.4], [49900, 122.6, 23.7],
          [170100, 226.0, 8.1]],
        "types": ["cost", "benefit", "cost"], "weights": [0.3, 0.1, 0.1],
        "q": [-2000, 0, -0.5], "p": [-3000, 0, -1], "v": [50000, null, 3],
        "alpha_q": [0.08, 0.02, 0.1], "alpha_p": [0.13, 0.05, 0.2], "alpha_v": [0.9, null, 0.5],
        "modes": ["inverse", "direct", "direct"]}
      """#)
    let rows = (found["credibility"]?.elements ?? []).map(numbers)
    let expected: [[Double]] = [
      [1, 0.6, 0.2226, 0.6],
      [1, 1, 0.2338, 0.8],
      [0.3713, 0, 1, 0],
      [0.2948, 0.2822, 0, 1],
    ]
    #expect(rows.count == 4)
    for (row, right) in zip(rows, expected) {
      #expect(zip(row, right).allSatisfy { abs($0 - $1) < 6e-5 }, "\(row)")
    }
  }
}
