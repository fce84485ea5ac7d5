/// How much weight has to move before several bodies can put the same option first.
///
/// The price of an option for a body is the least weight that must change hands among the criteria for
/// the option to be first there, alone or level: half the sum of the changes. See ``RouteToFirst``.
public struct PriceOfAgreement: Equatable, Sendable {
  /// What each option takes for each body, options by bodies; `nil` where no weights put it first.
  public let routes: Matrix<NearestReversal?>
  /// The larger of an option's prices; `nil` where it is impossible for some body.
  public let largest: [Double?]
  /// The options whose largest price is smallest; none where every one is impossible for somebody.
  public let choices: [Int]

  /// Works out the prices for the values and weights of each body.
  ///
  /// An option that is level with a body's first within the tolerance costs nothing. Throws when there
  /// is no body or when they differ in the number of options. Complexity: that of a linear programme for
  /// each option and body.
  public init(
    _ bodies: [DecisionTable], tolerance: Double = Ranking.tolerance
  ) throws(AnalysisError) {
    guard let first = bodies.first else { throw .noAssessors }
    let count = first.optionCount
    for body in bodies where body.optionCount != count {
      throw .length(expected: count, found: body.optionCount)
    }
    var routes = Matrix<NearestReversal?>(
      rowCount: count, columnCount: bodies.count, repeating: nil)
    for (place, body) in bodies.enumerated() {
      let leaders = Ranking.leaders(body.totals, tolerance: tolerance)
      for option in 0..<count {
        routes[option, place] =
          leaders.contains(option)
          ? NearestReversal(rival: option, from: body.weights, to: body.weights)
          : RouteToFirst.route(for: option, in: body)
      }
    }
    self.routes = routes
    let largest = routes.rows.map { row -> Double? in
      row.contains(nil) ? nil : row.compactMap { $0?.weightMoved }.max()
    }
    self.largest = largest
    let least = largest.compactMap(\.self).min()
    choices = largest.indices.filter { option in
      guard let least, let price = largest[option] else { return false }
      return price <= least + 1e-9
    }
  }

  /// The price of an option for a body, as a share of all weight; `nil` where it is impossible.
  public func price(of option: Int, for body: Int) -> Double? {
    routes[option, body]?.weightMoved
  }
}
