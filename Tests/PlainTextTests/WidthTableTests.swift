import Glibc
import Testing

@testable import PlainText

@_silgen_name("wcwidth") private func systemWidth(_ character: Int32) -> Int32

@Suite(.serialized) struct WidthTableTests {
  init() throws {
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
  }

  @Test func `every code point shown has the width that the terminal library gives it`() {
    var wrong: [String] = []
    for scalar in allScalars {
      for cell in DisplayCells(String(scalar)) {
        if systemWidth(Int32(cell.base.value)) != Int32(cell.width) {
          wrong.append("\(scalar.value)")
        }
        for index in 0..<3 where cell.marks[index] != 0 {
          if systemWidth(Int32(cell.marks[index])) != 0 { wrong.append("\(scalar.value)") }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test func `every assigned visible code point with a width is shown as itself`() {
    var wrong: [String] = []
    for scalar in allScalars where isOrdinary(scalar) {
      let width = systemWidth(Int32(scalar.value))
      let cells = Array(DisplayCells(String(scalar)))
      let expected = DisplayCell(base: scalar, width: Int(width))
      if width > 0, cells != [expected] { wrong.append(String(scalar.value, radix: 16)) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test func `every mark of no width combines with the character before it`() {
    var wrong: [String] = []
    for scalar in allScalars where isOrdinary(scalar) {
      guard [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory) else {
        continue
      }
      let cells = Array(DisplayCells("e" + String(scalar)))
      if cells.count != 1 || cells[0].marks[0] != scalar.value {
        wrong.append(String(scalar.value, radix: 16))
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test func `the runs of the table ascend and differ from their neighbours`() {
    for (first, second) in zip(widthRuns, widthRuns.dropFirst()) {
      #expect(first >> 3 < second >> 3)
      #expect(first & 7 != second & 7)
    }
    #expect(widthRuns.first.map { $0 >> 3 } == 0)
  }

  /// Whether a code point was assigned in Unicode 14 and neither is invisible nor has a rule of its
  /// own.
  private func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age, age.major <= 14 else { return false }
    let isInvisible =
      scalar.properties.isDefaultIgnorableCodePoint
      || hiddenCategories.contains(scalar.properties.generalCategory)
    let isRegional = scalar.value >= 0x1F1E6 && scalar.value <= 0x1F1FF
    return !isInvisible && !isRegional
  }
}

/// Every code point that may be assigned one day, and a sample of the private and empty planes.
let allScalars: [Unicode.Scalar] =
  ([0..<0x32000, 0xE0000..<0xE0200] as [Range<UInt32>]).flatMap { $0 }
  .compactMap { Unicode.Scalar($0) }
  + stride(from: 0x32000, through: 0x10FFFF, by: 97).compactMap { Unicode.Scalar($0 as UInt32) }

let hiddenCategories: Set<Unicode.GeneralCategory> = [
  .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
]
