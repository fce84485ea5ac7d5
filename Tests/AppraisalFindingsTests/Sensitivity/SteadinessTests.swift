import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct SteadinessTests {
  private static func study(_ appraisal: Appraisal) throws -> Study {
    try Study(Findings(appraisal, viewer: "mo"))
  }

  @Test func `the tornado moves every weight and says what is lost`() throws {
    let tornado = try #require(Tornado(try WorkedExample.study()))
    #expect(tornado.leader == "d")
    #expect(near(tornado.lead, 71.285714 - 65, within: 1e-6))
    #expect(tornado.bars.count == 6)
    let widths = tornado.bars.map { abs($0.leadAtHigh - $0.leadAtLow) }
    #expect(widths == widths.sorted(by: >))
    #expect(tornado.bars.allSatisfy { !$0.overturns })
    let least = tornado.bars.map { min($0.leadAtLow, $0.leadAtHigh) }.min() ?? 0
    #expect(
      tornado.sentence(in: WorkedExample.appraisal.document)
        == "If one weight moves by 10 points up or down, D keeps its lead: it is 6.3 now and "
        + "\(Numbers.fixed(least)) at the least.")
    let wide = try #require(Tornado(try WorkedExample.study(), swing: 0.2))
    #expect(
      wide.sentence(in: WorkedExample.appraisal.document)
        == "If one weight moves by 20 points up or down, D can lose its lead of 6.3: by "
        + "Workforce, Outcomes and Travel.")
    #expect(wide.bars.filter(\.overturns).map(\.criterion) == ["workforce", "outcomes", "travel"])
  }

  @Test func `several leaders or a single option have no tornado`() throws {
    #expect(Tornado(try Self.study(Board.appraisal([[50], [50]]))) == nil)
    #expect(Tornado(try Self.study(Board.appraisal([[50]]))) == nil)
  }

  @Test func `leaving out a criterion is told with who would lead`() throws {
    let appraisal = Board.appraisal([[90, 40], [50, 70]], weights: [60, 40])
    let all = LeftOut.all(try Self.study(appraisal))
    #expect(all.map(\.leaders) == [["b"], ["a"]])
    #expect(all.map(\.changes) == [true, false])
    #expect(
      LeftOut.sentence(all, in: appraisal.document)
        == "Leaving out one criterion can change who leads: without X, B would lead.")
    let steady = Board.appraisal([[90, 80], [50, 70]])
    #expect(
      LeftOut.sentence(LeftOut.all(try Self.study(steady)), in: steady.document)
        == "Leaving out any one criterion does not change who leads.")
    let one = Board.appraisal([[90], [50]])
    #expect(
      LeftOut.sentence(LeftOut.all(try Self.study(one)), in: one.document)
        == "There is only one criterion, so none can be left out.")
  }

  @Test func `leaving out the criterion with all the weight leaves nothing, and says so`() throws {
    let appraisal = Board.appraisal([[90, 10], [50, 70]], weights: [100, 0])
    let all = LeftOut.all(try Self.study(appraisal))
    #expect(all.map(\.leavesNothing) == [true, false])
    #expect(all.map(\.changes) == [false, false] && all[0].leaders.isEmpty)
    #expect(
      LeftOut.sentence(all, in: appraisal.document)
        == "X has all the weight: without it nothing is left to rank by, and without any other "
        + "nothing changes.")
  }

  @Test func `options are beaten always, by the order alone, or not at all`() {
    let beaten = Beaten(WorkedExample.findings)
    #expect(beaten.always.isEmpty)
    #expect(beaten.inOrder?.map(\.better) == ["b", "d"])
    #expect(beaten.inOrder?.map(\.worse) == ["a", "a"])
    #expect(
      beaten.sentences(in: WorkedExample.appraisal.document) == [
        "No option is beaten on every criterion by another.",
        "By the board's order of criteria alone B beats A, whatever the exact weights.",
        "By the board's order of criteria alone D beats A, whatever the exact weights.",
      ])
    let plain = Board.appraisal([[90, 80], [50, 80], [40, 10]])
    #expect(
      Beaten(Findings(plain, viewer: "mo")).sentences(in: plain.document) == [
        "A is nowhere worse than B and C and somewhere better: no weights put them ahead.",
        "B is nowhere worse than C and somewhere better: no weights put it ahead.",
        "The board has no order of criteria yet: weights are not set, or all equal.",
      ])
  }

  @Test func `a missing mark speaks against being beaten`() {
    let known = Findings(Board.appraisal([[90, 80], [50, 70]]), viewer: "mo")
    #expect(Beaten(known).always.count == 1)
    let open = Findings(Board.appraisal([[90, nil], [50, 70]]), viewer: "mo")
    #expect(Beaten(open).always.isEmpty && Beaten(open).hasBlanks)
    let one = Board.appraisal([[1]])
    #expect(
      Beaten(Findings(one, viewer: "mo")).sentences(in: one.document)
        == ["There is only one option, so none is beaten."])
  }

  @Test func `the nearest reversal says whether it is the runner-up`() {
    let document = WorkedExample.appraisal.document
    #expect(near(WorkedExample.findings.reversal?.points, 6.90895, within: 1e-4))
    #expect(
      WorkedExample.findings.reversalWords(in: document)
        == "The nearest change that would overturn it does not favour the runner-up: C would lead if 7 "
        + "points of weight moved from Equity to Workforce.")
    let two = Board.appraisal([[90, 40], [50, 70]], weights: [60, 40])
    let findings = Findings(two, viewer: "mo")
    #expect(near(findings.reversal?.points, 1200.0 / 70))
    #expect(
      findings.reversalWords(in: two.document)
        == "The nearest change that would overturn it: B would lead if 17.2 points of "
        + "weight moved from X to Y.")
    let sure = Board.appraisal([[90, 80], [50, 40]])
    #expect(
      Findings(sure, viewer: "mo").reversalWords(in: sure.document)
        == "No weights put another option first: none is better than A anywhere.")
    let one = Board.appraisal([[90]])
    #expect(
      Findings(one, viewer: "mo").reversalWords(in: one.document)
        == "A is the only option, so nothing can overturn it.")
    let level = Board.appraisal([[90], [90]])
    #expect(Findings(level, viewer: "mo").reversalWords(in: level.document) == nil)
  }
}

