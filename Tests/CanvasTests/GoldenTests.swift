import Canvas
import Foundation
import Testing

@testable import GoldenSupport

@Suite struct GoldenTests {
  @Test func `a golden shows text, roles and a legend`() {
    var canvas = Canvas(size: Size(width: 6, height: 2), glyphs: .unicode)
    canvas.put("a中é", x: 0, y: 0, role: .danger)
    canvas.put("x", x: 5, y: 1, role: .muted)
    #expect(
      canvas.golden == """
        6x2 unicode
        |a中◂é  |
        |     x|

        |dddd..|
        |.....m|

        m muted
        d danger

        """)
  }

  @Test func `every role has a letter of its own`() {
    let count = Role.allCases.count
    var canvas = Canvas(size: Size(width: count, height: 1), glyphs: .ascii)
    for (x, role) in Role.allCases.enumerated() { canvas[x, 0] = Cell(base: "x", role: role) }
    let styles = canvas.golden.split(separator: "\n")[2]
    #expect(Set(styles).count == count + 1)
  }

  @Test func `a missing golden is recorded, a different one shown, an update written`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "goldens-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let compare = { compareGolden($0, named: "screen", in: folder, isUpdate: $1) }
    #expect(compare("one\ntwo\n", false) == .recorded)
    #expect(compare("one\ntwo\n", false) == .same)
    #expect(
      compare("one\ntoo\n", false)
        == .different("line 2\n  golden two\n  now    too\n          ^"))
    #expect(compare("one\ntwo\n", false) == .same)
    #expect(compare("one\ntoo\n", true) == .updated)
    #expect(compare("one\ntoo\n", false) == .same)
  }
}
