import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Who is there, noted on Workshop.
@Suite struct AttendingTests {
  private static func desk(
    _ roles: [AssessorRole], _ edits: [Edit] = [], size: Size = Size(width: 80, height: 24)
  ) -> Desk {
    var desk = WorkshopTests.desk(roles, edits, size: size)
    desk.type("p")
    return desk
  }

  private func present(_ desk: Desk) -> [AssessorID] {
    desk.appraisal.assessors.map(\.id).filter { desk.appraisal.isPresent($0) }
  }

  @Test func `a facilitator notes who is there, at the moment that it is`() {
    var desk = Self.desk([.member, .facilitator])
    #expect(desk.screen.contains("Who is there") && desk.screen.contains("Time   now"))
    #expect(desk.rows.contains { $0.contains("Bob") && $0.contains("nothing said") })
    desk.click("Bob")
    desk.type("p")
    #expect(desk.notice == "Bob: present. It is on record; x takes it back.")
    #expect(present(desk) == [id("bob")])
    #expect(desk.rows.contains { $0.contains("Bob") && $0.contains("present since 14:05") })
    desk.type("p")
    #expect(desk.notice == "Bob is there already.")
    desk.now = "2010-03-01T15:00:00.000Z"
    desk.type("l")
    #expect(present(desk).isEmpty)
    desk.type("x")
    #expect(present(desk) == [id("bob")])
    desk.type("<Esc>")
    #expect(desk.screen.contains("Present 1 of 3: "))
  }

  @Test func `a time of the past is typed and seen before anything is said for it`() {
    var desk = Self.desk([.facilitator])
    desk.type("<Home>t9:3")
    #expect(desk.screen.contains("Time   9:3_"))
    desk.type("<Enter>")
    #expect(desk.notice == TimeOfDay.typingRule && present(desk).isEmpty)
    desk.type("0<Enter>p")
    #expect(desk.screen.contains("Time   09:30 today"))
    #expect(desk.screen.contains("present since 09:30"))
    desk.type("<Down>t<BS><BS><BS><BS><BS>18:00<Enter>p")
    #expect(desk.notice == "18:00 is still to come.")
    desk.type("t<BS><BS><BS><BS><BS><Enter>p")
    #expect(desk.screen.contains("Time   now") && present(desk).count == 2)
  }

  @Test func `what is typed as a time is no key, and Esc goes back to the list`() {
    var desk = Self.desk([.facilitator])
    desk.type("tplaxse")
    #expect(desk.editCount == 0 && present(desk).isEmpty)
    desk.type("<Esc>")
    #expect(desk.screen.contains("Who is there") && desk.screen.contains("Time   now"))
    desk.type("<Esc>")
    #expect(!desk.screen.contains("Who is there"))
  }

