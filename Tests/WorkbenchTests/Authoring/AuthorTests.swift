import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct AuthorTests {
  private static let toOptions = "g9<Right><Right><Right><Right>"

  private func option(_ desk: Desk, _ label: String) -> Option? {
    desk.appraisal.document.options.first { $0.label == label }
  }

  @Test func `every change says by its name how it is taken back`() {
    var desk = Desk(Board.opened())
    desk.type(Self.toOptions + "aA ninth way<C-s>")
    #expect(desk.notice == "A ninth way added. u takes it back.")
    desk.type("K")
    #expect(desk.notice == "A ninth way moved. u takes it back.")
    desk.type("<Enter>, better<C-s>")
    #expect(desk.notice == "A ninth way, better changed. u takes it back.")
    desk.type("x")
    desk.type("t")
    #expect(desk.notice == "A ninth way, better was taken out. u brings it back.")
    desk.type("uuuu")
    #expect(desk.notice == "Undone: A ninth way added. Ctrl-R does it again.")
    #expect(desk.appraisal.document == Board.document)
    desk.type("<Esc>")
    #expect(desk.model.bench.place == .home)
  }

  @Test func `what is added once marking has begun is asked for`() {
    var desk = Desk(Board.opened(Board.clear))
    #expect(desk.model.bench.session?.progress.answered == 48)
    desk.type(Self.toOptions + "aA late way<C-s>")
    #expect(
      desk.notice
        == "A late way added. u takes it back. Marking has begun: 8 of 56 are blank now; "
        + "n on Score goes to the next.")
    desk.type("sn")
    #expect(desk.model[ScoreRoom.self].option?.text == "a-late-way")
    #expect(desk.model.bench.session?.sentence.words.contains("8 marks are missing") == true)
  }

  @Test func `a click selects the row under it, and a second one opens its form`() throws {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 40))
    // The list stands in the middle, so that the first row of the screen is not the first of all.
    desk.type("g9<PgDn><PgDn>")
    var clicked: Set<String> = []
    for y in 4..<36 where desk.frame.cursor?.y != y {
      let line = desk.rows[y].prefix(50)
      desk.send(.mouse(MouseEvent(kind: .press, at: Point(x: 12, y: y))))
      let row = desk.model[AuthorRoom.self].row
      let title = row.title(in: desk.appraisal)
      clicked.insert(title)
      let names = [title, row.shortTitle(in: desk.appraisal)].map { $0.prefix(12) }
      #expect(names.contains { line.contains($0) }, "\(title) is not on \(line)")
    }
    #expect(clicked.count > 25)
    let option = try #require(Board.document.options.dropFirst(2).first)
    desk.type("<Home>" + Self.toOptions.dropFirst(2))
    let point = try #require(desk.place(of: option.shortLabel))
    for _ in 0..<2 {
      #expect(desk.model.bench.overlays.isEmpty)
      desk.send(.mouse(MouseEvent(kind: .press, at: point)))
    }
    let form = try #require(desk.model.bench.overlays.last as? Form)
    #expect(form.text(.short) == option.short)
  }

  @Test func `options are combined into one, and stay on the list`() throws {
    var desk = Desk(Board.opened())
    // The second and the third; the first is the baseline.
    desk.type(Self.toOptions + "<Down><Down>c<Space><Down><Down><Space><Enter>")
    desk.type("Council and stand-alone<Tab><Tab>They became one plan.<C-s>")
    let made = try #require(option(desk, "Council and stand-alone"))
    #expect(made.madeFrom.count == 2)
    for id in made.madeFrom {
      let old = try #require(desk.appraisal.document.option(id))
      #expect(old.status == .discounted && old.statusReason == "They became one plan.")
    }
    #expect(desk.notice == "2 options combined into Council and stand-alone. u takes it back.")
    #expect(desk.screen.contains("► ") && desk.screen.contains("Council and stand-alone"))
    desk.type("u")
    #expect(desk.appraisal.document == Board.document)
  }

  @Test func `one option cannot be combined with nothing`() {
    var desk = Desk(Board.opened())
    desk.type(Self.toOptions + "<Down><Down>c<Tab>One<Tab><Tab>Because.<C-s>")
    #expect(desk.screen.contains("Tick two options or more."))
    #expect(desk.appraisal.document == Board.document)
  }

  @Test func `an option is split, and the parts stand after it with names of their own`() throws {
    var desk = Desk(Board.opened())
    desk.type(Self.toOptions + "<Down><Down>pNorth<Tab>Two plans.<C-s>")
    #expect(desk.screen.contains("Type two names or more, one a line."))
    desk.type("<BackTab><BackTab>")
    desk.type("<Esc><Esc>pPart<M-Enter>Part<Tab>Two plans.<C-s>")
    let parts = desk.appraisal.document.options.filter { $0.label == "Part" }
    #expect(parts.map(\.id.text) == ["part", "part-2"])
    #expect(parts.allSatisfy { $0.madeFrom == [Board.options[1]] })
    #expect(desk.appraisal.document.option(Board.options[1])?.status == .discounted)
    desk.type("u")
    #expect(desk.appraisal.document == Board.document)
  }

  @Test func `a variant says what its option says, under it`() throws {
    var desk = Desk(Board.opened())
    desk.type(Self.toOptions + "<Down><Down>vwith a board<C-s>")
    let base = try #require(desk.appraisal.document.option(Board.options[1]))
    let variant = try #require(option(desk, base.label + ", with a board"))
    #expect(variant.variantOf == base.id)
    #expect(variant.summary == base.summary)
    desk.type(":split an<Esc><Home>p")
    #expect(desk.notice == "Select an option first.")
  }

  @Test func `the list finds long and short names and shows what fits`() {
    var desk = Desk(Board.opened())
    desk.type("g9/join the council<Enter>")
    #expect(
      desk.model[AuthorRoom.self].outline(desk.model.bench).first
        == .element(ElementName(.option, "join-council"), depth: 0))
    #expect(desk.model[AuthorRoom.self].outline(desk.model.bench).count < 5)
    #expect(desk.screen.contains("Join the council"))
    desk.type("<Esc>")
    #expect(desk.model[AuthorRoom.self].outline(desk.model.bench).count > 100)
  }

  @Test func `blockers are lifted one at a time, and with the last the option is appraised`() throws
  {
    let document = Board.shipped("mk-2007")
    var desk = Desk(Board.opened(document))
    desk.type("g1")
    func enterprise() throws -> Option {
      try #require(desk.appraisal.document.options.first { $0.id.text == "se" })
    }
    #expect(try enterprise().isBlocked && (try enterprise()).preferred)
    for left in [2, 1, 0] {
      desk.type("b<Space>")
      for _ in left..<2 { desk.type("<Down>") }
      desk.type("<Space><Enter><C-s>")
      #expect(try enterprise().blockers.count { !$0.lifted } == left)
      #expect(try enterprise().isBlocked == (left > 0))
    }
    #expect(try enterprise().status == .active)
    #expect(try enterprise().statusReason.hasPrefix("No longer in the way: "))
    desk.type("uuu")
    #expect(desk.appraisal.document == document)
  }

  @Test func `a person takes a seat and sits for the body that fills it`() throws {
    let document = Board.shipped("wiltshire")
    var desk = Desk(Board.opened(document))
    let seat = try #require(document.seats.last)
    desk.type("i<Tab><Tab><Space>")
    for _ in document.seats { desk.type("<Down>") }
    desk.type("<Enter><C-s>")
    let person = try #require(desk.appraisal.assessor(Board.member.id))
    #expect(person.seat == seat.id && person.body == seat.body)
    desk.type("g1")
    for _ in 0..<40 where desk.model[ReadRoom.self].page != .panel { desk.type("<Down>") }
    let pane = CasePage.panel.title
    #expect(desk.screen.contains(pane))
    // What is not asked again stays as it was.
    desk.type("<Esc>i<C-u>Ada B.<C-s>")
    #expect(desk.appraisal.assessor(Board.member.id)?.seat == seat.id)
  }

  @Test func `on a page about the whole case nothing is marked or compared`() {
    var desk = Desk(Board.opened())
    desk.type("g1")
    for _ in 0..<40 where desk.model[ReadRoom.self].page == nil { desk.type("<Down>") }
    for key in ["m", "c"] {
      desk.type(key)
      #expect(desk.notice.hasPrefix("This is a page about the whole case."))
      #expect(desk.model.bench.place == .read && desk.model[ReadRoom.self].compared == nil)
    }
  }

  @Test func `Home leads a facilitator to a case that is not written yet, and nobody else`() {
    var desk = Desk(Board.opened(Board.unwritten))
    desk.type("<Enter>")
    #expect(desk.model.bench.place == .author)
    var member = Board.member
    member.roles = [.member]
    let fold = Fold(
      Board.recorded([
        .document(.adopt(document: Board.unwritten)), .people(.join(assessor: member)),
      ]))
    desk = Desk(OpenedAppraisal(path: "/boards/new.appraisal", fold: fold))
    #expect(!desk.screen.contains("Write the case"))
  }

  @Test func `nobody but the facilitator writes the case`() {
    var member = Board.member
    member.roles = [.member]
    var desk = Desk(Board.opened([.people(.join(assessor: member))], joined: false))
    for key in ["a", "<Enter>", "x", "c", "v"] {
      desk.type("g9<Right><Right><Right><Down>" + key)
      #expect(desk.notice == "The case is written by the facilitator.", "\(key)")
      #expect(desk.model.bench.overlays.isEmpty)
    }
    desk.type("h")
    #expect(desk.screen.contains("What weakens this appraisal"))
  }
}

