import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// The tour of a demonstration, over the real screens.
@Suite struct TourTests {
  private static let plan = TourPlan(
    folder: "/tmp/appraise-demo-Zz12Yy", isKept: false, host: "Asha Rowe (invented)")

  private static func opened(
    _ size: Size = Size(width: 80, height: 24), _ plan: TourPlan? = plan
  ) -> Desk {
    var desk = Desk(size: size)
    desk.model = Model(
      size: size, glyphs: .unicode, person: Board.member.id, personName: Board.member.name,
      reach: .appraisal, tour: plan)
    desk.receive(.opened(Board.opened()))
    return desk
  }

  /// A text without its blanks, wherever its lines break.
  private static func close(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
  ])
  func `each stop shows its screen and the whole of its text below`(size: Size) {
    var desk = Self.opened(size)
    for (number, stop) in TourStop.all(Self.plan, departs: false).enumerated() {
      if number > 0 { desk.type("<Enter>") }
      #expect(desk.model.bench.place == stop.place)
      // Everything that the stop says stands on the screen, not cut at any size.
      #expect(
        Self.close(desk.screen).contains(Self.close(stop.words)), "\(number):\n\(desk.screen)")
      // The room has rows of its own above the text.
      #expect(desk.model.bench.content.height >= 4, "\(desk.screen)")
    }
    desk.type("<Enter>")
    #expect(desk.model.bench.overlays.isEmpty && desk.notice.contains("The tour is over"))
  }

  @Test func `Backspace goes back, Esc ends it, and every other key goes to the room`() {
    var desk = Self.opened()
    desk.type("<Enter><Enter><Enter>")
    #expect(desk.model.bench.place == .score)
    desk.type("<BS>")
    #expect(desk.model.bench.place == .read && desk.screen.contains("TOUR 2 OF 9"))
    desk.type("g3")
    #expect(desk.model.bench.place == .result && desk.screen.contains("TOUR 2 OF 9"))
    desk.type("q")
    #expect(desk.requests.contains(.quit))
    desk.type("<Esc>")
    #expect(!desk.screen.contains("TOUR"))
    #expect(desk.model.bench.place == .result)
  }

  @Test func `what is opened during the tour lies over the room and above the text`() {
    var desk = Self.opened()
    desk.type("<Enter><C-p>")
    #expect(desk.model.bench.overlays.count == 2)
    #expect(desk.screen.contains("TOUR 1 OF 9"))
    desk.type("<Esc>")
    #expect(desk.model.bench.overlays.count == 1)
    desk.type("<Enter>")
    #expect(desk.screen.contains("TOUR 2 OF 9"))
  }

  @Test func `the tour begins again by its name, and there is none outside a demonstration`() {
    var desk = Self.opened()
    desk.type("<Enter><Esc>")
    #expect(desk.model.bench.overlays.isEmpty)
    desk.type("<C-p>tour<Enter>")
    #expect(desk.screen.contains("A DEMONSTRATION"))
    let plain = Self.opened(Size(width: 80, height: 24), nil)
    #expect(plain.model.bench.overlays.isEmpty)
    #expect(!plain.model.registry.all.contains { $0.id == Tour.begin.id })
  }

  @Test(arguments: [true, false])
  func `it says where the demonstration lies and what becomes of it`(isKept: Bool) {
    var plan = Self.plan
    plan.isKept = isKept
    let offer = TourStop.all(plan, departs: false)[0].words
    #expect(offer.contains(plan.folder))
    #expect(offer.contains(isKept ? "is kept" : "is removed when you leave"))
  }
}
