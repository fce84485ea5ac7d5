import AnalysisExchange
import StrictJSON
import Testing

@Suite struct OracleTests {
  @Test(arguments: Examples.printed)
  func `worked examples are reproduced`(example: Example) throws {
    try expectReproduced(example)
  }

  @Test(
    .enabled(
      if: Foreign.folder != nil,
      "APPRAISE_FOREIGN_DATA IS NOT SET: a worked example was not reproduced."),
    arguments: Examples.foreign)
  func `worked examples on data that may not be copied are reproduced`(example: Example) throws {
    try expectReproduced(example)
  }

  private func expectReproduced(_ example: Example) throws {
    let oracle = try Oracles.node(example.oracle)
    let answer = try example.answer()
    for check in example.checks {
      let expected = try #require(oracle.at("expected.\(check.expected)"), "\(check.expected)")
      let differences = Difference.list(
        expected, answer.at(check.answer), try example.tolerance(check, oracle))
      #expect(differences == [], "\(check.expected)")
    }
  }

  @Test func `nothing that is expected goes unchecked`() throws {
    for name in try Oracles.names {
      let checked = Set(
        Examples.all.filter { $0.oracle == name }.flatMap { $0.checks.map(\.expected) })
      let expected = try #require(try Oracles.node(name)["expected"], "\(name)")
      #expect(unchecked(expected, "", checked) == [], "\(name)")
    }
  }

  private func unchecked(_ node: JSONNode, _ path: String, _ checked: Set<String>) -> [String] {
    if checked.contains(path) { return [] }
    func below(_ step: String) -> String { path.isEmpty ? step : "\(path).\(step)" }
    if let members = node.members {
      return members.filter { !["note", "name"].contains($0.key) }
        .flatMap { unchecked($0.node, below($0.key), checked) }
    }
    if let elements = node.elements, !elements.isEmpty {
      return elements.enumerated().flatMap { unchecked($1, below("\($0)"), checked) }
    }
    return [path]
  }

  // The file says that tied options share the best rank in two packages; here they share places.
  @Test func `identical options share all places`() throws {
    let method = try #require(ComputeMethod.named("acceptability"))
    let scores = try #require(
      try Oracles.node("smaa-ties-and-dominance").at("inputs.cases.0"))
    let answer = try Compute.answer(
      method, to: StrictJSON.write(scores, style: .canonical), named: "ties")
    let halves = JSONNode(.array([.list([0.5, 0.5]), .list([0.5, 0.5])]))
    #expect(Difference.list(halves, answer["rank_acceptability"], { _, _ in 1e-12 }) == [])
    let third = 1.0 / 3
    let thirds = JSONNode.list([third, third, third])
    #expect(
      Difference.list(thirds, answer.at("central_weights.0"), { _, _ in 0.01 }) == [])
  }

  @Test func `raters who tie everything are told so, and no coefficient is made up`() throws {
    let method = try #require(ComputeMethod.named("concordance"))
    let tied = Array(#"{"ratings_by_rater": [[3, 3, 3], [5, 5, 5]]}"#.utf8)
    let answer = try Compute.answer(method, to: tied, named: "ties")
    #expect(answer["W_ties"]?.isNull == true && answer["p_value"]?.isNull == true)
    #expect(
      answer["note"]?.text == "Everybody ties everything, so there is no agreement to measure.")
  }

  @Test func `equal seeds give equal bytes and other seeds others`() throws {
    let method = try #require(ComputeMethod.named("acceptability"))
    for name in ["smaa-exact-4x3", "smaa-jsmaa-antidepressants"] {
      let bytes = try Oracles.bytes(name)
      let answers = try [3, 3, 4].map { seed in
        StrictJSON.write(
          try Compute.answer(
            method, to: bytes, named: name, sampling: Sampling(samples: 1000, seed: seed)
          ).changed(without: ["seed"]), style: .canonical)
      }
      #expect(answers[0] == answers[1] && answers[0] != answers[2], "\(name)")
    }
  }
}
