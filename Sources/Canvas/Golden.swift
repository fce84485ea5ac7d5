extension Canvas {
  /// The canvas as text that can be read and compared: what it shows, then what each cell means.
  ///
  /// Every row stands between bars. The second half of a wide character is shown as `◂`. The second
  /// grid has one letter for each role, `.` for ordinary text; the roles used are listed below it.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public var golden: String {
    var text = "\(size.width)x\(size.height) \(glyphs)\n"
    var styles = ""
    var used: Set<Role> = []
    for y in 0..<size.height {
      text += "|"
      styles += "|"
      for index in y * size.width..<(y + 1) * size.width {
        let cell = cells[index]
        text.unicodeScalars.append(contentsOf: cell.width == 0 ? ["◂"] : scalars(at: index))
        styles.append(cell.role.goldenLetter)
        used.insert(cell.role)
      }
      text += "|\n"
      styles += "|\n"
    }
    let legend = Role.allCases.filter { used.contains($0) && $0 != .normal }
      .map { "\($0.goldenLetter) \($0)\n" }
    return text + "\n" + styles + "\n" + legend.joined()
  }
}

extension Role {
  /// The letter of a role in a golden picture.
  var goldenLetter: Character {
    switch self {
    case .normal: "."
    case .muted: "m"
    case .heading: "H"
    case .accent: "a"
    case .selected: "S"
    case .field: "f"
    case .good: "g"
    case .warning: "w"
    case .danger: "d"
    case .rule: "r"
    case .tabActive: "T"
    case .tab: "t"
    case .hint: "h"
    case .match: "M"
    case .bar1: "1"
    case .bar2: "2"
    case .bar3: "3"
    case .bar4: "4"
    case .barUnknown: "u"
    }
  }
}
