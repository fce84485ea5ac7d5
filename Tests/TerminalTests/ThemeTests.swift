import Canvas
import Testing

@testable import Terminal

@Suite struct ThemeTests {
  @Test func `mono uses no colour, and selection, danger and warning can still be seen`() {
    for role in Role.allCases {
      let look = Theme.look(role, depth: .mono)
      #expect(look.foreground == -1 && look.background == -1, "\(role)")
    }
    let plain = Theme.look(.normal, depth: .mono)
    for role in [Role.selected, .danger, .warning, .field, .tabActive, .match, .heading, .accent] {
      #expect(Theme.look(role, depth: .mono) != plain, "\(role)")
    }
    #expect(Theme.look(.selected, depth: .mono).attributes.contains(.reverse))
  }

  @Test(arguments: ColourDepth.allCases)
  func `ordinary text keeps the terminal's own colours`(depth: ColourDepth) {
    #expect(Theme.look(.normal, depth: depth) == Look())
  }

  @Test(arguments: ColourDepth.allCases)
  func `good, warning and danger differ`(depth: ColourDepth) {
    let looks = [Role.good, .warning, .danger].map { Theme.look($0, depth: depth) }
    #expect(looks[0] != looks[1] && looks[1] != looks[2] && looks[0] != looks[2])
  }

  @Test func `sixteen colours are enough for the middle theme`() {
    for role in Role.allCases {
      let look = Theme.look(role, depth: .sixteen)
      #expect(look.foreground < 8 && look.background < 8, "\(role)")
    }
  }

  /// Text wants a contrast of 4.5, shapes 3, by the rules of WCAG 2.
  @Test func `the colours of the palette can be read on black and on white`() {
    let shapes: Set<Role> = [.rule, .bar1, .bar2, .bar3, .bar4, .barUnknown]
    for role in Role.allCases {
      let look = Theme.look(role, depth: .palette)
      guard look.foreground >= 0 else { continue }
      let needed = shapes.contains(role) ? 3.0 : 4.4
      let grounds = look.background >= 0 ? [luminance(look.background)] : [0, 1]
      for ground in grounds {
        let ink = luminance(look.foreground)
        let contrast = (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
        #expect(contrast >= needed, "\(role) on \(ground)")
      }
    }
  }

  /// Relative luminance of a colour of the fixed palette.
  private func luminance(_ number: Int16) -> Double {
    let levels = [0, 95, 135, 175, 215, 255]
    let index = Int(number) - 16
    let grey = 8 + 10 * (index - 216)
    let parts =
      index >= 216
      ? [grey, grey, grey] : [levels[index / 36], levels[index / 6 % 6], levels[index % 6]]
    let linear = parts.map { linearised(Double($0) / 255) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The sRGB curve; 2.4 as a power by square roots and products: x^2.4 = x^2 * x^0.4.
  private func linearised(_ value: Double) -> Double {
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    // The fifth root by Newton's method.
    var root = 1.0
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (fourth * root - base) / (5 * fourth)
    }
    return base * base * root * root
  }
}
