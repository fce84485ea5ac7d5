import DecisionAnalysis

extension DecisionTable {
  /// The table in an oracle's inputs, turned so that more is better.
  init(oracle: Oracle, weights: [Double]? = nil) throws {
    let inputs = try oracle.at("inputs")
    try self.init(
      performances: Matrix(rows: inputs.at("matrix").rows),
      directions: inputs.at("types").directions.map { $0 > 0 ? .maximise : .minimise },
      weights: weights ?? inputs.at("weights").numbers)
  }
}

extension PreferenceFunction {
  /// The function that an oracle describes by its type in Roman numerals.
  init(oracle: Oracle) throws {
    let numbers = try Dictionary(
      uniqueKeysWithValues: oracle.keys.filter { $0 != "type" }.map {
        ($0, try oracle.at($0).number)
      })
    let (low, high) = (numbers["q"] ?? 0, numbers["p"] ?? 0)
    self =
      switch try oracle.at("type").text {
      case "I": .usual
      case "II": .threshold(indifference: low)
      case "III": .vShape(preference: high)
      case "IV": .level(indifference: low, preference: high)
      case "V": .linear(indifference: low, preference: high)
      default: .gaussian(deviation: numbers["s"] ?? 0)
      }
  }
}
