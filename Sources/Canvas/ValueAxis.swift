import PlainText

/// The scale of a line of values: its two ends, its ticks, and what is written above it.
///
/// The worst end stands at the left and the best at the right, also where less is better.
public struct ValueAxis: Equatable, Sendable {
  /// What is written above a value.
  public struct Label: Equatable, Sendable {
    /// The value.
    public var at: Double
    /// What is written, the longest form first.
    public var forms: [String]

    /// Makes a label from its forms, the longest first.
    public init(_ forms: String..., at: Double) {
      self.at = at
      self.forms = forms
    }
  }

  /// The value at the left end.
  public var left: Double
  /// The value at the right end; it may be the smaller one.
  public var right: Double
  /// The values between the ends at which the line is ticked.
  public var ticks: [Double]
  /// What is written above, from the left; the first and the last stand at the ends.
  public var labels: [Label]

  /// Makes an axis.
  public init(from left: Double, to right: Double, ticks: [Double] = [], labels: [Label] = []) {
    self.left = left
    self.right = right
    self.ticks = ticks
    self.labels = labels
  }

  /// The axis of points from 0 to 100.
  public static let hundred = ValueAxis(
    from: 0, to: 100, ticks: [50],
    labels: [0, 25, 50, 75, 100].map { Label("\($0)", at: Double($0)) })

  /// The column of a value on a line that is so wide; nil for what is no number.
  ///
  /// What lies beyond an end stands at the end.
  public func column(of value: Double, width: Int) -> Int? {
    let share = (value - left) / (right - left)
    guard share.isFinite, width > 0 else { return nil }
    return Int((min(1, max(0, share)) * Double(min(width, Canvas.maximumLength) - 1)).rounded())
  }

  /// Writes the labels into the first row of an area, above lines that stand in the same columns.
  ///
  /// The ends are written in the longest form that leaves a space between them. Of the others
  /// as many are written as fit evenly: all, every second one, or none.
  public func drawLabels(on canvas: inout Canvas, in rect: Rect, role: Role = .muted) {
    let area = rect.splitTop(1).top
    for (words, x) in placedLabels(width: area.width) {
      canvas.put(words, x: area.x + x, y: area.y, width: area.width - x, role: role)
    }
  }

  private func placedLabels(width: Int) -> [(words: String, x: Int)] {
    let longest = labels.map(\.forms.count).max() ?? 0
    let steps = (1..<max(2, labels.count)).filter { (labels.count - 1).isMultiple(of: $0) }
    for form in 0..<longest {
      for step in steps {
        let shown = stride(from: 0, to: labels.count, by: step).map { labels[$0] }
        if let placed = place(shown, form: form, width: width) { return placed }
      }
    }
    return []
  }

  /// The labels with their columns, or nil where two of them would touch.
  private func place(
    _ shown: [Label], form: Int, width: Int
  ) -> [(words: String, x: Int)]? {
    var placed: [(words: String, x: Int)] = []
    var free = 0
    for (index, label) in shown.enumerated() {
      guard let last = label.forms.last, let column = column(of: label.at, width: width) else {
        return nil
      }
      let words = label.forms.indices.contains(form) ? label.forms[form] : last
      let length = DisplayText.displayWidth(words)
      let x =
        index == 0
        ? column : index == shown.count - 1 ? column - length + 1 : column - length / 2
      guard x >= free, x + length <= width else { return nil }
      placed.append((words, x))
      free = x + length + 1
    }
    return placed
  }
}
