import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// A question before something that cannot be undone is answered with its own keys alone.
@Suite struct ConfirmingTests {
  private static func asked(size: Size = Size(width: 80, height: 24)) -> Desk {
    var desk = Desk(Board.opened(), size: size)
    desk.diskRefusal = "the disk is full"
    desk.type("s70<Enter>q")
    return desk
  }

  private func isAsked(_ desk: Desk) -> Bool {
    desk.model.bench.overlays.last?.asksForItsKeys == true
  }

  @Test(arguments: [
    "<Enter>", "<Space>", "q", "x", "L", "5", "<Tab>", "<Up>", "<Down>", "<PgDn>", "<Left>",
  ])
  func `another key leaves the question and says what can be pressed`(key: String) {
    var desk = Self.asked()
    desk.type(key)
    #expect(isAsked(desk))
    #expect(
      desk.notice
        == "l is for: leave and lose them. Esc or n: stay. No other key does anything here.")
    #expect(!desk.requests.contains(.quit))
  }

  @Test(arguments: ["<Esc>", "n"])
  func `Esc and n change nothing`(key: String) {
    var desk = Self.asked()
    desk.type(key)
    #expect(!isAsked(desk))
    #expect(desk.notice == "Nothing was done.")
    #expect(!desk.requests.contains(.quit))
  }

  @Test func `its own key goes ahead`() {
    var desk = Self.asked()
    desk.type("xl")
    #expect(desk.requests.contains(.quit))
  }

  @Test func `keys of the moment in which it comes up, or of a wrong key, are no answer`() {
    var desk = Desk(Board.opened())
    desk.diskRefusal = "the disk is full"
    desk.type("s70<Enter>")
    let before = desk.model.bench.closings
    desk.type("q")
    #expect(desk.model.bench.closings > before)
    let asked = desk.model.bench.closings
    desk.type("x")
    #expect(desk.model.bench.closings > asked)
    desk.receive(.untaken(1))
    #expect(desk.notice.contains("a question is answered once it has been seen"))
  }

  @Test func `a question that is too long for the window can be read`() {
    var desk = Self.asked(size: Size(width: 40, height: 10))
    #expect(!desk.screen.contains("goes on trying"))
    for _ in 0..<6 { desk.type("<Down>") }
    #expect(desk.screen.contains("trying"), "\(desk.screen)")
    #expect(isAsked(desk))
  }

  @Test func `lists that lie over a room say what their keys do`() {
    var desk = Desk(Board.opened(), size: Size(width: 100, height: 24))
    desk.type("se")
    for words in ["Enter save", "Space tick", "Up/Down choose", "? help", "Esc cancel"] {
      #expect(desk.rows.last?.contains(words) == true, "\(words)")
    }
    desk.type("<Space>")
    #expect(desk.rows.last?.contains("Space take the tick away") == true)
    desk.type("?")
    #expect(desk.screen.contains("Space or x"))
    var contested = Desk(ContestsTests.opened)
    contested.type("c<Down>")
    for words in ["Enter this stands", "Up/Down choose", "? help", "Esc close"] {
      #expect(contested.rows.last?.contains(words) == true, "\(words)")
    }
    contested.type("<Down>")
    #expect(contested.rows.last?.contains("Enter give another") == true)
  }
}
