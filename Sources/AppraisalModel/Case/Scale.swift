/// The words that say what one mark on a scale means.
package struct Anchor: Encodable, Hashable, Sendable {
  package var at: DecimalNumber
  /// What it means, in words.
  package var words: String

  package init(at: DecimalNumber, words: String) {
    self.at = at
    self.words = words
  }
}

/// A point of a value function: a performance and the value that it is worth.
package struct Knot: Encodable, Hashable, Sendable {
  /// The performance, in the scale's unit.
  package var at: DecimalNumber
  package var value: DecimalNumber

  package init(at: DecimalNumber, value: DecimalNumber) {
    self.at = at
    self.value = value
  }
}

/// How the marks of a scale are shown.
package enum ScaleStyle: String, Word, EmptyCoded {
  case numbers
  /// As signs: 3 is +++, -2 is --, and 0 is 0.
  case signs

  package init() { self = .numbers }
}

/// What is marked on a criterion, and what a mark is worth.
///
/// A judged scale has worded anchors; a measured one has a unit. The worst end is worth 0 and the
/// best 100, in a straight line unless knots say otherwise; `worst` above `best` is a scale on
/// which less is better.
package struct Scale: Encodable, Hashable, Sendable {
  /// The mark or performance that is worth 0.
  package var worst: DecimalNumber
  /// The mark or performance that is worth 100.
  package var best: DecimalNumber
  /// The distance between two marks that can be given; nil allows every number between the ends.
  package var step: DecimalNumber?
  /// The unit of a measured scale: "minutes"; empty for a judged one.
  package var unit: String
  package var style: ScaleStyle
  /// What marks mean in words, from worst to best.
  package var anchors: [Anchor]
  /// The inner points of a value function that bends; the ends are understood.
  package var knots: [Knot]

  package init(
    worst: DecimalNumber = 0, best: DecimalNumber = 100, step: DecimalNumber? = nil,
    unit: String = "", style: ScaleStyle = .numbers, anchors: [Anchor] = [], knots: [Knot] = []
  ) {
    self.worst = worst
    self.best = best
    self.step = step
    self.unit = unit
    self.style = style
    self.anchors = anchors
    self.knots = knots
  }

  package var lowest: DecimalNumber { min(worst, best) }
  package var highest: DecimalNumber { max(worst, best) }

  /// Whether a mark lies between the ends and on a step.
  package func allows(_ mark: DecimalNumber) -> Bool {
    guard mark >= lowest, mark <= highest else { return false }
    return step.map { mark.isWhole(stepsOf: $0, from: lowest) } ?? true
  }

  /// What a mark is worth, 0 to 100; marks beyond the ends are worth what the end is.
  ///
  /// A scale whose ends are equal is worth 0 everywhere.
  /// - Complexity: O(*k*) in the number of knots.
  package func value(of mark: DecimalNumber) -> Double {
    guard worst != best else { return 0 }
    var points = [(at: worst.value, value: 0.0)]
    points += knots.map { ($0.at.value, $0.value.value) }
    points.append((best.value, 100))
    if best < worst { points.reverse() }
    let x = min(max(mark.value, lowest.value), highest.value)
    for (left, right) in zip(points, points.dropFirst()) where x <= right.at {
      guard right.at > left.at else { return right.value }
      return left.value + (x - left.at) * (right.value - left.value) / (right.at - left.at)
    }
    return points[points.count - 1].value
  }
}

