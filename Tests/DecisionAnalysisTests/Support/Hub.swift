import DecisionAnalysis

/// A made-up choice of a service's form that many tests share, with options do-minimum, hub, single
/// site and network, and criteria outcomes, experience, travel, equity, workforce and time.
enum Hub {
  static let parents: [Int?] = [nil, nil, nil, 0, 0, 1, 1, 2, 2]
  static let swings: [Double] = [100, 60, 40, 100, 40, 100, 50, 100, 30]
  static let order = [[0], [2], [4], [1], [3], [5]]

  static var values: Matrix<Double> {
    get throws {
      func travel(_ minutes: Double) -> Double {
        minutes <= 35 ? 100 - (minutes - 20) * 2 : 70 - (minutes - 35) * 70 / 25
      }
      func time(_ years: Double) -> Double { 100 * (6 - years) / 5 }
      return try Matrix(rows: [
        [0, 20, travel(20), 80, 0, time(1)],
        [60, 60, travel(30), 70, 60, time(3)],
        [100, 40, travel(55), 20, 100, time(6)],
        [70, 100, travel(35), 100, 40, time(4)],
      ])
    }
  }

  /// The same options by their raw performances, for methods that scale columns themselves.
  static var rawTable: DecisionTable {
    get throws {
      try DecisionTable(
        performances: Matrix(rows: [
          [0, 20, 20, 80, 0, 1], [60, 60, 30, 70, 60, 3], [100, 40, 55, 20, 100, 6],
          [70, 100, 35, 100, 40, 4],
        ]),
        directions: [.maximise, .maximise, .minimise, .maximise, .maximise, .minimise],
        weights: tree.leafWeights)
    }
  }

  static var tree: WeightTree {
    get throws { try WeightTree(parents: parents, ratios: swings) }
  }

  static var table: DecisionTable {
    get throws { try DecisionTable(values: values, weights: tree.leafWeights) }
  }
}
