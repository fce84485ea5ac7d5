import SeededRandom
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct TotalityFuzzTests {
  /// What a person and the world can do to a desk, drawn at random.
  struct Chance {
    var generator: SeededGenerator

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    mutating func key() -> Key {
      switch below(10) {
      case 0...2: return .character("0123456789.-".randomElement(using: &generator) ?? "0")
      case 3...5:
        let letters = "abcdefghijklmnopqrstuvwxyz?/: []"
        return .character(letters.randomElement(using: &generator) ?? "g")
      case 6: return .enter
      case 7: return .alt("0123457\n".randomElement(using: &generator) ?? "0")
      case 8: return .control("abcdejklnprstuwxz".randomElement(using: &generator) ?? "p")
      default: return KeyText.special.randomElement(using: &generator) ?? .escape
      }
    }

    mutating func event() -> InputEvent {
      switch below(20) {
      case 0: return .paste(generator.hostileText(upTo: 40))
      case 1...3:
        return .mouse(MouseEvent(kind: .press, at: Point(x: below(120), y: below(45))))
      case 4:
        let kind = below(2) == 0 ? MouseEvent.Kind.wheelUp : .wheelDown
        return .mouse(MouseEvent(kind: kind, at: Point(x: below(80), y: below(24))))
      case 5 where below(3) == 0:
        return .resize(Size(width: below(201), height: below(61)))
      case 6 where below(10) == 0: return .resumed
      default: return .key(key())
      }
    }
  }

  private func start(_ seed: UInt64) -> Desk {
    switch seed % 5 {
    case 0: Desk(Board.opened(snapshots: Board.snapshots))
    case 1: Desk(Board.opened(Board.fragile, snapshots: Board.snapshots), glyphs: .ascii)
    case 4: Self.desk(writing: EveryKind.form)
    case 2: Desk(Board.opened(joined: false), size: Size(width: 40, height: 10))
    default:
      Desk(
        Board.opened(Array(Board.clear.prefix(20)) + Array(Board.weights.prefix(5))),
        size: Size(width: 120, height: 40))
    }
  }

  private static func desk(writing form: Form) -> Desk {
    var desk = Desk(Board.opened())
    desk.model.bench.overlays.append(form)
    return desk
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `whatever is pressed, pasted, clicked or resized, everything holds and can be undone`(
    seed: UInt64
  ) {
    var chance = Chance(generator: SeededGenerator(seed: seed))
    var desk = start(seed)
    let original = desk.appraisal
    var trail: [String] = []
    for step in 0..<260 {
      var event = chance.event()
      // Going back to the shelf closes the appraisal; what follows must be undone in it.
      if desk.model.bench.place == .home, desk.model.bench.overlays.isEmpty,
        case .key(let key) = event,
        key == .character("o") || key == .enter
      {
        event = .key(.down)
      }
      trail.append("\(event)")
      let before = desk
      desk.isHolding = chance.below(4) == 0
      desk.send(event)
      if !desk.isHolding { desk.release() }
      if desk.model.bench.session == nil || desk.model.bench.isOpening { desk = before }
      let place = "seed \(seed), step \(step): \(trail.suffix(12))"
      let found = faults(of: desk.model) + (step.isMultiple(of: 3) ? faults(in: desk.frame) : [])
      #expect(found == [], "\(place)")
      if !found.isEmpty { return }
    }
    undoEverything(&desk)
    #expect(desk.appraisal == original, "seed \(seed)")
    #expect(desk.model.bench.session?.recorded.appraisal == original, "seed \(seed)")
    #expect(desk.model.bench.session?.recorded.ignored.isEmpty == true, "seed \(seed)")
    #expect(Workbench.view(desk.model) == Workbench.view(desk.model), "seed \(seed)")
  }

  private func undoEverything(_ desk: inout Desk) {
    desk.release()
    desk.send(.resize(Size(width: 80, height: 24)))
    while !desk.model.bench.overlays.isEmpty { desk.type("<Esc>") }
    desk.type("<Esc><Esc><Esc><Esc><M-3>")
    if desk.model.bench.snapshot != nil { desk.type("<Esc>") }
    desk.type("<M-3>")
    while desk.model.bench.session?.done.isEmpty == false, desk.model.bench.notice?.kind != .refused
    {
      desk.type("u")
    }
  }

  @Test func `every screen is drawn whole at every small size`() {
    for scene in Scene.allCases {
      var desk = scene.desk(size: Size(width: 80, height: 24), glyphs: .ascii)
      for width in stride(from: 0, through: 60, by: 5) {
        for height in 0..<10 {
          desk.model.bench.size = Size(width: width, height: height)
          #expect(faults(in: desk.frame) == [], "\(scene) at \(width)x\(height)")
        }
      }
    }
  }
}
