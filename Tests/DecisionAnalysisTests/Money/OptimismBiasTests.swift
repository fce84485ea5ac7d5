import DecisionAnalysis
import Testing

@Suite struct OptimismBiasTests {
  private let names: [(OptimismBias, String, String)] = [
    (.nonStandardBuildings, "Non-standard buildings", "capex"),
    (.standardBuildings, "Standard buildings", "capex"),
    (.nonStandardCivilEngineering, "Non-standard civil engineering", "capex"),
    (.standardCivilEngineering, "Standard civil engineering", "capex"),
    (.equipment, "Equipment/development", "capex"), (.outsourcing, "Outsourcing", "opex"),
  ]

  @Test func `the bounds are those of Mott MacDonald 2002`() throws {
    let bounds = try Oracle("optimism_bias_vectors").at("bounds_percent")
    #expect(names.map(\.0) == OptimismBias.allCases)
    for (kind, name, money) in names {
      let entry = try bounds.at(name)
      let cost = try entry.at(money)
      #expect(
        kind.cost == ValueRange(try cost.at("lower").number, try cost.at("upper").number))
      let duration = try entry.at("duration")
      let expected =
        duration.isNull
        ? nil : ValueRange(try duration.at("lower").number, try duration.at("upper").number)
      #expect(kind.duration == expected)
    }
  }

  @Test func `the worked examples of the guidance are met`() throws {
    let examples = try Oracle("optimism_bias_vectors").at("examples").items
    for example in examples.prefix(2) {
      let parts = try example.at("parts").items
      let uplift = try OptimismBias.combined(
        shares: parts.map { try $0.at("share").number },
        uplifts: parts.map { try $0.at("upper").number })
      #expect(isClose(uplift, try example.at("expected_percent").number, within: 0.05))
    }
    let contract = examples[2]
    let left = try OptimismBias.mitigated(
      upper: contract.at("upper").number, reduction: contract.at("reduction_percent").number / 100)
    #expect(isClose(left, 4.08))
    let estimate = OptimismBias.applied(
      uplift: left.rounded(), to: try contract.at("npc_capex_gbp_m").number)
    #expect(isClose(estimate, try contract.at("expected_gbp_m").number))
    let risk = try contract.at("risk_management_cost_gbp_m").number
    #expect(isClose(estimate + risk, try contract.at("expected_total_gbp_m").number))
  }

  @Test func `mitigation stops at the lower bound`() throws {
    #expect(try OptimismBias.mitigated(upper: 51, reduction: 1, lower: 4) == 4)
    #expect(throws: AnalysisError.parameterOutOfRange(value: 92, low: 0, high: 1)) {
      try OptimismBias.mitigated(upper: 51, reduction: 92)
    }
    #expect(throws: AnalysisError.length(expected: 1, found: 2)) {
      try OptimismBias.combined(shares: [1], uplifts: [1, 2])
    }
  }
}
