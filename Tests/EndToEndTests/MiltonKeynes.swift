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

  /// The keys that mark so many cells from the first blank on, cell by cell: behind the last row of
  /// a card Enter goes on to the next one.
  static func keys(cells: Range<Int>) -> [String] {
    cells.flatMap { cell in
      let onward = cell > cells.lowerBound && cell % options.count == 0 ? ["\r"] : []
      return onward + ["\(mark(cell % options.count, cell / options.count))\r"]
    }
  }

  /// The total of an option where all criteria weigh the same, unless some marks differ.
  static func total(_ option: Int, changing: [Int: Int] = [:]) -> Double {
    let marks = criteria.indices.map { changing[$0] ?? mark(option, $0) }
    return Double(marks.reduce(0, +)) / Double(marks.count)
  }
}

extension Desk {
  /// Goes to Score and marks so many cells as a person does, one after the other.
  func mark(cells: Range<Int>) throws {
    try type("g2")
    for keys in MiltonKeynes.keys(cells: cells) { try type(keys) }
  }
}

extension Double {
  /// The number with one decimal, halves away from zero.
  var tenths: String {
    let tenths = Int((self * 10).rounded(.toNearestOrAwayFromZero))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
