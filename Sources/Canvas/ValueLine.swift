/// A value on the line between the ends of its scale.
///
/// It looks like ├───────◆───┼───────┤, in ASCII like |-------*---+-------|. The value differs from the line by its sign and not only by colour.
public struct ValueLine: Equatable, Sendable {
  /// The scale of the line.
  public var axis: ValueAxis
  /// The value, or nil for a line that has none yet.
  public var value: Double?
  /// A value that was given before, shown hollow.
  public var former: Double?
  /// A stretch of the line that is drawn heavier, such as from the lowest mark to the highest.
  public var stretch: ClosedRange<Double>?

  /// Makes a line.
  public init(
    _ axis: ValueAxis, value: Double? = nil, former: Double? = nil,
    stretch: ClosedRange<Double>? = nil
  ) {
    self.axis = axis
    self.value = value
    self.former = former
    self.stretch = stretch
  }

  /// Draws the line into the first row of an area that has three columns at least.
  ///
  /// A role stands for all of it, as in a row that is selected.
  public func draw(on canvas: inout Canvas, in rect: Rect, role: Role? = nil) {
    let area = rect.splitTop(1).top
    guard area.width >= 3, !area.isEmpty else { return }
    canvas.horizontalRule(x: area.x, y: area.y, width: area.width, role: role ?? .rule)
    func put(_ sign: Unicode.Scalar, _ columns: ClosedRange<Int>, _ usual: Role) {
      canvas.fill(
        Rect(x: area.x + columns.lowerBound, y: area.y, width: columns.count, height: 1),
        with: sign, role: role ?? usual)
    }
    func column(_ value: Double?) -> Int? {
      value.flatMap { axis.column(of: $0, width: area.width) }
    }
    let glyphs = canvas.glyphs
    if let stretch, let one = column(stretch.lowerBound), let other = column(stretch.upperBound) {
      put(glyphs.lineStretch, min(one, other)...max(one, other), .normal)
    }
    for tick in axis.ticks.compactMap(column) { put(glyphs.lineTick, tick...tick, .rule) }
    put(glyphs.lineStart, 0...0, .rule)
    put(glyphs.lineEnd, area.width - 1...area.width - 1, .rule)
    if let former = column(former) { put(glyphs.hollowDiamond, former...former, .normal) }
    if let value = column(value) { put(glyphs.diamond, value...value, .heading) }
  }
}
