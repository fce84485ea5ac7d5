import DecisionAnalysis
import StrictJSON

/// A table of numbers as it stands in a problem; who uses it checks its shape.
typealias Rows = [[Double]]

/// Whether more of a performance is better: `benefit`, `max` or 1, and `cost`, `min` or -1.
struct Sense: JSONReadable {
  let direction: Direction

  private enum Word: String, ProblemWord {
    case benefit, cost, max, min
  }

  init(json: JSONReader) throws(DecodingFailure) {
    guard case .number = json.node.value else {
      let word = try Word(json: json)
      direction = word == .benefit || word == .max ? .maximise : .minimise
      return
    }
    let sign = try json.number()
    guard abs(sign) == 1 else {
      throw json.refusal("A direction is 1 where more is better, else -1.")
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

/// A word of a closed list.
protocol ProblemWord: RawRepresentable, CaseIterable, JSONReadable where RawValue == String {}

extension ProblemWord {
  init(json: JSONReader) throws(DecodingFailure) { self = try json.word() }
}

/// A list in which null stands for what is missing.
struct OpenList<Value: JSONReadable>: JSONReadable {
  let values: [Value?]

  init(json: JSONReader) throws(DecodingFailure) {
    var values: [Value?] = []
    for element in try json.elements() {
      values.append(element.node.isNull ? nil : try Value(json: element))
    }
    self.values = values
  }
}

/// Rows of numbers, null where one is missing.
struct OpenRows: JSONReadable {
  let rows: [[Double?]]

  init(json: JSONReader) throws(DecodingFailure) {
    rows = try [OpenList<Double>](json: json).map(\.values)
  }
}
