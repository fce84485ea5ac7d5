/// Whether two numbers differ by no more than a tolerance; not a number is close to nothing.
func isClose(_ one: Double, _ other: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(one - other) <= tolerance
}

func isClose(_ one: [Double], _ other: [Double], within tolerance: Double = 1e-9) -> Bool {
  one.count == other.count
    && zip(one, other).allSatisfy { isClose($0, $1, within: tolerance) }
}

func isClose(_ one: [[Double]], _ other: [[Double]], within tolerance: Double = 1e-9) -> Bool {
  one.count == other.count
    && zip(one, other).allSatisfy { isClose($0, $1, within: tolerance) }
}
