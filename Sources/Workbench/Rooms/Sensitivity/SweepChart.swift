import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// The totals of the options as lines over a weight from 0 to 100%.
///
/// Options that lead somewhere have lines of their own with their names at the right ends; the others
/// are one grey band.
struct SweepChart {
  let sweep: NodeSweep
  /// What each option is called, in the order of the sweep.
  let names: [String]
  /// The weight that is tried; nil for none.
  let tried: Double?
  /// The rows of the sweep that lead somewhere, by the weight at which they first do.
  let leading: [Int]
  /// The rows that lead nowhere.
  let others: [Int]
  private let low: Double
  private let high: Double

  init(_ sweep: NodeSweep, names: [String], tried: Double?) {
    (self.sweep, self.names, self.tried) = (sweep, names, tried)
    var leading: [Int] = []
    for option in sweep.spans.flatMap(\.leaders) {
      guard let row = sweep.options.firstIndex(of: option), !leading.contains(row) else { continue }
      leading.append(row)
    }
    self.leading = leading
    others = sweep.options.indices.filter { !leading.contains($0) }
    let ends = (sweep.totals(at: 0) + sweep.totals(at: 1)).filter(\.isFinite)
    let least = ((ends.min() ?? 0) / 10).rounded(.down) * 10
    low = least
    high = max(least + 10, ((ends.max() ?? 100) / 10).rounded(.up) * 10)
  }

  /// The weights at which the first place changes hands.
  var crossings: [Double] { sweep.spans.dropFirst().map(\.from) }

  /// What a line is drawn with, which the legend repeats.
  func style(_ row: Int) -> (role: Role, place: Int) {
    let roles: [Role] = [.bar1, .bar2, .bar3, .bar4]
    let place = leading.firstIndex(of: row) ?? 0
    return (roles[place & 3], place & 3)
  }

  // MARK: Drawing

  /// Where the parts of the chart stand.
  private struct Areas {
    var plot: Rect
    var axis: Rect
    var names: Rect
    let hasScale: Bool

