import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct PressingTests {
  @Test(arguments: Place.allCases)
  func `every place is reached by g and its digit, by Alt and by its tab`(place: Place) {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 24))
    desk.type("g\(place.rawValue)")
    #expect(desk.model.bench.place == place)
    desk.type("g0<M-\(place.rawValue)>")
    #expect(desk.model.bench.place == place)
    desk = Desk(Board.opened(), size: Size(width: 120, height: 24))
    desk.click("\(place.rawValue) \(place.title)")
    #expect(desk.model.bench.place == place)
  }

  @Test func `Tab and Shift-Tab go round all places`() {
    var desk = Desk(Board.opened())
    var seen: [Place] = []
    for _ in Place.allCases {
      desk.type("<Tab>")
      seen.append(desk.model.bench.place)
    }
    #expect(
      seen == [.read, .score, .result, .criteria, .sensitivity, .workshop, .record, .author, .home])
    desk.type("<BackTab>")
    #expect(desk.model.bench.place == .author)
  }

  @Test func `g with anything else says which digits there are`() {
    let digits =
      "Go to: 0 Home, 1 Read, 2 Score, 3 Result, 4 Criteria, 5 Sensitivity, 6 Workshop, "
      + "7 Record, 9 Author."
    for keys in ["g", "g8", "gx", "g<Esc>"] {
      var desk = Desk(Board.opened())
      desk.type(keys)
      #expect(desk.notice == digits, "\(keys)")
    }
  }

  @Test func `a key that means nothing says so`() {
    var desk = Desk(Board.opened())
    desk.type("g3x")
    #expect(desk.notice == "Nothing is on x here. ? shows what you can do.")
  }

  // On Score digits are marks; nobody is led to believe that they go somewhere there.
  @Test(arguments: [
    ("g03", "To go to Result press g, then 3."), ("g32", "To go to Score press g, then 2."),
  ])
  func `the digit of a screen says how to go there`(_ keys: String, _ words: String) {
    var desk = Desk(Board.opened())
    desk.type(keys)
    #expect(desk.notice == words)
  }

  // MARK: Mouse

  @Test func `a click selects a row and a second one opens it`() {
    var desk = Desk(Board.opened())
    desk.click("Who will see your marks")
    #expect(desk.model[HomeRoom.self].lines.selected == 2)
    #expect(desk.model.bench.overlays.isEmpty)
    desk.click("Who will see your marks")
    #expect(desk.screen.contains("Who will see what"))
    desk.click("close")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test func `a click selects a cell of the card and of the matrix`() {
    var desk = Desk(Board.opened(Array(Board.clear.prefix(12))), size: Size(width: 120, height: 40))
    desk.type("s7")
    desk.click("Managed dispersal")
    #expect(desk.cell == [5, 2])
    #expect(desk.answer(0, 2) == .mark(7))
    desk.type("m<Home><Left><Left>")
    #expect(desk.cell == [0, 0])
    let row = desk.rows.first { $0.contains("Stand-alone") }
    #expect(row?.contains("43") == true)
    desk.click("43")
    #expect(desk.cell == [1, 0])
  }

  @Test func `a click on a hint does what its key does`() {
    var desk = Desk(Board.opened())
    desk.type("s7")
    desk.click("Enter next row")
    #expect(desk.answer(0, 0) == .mark(7))
    desk.click("? help")
    #expect(desk.model.bench.overlays.count == 1)
    desk.click("Esc close")
    #expect(desk.model.bench.overlays.isEmpty)
    desk.click("r reason")
    desk.type("Why")
    desk.click("Ctrl-S keep")
    #expect(desk.appraisal[Board.place(1, 0)].reason == "Why")
  }

  @Test func `a click chooses in menus, pickers and forms, and what lies under them is safe`() {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 24))
    desk.type("sx")
    desk.click("3 Result")
    #expect(desk.model.bench.place == .score)
    desk.click("I do not know")
    #expect(desk.answer(0, 0) == .doNotKnow)
    desk.type("e")
    desk.click("[ ]")
    desk.click("Enter save")
    #expect(desk.appraisal[Board.place(1, 0)].evidence.count == 1)
    desk.type("g7s")
    desk.click("Note")
    desk.type("<BackTab>x")
    guard let form = desk.model.bench.overlays.last as? Form else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.fields.map(\.text).contains("x"))
  }

  @Test func `a click on a row of the tree keeps what was typed`() {
    var desk = Desk(Board.opened())
    desk.type("g4100")
    desk.click("Fit with children's services")
    #expect(desk.model[CriteriaRoom.self].node?.text == "children")
    #expect(desk.appraisal.weights[.agreed]?[id("integration")] == 100)
  }

  @Test func `the wheel moves and scrolls but never records`() {
    var desk = Desk(Board.opened())
    let point = Point(x: 10, y: 10)
    func turn(_ kind: MouseEvent.Kind) { desk.send(.mouse(MouseEvent(kind: kind, at: point))) }
    turn(.wheelDown)
    #expect(desk.model[HomeRoom.self].lines.selected > 0)
    desk.type("g1")
    turn(.wheelDown)
    #expect(desk.model[ReadRoom.self].scroll == 3)
    turn(.wheelUp)
    turn(.wheelUp)
    #expect(desk.model[ReadRoom.self].scroll == 0)
    desk.type("s70")
    turn(.wheelDown)
    #expect(desk.model[ScoreRoom.self].entry?.text == "70")
    #expect(desk.editCount == 0)
    desk.type("<Esc>g0i<Tab>")
    turn(.wheelDown)
    guard let form = desk.model.bench.overlays.last as? Form,
      case .choice(_, let chosen) = form.fields[1].content
    else {
      Issue.record("the form is gone")
      return
    }
    #expect(chosen == "nhs")
  }

  @Test func `a click that is meant for an older picture selects nothing that is not there`() {
    var desk = Desk(Board.opened(snapshots: Board.snapshots))
    for action in [
      Action.row(99), .row(-1), .cell(option: 99, criterion: 99), .overlayRow(99),
      .overlayField(99), .overlayField(-1),
    ] {
      for keys in ["g0", "g1", "g2", "g3", "g4", "g7"] {
        for overlay in ["", "?", ":", "g2x", "g2e", "g0d", "g0p", "g7s"] {
          desk.type("<Esc><Esc>" + keys + overlay)
          desk.receive(.clicked(action))
          #expect(faults(of: desk.model) == [], "\(action) after \(keys)\(overlay)")
          while !desk.model.bench.overlays.isEmpty { desk.type("<Esc>") }
        }
      }
    }
  }

  @Test func `the mouse can be given back to the terminal`() {
    var desk = Desk(Board.opened())
    desk.type("<C-t>")
    #expect(desk.requests.last == .mouse(false))
    desk.type("<C-t>")
    #expect(desk.requests.last == .mouse(true))
  }
}
