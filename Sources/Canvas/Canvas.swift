import PlainText

/// One character cell: what it shows, how wide that is, and what it means.
public struct Cell: Equatable, Hashable, Sendable {
  /// The spacing character.
  public var base: Unicode.Scalar
  /// Up to three combining marks, 0 where there is none.
  public var marks: SIMD3<UInt32>
  /// 1 or 2; 0 for the second half of a wide character.
  public var width: UInt8
  /// What the cell means.
  public var role: Role

  /// Makes a cell.
  public init(
    base: Unicode.Scalar = " ", marks: SIMD3<UInt32> = .zero, width: UInt8 = 1,
    role: Role = .normal
  ) {
    self.base = base
    self.marks = marks
    self.width = width
    self.role = role
  }

  /// An empty cell.
  public static let blank = Cell()
}

/// A grid of character cells; nothing that is drawn can leave it or hold a control character.
///
/// Reads outside the grid give a blank cell and writes outside do nothing. A wide character is
/// never cut: where only half of one would remain, that half becomes a space.
public struct Canvas: Equatable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// The signs that drawing on this canvas uses.
  public let glyphs: GlyphSet
  /// The rows of cells, one after the other.
  var cells: [PackedCell]
  /// The combining marks of the few cells that have any, by index.
  var marks: [Int: SIMD3<UInt32>]

  /// The largest width and height that a canvas has.
  public static let maximumLength = 2_000

  /// Makes a blank canvas; lengths over ``maximumLength`` are cut to it.
  public init(size: Size, glyphs: GlyphSet) {
    self.size = Size(
      width: min(size.width, Self.maximumLength), height: min(size.height, Self.maximumLength))
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
    marks = [:]
  }

  /// The whole area.
  public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// The cell in a column and row.
  ///
  /// Writing takes the width from the character itself; a character that cannot be shown becomes
  /// U+FFFD, and one that does not fit becomes a space.
  public subscript(x: Int, y: Int) -> Cell {
    get {
      guard let index = index(x, y) else { return .blank }
      let cell = cells[index]
      return Cell(
        base: cell.base, marks: cell.hasMarks ? marks[index] ?? .zero : .zero,
        width: UInt8(cell.width), role: cell.role)
    }
    set {
      guard index(x, y) != nil else { return }
      var scalars = String.UnicodeScalarView([newValue.base])
      for mark in 0..<3 where newValue.marks[mark] != 0 {
        scalars.append(Unicode.Scalar(newValue.marks[mark]) ?? " ")
      }
      let shown = DisplayCells(String(scalars)).first { _ in true }
      guard let shown, shown.base == newValue.base else {
        place(DisplayCell(base: "\u{FFFD}"), x: x, y: y, role: newValue.role)
        return
      }
      place(shown, x: x, y: y, role: newValue.role)
    }
  }

  /// The text of a row, without the spaces at its end.
  ///
  /// - Complexity: O(*n*) in the width.
  public func text(row y: Int) -> String {
    guard y >= 0, y < size.height else { return "" }
    var scalars = String.UnicodeScalarView()
    for index in y * size.width..<(y + 1) * size.width where cells[index].width != 0 {
      scalars.append(contentsOf: self.scalars(at: index))
    }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  /// The base and the marks of a cell.
  func scalars(at index: Int) -> [Unicode.Scalar] {
    let cell = cells[index]
    guard cell.hasMarks, let marks = marks[index] else { return [cell.base] }
    return [cell.base] + (0..<3).compactMap { marks[$0] == 0 ? nil : Unicode.Scalar(marks[$0]) }
  }

  func index(_ x: Int, _ y: Int) -> Int? {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return nil }
    return y * size.width + x
  }
}

/// A cell in four bytes: 21 bits of character, 2 of width, 1 for marks, 8 of role.
///
/// A frame is drawn and compared as a block of memory, which ``Cell`` is too large for. What
/// painters ask of every cell is public, because only then is it inlined into their module.
public struct PackedCell: Equatable, Sendable {
  /// All of it, for comparing.
  public var bits: UInt32

  static let blank = PackedCell(0x20, width: 1, role: .normal)
  static let marksBit: UInt32 = 1 << 23

  init(_ base: UInt32, width: UInt32, hasMarks: Bool = false, role: Role) {
    bits = base | width << 21 | (hasMarks ? Self.marksBit : 0) | UInt32(role.rawValue) << 24
  }

  /// The spacing character.
  @inlinable public var base: Unicode.Scalar { Unicode.Scalar(bits & 0x1F_FFFF) ?? " " }
  /// 1 or 2; 0 for the second half of a wide character.
  @inlinable public var width: UInt32 { bits >> 21 & 3 }
  /// Whether combining marks belong to it, which the canvas holds.
  @inlinable public var hasMarks: Bool { bits >> 23 & 1 == 1 }
  /// The raw value of what it means.
  @inlinable public var roleNumber: UInt8 { UInt8(truncatingIfNeeded: bits >> 24) }
  /// What it means.
  public var role: Role { Role(rawValue: roleNumber) ?? .normal }

  func with(role: Role) -> PackedCell {
    var copy = self
    copy.bits = bits & 0xFF_FFFF | UInt32(role.rawValue) << 24
    return copy
  }
}
