import AppraisalModel
import Canvas
import SeededRandom
import Testing
@testable import Workbench

/// A sitting that stays in one appraisal: nothing that is asked for leads out of it.
@Suite struct LeavingTests {
  private static let leaving: Set<String> = [
    "open-shelf", "open-folder", "new-appraisal", "save-elsewhere", "edit-text", "suspend",
    "pass-laptop",
  ]

  private static func confined(_ opened: OpenedAppraisal = Board.opened()) -> Desk {
    Desk(opened, size: Size(width: 100, height: 30), reach: .appraisal)
  }

  /// Whether a request may be made by whoever stays in the appraisal at the path; said here once
  /// more, so that a new kind of request is looked at.
  private static func stays(_ request: Request) -> Bool {
    switch request {
    case .quit, .redraw, .mouse: return true
    case .suspend: return false
    case .run(let effect):
      switch effect {
      case .open(let path), .tellPlace(let path, _): return path == "/boards/mk-2010.appraisal"
      case .listShelf, .start, .startAnew, .startIn, .saveElsewhere, .editText, .hashReport, .sit:
        return false
      case .askForKey, .seal, .showSlip, .record, .tookArrival, .saveSnapshot, .openSnapshot,
        .keepDraft, .keepSeen, .tellTime,
        .readSnapshot, .compareSnapshots, .giveUp, .findFirstPlaces, .findChances:
        return true
      }
    }
  }

  @Test func `commands that lead out are not offered, and no others are missing`() {
    let all = Set(Registry.shared.all.map(\.id))
    let offered = Set(Registry.shared.within(.appraisal).all.map(\.id))
    #expect(all.subtracting(offered) == Self.leaving)
    #expect(Registry.shared.within(.machine).all.count == Registry.shared.all.count)
  }

  @Test(arguments: [
    "o", "f", "n", "<C-z>", "<C-p><C-z>", "w", ":pause<Enter>", ":folder<Enter>", ":editor<Enter>",
    ":other<Enter>", ":another<Enter>", ":start an<Enter>", "sr<F4>", "sr<C-x><C-e>", "?<C-z>",
    "?editor<Enter>", "i<C-z>", "<Esc><Esc><Esc>o", "g0o", "g7f", "!sh<Enter>", "|id<Enter>",
    "<C-o>", "<C-d>", "g0<C-z>", "Tf", "sr!sh<Enter><F4>", "dq<C-z>", "v<C-z>",
  ])
  func `no way out leads out`(_ keys: String) {
    for isRefusing in [false, true] {
      var desk = Self.confined()
      if isRefusing {
        desk.diskRefusal = "the disk is full"
        desk.type("s55<Enter>")
      }
      desk.type(keys)
      #expect(desk.requests.allSatisfy(Self.stays), "\(keys)")
      #expect(desk.model.bench.session != nil)
    }
  }

  @Test func `a text stays in the form when the editor is asked for`() {
    var desk = Self.confined()
    desk.type("sr")
    desk.type("Because.<F4>")
    #expect(desk.screen.contains("stays in this appraisal"))
    #expect(desk.screen.contains("Because."))
    var free = Desk(Board.opened())
    free.type("sr")
    free.type("Because.<F4>")
    #expect(!free.requests.allSatisfy(Self.stays))
  }

  @Test func `the report of a decision is not read from the machine`() throws {
    var decision = Decision(day: "2010-03-31", words: "Stay.")
    decision.report = "/etc/passwd"
    var desk = Self.confined()
    desk.model.bench.run(.hashReport(decision))
    let requests = Workbench.update(&desk.model, .resumed)
    #expect(requests.allSatisfy(Self.stays))
    #expect(desk.notice.contains("stays in this appraisal"))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `whatever is typed, clicked or pasted nothing leads out`(_ seed: UInt64) {
    var chance = TotalityFuzzTests.Chance(generator: SeededGenerator(seed: seed &+ 1300))
    var model = Self.confined(Board.opened(snapshots: Board.snapshots)).model
    for step in 0..<400 {
      let event = chance.event()
      guard let message = Workbench.message(for: event, in: Workbench.view(model)) else { continue }
      let requests = Workbench.update(&model, message)
      #expect(requests.allSatisfy(Self.stays), "seed \(seed), step \(step): \(event)")
    }
  }
}
