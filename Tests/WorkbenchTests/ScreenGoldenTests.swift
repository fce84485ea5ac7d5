import AppraisalModel
import Canvas
import GoldenSupport
import Testing
import Workbench

@Suite struct ScreenGoldenTests {
  static let sizes = [
    Size(width: 120, height: 40), Size(width: 80, height: 24), Size(width: 60, height: 15),
    Size(width: 40, height: 10), Size(width: 20, height: 5),
  ]

  @Test(arguments: Scene.allCases, sizes)
  func `screens look as they should`(scene: Scene, size: Size) {
    let frame = scene.desk(size: size, glyphs: .unicode).frame
    expectGolden(
      picture(frame), named: "\(scene.rawValue)-\(size.width)x\(size.height)")
    #expect(faults(in: frame) == [])
  }

  @Test(arguments: Scene.allCases)
  func `screens look as they should in ASCII`(scene: Scene) {
    let frame = scene.desk(size: Size(width: 80, height: 24), glyphs: .ascii).frame
    expectGolden(picture(frame), named: "\(scene.rawValue)-80x24-ascii")
    #expect(faults(in: frame) == [])
  }

  private func picture(_ frame: Frame<Action>) -> String {
    let cursor = frame.cursor.map { "cursor \($0.x),\($0.y)\n" } ?? "no cursor\n"
    return frame.canvas.golden + cursor
  }

  @Test(arguments: Scene.allCases)
  func `the same model gives the same picture`(scene: Scene) {
    var model = scene.desk(size: Self.sizes[0], glyphs: .unicode).model
    for size in Self.sizes {
      model.size = size
      #expect(Workbench.view(model) == Workbench.view(model))
    }
  }

  @Test(arguments: Scene.allCases)
  func `help is the last hint to go, and every overlay says how to close it`(scene: Scene) {
    var desk = scene.desk(size: Self.sizes[1], glyphs: .unicode)
    for size in Self.sizes {
      desk.send(.resize(size))
      let bar = desk.rows[size.height - 1]
      if desk.model.overlays.isEmpty {
        #expect(bar.contains("? help"), "\(bar)")
      } else {
        #expect(bar.contains("Esc") || bar.contains("Enter close"), "\(bar)")
      }
    }
  }

  @Test(arguments: [Scene.scoreStart, .scoreTyped, .scoreMarked, .scoreRefused], sizes.prefix(4))
  func `the ends of the scale stand beside the mark that is given`(scene: Scene, size: Size) {
    let desk = scene.desk(size: size, glyphs: .unicode)
    let anchors =
      desk.model.session?.document
      .criterion(desk.model.score.criterion ?? Board.criteria[0])?.scale?.anchors ?? []
    #expect(anchors.count == 3)
    for anchor in [anchors.min { $0.at < $1.at }, anchors.max { $0.at < $1.at }] {
      let words = anchor?.words.prefix(20) ?? "no anchor"
      #expect(desk.screen.contains(words), "\(words)")
    }
  }

  @Test(arguments: sizes.prefix(4))
  func `a refusal is shown whole`(size: Size) {
    var desk = Desk(Board.opened(), size: size)
    desk.type("s101<Enter>")
    let words = desk.rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains(desk.notice))
    #expect(desk.notice == "101 is not on the scale of Care: it goes from 0 to 100.")
    guard size.width >= 80 else { return }
    desk.type("<Esc>7.5.5<Enter>")
    let again = desk.rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(again.contains(desk.notice))
  }

  @Test func `a wide name and title keep their places`() {
    var desk = Desk(Board.opened(joined: false), size: Size(width: 120, height: 24))
    desk.type("i<C-u>")
    desk.send(.paste("田中 太郎 한국어"))
    desk.type("<C-s>")
    #expect(faults(in: desk.frame) == [])
    #expect(desk.rows[0].contains("田中 太郎 한국어"))
    #expect(desk.rows[0].hasSuffix("saved"))
    #expect(desk.rows[0].contains("Milton Keynes"))
  }
}
