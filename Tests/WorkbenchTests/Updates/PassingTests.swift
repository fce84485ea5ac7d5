import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// One terminal that goes from member to member.
@Suite struct PassingTests {
  private static let secrets = ["13.37", "planted reason", "planted comment"]

  /// A desk at which Ada facilitates, with a closed round and members of two bodies.
  static func desk(
    size: Size = Size(width: 80, height: 24), open: Bool = true, reach: Reach = .machine
  ) -> Desk {
    var opened = Board.opened()
    let council = Board.document.bodies.first { $0.id.text == "council" }
    var deciding = council
    deciding?.part = .decides
    opened.fold = Fold(
      Board.recorded([
        .document(.adopt(document: Board.document)), .people(.join(assessor: Board.member)),
      ])
        + Board.recorded(
          (council.flatMap { old in
            deciding.map { [.document(.change(old: .body(old), new: .body($0)))] }
          } ?? []) + [
            WorkshopTests.person("Bob", "nhs"), WorkshopTests.person("Cy", "nhs"),
            WorkshopTests.person("Dee", "council"),
          ] + (open ? [WorkshopTests.opening] : []), from: 3))
    return Desk(opened, size: size, reach: reach)
  }

  /// The same desk handed to Bob, who sits there.
  private static func seated(size: Size = Size(width: 80, height: 24)) -> Desk {
    var desk = desk(size: size)
    desk.type("L<Enter>")
    return desk
  }

  private func stage(_ desk: Desk) -> Passing.Stage? { desk.model.bench.passing?.stage }

  @Test func `whoever sits in for a member is handed it, and the member is not`() {
    var desk = PaperEntryTests.desk(
      [.facilitator], WorkshopTests.sittingIn + [WorkshopTests.opening])
    desk.type("L")
    #expect(desk.screen.contains("Zoe") && !desk.screen.contains("Bob"))
    desk.type("<Down>")
    #expect(desk.rows.contains { $0.contains("Hand to") && $0.contains(", NHS.") })
  }

  @Test func `the facilitator hands it to a member, who begins on their own Home`() {
    var desk = Self.desk()
    desk.type("L")
    #expect(stage(desk) == .between(comer: nil))
    #expect(desk.screen.contains("Hand to Bob, NHS. Press Enter when you sit here."))
    #expect(desk.screen.contains("Council") || desk.screen.contains("COUNCIL"))
    #expect(desk.rows[0].contains("Appraise") && !desk.rows[0].contains("Ada"))
    desk.type("<Enter>")
    #expect(stage(desk) == .seated(id("bob")))
    #expect(desk.rows[0].contains("Bob, NHS"))
    #expect(desk.screen.contains("YOUR WAY") && desk.screen.contains("I have finished"))
    #expect(desk.model.bench.reach == .appraisal)
  }

  @Test func `somebody else is chosen with the arrows, by body`() {
    var desk = Self.desk()
    desk.type("L<Down><Down>")
    #expect(desk.screen.contains("Hand to Dee, "))
    desk.type("<Down>")
    #expect(desk.screen.contains("Hand to Ada Byrne") && desk.screen.contains("that ends"))
    desk.type("<Up><Enter>")
    #expect(stage(desk) == .seated(id("dee")))
  }

  @Test func `a member marks, hands in, and is asked whether the laptop goes on`() {
    var desk = Self.seated()
    desk.type("s70<Enter>h<Down><Enter>")
    #expect(desk.appraisal.ballot(RoundNumber(1), id("bob")).handedIn)
    #expect(desk.ledger.allSatisfy { $0.author == id("bob") })
    #expect(desk.screen.contains("Your ballot is handed in. Its code is "))
    desk.type("<Enter>q")
    #expect(stage(desk) == .seated(id("bob")))
    desk.type("h")
    #expect(stage(desk) == .between(comer: nil))
    // Whoever has not handed in is asked next.
    #expect(desk.screen.contains("Hand to Cy, NHS. Press Enter when you sit here."))
    #expect(desk.rows.contains { $0.contains("Bob") && $0.contains("done") })
  }

