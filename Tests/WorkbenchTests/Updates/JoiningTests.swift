import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Whoever is not on the panel is asked before they become a member.
@Suite struct JoiningTests {
  private static func desk() -> Desk {
    let adam = Assessor(id: id("adam"), name: "Adam", roles: [.member, .facilitator])
    return Desk(Board.opened([.people(.join(assessor: adam))], joined: false))
  }

  @Test func `whoever comes to mark is asked once who they are`() {
    var desk = Self.desk()
    desk.type("g2")
    #expect(desk.screen.contains("You are not on the panel yet"))
    desk.type("<Esc>g0g2")
    #expect(!desk.screen.contains("You are not on the panel yet"))
    #expect(desk.editCount == 0)
  }

  @Test func `the first mark asks, Enter does not answer, and j joins with the mark`() {
    var desk = Self.desk()
    desk.type("g2<Esc>85<Enter>")
    #expect(desk.screen.contains("Join the panel?"))
    #expect(desk.editCount == 0)
    desk.type("<Enter>")
    #expect(desk.editCount == 0)
    #expect(desk.model.bench.session?.person == nil)
    desk.type("<Enter>j")
    #expect(desk.model.bench.session?.person?.roles == [.member])
    #expect(desk.answer(0, 0) == .mark(85))
  }

  @Test func `the form joins, and names that look alike are told`() {
    var desk = Self.desk()
    desk.type("g2<C-u>Аdam<C-s>")
    #expect(desk.model.bench.session?.person?.roles == [.member])
    #expect(
      desk.notice.contains("looks like Adam (adam). Make sure that they are different people."))
  }

  @Test func `somebody is added under any login, and look-alikes are told`() {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 40))
    desk.type("g9")
    while desk.model[AuthorRoom.self].row != .people { desk.type("<Right>") }
    desk.type("aAda Byrne<Tab>Ada.Byrne<C-s>")
    #expect(desk.appraisal.assessors.last?.id.text == "ada-byrne--0x41-3x2e-4x42")
    #expect(desk.notice.contains("looks like Ada Byrne (ada)"))
  }
}

/// What a round hides is on no screen of anybody else.
@Suite struct HiddenMarksTests {
  @Test(arguments: Place.allCases, [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `no screen shows what others marked in a closed round`(place: Place, size: Size) {
    let bob = Assessor(id: id("bob"), name: "Bob")
    var edits: [Edit] = [
      .people(.join(assessor: bob)), .rounds(.openRound(round: Round(id: RoundNumber(1)))),
    ]
    for option in Board.options.indices {
      for criterion in Board.criteria.indices {
        var cell = Board.place(option, criterion)
        cell.round = RoundNumber(1)
        edits.append(.marks(.mark(place: cell, old: nil, new: .mark(50))))
        cell.assessor = id("bob")
        edits.append(.marks(.mark(place: cell, old: nil, new: .mark(73))))
        edits.append(.marks(.reason(place: cell, old: "", new: "planted reason")))
      }
    }
    var desk = Desk(Board.opened(edits), size: size)
    #expect(desk.appraisal.ballot(RoundNumber(1), id("bob")).markings.isEmpty == false)
    desk.type("g\(place.rawValue)")
    for keys in ["", "<Tab>", "z", "<Down>", "v", "b", "?", "<Esc>"] {
      desk.type(keys)
      #expect(!desk.screen.contains("planted reason"), "\(place) \(keys)")
      #expect(!desk.screen.contains("73"), "\(place) \(keys)")
    }
  }
}
