/// A horizontal bar between two values on an axis, on which a third value may be marked.
///
/// What lies below the marked value has another fill, so that it differs without colour.
public struct SpanBar: Equatable, Sendable {
  /// The ends of the bar, in either order.
  public var ends: [Double]
  /// The lowest and the highest value of the axis.
  public var axis: ClosedRange<Double>
  /// The value that is marked by a rule, or nil.
  public var marked: Double?

  /// Makes a bar.
  public init(
    from one: Double, to other: Double, on axis: ClosedRange<Double>, marked: Double? = nil
  ) {
    ends = [min(one, other), max(one, other)]
    self.axis = axis
    self.marked = marked
  }

  /// Draws the bar into the first row of an area; what lies beyond the axis is cut.
  ///
  /// A bar that is not empty takes one column at least.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    let area = rect.splitTop(1).top
    let length = axis.upperBound - axis.lowerBound
    guard !area.isEmpty, length > 0, length.isFinite, ends.allSatisfy(\.isFinite) else { return }
    let width = min(area.width, Canvas.maximumLength)
    func place(_ value: Double) -> Int {
      let share = min(1, max(0, (value - axis.lowerBound) / length))
      return Int((share * Double(width)).rounded())
    }
    var (first, last) = (place(ends[0]), place(ends[1]))
    if first == last, ends[0] < ends[1] {
      first = min(first, width - 1)
      last = first + 1
    }
    let edge = marked.map(place) ?? 0
    for x in first..<last {
      let isBelow = x < edge
      canvas.fill(
        Rect(x: area.x + x, y: area.y, width: 1, height: 1),
        with: canvas.glyphs.barFills[isBelow ? 2 : 0], role: isBelow ? .danger : .bar1)
    }
    guard let marked, axis.contains(marked) else { return }
    canvas.verticalRule(
      x: area.x + min(edge, width - 1), y: area.y, height: 1, role: .accent)
  }
}