  @Test func `nothing of whoever sat there is left`() {
    var desk = Self.seated()
    desk.type("s<Down>13.37<Enter>rplanted reason<C-s>g1/planted<Enter>g2<Right><Right>")
    desk.receive(.pasted("planted comment"))
    desk.type("Fh")
    let bench = desk.model.bench
    #expect(bench.session == nil && bench.beforeSnapshot == nil && bench.interrupted == nil)
    #expect(bench.seen == Seen() && bench.hearsay == nil && bench.unfinishedWeighing == nil)
    #expect(bench.overlays.count == 1)
    desk.type("<Enter>")
    #expect(stage(desk) == .seated(id("cy")))
    #expect(desk.model.bench.session?.done.isEmpty == true)
    #expect(desk.model.bench.session?.undone.isEmpty == true)
    #expect(desk.model[ScoreRoom.self].entry == nil)
    #expect(desk.model[ReadRoom.self].list?.filter == nil)
    desk.type("u")
    #expect(desk.appraisal[Self.place].answer == .mark(DecimalNumber("13.37") ?? 0))
    #expect(desk.cell == [0, nil] || desk.model.bench.place == .home)
    desk.type("<C-r>s")
    #expect(desk.cell == [0, 0])
    #expect(desk.model.bench.notice?.words.contains("13.37") != true)
  }

  private static let place = MarkingPlace(
    round: RoundNumber(1), assessor: id("bob"), option: Board.options[1],
    criterion: Board.criteria[0])

  @Test func `what one member marked in a closed round stands on no screen of the next`() {
    var start = Self.seated(size: Size(width: 120, height: 40))
    start.type("s<Down>13.37<Enter><Up>rplanted reason<C-s>")
    #expect(start.appraisal[Self.place].answer?.description == "13.37")
    func found(_ desk: Desk) -> [String] {
      let screen = desk.screen
      return Self.secrets.filter(screen.contains)
    }
    #expect(found(start) == ["13.37", "planted reason"])
    start.type("Fh")
    #expect(found(start) == [])
    // To a member, and back to the facilitator.
    for comer in ["<Enter>", "<Up><Up><Enter>", "<Down><Down><Enter>"] {
      var seat = start
      seat.type(comer)
      for place in Place.allCases {
        var desk = seat
        desk.type("g\(place.rawValue)")
        for _ in 0..<4 {
          #expect(found(desk) == [] || desk.model.bench.person == id("bob"), "\(comer) \(place)")
          desk.type("<Down>")
        }
      }
      // The others are walked through by every command in LeakScreensTests.
      for command in seat.model.registry.all where seat.model.bench.person == id("cy") {
        var desk = seat
        if let home = command.places.first { desk.type("g\(home.rawValue)") }
        desk.receive(.clicked(.command(command)))
        #expect(found(desk) == [], "\(comer) \(command.id)")
        desk.type("<Down><Enter>")
        #expect(found(desk) == [], "\(comer) \(command.id)")
      }
    }
  }

  @Test func `between two nothing that comes back late is shown, and no click gets through`() {
    var desk = Self.seated()
    desk.type("Fh")
    desk.receive(.differenceFound(title: "planted comment", ["13.37"]))
    desk.receive(.snapshotFailed("planted reason"))
    for command in Registry.shared.all { desk.receive(.clicked(.command(command))) }
    for place in Place.allCases { desk.receive(.clicked(.go(place))) }
    desk.type("<Esc>q<C-c>g2s:<C-p>u<C-z>")
    #expect(stage(desk) == .between(comer: nil))
    #expect(desk.screen.contains("Press Enter when you sit here."))
    #expect(!desk.screen.contains("planted"))
    #expect(!desk.requests.contains(.quit) && !desk.requests.contains(.suspend))
  }

