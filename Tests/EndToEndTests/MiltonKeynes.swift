/// The case of 2010 as the tests mark it.
enum MiltonKeynes {
  /// The options that are marked, in the order of the screen, with their names there.
  static let options = [
    ("arms-length", "Stay at arm's length"), ("stand-alone", "Stand-alone body"),
    ("join-council", "Join the council"), ("join-hospital", "Join the hospital trust"),
    ("join-neighbours", "Join neighbouring providers"), ("dispersal", "Managed dispersal"),
  ]

  /// The scored criteria, in the order of the cards.
  static let criteria = [
    "care", "children", "users", "resources", "transformation", "deadline", "staff", "viability",
  ]

  /// A mark for every cell: an option's base and a little more or less by criterion.
  static func mark(_ option: Int, _ criterion: Int) -> Int {
    [60, 40, 66, 55, 31, 22][option] + (option * 5 + criterion * 3) % 7
  }

  /// The keys that mark so many cells from the first blank on.
  static func keys(cells: Range<Int>) -> String {
    cells.map { "\(mark($0 % options.count, $0 / options.count))\r" }.joined()
  }

  /// The total of an option where all criteria weigh the same, unless some marks differ.
  static func total(_ option: Int, changing: [Int: Int] = [:]) -> Double {
    let marks = criteria.indices.map { changing[$0] ?? mark(option, $0) }
    return Double(marks.reduce(0, +)) / Double(marks.count)
  }
}

extension Double {
  /// The number with one decimal, halves away from zero.
  var tenths: String {
    let tenths = Int((self * 10).rounded(.toNearestOrAwayFromZero))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
