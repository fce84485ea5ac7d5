/// The colours of a screen drawn as a picture.
public enum SVGTheme: Equatable, Sendable, CaseIterable {
  /// Dark text on a light ground.
  case light
  /// Light text on a dark ground.
  case dark
}

extension Canvas {
  /// The canvas as an SVG picture, so that a picture of a screen is the screen itself.
  ///
  /// Every run of cells is stretched to the columns that it takes, so the grid holds in any
  /// monospaced font. The picture has no scripts and refers to nothing outside it. The title is
  /// read by screen readers; the cursor is drawn as an outline.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public func svg(theme: SVGTheme, title: String = "", cursor: Point? = nil) -> String {
    let width = size.width * SVGMetrics.column + 2 * SVGMetrics.margin
    let height = size.height * SVGMetrics.row + 2 * SVGMetrics.margin
    let palette = SVGPalette(theme)
    var result = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" role="img" font-family="ui-monospace, 'DejaVu Sans Mono', \
      Menlo, Consolas, monospace" font-size="\(SVGMetrics.fontSize)">

      """
    if !title.isEmpty { result += "<title>\(Self.escaped(title.unicodeScalars))</title>\n" }
    result += """
      <rect width="\(width)" height="\(height)" rx="6" fill="\(palette.ground)"/>

      """
    for y in 0..<size.height {
      for run in runs(row: y) { result += svg(run, y: y, palette) }
    }
    if let cursor, bounds.contains(cursor) {
      let (x, y) = SVGMetrics.origin(cursor.x, cursor.y)
      result += """
        <rect x="\(x)" y="\(y)" width="\(SVGMetrics.column)" height="\(SVGMetrics.row)" \
        fill="none" stroke="\(palette.text)"/>

        """
    }
    return result + "</svg>\n"
  }

  /// Cells of one role beside each other; a wide character is a run of its own.
  private struct Run {
    var x: Int
    var columns: Int
    var role: Role
    var scalars: [Unicode.Scalar]
  }

  private func runs(row y: Int) -> [Run] {
    var runs: [Run] = []
    var closed = true
    for x in 0..<size.width {
      let index = y * size.width + x
      let cell = cells[index]
      if cell.width == 0 { continue }
      let isWide = cell.width == 2
      if let last = runs.last, !closed, !isWide, last.role == cell.role {
        runs[runs.count - 1].columns += 1
        runs[runs.count - 1].scalars += scalars(at: index)
      } else {
        let columns = Int(cell.width)
        runs.append(Run(x: x, columns: columns, role: cell.role, scalars: scalars(at: index)))
      }
      closed = isWide
    }
    return runs
  }

  private func svg(_ run: Run, y row: Int, _ palette: SVGPalette) -> String {
    let style = palette.style(run.role)
    let (x, y) = SVGMetrics.origin(run.x, row)
    let width = run.columns * SVGMetrics.column
    var result = ""
    if let ground = style.ground {
      result += """
        <rect x="\(x)" y="\(y)" width="\(width)" height="\(SVGMetrics.row)" fill="\(ground)"/>

        """
    }
    guard run.scalars.contains(where: { $0 != " " }) else { return result }
    let bold = style.isBold ? " font-weight=\"bold\"" : ""
    return result + """
      <text x="\(x)" y="\(y + SVGMetrics.baseline)" textLength="\(width)" \
      lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="\(style.text)"\(bold)>\
      \(Self.escaped(run.scalars))</text>

      """
  }

  private static func escaped(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = ""
    for scalar in scalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // XML has no way to write other controls.
      case _ where scalar.value < 0x20 || (scalar.value >= 0xFFFE && scalar.value <= 0xFFFF):
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

private enum SVGMetrics {
  static let column = 9
  static let row = 20
  static let margin = 12
  static let fontSize = 15
  static let baseline = 15

  static func origin(_ x: Int, _ y: Int) -> (x: Int, y: Int) {
    (margin + x * column, margin + y * row)
  }
}

/// The colours of the roles, blue and orange rather than red and green.
private struct SVGPalette {
  struct Style {
    var text: String
    var ground: String?
    var isBold: Bool
  }

  let isLight: Bool

  init(_ theme: SVGTheme) {
    isLight = theme == .light
  }

  var ground: String { isLight ? "#fdfdfb" : "#16181d" }
  var text: String { isLight ? "#1c1e21" : "#e4e6e8" }

  func style(_ role: Role) -> Style {
    switch role {
    case .normal: Style(text: text, isBold: false)
    case .muted: Style(text: pick("#5c6166", "#9aa1a8"), isBold: false)
    case .heading: Style(text: text, isBold: true)
    case .accent: Style(text: pick("#0b5cad", "#7db7f5"), isBold: true)
    case .selected: Style(text: pick("#ffffff", "#10131a"), ground: accent, isBold: true)
    case .field: Style(text: text, ground: pick("#e6ebf1", "#2a2f38"), isBold: false)
    case .good: Style(text: pick("#0b5cad", "#7db7f5"), isBold: false)
    case .warning: Style(text: pick("#8a4b00", "#f0b45c"), isBold: true)
    case .danger: Style(text: pick("#ffffff", "#1b1206"), ground: orange, isBold: true)
    case .rule: Style(text: pick("#a9afb5", "#4d545d"), isBold: false)
    case .tabActive: Style(text: accent, isBold: true)
    case .tab, .hint: Style(text: pick("#5c6166", "#9aa1a8"), isBold: false)
    case .match: Style(text: pick("#8a4b00", "#f0b45c"), isBold: true)
    case .bar1: Style(text: accent, isBold: false)
    case .bar2: Style(text: orange, isBold: false)
    case .bar3: Style(text: pick("#3f7f93", "#8cc7d8"), isBold: false)
    case .bar4: Style(text: pick("#80868c", "#b9bfc6"), isBold: false)
    case .barUnknown: Style(text: pick("#80868c", "#7d858d"), isBold: false)
    }
  }

  private var accent: String { pick("#0b5cad", "#7db7f5") }
  private var orange: String { pick("#b45309", "#f0a04b") }

  private func pick(_ light: String, _ dark: String) -> String { isLight ? light : dark }
}
