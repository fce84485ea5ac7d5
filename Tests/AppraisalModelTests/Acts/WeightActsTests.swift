import AppraisalModel
import Testing

@Suite struct WeightActsTests {
  @Test func `points are kept with the ranges that they weigh`() throws {
    var appraisal = try Sample.appraisal()
    let edits = appraisal.weighing("time", 40, of: .agreed)
    _ = try appraisal.make(edits, as: "fay", named: "Fay")
    #expect(appraisal.weights[.agreed] == ["time": 40])
    let asked = try #require(appraisal.elicitations[.agreed]?[.under("good")])
    #expect(asked.method == .direct)
    #expect(asked.answers == [WeightAnswer(first: "time", value: 40)])
    #expect(asked.ranges["time"] == ScaleRange(worst: 60, best: 20))
  }

  @Test func `a neighbour that was weighed over another range stays so`() throws {
    var appraisal = try Sample.appraisal()
    _ = try appraisal.make(appraisal.weighing("time", 40, of: .agreed), as: "fay", named: "Fay")
    let place = try #require(appraisal.document.criteria.firstIndex { $0.id == "time" })
    appraisal.document.criteria[place].scale = Scale(worst: 80, best: 20, step: 5)
    _ = try appraisal.make(appraisal.weighing("care", 60, of: .agreed), as: "fay", named: "Fay")
    let asked = try #require(appraisal.elicitations[.agreed]?[.under("good")])
    #expect(asked.ranges["time"] == ScaleRange(worst: 60, best: 20))
    #expect(asked.answers.map(\.first) == ["time", "care"])
    #expect(appraisal.staleCriteria(of: .agreed) == ["time"])
    _ = try appraisal.make(appraisal.weighing("time", 50, of: .agreed), as: "fay", named: "Fay")
    #expect(appraisal.staleCriteria(of: .agreed) == [])
  }

  @Test func `points that are taken back say nothing about how they came about`() throws {
    var appraisal = try Sample.appraisal()
    _ = try appraisal.make(appraisal.weighing("care", 60, of: .agreed), as: "fay", named: "Fay")
    #expect(appraisal.weighing("care", 60, of: .agreed) == [])
    #expect(
      appraisal.weighing("care", nil, of: .agreed)
        == [.weights(.weigh(holder: .agreed, criterion: "care", old: 60, new: nil))])
  }
}
