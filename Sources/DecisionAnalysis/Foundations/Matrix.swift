/// A rectangular table in row order: by convention a row is an option and a column a criterion.
///
/// Subscripts out of bounds trap like an array's: tables are checked once, where they are made.
public struct Matrix<Element> {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The elements, row after row; `rowCount * columnCount` of them.
  public private(set) var elements: [Element]

  /// Makes a table from its rows; no rows at all make the empty table.
  ///
  /// Throws ``AnalysisError/raggedRow(row:expected:found:)`` when the rows differ in length.
  public init(rows: [[Element]]) throws(AnalysisError) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      throw .raggedRow(row: index, expected: width, found: row.count)
    }
    self.init(rowCount: rows.count, columnCount: width, elements: rows.flatMap { $0 })
  }

  /// Makes a table that holds one element everywhere.
  public init(rowCount: Int, columnCount: Int, repeating element: Element) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      elements: Array(repeating: element, count: rowCount * columnCount))
  }

  init(rowCount: Int, columnCount: Int, elements: [Element]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// The element in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Element {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// The elements of one row, left to right.
  public func row(_ index: Int) -> [Element] {
    Array(elements[(index * columnCount)..<((index + 1) * columnCount)])
  }

  /// The elements of one column, top to bottom.
  public func column(_ index: Int) -> [Element] {
    (0..<rowCount).map { self[$0, index] }
  }

  /// The rows, top to bottom.
  public var rows: [[Element]] {
    (0..<rowCount).map(row)
  }

  /// A table of the same shape with every element transformed.
  public func map<Other>(_ transform: (Element) -> Other) -> Matrix<Other> {
    Matrix<Other>(
      rowCount: rowCount, columnCount: columnCount, elements: elements.map(transform))
  }
}

extension Matrix: Equatable where Element: Equatable {}
extension Matrix: Sendable where Element: Sendable {}