@Suite struct WhyOverTests {
  @Test func `the fewest differences that outweigh what speaks against decide`() throws {
    let why = try #require(WhyOver("b", over: "d", in: WorkedExample.findings))
    #expect(why.ahead == "d" && why.behind == "b")
    #expect(near(why.lead, 71.285714 - 65, within: 1e-6))
    #expect(near(why.parts.reduce(0) { $0 + $1.points }, why.lead))
    let for_ = why.deciding.reduce(0) { $0 + $1.points }
    let against = why.against.reduce(0) { $0 - $1.points }
    #expect(for_ > against)
    #expect(why.deciding.dropLast().reduce(0) { $0 + $1.points } <= against)
    let words = why.sentence(in: WorkedExample.appraisal.document)
    #expect(words.hasPrefix("Why D over B, by 6.3: "))
    for part in why.deciding.prefix(3) + why.against.prefix(3) {
      #expect(words.contains(Numbers.fixed(part.points)), "\(words)")
    }
  }

  @Test func `every case has its sentence`() throws {
    func words(_ marks: [[Int?]]) -> String? {
      let appraisal = Board.appraisal(marks)
      return WhyOver("a", over: "b", in: Findings(appraisal, viewer: "mo"))?
        .sentence(in: appraisal.document)
    }
    #expect(
      words([[90, 80], [50, 60]]) == "Why A over B, by 30.0: X +20.0. Nothing speaks against it.")
    #expect(
      words([[90, 40], [50, 70]])
        == "Why A over B, by 5.0: X +20.0 outweighs all that speaks against it, Y -15.0.")
    #expect(words([[50, 60], [60, 50]]) == "A and B are level: Y +5.0 for A, X -5.0 against.")
    #expect(words([[50], [50]]) == "A and B are level on every criterion with weight.")
    #expect(words([[50, nil], [60, 50]]) == nil)
    let open = Board.appraisal([[50, nil], [60, 50]])
    #expect(
      WhyOver.unknown(
        "a", over: "b", in: Findings(open, viewer: "mo"), document: open.document)
        == "1 cell is open: A may be anything from 30.0 points behind to 20.0 points ahead of B."
    )
  }
}
