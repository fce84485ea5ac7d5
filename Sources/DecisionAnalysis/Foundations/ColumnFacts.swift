/// The lowest and the highest value of each column of a table, and the sum of its squares.
struct ColumnFacts {
  private(set) var lowest: [Double]
  private(set) var highest: [Double]
  private(set) var squares: [Double]

  /// Reads the table row by row, once, as it lies in memory; an empty column is 0 throughout.
  init(_ values: Matrix<Double>) {
    let columns = values.columnCount
    let first = Array(values.elements.prefix(columns))
    (lowest, highest, squares) = (first, first, first.map { _ in 0 })
    values.elements.withUnsafeBufferPointer { values in
      lowest.withUnsafeMutableBufferPointer { lowest in
        highest.withUnsafeMutableBufferPointer { highest in
          squares.withUnsafeMutableBufferPointer { squares in
            guard columns > 0 else { return }
            for row in stride(from: 0, to: values.count, by: columns) {
              for column in 0..<columns {
                let value = values[row &+ column]
                lowest[column] = value < lowest[column] ? value : lowest[column]
                highest[column] = value > highest[column] ? value : highest[column]
                squares[column] += value * value
              }
            }
          }
        }
      }
    }
  }
}
