/// A row of cells beside what stood there before.
public struct ChangedRow {
  /// The cells as they are to be.
  public let cells: UnsafeBufferPointer<PackedCell>
  @usableFromInline let before: UnsafeBufferPointer<PackedCell>
  @usableFromInline let marksDiffer: Bool

  /// Whether the cell in a column differs.
  @inlinable public func isChanged(_ x: Int) -> Bool {
    cells[x].bits != before[x].bits || marksDiffer && cells[x].hasMarks
  }

  /// Where the spaces in the terminal's own colours begin that the row ends in.
  public var end: Int {
    var end = cells.count
    while end > 0, cells[end - 1] == .blank { end -= 1 }
    return end
  }
}

extension Canvas {
  /// Calls a function with every row that differs from an older canvas of the same size.
  ///
  /// Combining marks are told apart as a whole: where any differ, every cell with marks counts as
  /// different.
  ///
  /// - Complexity: O(*n*) in the number of cells; rows that are equal cost next to nothing.
  public func forEachChangedRow(since old: Canvas, _ body: (_ y: Int, _ row: ChangedRow) -> Void) {
    let width = size.width
    let marksDiffer = (!marks.isEmpty || !old.marks.isEmpty) && marks != old.marks
    let marked = marksDiffer ? PackedCell.marksBit : 0
    cells.withUnsafeBufferPointer { cells in
      old.cells.withUnsafeBufferPointer { before in
        for y in 0..<size.height {
          let row = y * width..<(y + 1) * width
          // Without a way out of the loop, so that it runs over many cells at a time.
          var difference: UInt32 = 0
          for index in row {
            difference |= cells[index].bits ^ before[index].bits | cells[index].bits & marked
          }
          guard difference != 0 else { continue }
          body(
            y,
            ChangedRow(
              cells: UnsafeBufferPointer(rebasing: cells[row]),
              before: UnsafeBufferPointer(rebasing: before[row]), marksDiffer: marksDiffer))
        }
      }
    }
  }

  /// Calls a function with the place and content of every cell that differs from an older canvas.
  ///
  /// Second halves of wide characters are left out. Without an older canvas, or with one of another
  /// size, every cell counts as different.
  ///
  /// - Complexity: O(*n*) in the number of cells; rows that are equal cost next to nothing.
  public func forEachChange(since old: Canvas?, _ body: (_ x: Int, _ y: Int, _ cell: Cell) -> Void)
  {
    guard let old, old.size == size else {
      for y in 0..<size.height {
        for x in 0..<size.width where cells[y * size.width + x].width != 0 {
          body(x, y, self[x, y])
        }
      }
      return
    }
    forEachChangedRow(since: old) { y, row in
      for x in row.cells.indices where row.isChanged(x) && row.cells[x].width != 0 {
        body(x, y, self[x, y])
      }
    }
  }
}
