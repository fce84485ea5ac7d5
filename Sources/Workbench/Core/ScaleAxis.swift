import AppraisalFindings
import AppraisalModel
import Canvas

extension Scale {
  /// The line that marks on this scale stand on, the worst end at the left.
  var axis: ValueAxis {
    let inner = anchors.map(\.at).filter { $0 > lowest && $0 < highest }.map(\.value)
    let middle = [(worst.value + best.value) / 2]
    var axis = ValueAxis(
      from: worst.value, to: best.value, ticks: inner.isEmpty ? middle : inner,
      labels: [end(worst, "worst"), end(best, "best")])
    guard unit.isEmpty else { return axis }
    if let steps { axis.ticks = steps.dropFirst().dropLast().map(\.value) }
    axis.labels = (steps ?? quarters ?? [worst, best]).map {
      ValueAxis.Label(words($0), at: $0.value)
    }
    return axis
  }

  private func end(_ mark: DecimalNumber, _ word: String) -> ValueAxis.Label {
    ValueAxis.Label("\(mark) \(unit) (\(word))", "\(mark) \(unit)", "\(mark)", at: mark.value)
  }

  /// Every step of a short scale, or nil.
  private var steps: [DecimalNumber]? {
    let pace = (step ?? 1).value
    let count = pace > 0 ? (highest.value - lowest.value) / pace : 0
    return count == count.rounded() && (1...10).contains(count) ? marks(Int(count)) : nil
  }

  /// The quarters of a scale where they are plain numbers, or nil.
  private var quarters: [DecimalNumber]? { marks(4) }

  /// The marks that part a scale evenly where they are plain numbers, or nil.
  private func marks(_ parts: Int) -> [DecimalNumber]? {
    var marks: [DecimalNumber] = []
    for part in 0...parts {
      let exact = worst.value + (best.value - worst.value) * Double(part) / Double(parts)
      guard let mark = DecimalNumber(Numbers.short(exact)), abs(mark.value - exact) < 1e-9 else {
        return nil
      }
      marks.append(mark)
    }
    return marks
  }
}

extension Answer {
  /// The sign of an answer in a column of numbers.
  func sign(on scale: Scale?) -> String {
    switch self {
    case .mark(let number): scale?.words(number) ?? number.description
    case .pass: "pass"
    case .fail: "fail"
    case .doesNotApply: "n/a"
    case .doNotKnow: "?"
    case .ratherNot: "-"
    }
  }

  /// What stands on the line instead of a mark, or nil for a mark.
  func lineWords(_ glyphs: GlyphSet) -> String? {
    switch self {
    case .mark: nil
    case .pass: "\(glyphs.tick) passes"
    case .fail: "\(glyphs.cross) fails"
    case .doesNotApply, .doNotKnow, .ratherNot: words
    }
  }
}
