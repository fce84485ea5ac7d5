/// One character cell of plain text: a spacing character and the marks that combine with it.
public struct DisplayCell: Equatable, Hashable, Sendable {
  /// The spacing character, never a control or an invisible one.
  public var base: Unicode.Scalar
  /// Up to three combining marks, 0 where there is none.
  public var marks: SIMD3<UInt32>
  /// How many columns it takes, 1 or 2.
  public var width: Int

  /// Makes a cell.
  public init(base: Unicode.Scalar, marks: SIMD3<UInt32> = .zero, width: Int = 1) {
    self.base = base
    self.marks = marks
    self.width = width
  }
}

/// The cells that a text takes in a terminal, whatever the text holds.
///
/// Controls and invisible characters come out as marks such as `‹U+001B›`, line ends too; code
/// points that are not assigned come out as U+FFFD; variation selectors, skin tones and joiners of
/// pictures are left out; regional indicators come out as letters. No more than three combining
/// marks stay on one character, and a mark that has nothing to stand on gets a dotted circle.
public struct DisplayCells: Sequence, Sendable {
  private let text: String

  /// Makes the cells of a text.
  public init(_ text: String) {
    self.text = text
  }

  /// Starts from the first cell.
  public func makeIterator() -> Iterator {
    Iterator(text.unicodeScalars.makeIterator())
  }

  /// Steps through the cells of a text.
  public struct Iterator: IteratorProtocol, Sendable {
    private var scalars: String.UnicodeScalarView.Iterator
    private var ahead: Unicode.Scalar?
    private var previous: UInt32 = 0
    private var hidden: UInt32 = 0
    private var hiddenLeft = 0

    init(_ scalars: String.UnicodeScalarView.Iterator) {
      self.scalars = scalars
      ahead = self.scalars.next()
    }

    /// The next cell, or nil at the end.
    public mutating func next() -> DisplayCell? {
      if hiddenLeft > 0 { return nextOfHidden() }
      while let scalar = ahead {
        ahead = scalars.next()
        switch DisplayStep.of(scalar.value, after: previous) {
        case .cell(let base, let width):
          previous = base
          return cell(base, width)
        case .mark:
          previous = DisplayStep.dottedCircle
          return cell(previous, 1, firstMark: scalar.value)
        case .dropped: continue
        case .composed(let base):
          previous = base
          return cell(base, 2)
        case .hidden:
          hidden = scalar.value
          hiddenLeft = HiddenMark.length(hidden)
          previous = 0
          return nextOfHidden()
        }
      }
      return nil
    }

    private mutating func nextOfHidden() -> DisplayCell {
      let length = HiddenMark.length(hidden)
      let base = HiddenMark.scalar(hidden, at: length - hiddenLeft)
      hiddenLeft -= 1
      return DisplayCell(base: base)
    }

    /// A cell with every mark that follows it taken in.
    private mutating func cell(
      _ base: UInt32, _ width: Int, firstMark: UInt32 = 0
    ) -> DisplayCell {
      var result = DisplayCell(base: displayScalar(base), width: width)
      var count = 0
      if firstMark != 0 {
        result.marks[0] = firstMark
        count = 1
      }
      while let scalar = ahead, scalar.value >= 0x300 {
        switch DisplayStep.of(scalar.value, after: previous) {
        case .mark:
          if count < 3 { result.marks[count] = scalar.value }
          count += 1
        case .composed(let syllable):
          previous = syllable
          result.base = displayScalar(syllable)
        case .dropped: break
        case .cell, .hidden: return result
        }
        ahead = scalars.next()
      }
      return result
    }
  }
}

/// The scalar of a value that is known to be one; a surrogate, which cannot occur, becomes U+FFFD.
func displayScalar(_ value: UInt32) -> Unicode.Scalar {
  Unicode.Scalar(value) ?? "\u{FFFD}"
}
