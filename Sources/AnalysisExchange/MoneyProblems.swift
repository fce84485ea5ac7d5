import DecisionAnalysis
import StrictJSON

/// Discount rates as they stand in a problem: one rate, or bands of years.
struct RateInputs: JSONReadable {
  struct Band: JSONReadable {
    let lastYear: Int?
    let rate: Double

    init(json: JSONReader) throws(DecodingFailure) {
      let fields = try json.fields()
      rate = try fields.value("rate")
      lastYear = try fields.valueIfPresent("last_year")
    }
  }

  let rate: Double?
  let bands: [Band]?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    rate = try fields.valueIfPresent("rate")
    bands = try fields.valueIfPresent("bands")
  }

  func schedule() throws(Misfit) -> DiscountSchedule {
    if let rate, bands == nil { return try at("rate", try DiscountSchedule(rate: rate)) }
    guard let bands else { return .greenBook }
    guard rate == nil else { throw Misfit([.key("rate")], "Give either a rate or bands.") }
    return try at(
      "bands",
      try DiscountSchedule(
        bands: bands.map { DiscountSchedule.Band(lastYear: $0.lastYear, rate: $0.rate) }))
  }
}

struct DiscountProblem: PlainProblem {
  let years: Int
  let rates: RateInputs

  init(json: JSONReader) throws(DecodingFailure) {
    years = try json.fields().value("years")
    rates = try RateInputs(json: json)
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    guard years <= 10_000 else {
      throw Misfit(
        [.key("years")],
        AnalysisError.parameterOutOfRange(value: Double(years), low: 1, high: 10_000))
    }
    let schedule = try rates.schedule()
    let annuity = try at("years", try schedule.annuityFactor(years: years))
    return [
      "factors": schedule.factors(through: years), "annuity_factor": annuity,
      "rates": (1...max(1, years)).map { schedule.rate(inYear: $0) },
    ]
  }
}

struct PresentCostProblem: PlainProblem {
  let costs: [Double]
  let firstYear: Int?
  let life: Int?
  let rates: RateInputs

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    costs = try fields.value("costs")
    firstYear = try fields.valueIfPresent("first_year")
    life = try fields.valueIfPresent("life")
    rates = try RateInputs(json: json)
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    for (key, years, low) in [("first_year", firstYear ?? 0, 0), ("life", life ?? 1, 1)]
    where !(low...10_000).contains(years) {
      throw Misfit(
        [.key(key)],
        AnalysisError.parameterOutOfRange(
          value: Double(years), low: Double(low), high: 10_000))
    }
    let schedule = try rates.schedule()
    let found = try at(
      "costs",
      try PresentCost(costs: costs, firstYear: firstYear ?? 0, life: life, schedule: schedule))
    return [
      "net_present_cost": found.netPresentCost,
      "equivalent_annual_cost": found.equivalentAnnualCost, "discounted": found.discounted,
    ]
  }
}

struct CostEffectivenessProblem: PlainProblem {
  let costs: [Double]
  let benefits: [Double]
  let baseline: Int?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    costs = try fields.value("costs")
    benefits = try fields.value("benefits")
    baseline = try fields.valueIfPresent("baseline")
  }

  private struct Standing: Encodable {
    let standing: String
    let by: [Int]

    init(_ standing: CostEffectiveness.Standing) {
      switch standing {
      case .efficient: (self.standing, by) = ("efficient", [])
      case .dominated(let rival): (self.standing, by) = ("dominated", [rival])
      case .extendedDominated(let one, let other):
        (self.standing, by) = ("extended dominated", [one, other])
      }
    }
  }

  private struct Step: Encodable {
    let from: Int
    let to: Int
    let cost: Double
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    try expect(benefits.count, at: "benefits", has: costs.count)
    let found = try at("costs", try CostEffectiveness(costs: costs, benefits: benefits))
    let answer: Answer = [
      "cost_per_point": found.costPerPoint, "standings": found.standings.map(Standing.init),
      "frontier": found.frontier,
      "steps": found.steps.map { Step(from: $0.from, to: $0.to, cost: $0.costPerExtraPoint) },
    ]
    guard let baseline else { return answer }
    return answer + [
      "cost_per_extra_point": try at(
        "baseline", try found.costPerExtraPoint(over: baseline))
    ]
  }
}

struct OptimismBiasProblem: PlainProblem {
  enum Kind: String, ProblemWord {
    case nonStandardBuildings = "non-standard buildings"
    case standardBuildings = "standard buildings"
    case nonStandardCivilEngineering = "non-standard civil engineering"
    case standardCivilEngineering = "standard civil engineering"
    case equipment = "equipment"
    case outsourcing = "outsourcing"

    var bias: OptimismBias {
      switch self {
      case .nonStandardBuildings: .nonStandardBuildings
      case .standardBuildings: .standardBuildings
      case .nonStandardCivilEngineering: .nonStandardCivilEngineering
      case .standardCivilEngineering: .standardCivilEngineering
      case .equipment: .equipment
      case .outsourcing: .outsourcing
      }
    }
  }

  let shares: [Double]?
  let uplifts: [Double]?
  let kind: Kind?
  let upper: Double?
  let lower: Double?
  let reduction: Double?
  let estimate: Double?

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    shares = try fields.valueIfPresent("shares")
    uplifts = try fields.valueIfPresent("uplifts")
    kind = try fields.valueIfPresent("kind")
    upper = try fields.valueIfPresent("upper")
    lower = try fields.valueIfPresent("lower")
    reduction = try fields.valueIfPresent("reduction")
    estimate = try fields.valueIfPresent("estimate")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let bounds = kind.map(\.bias)
    let combined = try combined()
    guard let upper = upper ?? combined ?? bounds?.cost.high else {
      throw Misfit([], "Give upper, or shares with uplifts, or the kind of project.")
    }
    let lower = lower ?? bounds?.cost.low ?? 0
    let uplift = try at(
      "reduction",
      try OptimismBias.mitigated(upper: upper, reduction: reduction ?? 0, lower: lower))
    return [
      "upper": upper, "uplift": uplift, "cost_bounds": bounds.map { Parts.pair($0.cost) },
      "duration_bounds": bounds.flatMap { $0.duration.map(Parts.pair) },
      "raised": estimate.map { OptimismBias.applied(uplift: uplift, to: $0) },
    ]
  }

  private func combined() throws(Misfit) -> Double? {
    guard let shares else {
      guard uplifts == nil else { throw Misfit([.key("uplifts")], "Uplifts need shares.") }
      return nil
    }
    try expect(uplifts?.count ?? 0, at: "uplifts", has: shares.count)
    return try at(
      "shares", try OptimismBias.combined(shares: shares, uplifts: uplifts ?? []))
  }
}