  @Test func `a member says it of themselves alone`() {
    var desk = Self.desk([.member])
    desk.type("p")
    #expect(present(desk) == [id("ada")])
    desk.type("<Down>l")
    #expect(
      desk.notice == "You say this of yourself. Of others the facilitator or the recorder does.")
    for key in ["s", "e", "a"] {
      desk.type(key)
      #expect(desk.model.bench.notice?.kind == .refused, "\(key)")
    }
    #expect(present(desk) == [id("ada")] && desk.appraisal.substitutes.isEmpty)
    desk.now = "2010-03-01T16:00:00.000Z"
    desk.type("<Up>l")
    #expect(present(desk).isEmpty)
  }

  @Test func `somebody of the panel sits in, and no longer, by what s offers`() {
    var desk = Self.desk([.recorder], [WorkshopTests.person("Eve", nil, [.commenter])])
    desk.click("Bob")
    desk.type("s")
    #expect(desk.screen.contains("Who sits in for Bob?") && desk.screen.contains("Eve"))
    #expect(!desk.screen.contains("not on the panel"))
    desk.type("3")
    #expect(desk.appraisal.substitute(of: id("bob")) == id("eve"))
    #expect(desk.notice == "Eve sits in for Bob. It is on record; s changes it.")
    #expect(desk.rows.contains { $0.contains("Bob") && $0.contains("Eve sits in") })
    #expect(desk.rows.contains { $0.contains("Eve") && $0.contains("sits in for Bob") })
    desk.type("s<Enter>")
    #expect(desk.appraisal.substitutes.isEmpty)
    #expect(desk.notice.hasPrefix("Nobody sits in for Bob."))
  }

  @Test func `somebody new is asked about before their ballot counts`() {
    var desk = Self.desk([.facilitator])
    desk.click("Bob")
    desk.type("s")
    desk.click("Somebody who is not on the panel yet")
    #expect(desk.screen.contains("Somebody new sits in for"))
    desk.type("Zoe Lake<Enter>bob<C-s>")
    #expect(desk.screen.contains("takes part as bob already"))
    #expect(desk.appraisal.assessor(id("zoe")) == nil)
    desk.type("<BS><BS><BS>zoe<C-s>")
    let zoe = desk.appraisal.assessor(id("zoe"))
    #expect(zoe?.roles == [.commenter] && zoe?.name == "Zoe Lake")
    #expect(desk.appraisal.sitsIn(id("zoe")) != nil)
    #expect(zoe.map(desk.appraisal.counts) == true)
    desk.type("<Esc>u")
    #expect(desk.appraisal.assessor(id("zoe")) == nil && desk.appraisal.substitutes.isEmpty)
  }

  @Test func `all leave only once it is answered`() {
    var desk = Self.desk([.facilitator])
    desk.type("<Home>p<Down>p")
    #expect(present(desk).count == 2)
    desk.now = "2010-03-01T17:00:00.000Z"
    desk.type("e")
    #expect(desk.screen.contains("Does everybody leave?"))
    desk.type("p")
    #expect(present(desk).count == 2)
    desk.type("y")
    #expect(present(desk).isEmpty)
    desk.type("<Esc>u")
    #expect(present(desk).count == 2)
  }

  @Test func `Home and Workshop say how many are there and which body has no quorum`() {
    var document = Board.document
    for index in document.bodies.indices where document.bodies[index].id == id("nhs") {
      document.bodies[index].quorum = 2
    }
    let old = Board.document.bodies.first { $0.id == id("nhs") }
    let new = document.bodies.first { $0.id == id("nhs") }
    var edits: [Edit] = []
    if let old, let new { edits = [.document(.change(old: .body(old), new: .body(new)))] }
    var desk = Self.desk([.member, .facilitator], edits, size: Size(width: 120, height: 40))
    desk.click("Bob")
    desk.type("p<Esc>")
    #expect(desk.screen.contains("(quorum 2 not met)"))
    desk.type("g0")
    #expect(
      desk.rows.contains { $0.contains("Present") && $0.contains("1 of 3; NHS has no quorum") })
    desk.type("g6p")
    desk.click("Cy")
    desk.type("p<Esc>")
    #expect(desk.screen.contains("(quorum 2 ✓)"))
    desk.type("g0")
    #expect(!desk.screen.contains("no quorum"))
  }

  @Test func `a question is parked, listed, answered and gone from the list`() {
    var desk = WorkshopTests.desk([.recorder])
    desk.type("f")
    #expect(desk.screen.contains("Park a question"))
    desk.type("Who pays?<Tab><Right><Right><Tab><Tab>28/2/2010<C-s>")
    #expect(desk.notice == "Question parked. It is on record; u takes it back.")
    #expect(desk.appraisal.parkedQuestions.first?.question.day == "2010-02-28")
    #expect(desk.screen.contains("PARKED QUESTIONS"))
    #expect(desk.screen.contains("by 28 February 2010), overdue"))
    desk.type("f2")
    #expect(desk.screen.contains("A parked question"))
    desk.type("<Right><C-s>")
    #expect(desk.screen.contains("Say what the answer is"))
    desk.type("Both.<C-s>")
    #expect(desk.appraisal.parkedQuestions.first?.question.outcome == .answered)
    #expect(!desk.screen.contains("PARKED QUESTIONS"))
  }

  @Test func `members see parked questions and park none`() {
    let question = ParkedQuestion(words: "Who pays?", owner: "The director", day: "2010-05-03")
    var desk = WorkshopTests.desk(
      [.member], [.meeting(.park(id: id("fay-1"), old: nil, new: question))])
    #expect(desk.screen.contains("Who pays? (The director, by 3 May 2010)"))
    desk.type("f")
    #expect(desk.notice.hasPrefix("The facilitator or the recorder parks questions."))
  }
}
