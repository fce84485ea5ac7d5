/// One part of a stacked bar.
public struct BarSegment: Equatable, Sendable {
  /// How large it is, in the unit of the bar; negative and non-finite values count as 0.
  public var value: Double
  /// Which of the four fills it has; higher numbers start again from the first.
  public var fill: Int

  /// Makes a part.
  public init(_ value: Double, fill: Int) {
    self.value = value
    self.fill = fill
  }
}

/// A horizontal bar of several parts, with a part at its end that is not known yet.
public struct StackedBar: Equatable, Sendable {
  /// The known parts, from the left.
  public var segments: [BarSegment]
  /// How much more it could become.
  public var unknown: Double
  /// The value that fills the whole width.
  public var total: Double

  /// Makes a bar.
  public init(_ segments: [BarSegment], unknown: Double = 0, total: Double) {
    self.segments = segments
    self.unknown = unknown
    self.total = total
  }

  /// How many columns each part takes of a width, and the unknown part.
  ///
  /// The bar as a whole is rounded first, so that bars of different rows compare; its columns are
  /// then shared by largest remainders, ties to the earlier part. A bar that is longer than its
  /// total fills the width.
  ///
  /// - Complexity: O(*n* log *n*) in the number of parts.
  public func columns(width: Int) -> (segments: [Int], unknown: Int) {
    let values = segments.map { Self.clean($0.value) }
    let known = values.reduce(0, +)
    let all = known + Self.clean(unknown)
    let scale = max(Self.clean(total), all)
    let width = min(width, Canvas.maximumLength)
    guard width > 0, scale > 0, scale.isFinite else { return (values.map { _ in 0 }, 0) }
    let knownColumns = Self.nearest(known / scale * Double(width))
    let allColumns = Self.nearest(all / scale * Double(width))
    return (Self.shares(values, of: knownColumns), max(0, allColumns - knownColumns))
  }

  /// Draws the bar into the first row of an area.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let columns = columns(width: rect.width)
    let roles: [Role] = [.bar1, .bar2, .bar3, .bar4]
    var x = rect.x
    for (segment, width) in zip(segments, columns.segments) {
      let fill = segment.fill & 3
      canvas.fill(
        Rect(x: x, y: rect.y, width: width, height: 1), with: canvas.glyphs.barFills[fill],
        role: roles[fill])
      x += width
    }
    canvas.fill(
      Rect(x: x, y: rect.y, width: columns.unknown, height: 1), with: canvas.glyphs.barUnknown,
      role: .barUnknown)
  }

  /// Shares whole columns in proportion to values.
  private static func shares(_ values: [Double], of columns: Int) -> [Int] {
    let sum = values.reduce(0, +)
    guard sum > 0, columns > 0 else { return values.map { _ in 0 } }
    let quotas = values.map { $0 / sum * Double(columns) }
    var result = quotas.map { Int($0) }
    let order = quotas.indices.sorted { first, second in
      let left = quotas[first] - Double(result[first])
      let right = quotas[second] - Double(result[second])
      return left == right ? first < second : left > right
    }
    for index in order.prefix(max(0, columns - result.reduce(0, +))) { result[index] += 1 }
    return result
  }

  /// The nearest whole number to one that is not negative, halves upwards.
  private static func nearest(_ value: Double) -> Int { Int(value + 0.5) }

  private static func clean(_ value: Double) -> Double { value.isFinite && value > 0 ? value : 0 }
}

/// A horizontal bar of one value, drawn to an eighth of a column where the glyphs allow it.
public struct Meter: Equatable, Sendable {
  /// The value.
  public var value: Double
  /// The value that fills the whole width.
  public var total: Double
  /// What it means.
  public var role: Role

  /// Makes a bar.
  public init(_ value: Double, total: Double, role: Role = .bar1) {
    self.value = value
    self.total = total
    self.role = role
  }

  /// Draws the bar into the first row of an area; a value outside 0 to the total is cut.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    let area = rect.splitTop(1).top
    guard !area.isEmpty, value.isFinite, total.isFinite, total > 0 else { return }
    let share = min(max(0, value / total), 1)
    let eighths = canvas.glyphs.eighths
    let steps = eighths.isEmpty ? 1 : 8
    let filled = Int(share * Double(min(area.width, Canvas.maximumLength) * steps) + 0.5)
    let whole = filled / steps
    canvas.fill(area.splitLeft(whole).left, with: canvas.glyphs.barFills[0], role: role)
    if filled % steps > 0 {
      let part = Rect(x: area.x + whole, y: area.y, width: 1, height: 1)
      canvas.fill(part, with: eighths[filled % steps - 1], role: role)
    }
  }
}
