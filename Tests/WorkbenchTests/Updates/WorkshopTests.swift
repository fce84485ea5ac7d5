import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct WorkshopTests {
  static func person(
    _ name: String, _ body: String? = nil, _ roles: [AssessorRole] = [.member]
  ) -> Edit {
    .people(
      .join(
        assessor: Assessor(
          id: id(name.lowercased()), name: name, body: body.map { id($0) }, roles: roles)))
  }

  static let opening = Edit.rounds(.openRound(round: Round(id: RoundNumber(1))))
  static let ending = Edit.rounds(
    .moveRound(round: RoundNumber(1), old: .open, new: .ended))
  static let revealing = Edit.rounds(
    .moveRound(round: RoundNumber(1), old: .ended, new: .revealed))

  static func handedIn(_ name: String) -> Edit {
    .rounds(.handIn(round: RoundNumber(1), assessor: id(name.lowercased())))
  }

  /// Zoe, who sits for nobody, sits in for Bob.
  static var sittingIn: [Edit] {
    [person("Zoe", nil, [.commenter])]
      + (Moment("2010-03-01T09:00:00.000Z").map { moment in
        [
          .meeting(
            .substitute(
              assessor: id("bob"), old: nil, new: Substitute(person: id("zoe"), since: moment)))
        ]
      } ?? [])
  }

  /// A board whose facilitator is Fay, with Ada at the keyboard in some roles.
  static func desk(
    _ roles: [AssessorRole], _ edits: [Edit] = [], size: Size = Size(width: 80, height: 24)
  ) -> Desk {
    var opened = Board.opened()
    opened.fold = Fold(
      Board.recorded(
        [.document(.adopt(document: Board.document)), person("Fay", nil, [.facilitator])],
        by: id("fay"))
        + Board.recorded(
          [
            person("Ada", "nhs", roles), person("Bob", "nhs"), person("Cy", "nhs"),
            person("Dee", "council"),
          ] + edits, from: 3, by: id("fay")))
    var desk = Desk(opened, size: size)
    desk.type("g6")
    return desk
  }

  private func state(_ desk: Desk) -> RoundState? { desk.appraisal.rounds.last?.state }

  @Test func `a facilitator opens, ends, reveals and settles a round by what Enter offers`() {
    var desk = Self.desk([.facilitator])
    #expect(desk.screen.contains("No round is open. Enter opens round 1."))
    desk.type("<Enter><Tab><Tab><C-s>")
    #expect(
      desk.appraisal.rounds == [Round(id: RoundNumber(1), state: .open, visibility: .closed)])
    #expect(desk.notice == "Round 1 is open. It stays on the record.")
    #expect(desk.rows.contains { $0.contains("Waiting for") && $0.contains("Bob and Cy") })
    desk.type("<Enter>")
    #expect(desk.screen.contains("End round 1 with two missing?"))
    #expect(desk.screen.contains("Bob and Cy have not handed in"))
    desk.type("ey<Enter>")
    #expect(state(desk) == .open)
    desk.type("m")
    #expect(state(desk) == .ended)
    desk.type("<Enter>")
    #expect(desk.screen.contains("Reveal round 1?") && desk.screen.contains("cannot be taken back"))
    desk.type("ry")
    #expect(state(desk) == .ended)
    desk.type("v")
    #expect(state(desk) == .revealed)
    desk.type("ty")
    #expect(state(desk) == .settled)
  }

  @Test func `when all have handed in the end names nobody`() {
    var desk = Self.desk(
      [.facilitator], [Self.opening, Self.handedIn("Bob"), Self.handedIn("Cy")])
    desk.type("e")
    #expect(desk.screen.contains("End round 1?") && desk.screen.contains("All have handed in"))
    desk.type("m")
    #expect(state(desk) == .open)
    desk.type("y")
    #expect(state(desk) == .ended)
  }

  @Test func `a round that has ended opens again with a reason`() {
    var desk = Self.desk([.facilitator], [Self.opening, Self.ending])
    desk.type("b<C-s>")
    #expect(desk.screen.contains("Say why"))
    #expect(state(desk) == .ended)
    desk.type("Cy was still marking.<C-s>")
    #expect(state(desk) == .open)
    #expect(
      desk.ledger.last?.edit
        == .rounds(.openAgain(round: RoundNumber(1), why: "Cy was still marking.")))
  }

  @Test func `who will see what is asked when a round opens, and kept with it`() {
    var desk = Self.desk([.facilitator])
    desk.type(
      "oFirst marks<Tab><Right><Tab><Right><Tab><BS>5<Tab><Right><C-s>")
    #expect(
      desk.appraisal.rounds.last
        == Round(
          id: RoundNumber(1), visibility: .open, purpose: "First marks",
          policy: RoundPolicy(people: .pseudonyms, fewest: 5, hidesMoney: true)))
  }

  @Test(arguments: [AssessorRole.member, .recorder, .observer])
  func `others see the same without what only a facilitator does`(role: AssessorRole) {
    var desk = Self.desk([role], [Self.opening, Self.handedIn("Bob")])
    let isMember = role == .member
    #expect(desk.screen.contains("ROUND 1"))
    #expect(desk.screen.contains(isMember ? "● ○ ○   1 of 3" : "● ○   1 of 2"))
    #expect(desk.screen.contains("The facilitator ends the round when all have handed in."))
    #expect(desk.screen.contains("hand in your ballot") == isMember)
    for hint in ["end the round", "open a round", "reveal", "settle", "do it"] {
      #expect(desk.rows.last?.contains(hint) == false, "\(hint)")
    }
    for key in ["o", "e", "r", "b", "t"] {
      desk.type(key)
      #expect(
        desk.notice
          == "The facilitator opens, ends and reveals rounds. You see here how far it has come.")
    }
    #expect(state(desk) == .open)
    #expect(desk.editCount == 0)
  }

  @Test func `whose marks came late is said`() {
    let mark = Edit.marks(
      .mark(
        place: MarkingPlace(
          round: RoundNumber(1), assessor: id("cy"), option: Board.options[0],
          criterion: Board.criteria[0]), old: nil, new: .mark(50)))
    let desk = Self.desk([.member], [Self.opening, Self.ending, mark])
    #expect(desk.screen.contains("Late"))
    #expect(desk.screen.contains("Cy, 1 entry; what came after the end does not count"))
    #expect(!Self.desk([.member], [Self.opening, Self.ending]).screen.contains("Late"))
  }

  @Test func `in a small window everything can be read by scrolling`() {
    var desk = Self.desk([.member], [Self.opening], size: Size(width: 40, height: 12))
    var seen = desk.screen
    for _ in 0..<20 {
      desk.type("<Down>")
      seen += desk.screen
    }
    for words in ["ROUND 1", "HANDED IN", "WHAT COMES NEXT", "Then: the marks"] {
      #expect(seen.contains(words), "\(words)")
    }
    desk.type("<Up>")
    #expect(desk.model[WorkshopRoom.self].offset > 0)
  }

  // MARK: What is talked about

  /// The board of the pictures after the reveal, with the first cell selected.
  private func talking(size: Size = Size(width: 80, height: 24)) -> Desk {
    var desk = Desk(Board.opened(Board.talk), size: size)
    desk.type("g6<Down><Down>")
    return desk
  }

  private var cell: MatrixCell { MatrixCell(Board.options[2], Board.criteria[0]) }

  @Test func `after the reveal the cells to talk about stand with everybody's marks as dots`() {
    let desk = talking()
    #expect(desk.screen.contains("CELLS TO TALK ABOUT"))
    #expect(desk.rows.contains { $0.contains("NHS") && $0.contains("5") && $0.contains("├") })
    #expect(desk.rows.contains { $0.contains("Council") && $0.contains("3") && $0.contains("├") })
    #expect(desk.screen.contains("mean ") && desk.screen.contains("quartiles "))
    #expect(desk.screen.contains("nothing yet"))
  }

  @Test func `what was said of a cell is one key away`() {
    var desk = talking()
    desk.type("<Enter>")
    #expect(desk.screen.contains("WHAT WAS SAID"))
    #expect(desk.screen.contains("Gus Marsh: One team exists already."))
  }

  @Test func `an agreed score is recorded with its reason and taken back without a score`() {
    var desk = talking()
    desk.type("a60<C-s>")
    #expect(desk.screen.contains("Say why"))
    desk.type("Talked.<C-s>")
    #expect(
      desk.appraisal.agreed[cell.option]?[cell.criterion]
        == AgreedScore(mark: 60, reason: "Talked."))
    #expect(desk.screen.contains("60: Talked."))
    desk.type("a<BS><BS><C-s>")
    #expect(desk.appraisal.agreed.isEmpty)
  }

  @Test func `marked cells alone are asked about again`() {
    var desk = talking()
    desk.type("m<Down>mmo")
    #expect(desk.screen.contains("the 1 marked cell again"))
    desk.type("<C-s>")
    #expect(desk.appraisal.rounds.last?.cells == [cell])
    #expect(desk.model[WorkshopRoom.self].askedAgain.isEmpty)
  }

  @Test func `a member puts a view on record that differs`() {
    var desk = Self.desk([.member], [Self.opening, Self.ending, Self.revealing])
    desk.type("dThe deadline cannot be kept.<Tab><Right><C-s>")
    let view = desk.appraisal.dissents.values.first
    #expect(view?.words == "The deadline cannot be kept." && view?.unnamed == true)
    #expect(desk.screen.contains("DIFFERING VIEWS") && desk.screen.contains("Participant "))
    desk.type("u")
    #expect(desk.appraisal.dissents.isEmpty)
  }

  @Test func `a snapshot and an appraisal that can only be read offer no step`() {
    let desk = Desk(Board.opened([Self.opening], readOnly: "It can only be read."))
    #expect(
      desk.model.refusal(of: WorkshopRoom.endRound) == "It can only be read.")
    var looking = Desk(Board.opened([Self.opening], snapshots: Board.snapshots))
    looking.type("g7<Enter>")
    #expect(
      looking.model.refusal(of: WorkshopRoom.endRound) != nil)
  }
}
