import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// A mark and a reason planted on somebody else's ballot in a closed round, looked for on every screen.
@Suite struct LeakScreensTests {
  private static let secrets = ["planted reason", "13.37"]
  private static let place = MarkingPlace(
    round: RoundNumber(1), assessor: id("bob"), option: Board.options[0],
    criterion: Board.criteria[0])

  /// A desk of somebody with some roles; Bob has marked in a closed round and handed in.
  private func desk(
    _ roles: [AssessorRole], ended: Bool = false, revealed: Bool = false
  ) -> Desk {
    WorkshopTests.desk(
      roles,
      [
        WorkshopTests.opening,
        .marks(.mark(place: Self.place, old: nil, new: DecimalNumber("13.37").map(Answer.mark))),
        .marks(.reason(place: Self.place, old: "", new: "planted reason")),
        WorkshopTests.handedIn("Bob"),
      ] + (ended || revealed ? [WorkshopTests.ending] : [])
        + (revealed ? [WorkshopTests.revealing] : []), size: Size(width: 120, height: 40))
  }

  private func found(_ desk: Desk) -> [String] {
    let screen = desk.screen
    return Self.secrets.filter(screen.contains)
  }

  @Test(
    arguments: [[AssessorRole.member], [.facilitator], [.member, .facilitator]], [false, true])
  func `no screen shows another's marks or reasons before the reveal`(
    roles: [AssessorRole], ended: Bool
  ) {
    let start = desk(roles, ended: ended)
    #expect(start.appraisal[Self.place].reason == "planted reason")
    for place in Place.allCases {
      var desk = start
      desk.type("g\(place.rawValue)")
      for _ in 0..<4 {
        #expect(found(desk) == [], "\(place) \(roles)")
        desk.type("<Down>")
      }
    }
    for command in Registry.shared.all {
      var desk = start
      if let home = command.places.first { desk.type("g\(home.rawValue)") }
      desk.receive(.clicked(.command(command)))
      #expect(found(desk) == [], "\(command.id) \(roles)")
      desk.type("<Down><Enter>")
      #expect(found(desk) == [], "\(command.id) \(roles)")
    }
  }

  @Test func `after the reveal what was planted is read where people talk about it`() {
    var desk = Desk(Board.opened(Board.talk), size: Size(width: 120, height: 40))
    desk.type("g6<Down><Down><Enter>")
    #expect(desk.screen.contains("One team exists already."))
  }

  @Test(arguments: [true, false])
  func `money is hidden from those who mark on every screen where the round says so`(
    isMember: Bool
  ) {
    let costly = LoosePercentage(
      id: id("dear"), label: "planted saving", percent: 14, of: "the planted budget",
      option: Board.options[0])
    let round = Round(id: RoundNumber(1), policy: RoundPolicy(hidesMoney: true))
    let start = WorkshopTests.desk(
      [isMember ? .member : .facilitator],
      [
        .document(.add(element: .percentage(costly), at: 0)),
        .rounds(.openRound(round: round)),
      ], size: Size(width: 120, height: 60))
    var seen = ""
    for keys in ["g1<Enter>", "g1/money<Enter><Enter>", "g9/planted"] {
      var desk = start
      desk.type(keys)
      seen += desk.screen.replacing("/planted", with: "")
    }
    #expect(seen.contains("planted") == !isMember, "\(seen)")
    #expect(seen.contains("The money of the options is hidden") == isMember)
  }

  @Test func `while a closed round takes marks no screen shows a total`() {
    var desk = Desk(
      Board.opened(Array(Board.talk.dropLast(2)) + Board.weights),
      size: Size(width: 120, height: 40))
    for place in Place.allCases {
      desk.type("g\(place.rawValue)")
      #expect(!desk.screen.contains("LEADS") && !desk.screen.contains(" leads "), "\(place)")
    }
    desk.type("g3")
    #expect(desk.screen.contains("Results appear at the reveal."))
    #expect(desk.model.bench.session?.findings.ranking.allSatisfy { $0.total == nil } == true)
  }
}
