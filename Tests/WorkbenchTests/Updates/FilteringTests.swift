import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct FilteringTests {
  @Test func `typing narrows the list and says how many are left`() {
    var desk = Desk(Board.opened())
    desk.type("g1/join")
    let found = desk.model[ReadRoom.self].options(desk.model.bench).count
    #expect(found > 0 && found < 10)
    #expect(desk.screen.contains("/join  \(found) of 21"))
    #expect(
      desk.model[ReadRoom.self].options(desk.model.bench).contains {
        $0.id == desk.model[ReadRoom.self].option
      })
    desk.type("<Down>")
    #expect(
      desk.model[ReadRoom.self].option
        == desk.model[ReadRoom.self].options(desk.model.bench).dropFirst().first?.id)
  }

  @Test(arguments: ["g1/", "<C-p>", "?"])
  func `what is looked for is a few words, and what does not fit is refused and said`(
    _ keys: String
  ) {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 40))
    func typed() -> Int {
      (desk.model.bench.overlays.last as? CommandMenu)?.search.byteCount
        ?? desk.model[ReadRoom.self].rows.filter?.byteCount ?? -1
    }
    desk.type(keys)
    desk.receive(.pasted(String(repeating: "x", count: 60_000)))
    #expect(typed() == 0)
    #expect(desk.screen.contains("That is too long to look for: nothing of it was taken."))
    desk.type("j")
    #expect(typed() == 1)
    #expect(!desk.screen.contains("too long to look for"))
    desk.receive(.pasted(String(repeating: "x", count: 199)))
    #expect(!desk.screen.contains("too long to look for"))
    desk.type("y")
    #expect(typed() == 200)
    #expect(desk.screen.contains("too long to look for"))
    desk.type("<BS>")
    #expect(typed() == 199)
  }

  @Test func `Enter keeps the filter and Esc shows everything again`() {
    var desk = Desk(Board.opened())
    desk.type("g1/join<Enter>")
    #expect(!desk.model[ReadRoom.self].rows.isFiltering)
    #expect(desk.model[ReadRoom.self].options(desk.model.bench).count < 10)
    desk.type("<Esc>")
    #expect(desk.model[ReadRoom.self].options(desk.model.bench).count == 10)
    #expect(desk.model.bench.place == .read)
    desk.type("/zzz")
    #expect(desk.screen.contains("No option holds these words."))
    desk.type("<Esc>")
    #expect(desk.model[ReadRoom.self].options(desk.model.bench).count == 10)
  }

  @Test func `while a filter is typed, letters are no commands`() {
    var desk = Desk(Board.opened())
    desk.type("g1/qsgu?:")
    #expect(desk.model[ReadRoom.self].rows.filter?.text == "qsgu?:")
    #expect(desk.model.bench.place == .read)
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.editCount == 0 && !desk.requests.contains(.quit))
  }

  @Test func `the shelf and the snapshots are searched too`() {
    var desk = Desk()
    desk.type("/milton<Enter><Enter>")
    #expect(desk.requests.last == .run(.open(path: "/boards/mk-2010.appraisal")))
    desk = Desk(Board.opened(snapshots: Board.snapshots))
    desk.type("g7/before")
    #expect(desk.model[RecordRoom.self].shown(desk.model.bench).map(\.number) == [1])
    desk.type("<Enter><Enter>")
    #expect(desk.model.bench.snapshot?.number == 1)
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
    #expect(desk.model[ReadRoom.self].rows.filter?.text == "join q")
    #expect(!desk.requests.contains(.quit))
  }

  @Test func `a second search starts anew`() {
    var desk = Desk(Board.opened())
    desk.type("g1/join<Enter>/hosp")
    #expect(desk.model[ReadRoom.self].rows.filter?.text == "hosp")
  }

  @Test(arguments: [
    ("cwmbran", ["Cwmbrân", "Cwmbra\u{302}n bach"]),
    ("Cwmbrân", ["Cwmbrân", "Cwmbra\u{302}n bach"]),
    ("lodz", ["Łódź"]), ("beal", ["Béal Átha"]),
  ])
  func `letters without accents find those with`(typed: String, found: [String]) {
    var document = Board.document
    for (index, name) in ["Cwmbrân", "Cwmbra\u{302}n bach", "Łódź", "Béal Átha"].enumerated() {
      guard let id = OptionID("town-\(index)") else { continue }
      document.options.append(Option(id: id, label: name, summary: ""))
    }
    var desk = Desk(Board.opened(document))
    desk.type("g9/" + typed)
    let rows = desk.model[AuthorRoom.self].outline(desk.model.bench)
    let names = rows.map { $0.title(in: desk.appraisal) }
    #expect(found.allSatisfy(names.contains))
    desk.type("<Esc>g1/" + typed)
    #expect(
      Set(found).isSubset(of: desk.model[ReadRoom.self].options(desk.model.bench).map(\.label)))
  }

  @Test func `the search finds every word that stands on the lines`() {
    var desk = Desk(Board.opened())
    desk.type("g9/hurdle")
    let found = desk.model[AuthorRoom.self].outline(desk.model.bench)
    let hurdles = Board.document.criteria.filter { $0.kind == .hurdle }
    #expect(found.count >= hurdles.count)
    desk.type("<C-u>ada")
    #expect(
      desk.model[AuthorRoom.self].outline(desk.model.bench).contains(.person(Board.member.id)))
  }

  @Test func `what is added is shown although something else is searched for`() {
    var desk = Desk(Board.opened())
    desk.type("g9/join the council<Enter>aA brand new way<C-s>")
    #expect(desk.model[AuthorRoom.self].list?.filter == nil)
    #expect(desk.model[AuthorRoom.self].row.title(in: desk.appraisal) == "A brand new way")
    desk.type("/new way<Enter><Enter><C-u>Another name<C-s>")
    #expect(desk.model[AuthorRoom.self].row.title(in: desk.appraisal) == "Another name")
    desk = Desk(Board.opened(snapshots: Board.snapshots))
    desk.type("g7/before<Enter>sLater<C-s>")
    #expect(desk.screen.contains("Later"))
  }
}
