import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct StaleWeightTests {
  /// A board that has weighed two criteria with points, one of them measured in minutes.
  private var desk: Desk {
    let document = CaseDocument(
      id: "day-centre", title: "Day centre", question: Question(words: "Where?"),
      options: [Option(id: id("stay"), label: "Stay")],
      criteria: [
        Criterion(
          id: id("time"), label: "Time", scale: Scale(worst: 60, best: 0, unit: "minutes")),
        Criterion(id: id("quiet"), label: "Quiet", scale: Scale()),
      ])
    let fold = Fold(
      Board.recorded([.document(.adopt(document: document)), .people(.join(assessor: member))]))
    var desk = Desk(OpenedAppraisal(path: "/boards/a.appraisal", fold: fold))
    desk.type("g4100<Enter>50<Enter>")
    return desk
  }

  private var member: Assessor {
    var member = Board.member
    member.body = nil
    return member
  }

  /// The range of the measured criterion grows by half.
  private func widen(_ desk: inout Desk) {
    desk.type("g9/time<Enter><Down><Enter>")
    desk.type("<Tab><Tab><Tab><Tab><Tab><C-u>90<C-s><Esc>")
  }

  @Test func `points typed on Criteria keep the ranges that they were given over`() {
    let asked = desk.appraisal.elicitations[.agreed]?[.top]
    #expect(asked?.method == .direct)
    #expect(asked?.answers.map(\.value) == [100, 50])
    #expect(asked?.ranges[id("time")] == ScaleRange(worst: 60, best: 0))
    #expect(desk.appraisal.staleCriteria(of: .agreed).isEmpty)
  }

  @Test func `a range that changes makes weights stale, and they are carried over exactly`() {
    var desk = desk
    widen(&desk)
    #expect(desk.appraisal.document.criterion(id("time"))?.scale?.worst == 90)
    #expect(desk.appraisal.staleCriteria(of: .agreed) == [id("time")])
    desk.type("g4")
    #expect(desk.screen.contains("has changed since the weights were asked for"))
    desk.type("R")
    #expect(desk.appraisal.weights[.agreed]?[id("time")] == 150)
    #expect(desk.appraisal.weights[.agreed]?[id("quiet")] == 50)
    #expect(desk.appraisal.staleCriteria(of: .agreed).isEmpty)
    desk.type("u")
    #expect(desk.appraisal.staleCriteria(of: .agreed) == [id("time")])
  }

  @Test func `asking again ends the staleness too`() {
    var desk = desk
    widen(&desk)
    desk.type("g4<Home>80<Enter>")
    #expect(desk.appraisal.staleCriteria(of: .agreed).isEmpty)
  }
}
