import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct OverlayKeysTests {
  private func menu(_ desk: Desk) -> CommandMenu? {
    desk.model.bench.overlays.last as? CommandMenu
  }

  private func found(_ desk: Desk) -> [Command] {
    menu(desk)?.commands(in: desk.model.bench.place) ?? []
  }

  @Test(arguments: Place.allCases)
  func `help lists every command that applies here, with its key or why it cannot be run`(
    place: Place
  ) {
    var desk = Desk(Board.opened(), size: Size(width: 100, height: 60))
    desk.type("g\(place.rawValue)?")
    let expected = Registry.shared.all.filter { $0.applies(in: place) }
    #expect(Set(found(desk)) == Set(expected))
    for spec in expected {
      #expect(desk.screen.contains(spec.title), "\(spec.id)")
      if let reason = desk.model.refusal(of: spec) {
        #expect(desk.screen.contains("\(spec.title): \(reason.prefix(20))"), "\(spec.id)")
      }
    }
    #expect(desk.screen.contains(String(place.purpose.prefix(40))))
  }

  @Test func `help can be searched and runs what is chosen`() {
    var desk = Desk(Board.opened())
    desk.type("s?matrix<Enter>")
    #expect(desk.model[ScoreRoom.self].isMatrix)
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test func `a command that cannot be run says why`() {
    var desk = Desk(Board.opened())
    desk.type("?redo<Enter>")
    #expect(desk.notice == "Nothing was undone.")
  }

  @Test(
    arguments: [
      ("svsn", RecordRoom.newSnapshot), ("hndin", ScoreRoom.checkBallot),
      ("RESULT", ResultRoom.way),
      ("take the mark back", ScoreRoom.clearMark), ("mouse", Everywhere.toggleMouse),
    ])
  func `the palette finds commands by letters in order`(letters: String, command: Command) {
    var desk = Desk(Board.opened())
    desk.type("<C-p>" + letters)
    #expect(found(desk).contains(command))
    #expect(found(desk).count < Registry.shared.all.count)
    desk.type("<C-u>")
    #expect(found(desk).count == Registry.shared.all.count)
  }

  @Test func `the palette says when nothing is called that`() {
    var desk = Desk(Board.opened())
    desk.type(":xyzxyz<Enter>")
    #expect(desk.screen.contains("No command is called that."))
    desk.type("<Esc>")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test func `the palette runs a command where its effect is seen`() {
    var desk = Desk(Board.opened(Board.clear))
    desk.type(":take the mark back<Enter>")
    #expect(desk.model.bench.place == .score)
    desk.type("g0:save a snapshot<Enter>")
    #expect(desk.model.bench.place == .record)
    #expect(desk.screen.contains("What this moment is called"))
  }

  @Test func `the selection of a menu stays among what is found`() {
    var desk = Desk(Board.opened())
    desk.type(":" + String(repeating: "<PgDn>", count: 20))
    #expect(menu(desk)?.selected == Registry.shared.all.count - 1)
    desk.type("undo")
    #expect(menu(desk)?.selected == 0)
    desk.type("<Up><Down><Down>")
    #expect((menu(desk)?.selected ?? 99) < found(desk).count)
  }

  @Test func `a text to read scrolls no further than its last line`() {
    var desk = Desk(Board.opened(), size: Size(width: 60, height: 15))
    desk.type("d<End>")
    let end = desk.screen
    desk.type("<Down><PgDn>")
    #expect(desk.screen == end)
    desk.type("<Up>")
    #expect(desk.screen != end)
    desk.type("<Enter>")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  // MARK: Forms and paste

  @Test func `Esc asks once before it drops what was typed into a form`() {
    var desk = Desk(Board.opened())
    desk.type("g7sName<Esc>")
    #expect(desk.screen.contains("Nothing is recorded yet. Esc again drops what you typed."))
    desk.type("s")
    #expect(!desk.screen.contains("Esc again"))
    desk.type("<Esc><Esc>")
    #expect(desk.model.bench.overlays.isEmpty)
    desk.type("s<Esc>")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test func `pasted text outside a field is no command`() {
    var desk = Desk(Board.opened())
    for keys in ["g0", "g1", "s", "g3", "g4", "g7", "gp"] {
      desk.type(keys)
      desk.send(.paste("q\nsq"))
      #expect(
        desk.notice
          == "Pasted text was ignored: there is no text field here. ? shows what you can do.")
    }
    #expect(!desk.requests.contains(.quit))
    #expect(desk.editCount == 0)
  }

  @Test func `pasted text goes into a field with its lines`() {
    var desk = Desk(Board.opened())
    desk.type("sr")
    desk.send(.paste("One\nTwo"))
    desk.type("<C-s>")
    #expect(desk.appraisal[Board.place(0, 0)].reason == "One\nTwo")
  }

  @Test func `text that is too long is refused in whole`() {
    var desk = Desk(Board.opened())
    desk.type("sr")
    desk.send(.paste(String(repeating: "x", count: Appraisal.textLimit + 1)))
    #expect(desk.screen.contains("The text is too long: 65536 bytes can be kept."))
    desk.type("<C-s>")
    #expect(desk.appraisal[Board.place(0, 0)].reason.isEmpty)
  }

  @Test func `a paste or a click ends waiting for the digit of a place`() {
    var desk = Desk(Board.opened())
    desk.type("sg")
    desk.send(.paste("1"))
    desk.type("3")
    #expect(desk.model.bench.place == .score)
    #expect(desk.model[ScoreRoom.self].entry?.text == "3")
  }
}
