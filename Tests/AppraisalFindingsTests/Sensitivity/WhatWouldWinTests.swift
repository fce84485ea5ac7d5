import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct WhatWouldWinTests {
  @Test func `only marks that the scale has room for are named`() throws {
    let all = WhatWouldWin.all(try WorkedExample.study())
    #expect(all.map(\.option) == ["b", "c", "a"])
    #expect(all.map(\.leader) == ["d", "d", "d"])
    let outcomes = try #require(all[0].marks.first)
    #expect(outcomes.criterion == "outcomes")
    #expect(near(outcomes.needed - outcomes.now, 17.6, within: 1e-6))
    #expect(all[1].marks.map(\.criterion).contains("travel"))
    let travel = try #require(all[1].marks.first { $0.criterion == "travel" })
    #expect(near(travel.needed - travel.now, 48.3626, within: 1e-4))
    #expect(all[2].marks.isEmpty)
  }

  @Test func `the sentences bear the computed figures`() throws {
    let document = WorkedExample.appraisal.document
    let all = WhatWouldWin.all(try WorkedExample.study())
    #expect(near(all[0].gap, 71.285714 - 65, within: 1e-6))
    let words = all.map { $0.sentence(in: document) }
    #expect(
      words[0].hasPrefix("B is 6.3 points behind D. It would draw level with 77.6 on Outcomes "))
    #expect(words[0].contains("77.6 on Outcomes instead of 60"))
    let shift = try #require(all[1].shift)
    #expect(near(shift.points, 6.90895, within: 1e-4))
    #expect(shift.from == ["equity"] && shift.to == ["workforce"])
    #expect(
      words[1].hasSuffix("By weights alone it takes 7 points moved from Equity to Workforce."))
    #expect(words[2].hasPrefix("A is 35.8 points behind D. No single mark can make up for that."))
  }

  @Test func `an option that no weights put first is said to be so`() throws {
    let appraisal = Board.appraisal([[90, 80], [50, 40]])
    let all = WhatWouldWin.all(try Study(Findings(appraisal, viewer: "mo")))
    #expect(all.first?.shift == nil)
    #expect(
      all.first?.sentence(in: appraisal.document)
        == "B is 40.0 points behind A. No single mark can make up for that. No weights put it first."
    )
  }

  @Test func `marks are told on their own scale`() throws {
    var appraisal = Board.appraisal([[60, 30], [30, 40]], weights: [50, 50])
    appraisal.document.criteria[1].scale = Scale(worst: 60, best: 20, unit: "minutes")
    // Values: A 60 and 75, B 30 and 50; B lacks 27.5 of the total.
    let study = try Study(Findings(appraisal, viewer: "mo"))
    #expect(
      WhatWouldWin.all(study).first?.sentence(in: appraisal.document)
        == "B is 27.5 points behind A. It would draw level with 85 on X instead of 30. "
        + "No weights put it first.")
    let switching = try #require(SwitchingValues(study))
    #expect(switching.leader == "a" && switching.rival == "b")
    #expect(
      switching.sentence(in: appraisal.document)
        == "B would catch up if one mark of A fell: X from 60 to 5; Y from 30 minutes to 52 minutes."
    )
  }

  @Test func `a leader that one mark cannot bring down is said to be so`() throws {
    let appraisal = Board.appraisal([[90, 90, 90], [10, 10, 10]])
    let switching = try #require(SwitchingValues(try Study(Findings(appraisal, viewer: "mo"))))
    #expect(switching.marks.isEmpty)
    #expect(
      switching.sentence(in: appraisal.document)
        == "However low any one mark of A were, B would not catch up.")
    let level = try Study(Findings(Board.appraisal([[50], [50]]), viewer: "mo"))
    #expect(SwitchingValues(level) == nil)
    #expect(WhatWouldWin.all(level).isEmpty)
  }
}
