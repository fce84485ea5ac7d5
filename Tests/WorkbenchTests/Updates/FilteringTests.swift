import AppraisalModel
import Canvas
import Testing
import Workbench

@Suite struct FilteringTests {
  @Test func `typing narrows the list and says how many are left`() {
    var desk = Desk(Board.opened())
    desk.type("g1/join")
    let found = desk.model.listedOptions.count
    #expect(found > 0 && found < 10)
    #expect(desk.screen.contains("/join  \(found) of 20"))
    #expect(desk.model.listedOptions.contains { $0.id == desk.model.read.option })
    desk.type("<Down>")
    #expect(desk.model.read.option == desk.model.listedOptions.dropFirst().first?.id)
  }

  @Test func `Enter keeps the filter and Esc shows everything again`() {
    var desk = Desk(Board.opened())
    desk.type("g1/join<Enter>")
    #expect(!desk.model.read.list.isFiltering)
    #expect(desk.model.listedOptions.count < 10)
    desk.type("<Esc>")
    #expect(desk.model.listedOptions.count == 10)
    #expect(desk.model.place == .read)
    desk.type("/zzz")
    #expect(desk.screen.contains("No option holds these words."))
    desk.type("<Esc>")
    #expect(desk.model.listedOptions.count == 10)
  }

  @Test func `while a filter is typed, letters are no commands`() {
    var desk = Desk(Board.opened())
    desk.type("g1/qsgu?:")
    #expect(desk.model.read.list.filter?.text == "qsgu?:")
    #expect(desk.model.place == .read)
    #expect(desk.model.overlays.isEmpty)
    #expect(desk.requests.isEmpty)
  }

  @Test func `the shelf and the snapshots are searched too`() {
    var desk = Desk()
    desk.type("/milton<Enter><Enter>")
    #expect(desk.requests.last == .run(.open(path: "/boards/mk-2010.appraisal")))
    desk = Desk(Board.opened(snapshots: Board.snapshots))
    desk.type("g7/before")
    #expect(desk.model.listedSnapshots.map(\.number) == [1])
    desk.type("<Enter><Enter>")
    #expect(desk.model.snapshot?.number == 1)
  }

  @Test(arguments: ["g2", "g3", "g4", "g0"])
  func `where there is no list, that is said`(keys: String) {
    var desk = Desk(Board.opened())
    desk.type(keys + "<C-p>find in the list<Enter>")
    #expect(desk.notice == "There is no list to search here.")
  }

  @Test func `what is pasted goes into the filter`() {
    var desk = Desk(Board.opened())
    desk.type("g1/")
    desk.send(.paste("join\nq"))
    #expect(desk.model.read.list.filter?.text == "join q")
    #expect(!desk.requests.contains(.quit))
  }
}