    init(_ rect: Rect, names longest: Int) {
      let (below, above) = rect.splitBottom(rect.height >= 3 ? 1 : 0)
      hasScale = rect.width >= 34
      let left = hasScale ? 5 : 0
      let right = rect.width >= 24 ? min(longest, max(8, rect.width / 3)) + 1 : 0
      plot = above.inset(left: left, right: right)
      axis = below.inset(left: left, right: right)
      names = Rect(x: plot.maxX + 1, y: plot.y, width: max(0, right - 1), height: plot.height)
    }
  }

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    let label = othersLabel
    let longest = (leading.map { names[$0] } + [label]).map(DisplayText.displayWidth).max() ?? 0
    let areas = Areas(rect, names: longest)
    guard areas.plot.height > 0, areas.plot.width > 4 else { return }
    if areas.hasScale { drawScale(&frame, in: areas.plot) }
    drawBand(&frame, in: areas.plot)
    drawWeights(&frame, in: areas.plot)
    // The first to lead are drawn last and so on top.
    for row in leading.reversed() { drawLine(row, &frame, in: areas.plot) }
    drawCrossings(&frame, in: areas.plot)
    drawNames(&frame, areas, label)
    if !areas.axis.isEmpty { drawAxis(&frame, in: areas.axis) }
    // What stands left and right of the lines counts as their ends.
    for x in rect.x..<rect.maxX {
      let column = max(0, min(x - areas.plot.x, areas.plot.width - 1))
      frame.hits.append(
        HitBox(
          Rect(x: x, y: rect.y, width: 1, height: rect.height),
          .weight(Int((weight(column, areas.plot.width) * 100).rounded()))))
    }
  }

  /// What stands beside the band.
  private var othersLabel: String {
    switch others.count {
    case 0: ""
    case 1: names[others[0]]
    default: Numbers.count(others.count, "other")
    }
  }

  private func weight(_ column: Int, _ width: Int) -> Double {
    Double(column) / Double(max(1, width - 1))
  }

  private func column(_ weight: Double, _ width: Int) -> Int {
    Int((min(1, max(0, weight)) * Double(width - 1)).rounded())
  }

  /// How many thirds of rows a total stands above the bottom.
  private func third(_ total: Double, _ height: Int) -> Int {
    let share = (total - low) / (high - low)
    guard share.isFinite else { return 0 }
    return Int((min(1, max(0, share)) * Double(3 * height - 1)).rounded())
  }

  private func drawScale(_ frame: inout Frame<Action>, in plot: Rect) {
    frame.canvas.verticalRule(x: plot.x - 1, y: plot.y, height: plot.height)
    let step = [10.0, 20, 50, 100, 1000].first { (high - low) / $0 * 2 <= Double(plot.height) }
    guard let step else { return }
    for tick in stride(from: (low / step).rounded(.up) * step, through: high, by: step) {
      let y = plot.maxY - 1 - third(tick, plot.height) / 3
      let words = DisplayText.padded(Numbers.fixed(tick, 0), to: 3, alignment: .right)
      frame.canvas.put(words, x: plot.x - 5, y: y, width: 3, role: .muted)
      frame.canvas.fill(
        Rect(x: plot.x - 1, y: y, width: 1, height: 1), with: frame.canvas.glyphs.lineEnd,
        role: .rule)
    }
  }

  /// The others from the lowest to the highest of them at each weight.
  private func drawBand(_ frame: inout Frame<Action>, in plot: Rect) {
    guard !others.isEmpty else { return }
    let fill = frame.canvas.glyphs.barFills[3]
    for x in 0..<plot.width {
      let totals = sweep.totals(at: weight(x, plot.width))
      let thirds = others.map { third(totals[$0], plot.height) }
      let (bottom, top) = ((thirds.min() ?? 0) / 3, (thirds.max() ?? 0) / 3)
      frame.canvas.fill(
        Rect(x: plot.x + x, y: plot.maxY - 1 - top, width: 1, height: top - bottom + 1),
        with: fill, role: .muted)
    }
  }

  /// The weight that is set, and the one that is tried.
  private func drawWeights(_ frame: inout Frame<Action>, in plot: Rect) {
    let now = plot.x + column(sweep.current, plot.width)
    frame.canvas.verticalRule(
      x: now, y: plot.y, height: plot.height, role: tried == nil ? .accent : .muted)
    guard let tried else { return }
    frame.canvas.verticalRule(
      x: plot.x + column(tried, plot.width), y: plot.y, height: plot.height, role: .accent)
  }

  private func drawLine(_ row: Int, _ frame: inout Frame<Action>, in plot: Rect) {
    let (role, place) = style(row)
    let levels = frame.canvas.glyphs.lineLevels
    for x in 0..<plot.width {
      let third = third(sweep.totals(at: weight(x, plot.width))[row], plot.height)
      let glyph = levels.isEmpty ? frame.canvas.glyphs.barFills[place] : levels[third % 3]
      frame.canvas.fill(
        Rect(x: plot.x + x, y: plot.maxY - 1 - third / 3, width: 1, height: 1), with: glyph,
        role: role)
    }
  }

  /// A cross where the first place changes hands, and dots from there to the axis.
  private func drawCrossings(_ frame: inout Frame<Action>, in plot: Rect) {
    for crossing in crossings {
      let totals = sweep.totals(at: crossing)
      guard let best = leading.map({ totals[$0] }).max() else { continue }
      let x = plot.x + column(crossing, plot.width)
      let y = plot.maxY - 1 - third(best, plot.height) / 3
      for below in y + 1..<max(y + 1, plot.maxY) where frame.canvas[x, below].base == " " {
        frame.canvas.fill(
          Rect(x: x, y: below, width: 1, height: 1), with: frame.canvas.glyphs.dotted, role: .muted)
      }
      frame.canvas.fill(
        Rect(x: x, y: y, width: 1, height: 1), with: frame.canvas.glyphs.crossing, role: .accent)
    }
  }

  // MARK: Names at the right ends

  private func drawNames(_ frame: inout Frame<Action>, _ areas: Areas, _ othersLabel: String) {
    let area = areas.names
    guard area.width > 0 else { return }
    let atOne = sweep.totals(at: 1)
    // A name stays apart from those of the others too, which stand under the chart.
    let cut = DisplayText.apart(names, within: area.width, ellipsis: frame.canvas.glyphs.ellipsis)
    var labels = leading.map { (text: cut[$0], role: style($0).role, total: atOne[$0]) }
    if !others.isEmpty {
      let middle = others.reduce(0) { $0 + atOne[$1] } / Double(others.count)
      let words = others.count == 1 ? cut[others[0]] : othersLabel
      labels.append((words, .muted, middle))
    }
    labels.sort { $0.total > $1.total }
    let wanted = labels.map { area.height - 1 - third($0.total, area.height) / 3 }
    for (index, row) in Self.spread(wanted, rows: area.height).enumerated() {
      guard let row else { continue }
      frame.canvas.put(
        labels[index].text, x: area.x, y: area.y + row, width: area.width, role: labels[index].role)
    }
  }

  /// Rows for labels that stand in order from the top, each as near as can be to where it belongs and
  /// none on another; nil for those that there are no rows for.
  static func spread(_ wanted: [Int], rows: Int) -> [Int?] {
    var placed: [Int] = []
    for row in wanted.prefix(rows) { placed.append(max(row, (placed.last ?? -1) + 1)) }
    var limit = rows - 1
    for index in placed.indices.reversed() {
      placed[index] = min(placed[index], limit)
      limit = placed[index] - 1
    }
    return placed + wanted.dropFirst(placed.count).map { _ in nil }
  }

  // MARK: The axis

  /// The ends, where the first place changes and the weights that are set and tried; where two would
  /// touch, the one that says less is left out.
  private func drawAxis(_ frame: inout Frame<Action>, in axis: Rect) {
    var labels: [(words: String, weight: Double, role: Role)] = []
    if let tried { labels.append(("\(Numbers.percent(tried)) tried", tried, .accent)) }
    labels.append(
      ("\(Numbers.percent(sweep.current)) now", sweep.current, tried == nil ? .accent : .normal))
    let weights = labels.count
    labels += crossings.map { (sweep.percent(at: $0), $0, .normal) }
    labels += [("0%", 0, .muted), ("100%", 1, .muted), ("50%", 0.5, .muted)]
    var taken: [Range<Int>] = []
    for (index, label) in labels.enumerated() {
      let width = DisplayText.displayWidth(label.words)
      let at = column(label.weight, axis.width)
      // It stands under its line or begins there, else it ends there.
      let free = [index < weights ? at : at - width / 2, at, at + 1, at - width + 1, at - width]
        .lazy
        .map { max(0, min($0, axis.width - width)) }
        .first { x in !taken.contains { $0.overlaps(x - 1..<x + width + 1) } }
      guard width <= axis.width, let x = free else { continue }
      taken.append(x..<x + width)
      frame.canvas.put(label.words, x: axis.x + x, y: axis.y, width: width, role: label.role)
    }
  }
}
