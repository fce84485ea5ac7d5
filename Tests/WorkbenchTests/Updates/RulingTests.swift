import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Rulings on interests.
@Suite struct RulingTests {
  private static let pension = Interest(words: "A pension")

  private static func desk(_ roles: [AssessorRole], others: [Interest] = [pension]) -> Desk {
    var ada = Board.member
    ada.roles = roles
    let bob = Assessor(id: id("bob"), name: "Bob Hale", interests: others)
    return Desk(
      Board.opened([
        .people(.join(assessor: bob)), .people(.revise(old: Board.member, new: ada)),
      ]))
  }

  @Test(arguments: [[AssessorRole.member, .facilitator], [.recorder]])
  func `a facilitator or recorder rules on an interest`(_ roles: [AssessorRole]) {
    var desk = Self.desk(roles)
    desk.type("I<Right><C-s>")
    #expect(desk.screen.contains("Say why: a ruling stands"))
    desk.type("By the chair.<C-s>")
    #expect(desk.screen.contains("Say who ruled"))
    desk.type("bob hale<C-s>")
    #expect(desk.screen.contains("Nobody rules on their own interests"))
    desk.type("<C-u>The chair<C-s>")
    var ruled = Self.pension
    ruled.outcome = .outOfItem
    ruled.reason = "By the chair."
    ruled.ruledBy = "The chair"
    #expect(desk.appraisal.assessor(id("bob"))?.interests == [ruled])
    #expect(desk.appraisal.assessor(id("bob"))?.declared == false)
    #expect(desk.notice == "Bob Hale: out of the whole item. u takes it back.")
    desk.type("u")
    #expect(desk.appraisal.assessor(id("bob"))?.interests == [Self.pension])
  }

  @Test func `of several interests one is chosen, and those without a ruling come first`() {
    let ruled = Interest(words: "A cousin", outcome: .stayed, reason: "Far away.")
    var desk = Self.desk([.facilitator], others: [ruled, Self.pension])
    desk.type("I")
    #expect(desk.screen.contains("Bob Hale: A pension (no ruling yet)"))
    desk.type("1<Right><Right><Enter><Space><Space><Enter><Tab><Tab>Close.<Tab>The chair<C-s>")
    let interests = desk.appraisal.assessor(id("bob"))?.interests ?? []
    #expect(interests.map(\.outcome) == [.stayed, .recused])
    #expect(interests.last?.options.map(\.text) == [Board.document.options[0].id.text])
  }

  @Test func `members do not rule, and without interests there is nothing to rule on`() {
    var desk = Self.desk([.member])
    desk.type("I")
    #expect(desk.notice == "A facilitator or the recorder rules on interests.")
    desk = Self.desk([.facilitator], others: [])
    desk.type("I")
    #expect(desk.notice == "Nobody has declared an interest.")
  }
}