/// What is wrong with a scale.
package enum ScaleFault: Hashable, Sendable {
  /// The worst and the best mark are the same.
  case sameEnds
  /// The step is not above zero.
  case badStep
  /// An anchor is not a mark of the scale.
  case anchorOffScale(DecimalNumber)
  /// An anchor has no words.
  case anchorWithoutWords(DecimalNumber)
  /// Two anchors stand at one mark.
  case anchorTwice
  /// The anchors are not in order.
  case anchorsOutOfOrder
  /// The points of the value function are not in order.
  case knotsOutOfOrder
  /// A point of the value function is no inner one.
  case knotOutside
  /// A point of the value function has a value that there is not.
  case badValue

  package var words: String {
    switch self {
    case .sameEnds: "the worst and the best mark are the same"
    case .badStep: "the step is not above zero"
    case .anchorOffScale(let mark): "the anchor at \(mark) is not a mark of the scale"
    case .anchorWithoutWords(let mark): "the anchor at \(mark) has no words"
    case .anchorTwice: "two anchors stand at one mark"
    case .anchorsOutOfOrder: "the anchors are not in order from worst to best"
    case .knotsOutOfOrder:
      "the points of the value function are not in order from worst to best"
    case .knotOutside: "a point of the value function lies outside the scale"
    case .badValue: "a value is below 0 or above 100"
    }
  }
}

extension Scale {
  /// What is wrong with the scale, or nil.
  package var fault: ScaleFault? {
    if worst == best { return .sameEnds }
    if let step, step <= 0 { return .badStep }
    if let anchor = anchors.first(where: { !allows($0.at) }) { return .anchorOffScale(anchor.at) }
    if let anchor = anchors.first(where: { $0.words.isEmpty }) {
      return .anchorWithoutWords(anchor.at)
    }
    if Set(anchors.map(\.at)).count != anchors.count { return .anchorTwice }
    guard Self.goUp(anchors.map(\.at), from: worst, to: best) else { return .anchorsOutOfOrder }
    guard Self.goUp(knots.map(\.at), from: worst, to: best) else { return .knotsOutOfOrder }
    guard knots.allSatisfy({ $0.at > lowest && $0.at < highest }) else { return .knotOutside }
    guard knots.allSatisfy({ (0...100).contains($0.value) }) else { return .badValue }
    return nil
  }

  /// Whether marks go step by step from the worst end towards the best.
  private static func goUp(
    _ marks: [DecimalNumber], from worst: DecimalNumber, to best: DecimalNumber
  ) -> Bool {
    let rising = worst < best ? marks : marks.reversed()
    return zip(rising, rising.dropFirst()).allSatisfy(<)
  }
}

extension Scale {
  /// A mark as people read it: the number, or its signs.
  package func words(_ mark: DecimalNumber) -> String {
    guard style == .signs, mark.isWhole(stepsOf: 1, from: 0), mark >= -9, mark <= 9 else {
      return mark.description
    }
    let count = Int(mark.value)
    return count == 0 ? "0" : String(repeating: count > 0 ? "+" : "-", count: abs(count))
  }

  /// The mark that a person typed, or nil for text that is none.
  package func mark(from text: String) -> DecimalNumber? {
    if style == .signs, let sign = text.first, sign == "+" || sign == "-", text.count <= 9,
      text.allSatisfy({ $0 == sign })
    {
      return DecimalNumber(sign == "+" ? text.count : -text.count)
    }
    return DecimalNumber(text.first == "+" ? String(text.dropFirst()) : text)
  }
}

extension Anchor: DescribedPart {
  package static var blank: Self { Self(at: 0, words: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("at", &at, .needed)
    try visitor.text("words", &words)
  }

  package func lines(named name: String) -> [String] { ["\(at): \(words)"] }
}

extension Knot: DescribedPart {
  package static var blank: Self { Self(at: 0, value: 0) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("at", &at, .needed)
    try visitor.value("value", &value, .needed)
  }

  package func lines(named name: String) -> [String] { ["\(at) is worth \(value)"] }
}

extension Scale: DescribedPart {
  package static var blank: Self { Self() }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("worst", &worst, .needed)
    try visitor.value("best", &best, .needed)
    try visitor.value("step", &step)
    try visitor.text("unit", &unit)
    try visitor.value("style", &style, .spared)
    try visitor.parts("anchors", &anchors)
    try visitor.parts("knots", &knots)
  }

  package func lines(named name: String) -> [String] {
    ["\(name): \(worst) is worst, \(best) is best" + (unit.isEmpty ? "" : " \(unit)")]
      + anchors.flatMap { $0.lines(named: "") } + knots.flatMap { $0.lines(named: "") }
  }
}