  @Test func `it goes on only when everything is on the disk`() {
    var desk = Self.seated()
    desk.isHolding = true
    desk.type("s70<Enter>Fh")
    #expect(stage(desk) == .leaving(id("bob")))
    #expect(desk.rows[0].contains("saving"))
    desk.type("u55")
    #expect(desk.answer(0, 0) == nil && desk.notice == "Saving. Then the laptop can go on.")
    desk.release()
    #expect(stage(desk) == .between(comer: nil))
  }

  @Test func `while it is saved Esc keeps the laptop`() {
    var desk = Self.seated()
    desk.isHolding = true
    desk.type("s70<Enter>Fh<Esc>")
    desk.release()
    #expect(stage(desk) == .seated(id("bob")))
  }

  @Test func `while the disk refuses it stays with whoever sits there`() {
    var desk = Self.seated()
    desk.diskRefusal = "the disk is full"
    desk.type("s70<Enter>Fh")
    #expect(stage(desk) == .seated(id("bob")))
    #expect(desk.screen.contains("Not everything is on the disk: the disk is full."))
    #expect(desk.screen.contains("NOT SAVED"))
    // What refuses after the question was answered holds it up as well.
    var late = Self.seated()
    late.isHolding = true
    late.type("s70<Enter>Fh")
    late.diskRefusal = "the disk is full"
    late.release()
    #expect(stage(late) == .seated(id("bob")))
    #expect(late.screen.contains("NOT SAVED"))
  }

  @Test func `whoever has it for a while ends nothing and goes nowhere else`() {
    var desk = Self.seated()
    desk.type("q<C-q>of<C-z>")
    #expect(!desk.requests.contains(.quit) && !desk.requests.contains(.suspend))
    #expect(stage(desk) == .seated(id("bob")))
    desk.type("g0q")
    #expect(desk.notice == "This laptop goes from hand to hand. F hands it on.")
  }

  @Test func `it ends with the facilitator, who sits down like everybody`() {
    var desk = Self.seated()
    desk.type("Fh<Up><Up><Up>")
    desk.type("<Down><Down><Down><Down><Enter>")
    #expect(desk.model.bench.passing == nil)
    #expect(desk.model.bench.person == Board.member.id)
    #expect(desk.model.bench.reach == .machine)
    #expect(desk.rows[0].contains("Ada Byrne"))
    desk.type("q")
    #expect(desk.requests.contains(.quit))
  }

  @Test func `what cannot be opened leaves nobody sitting there`() {
    var desk = Self.desk()
    desk.type("L")
    desk.isHolding = true
    desk.type("<Enter>")
    #expect(stage(desk) == .between(comer: id("bob")))
    desk.receive(.openFailed("It cannot be read."))
    #expect(stage(desk) == .between(comer: nil))
    #expect(desk.notice == "It cannot be read.")
    desk.isHolding = false
    desk.type("<Enter>")
    #expect(stage(desk) == .seated(id("bob")))
  }

  @Test func `members and those who are bound to an appraisal do not begin it`() {
    #expect(
      WorkshopTests.desk([.member]).model.refusal(of: HandingOn.begin)
        == "The facilitator or the recorder hands the laptop round.")
    var bound = Self.desk(reach: .appraisal)
    bound.type("L")
    #expect(bound.model.bench.passing == nil)
    #expect(!bound.model.registry.all.contains(HandingOn.begin))
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 40, height: 12), Size(width: 20, height: 5),
  ])
  func `whom to hand it to is read in any window`(size: Size) {
    var desk = Self.desk(size: size)
    desk.type("L")
    #expect(desk.screen.replacing("\n", with: " ").contains("Bob"))
    #expect(faults(in: desk.frame) == [])
    desk.type("<Enter>F")
    #expect(faults(in: desk.frame) == [])
  }
}
