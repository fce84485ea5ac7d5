import DecisionAnalysis
import StrictJSON

/// A table of numbers as it stands in a problem; who uses it checks its shape.
typealias Rows = [[Double]]

/// Whether more of a performance is better: `benefit`, `max` or 1, and `cost`, `min` or -1.
struct Sense: Decodable {
  let direction: Direction

  private enum Word: String, Decodable, CaseIterable {
    case benefit, cost, max, min
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard case .number = try container.decode(JSONTree.self) else {
      let word = try container.decode(Word.self)
      direction = word == .benefit || word == .max ? .maximise : .minimise
      return
    }
    let sign = try container.decode(Double.self)
    guard abs(sign) == 1 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "A direction is 1 where more is better, else -1.")
    }
    direction = sign > 0 ? .maximise : .minimise
  }
}

/// The parts that many problems share.
enum Parts {
  /// Checks the shape of a table.
  static func matrix(_ rows: Rows, at key: String) throws(Misfit) -> Matrix<Double> {
    let matrix = try at(key, try Matrix(rows: rows))
    guard matrix.rowCount > 0 else { throw Misfit([.key(key)], AnalysisError.noOptions) }
    guard matrix.columnCount > 0 else { throw Misfit([.key(key)], AnalysisError.noCriteria) }
    return matrix
  }

  /// Joins a table in which more is better with its weights.
  static func table(
    _ rows: Rows, at key: String, weights: [Double]
  ) throws(Misfit) -> DecisionTable {
    let values = try matrix(rows, at: key)
    try expect(weights.count, at: "weights", has: values.columnCount)
    return try at("weights", try DecisionTable(values: values, weights: weights))
  }

  /// Joins performances under `matrix` with their directions and weights.
  static func table(
    matrix rows: Rows, types: [Sense]?, weights: [Double]
  ) throws(Misfit) -> DecisionTable {
    let values = try matrix(rows, at: "matrix")
    let directions =
      types?.map(\.direction) ?? Array(repeating: .maximise, count: values.columnCount)
    try expect(directions.count, at: "types", has: values.columnCount)
    try expect(weights.count, at: "weights", has: values.columnCount)
    return try at(
      "weights",
      try DecisionTable(performances: values, directions: directions, weights: weights))
  }

  /// Checks that a list of labels names everything.
  static func labels(_ labels: [String]?, at key: String, count: Int) throws(Misfit) {
    if let labels { try expect(labels.count, at: key, has: count) }
  }

  /// The ends of a range, given as a list of two.
  static func ranges(_ rows: Rows, at key: String, count: Int) throws(Misfit) -> [ValueRange] {
    try expect(rows.count, at: key, has: count)
    var ranges: [ValueRange] = []
    for (index, row) in rows.enumerated() {
      guard row.count == 2, row[0] <= row[1] else {
        throw Misfit([.key(key), .item(index)], "A range is its lower and its upper end.")
      }
      ranges.append(ValueRange(row[0], row[1]))
    }
    return ranges
  }

  /// A range as a list of its two ends.
  static func pair(_ range: ValueRange) -> [Double] { [range.low, range.high] }
}

/// What kind of value stands in a place where several are possible.
enum JSONTree: Decodable {
  case list([JSONNode])
  case object
  case text(String)
  case number
  case other

  init(from decoder: any Decoder) throws {
    switch try decoder.singleValueContainer().decode(JSONNode.self).value {
    case .array(let elements): self = .list(elements)
    case .object: self = .object
    case .string(let text): self = .text(text)
    case .number: self = .number
    case .null, .bool: self = .other
    }
  }

  /// Whether it is a list.
  var isList: Bool { if case .list = self { true } else { false } }
}
