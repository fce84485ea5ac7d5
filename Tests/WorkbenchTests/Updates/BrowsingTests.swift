import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct BrowsingTests {
  // MARK: Read

  @Test func `the arrows go from option to option, and no further than the ends`() {
    var desk = Desk(Board.opened())
    desk.type("g1<Up>")
    #expect(desk.model[ReadRoom.self].option?.text == "arms-length")
    desk.type("<Down>j<Down>k")
    #expect(desk.model[ReadRoom.self].option?.text == "join-council")
    for _ in 0..<20 { desk.type("<Down>") }
    #expect(desk.model[ReadRoom.self].option?.text == "community-foundation-trust")
  }

  @Test func `reading scrolls the text and no further than its last line`() {
    var desk = Desk(Board.opened())
    desk.type("g1<Down><Down><Enter><Down><Down>")
    #expect(desk.model[ReadRoom.self].option?.text == "join-council")
    #expect(desk.model[ReadRoom.self].scroll == 2)
    let top = desk.screen
    desk.type("<End>")
    let end = desk.screen
    #expect(end != top)
    for _ in 0..<5 { desk.type("<PgDn>") }
    #expect(desk.screen == end)
    desk.type("<Up>")
    #expect(desk.screen != end, "one key up moves at once")
    desk.type("<Home>")
    #expect(desk.model[ReadRoom.self].scroll == 0)
    desk.type("<Esc>")
    #expect(!desk.model[ReadRoom.self].isReading)
    #expect(desk.model.bench.place == .read)
  }

  @Test func `two options stand side by side`() {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 40))
    desk.type("g1c")
    #expect(desk.screen.contains("Stay at arm's length") || desk.screen.contains("Remain as"))
    #expect(desk.model[ReadRoom.self].compared?.text == "arms-length")
    #expect(desk.model[ReadRoom.self].option?.text == "stand-alone")
    desk.type("<Down>")
    #expect(desk.model[ReadRoom.self].option?.text == "join-council")
    #expect(desk.model[ReadRoom.self].compared?.text == "arms-length")
    desk.type("c")
    #expect(desk.model[ReadRoom.self].compared == nil)
  }

  @Test func `where two options do not fit side by side, that is said`() {
    var desk = Desk(Board.opened(), size: Size(width: 69, height: 24))
    desk.type("g1c")
    #expect(desk.notice == "Two options side by side need a window of 70 columns.")
    #expect(desk.model[ReadRoom.self].compared == nil)
    desk.send(.resize(Size(width: 70, height: 24)))
    desk.type("c")
    #expect(desk.model[ReadRoom.self].compared != nil)
  }

  @Test func `an option is marked from Read, and one that is not appraised says why not`() {
    var desk = Desk(Board.opened())
    desk.type("g1<Down><Down>m")
    #expect(desk.model.bench.place == .score)
    #expect(desk.cell == [2, 0])
    desk.type("g1<End><Home>")
    // The last option; the pages about the case come after it.
    for _ in Board.document.options where desk.model[ReadRoom.self].page == nil {
      desk.type("<Down>")
    }
    desk.type("<Up>m")
    #expect(desk.model.bench.place == .read)
    #expect(desk.notice.hasPrefix("Community trust is not being appraised: "))
  }

  // MARK: Result

  @Test func `before any mark the result says what is missing`() {
    var desk = Desk(Board.opened())
    desk.type("g3")
    #expect(desk.screen.contains("No result yet. Marks in: 0 of 48. Weights: not yet set."))
  }

  @Test func `the selected option stays selected when the order changes`() {
    var desk = Desk(Board.opened(Board.clear))
    desk.type("g3")
    #expect(desk.model[ResultRoom.self].option?.text == "join-council")
    #expect(desk.screen.contains("WHY 1 AND NOT"))
    desk.type("<Down><Up><End><Home><Down>")
    let second = desk.model[ResultRoom.self].option
    #expect(second?.text != "join-council")
    desk.type("s<Home><Down><Down>0<Enter>g3")
    #expect(desk.model[ResultRoom.self].option == second)
  }

  @Test func `the text under the ranking scrolls no further than its last line`() {
    var desk = Desk(Board.opened(Board.clear), size: Size(width: 60, height: 15))
    desk.type("g3")
    for _ in 0..<9 { desk.type("<PgDn>") }
    let end = desk.screen
    desk.type("<PgUp>")
    #expect(desk.screen != end || desk.model[ResultRoom.self].scroll == 0)
    #expect(desk.model[ResultRoom.self].scroll < 20)
  }

  // MARK: Record

  @Test func `a snapshot needs a name`() {
    var desk = Desk(Board.opened())
    desk.type("g7s<C-s>")
    #expect(desk.screen.contains("A snapshot needs a name, such as"))
    #expect(desk.model.bench.session?.snapshots.isEmpty == true)
    desk.type("Before the vote<Enter>As agreed<Tab><Enter><Enter>")
    #expect(desk.model.bench.session?.snapshots.map(\.name) == ["Before the vote"])
    #expect(desk.model.bench.session?.snapshots.first?.note == "As agreed")
    #expect(desk.notice == "Snapshot 1 \"Before the vote\" is saved for good.")
    #expect(desk.screen.contains("1  Before the vote"))
  }

  @Test func `a snapshot keeps the sentence of its moment`() {
    var desk = Desk(Board.opened(Board.level + Board.weights))
    desk.type("g7sLevel<C-s>")
    #expect(
      desk.model.bench.session?.snapshots.first?.sentence.contains("are level at 50.0") == true)
  }

  @Test func `a snapshot that cannot be saved says why`() {
    var desk = Desk(Board.opened())
    desk.isHolding = true
    desk.type("g7sLevel<C-s>")
    #expect(desk.notice == "Saving the snapshot ...")
    desk.receive(.snapshotFailed("The folder cannot be written."))
    #expect(desk.notice == "The folder cannot be written.")
    #expect(desk.model.bench.notice?.kind == .refused)
  }

  @Test func `without snapshots there is nothing to look at`() {
    var desk = Desk(Board.opened())
    desk.type("g7<Enter>")
    #expect(desk.notice == "There is no snapshot yet. s saves one.")
  }
}
