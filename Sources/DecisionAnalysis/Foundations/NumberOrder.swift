/// Sorting by numbers that keeps the order of equal ones.
enum NumberOrder {
  /// The places of the numbers from the smallest to the largest; equal ones in their own order.
  ///
  /// −0 and 0 are equal. Complexity: O(n) for many numbers, by sorting the digits of their bit
  /// patterns; O(n²) for up to 48.
  static func ascending(_ numbers: [Double]) -> [Int] {
    if numbers.count <= 48 { return inserted(numbers) }
    // Adding 0 makes −0 positive. The patterns of negative numbers run backwards.
    let keys = numbers.map { number -> UInt64 in
      let pattern = (number + 0).bitPattern
      return pattern >> 63 == 0 ? pattern | 1 << 63 : ~pattern
    }
    return byDigits(keys)
  }

  /// The places of the numbers from the largest to the smallest; equal ones in their own order.
  static func descending(_ numbers: [Double]) -> [Int] { ascending(numbers.map { -$0 }) }

  private static func inserted(_ numbers: [Double]) -> [Int] {
    var order = Array(0..<numbers.count)
    order.withUnsafeMutableBufferPointer { order in
      numbers.withUnsafeBufferPointer { numbers in
        for place in 1..<max(1, order.count) {
          let item = order[place]
          var hole = place
          while hole > 0, numbers[order[hole - 1]] > numbers[item] {
            order[hole] = order[hole - 1]
            hole -= 1
          }
          order[hole] = item
        }
      }
    }
    return order
  }

  // Least digit first, eight bits at a time; digits that are the same everywhere are passed over.
  private static func byDigits(_ keys: [UInt64]) -> [Int] {
    let size = keys.count
    var tallies = Array(repeating: 0, count: 8 * 256)
    tallies.withUnsafeMutableBufferPointer { tallies in
      for key in keys {
        for digit in 0..<8 {
          tallies[digit &* 256 &+ Int(truncatingIfNeeded: key >> (8 &* digit) & 255)] &+= 1
        }
      }
    }
    var order = Array(0..<size)
    var next = order
    keys.withUnsafeBufferPointer { keys in
      for digit in 0..<8 {
        let shift = UInt64(8 * digit)
        guard tallies[digit * 256 + Int(keys[0] >> shift & 255)] < size else { continue }
        order.withUnsafeBufferPointer { order in
          next.withUnsafeMutableBufferPointer { next in
            tallies.withUnsafeMutableBufferPointer { tallies in
              let tally = UnsafeMutableBufferPointer(
                rebasing: tallies[(digit * 256)..<(digit * 256 + 256)])
              var start = 0
              for value in 0..<256 {
                let count = tally[value]
                tally[value] = start
                start += count
              }
              for item in order {
                let value = Int(truncatingIfNeeded: keys[item] >> shift & 255)
                next[tally[value]] = item
                tally[value] &+= 1
              }
            }
          }
        }
        swap(&order, &next)
      }
    }
    return order
  }
}