@Suite struct HealthListTests {
  private func open(_ edits: [Edit] = []) -> (Desk, HealthList)? {
    var desk = Desk(Board.opened(edits))
    desk.type("g9h")
    guard let list = desk.model.bench.overlays.last as? HealthList else {
      Issue.record("the list is not open")
      return nil
    }
    return (desk, list)
  }

  @Test func `what weakens the appraisal is listed with why it matters`() throws {
    let (desk, list) = try #require(open())
    #expect(list.findings.contains { $0.concern == .weightsNotSet })
    let first = try #require(list.findings.first)
    let words = desk.rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains(first.what.prefix(20)))
    #expect(words.contains("\(list.findings.count) things weaken this appraisal."))
  }

  @Test func `Enter goes to where each can be put right`() throws {
    let (desk, list) = try #require(open(Array(Board.clear.prefix(20))))
    for (row, finding) in list.findings.enumerated() {
      var desk = desk
      for _ in 0..<row { desk.type("<Down>") }
      desk.type("<Enter>")
      #expect(desk.model.bench.overlays.isEmpty)
      switch finding.place {
      case .option(let id):
        #expect(
          desk.model[AuthorRoom.self].row == .element(ElementName(.option, id.text), depth: 0))
      case .criterion(let id):
        guard case .element(let name, _) = desk.model[AuthorRoom.self].row else {
          Issue.record("no criterion is selected")
          continue
        }
        #expect(name == ElementName(.criterion, id.text))
      case .options: #expect(desk.model[AuthorRoom.self].row == .kind(.option))
      case .criteria: #expect(desk.model[AuthorRoom.self].row == .kind(.criterion))
      case .terms: #expect(desk.model[AuthorRoom.self].row == .head(.terms))
      case .weights: #expect(desk.model.bench.place == .criteria)
      case .marks: #expect(desk.model.bench.place == .score)
      case .people: #expect(desk.model[ReadRoom.self].page == .panel)
      case .decision: #expect(desk.model.bench.place == .record)
      }
      #expect(faults(of: desk.model) == [])
    }
  }

  @Test func `a click goes there, and the mouse wheel moves`() throws {
    let (start, list) = try #require(open())
    var desk = start
    desk.send(.mouse(MouseEvent(kind: .wheelDown, at: Point(x: 5, y: 8))))
    if let moved = desk.model.bench.overlays.last as? HealthList { #expect(moved.selected > 0) }
    desk.type("<Home>")
    desk.click(String(list.findings[0].what.prefix(24)))
    #expect(desk.model.bench.overlays.isEmpty)
  }
}
