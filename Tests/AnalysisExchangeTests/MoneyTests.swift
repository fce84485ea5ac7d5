import AnalysisExchange
import StrictJSON
import Testing

/// Published figures on money, whose files hold no problems of their own.
@Suite struct MoneyTests {
  private func answer(_ method: String, _ problem: JSONNode) throws -> JSONNode {
    try Compute.answer(
      #require(ComputeMethod.named(method)), to: StrictJSON.write(problem, style: .canonical),
      named: "p.json")
  }

  private func problem(_ members: [String: JSONNode]) -> JSONNode {
    JSONNode(.object([])).changed(without: [], with: members)
  }

  @Test func `the Green Book's published factors come out`() throws {
    let published = try #require(
      try Oracles.node("green_book_discount_vectors")["published_discount_factors"]?.members)
    let answer = try answer("discount-schedule", problem(["years": JSONNode(.integer(500))]))
    for member in published {
      let differences = Difference.list(
        member.node, answer.at("factors.\(member.key)"), { _, _ in 0.00005001 })
      #expect(differences == [], "year \(member.key)")
    }
    #expect(published.count == 46)
  }

  @Test(arguments: ["15", "20"])
  func `annuity factors come out`(years: String) throws {
    let exact = try #require(
      try Oracles.node("green_book_discount_vectors").at("exact_annuity_factors_3_5.\(years)"))
    let answer = try answer("discount-schedule", problem(["years": JSONNode(.number(years))]))
    #expect(Difference.list(exact, answer["annuity_factor"], { _, _ in 1e-6 }) == [])
  }

  @Test func `the worked examples of optimism bias come out`() throws {
    let examples = try #require(
      try Oracles.node("optimism_bias_vectors")["examples"]?.elements)
    var compared = 0
    for example in examples {
      var inputs: [String: JSONNode] = [:]
      if let parts = example["parts"]?.elements {
        inputs["shares"] = JSONNode(.array(parts.compactMap { $0["share"] }))
        inputs["uplifts"] = JSONNode(.array(parts.compactMap { $0["upper"] }))
      } else {
        inputs["upper"] = example["upper"]
        let percent = try #require(example["reduction_percent"]?.number)
        inputs["reduction"] = JSONNode(.number("\(percent / 100)"))
      }
      let expected = try #require(example["expected_percent"])
      let answer = try answer("optimism-bias", problem(inputs))
      // The source rounds 4.08 to 4.
      #expect(Difference.list(expected, answer["uplift"], { _, _ in 0.081 }) == [])
      compared += 1
    }
    #expect(compared == 3)
  }
}
