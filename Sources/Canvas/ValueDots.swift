/// Several values on the line between the ends of their scale, such as everybody's marks of one thing.
///
/// It looks like ├──●──2────┼──●────┤, in ASCII like |--@--2----+--@----|. A digit stands for so many
/// values in one column, a plus for more than nine.
public struct ValueDots: Equatable, Sendable {
  /// The scale of the line.
  public var axis: ValueAxis
  /// The values.
  public var values: [Double]

  /// Makes a line with dots.
  public init(_ axis: ValueAxis, _ values: [Double]) {
    self.axis = axis
    self.values = values
  }

  /// Draws the line into the first row of an area that has three columns at least.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    let area = rect.splitTop(1).top
    guard area.width >= 3, !area.isEmpty else { return }
    ValueLine(axis).draw(on: &canvas, in: area)
    var counts: [Int: Int] = [:]
    for value in values {
      if let column = axis.column(of: value, width: area.width) { counts[column, default: 0] += 1 }
    }
    for (column, count) in counts.sorted(by: { $0.key < $1.key }) {
      let sign =
        count == 1 ? String(canvas.glyphs.sign(of: .done)) : count > 9 ? "+" : String(count)
      canvas.put(sign, x: area.x + column, y: area.y, width: 1, role: .heading)
    }
  }
}
