import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

/// Every number about one appraisal is held to a second way of counting and to the others.
@Suite struct WhatCountsTests {
  static let seeds = Array(UInt64(1)...60)

  @Test(arguments: seeds)
  func `totals, leaders and who is out are those of a plain second count`(_ seed: UInt64) throws {
    let appraisal = PlainCount.random(seed: seed)
    let (plain, findings) = (PlainCount(appraisal), Findings(appraisal, viewer: nil))
    #expect(Set(findings.leaders) == plain.leaders, "seed \(seed)")
    #expect(findings.table.options == plain.taking, "seed \(seed)")
    #expect(Set(findings.out.map(\.option)) == Set(plain.failing), "seed \(seed)")
    #expect(Set(findings.turnout.finished) == Set(plain.finished), "seed \(seed)")
    for row in findings.ranking + findings.out {
      let total = try #require(plain.totals[row.option])
      #expect(near(row.low, total.low) && near(row.high, total.high), "seed \(seed) \(row.option)")
    }
    for (row, other) in zip(findings.ranking, findings.ranking.dropFirst()) {
      guard let upper = row.rank, let lower = other.rank else { continue }
      #expect(upper <= lower, "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `bodies and people are counted by their ballots alone, without what was agreed`(
    _ seed: UInt64
  ) {
    var appraisal = PlainCount.random(seed: seed)
    let (views, results) = (Views(appraisal), BodyResults(appraisal))
    let whole = PlainCount(appraisal)
    appraisal.agreed = [:]
    #expect(views.assessors.count == whole.people.count, "seed \(seed)")
    for view in views.assessors {
      guard case .assessor(let id) = view.holder else { continue }
      let plain = PlainCount(appraisal, only: [id], taking: whole.taking)
      #expect(Set(view.leaders) == plain.leaders, "seed \(seed) \(id)")
    }
    for view in views.bodies {
      let members = appraisal.assessors.filter { $0.body == view.body }.map(\.id)
      let plain = PlainCount(appraisal, only: members, taking: whole.taking)
      #expect(Set(view.leaders) == plain.leaders, "seed \(seed)")
      let result = results.bodies.first { $0.body == view.body }
      #expect(Set(result?.leaders ?? []) == plain.leaders, "seed \(seed)")
      for row in result?.findings.ranking ?? [] {
        #expect(near(row.low, plain.totals[row.option]?.low ?? -1), "seed \(seed)")
      }
    }
    #expect(views.bodies.allSatisfy { $0.body != "panel" }, "seed \(seed)")
  }

  @Test(arguments: seeds)
  func `every page and verb speaks of the same options, totals and leaders`(_ seed: UInt64) throws {
    let appraisal = PlainCount.random(seed: seed)
    let (plain, document) = (PlainCount(appraisal), appraisal.document)
    let findings = Findings(appraisal, viewer: nil)
    let places = FirstPlaces(of: findings, samples: 2000)
    let record = ResultRecord(findings, in: document, firstPlaces: places)
    #expect(Set(record.leaders) == plain.leaders, "seed \(seed)")
    #expect(record.ranking.map(\.option) == (findings.ranking + findings.out).map(\.option))
    for row in record.ranking where plain.failing.contains(row.option) {
      #expect(row.rank == nil && row.firstPlaces == nil && !row.failedHurdles.isEmpty)
    }
    if let places {
      #expect(Set(places.shares.keys) == Set(plain.taking), "seed \(seed)")
      let least = places.shares.values.reduce(0, +)
      if let most = places.most {
        #expect(least <= 1 + 1e-9 && most.values.reduce(0, +) >= 1 - 1e-9, "seed \(seed)")
        #expect(
          plain.taking.allSatisfy { places.shares[$0] ?? 2 <= (most[$0] ?? -1) + 1e-9 },
          "seed \(seed)")
      } else {
        #expect(near(least, 1), "seed \(seed)")
      }
    }
    for one in plain.taking {
      for other in plain.taking where one != other {
        let (a, b) = (try #require(plain.totals[one]), try #require(plain.totals[other]))
        guard let why = WhyOver(one, over: other, in: findings) else {
          #expect(a.high > a.low || b.high > b.low, "seed \(seed)")
          continue
        }
        let gap = max(a.low - b.high, b.low - a.high)
        #expect(near(why.lead, max(0, gap)), "seed \(seed)")
        #expect(near(why.parts.reduce(0) { $0 + $1.points }, gap) || why.isLevel, "seed \(seed)")
      }
    }
    for out in plain.failing {
      #expect(WhyOver(out, over: plain.taking.first ?? "none", in: findings) == nil)
    }
    if let study = try? Study(findings) {
      #expect(study.options == plain.taking, "seed \(seed)")
      #expect(Set(study.leaders) == plain.leaders, "seed \(seed)")
      let challenge = Challenge(study, ballots: Views(appraisal).assessors.compactMap(\.totals))
      #expect(challenge.answers.allSatisfy { Set($0.first).isSubset(of: plain.taking) })
      let sensitivity = SensitivityRecord(study, findings, in: appraisal, scope: .all)
      for row in sensitivity.rows {
        #expect(Set(row.below + row.above).isSubset(of: plain.taking), "seed \(seed)")
      }
    }
    let sentence = LeadingSentence(findings, in: document, firstPlaces: places)
    #expect(!plain.leaders.isEmpty || ![.clear, .fragile, .level].contains(sentence.form))
  }

  @Test(arguments: seeds)
  func `money sets its costs against the same totals`(_ seed: UInt64) throws {
    var appraisal = PlainCount.random(seed: seed)
    appraisal.document.money.counting.years = ["2010"]
    appraisal.document.money.flows = appraisal.document.options.enumerated().map { index, option in
      CashFlow(
        id: ItemID("f\(index)") ?? "f", label: "Cost", option: option.id, kind: .cost,
        amounts: [DecimalNumber(100 + index)])
    }
    let plain = PlainCount(appraisal)
    let findings = Findings(appraisal, viewer: nil)
    let money = try #require(OptionMoney(findings, in: appraisal.document))
    for cost in money.scenarios[0].options {
      let total = plain.totals[cost.option]
      let isKnown = total.map { $0.low == $0.high } ?? false
      if plain.taking.contains(cost.option), isKnown {
        #expect(near(cost.benefit, total?.low ?? -1, within: 1e-7), "seed \(seed)")
      }
      if plain.failing.contains(cost.option) {
        #expect(cost.costPerPoint == nil && cost.standing == nil, "seed \(seed)")
      }
    }
    #expect(Set(money.scenarios[0].frontier).isSubset(of: plain.taking), "seed \(seed)")
  }
}
