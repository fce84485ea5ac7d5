/// Where a long thing stands in a short window.
public enum Scroll {
  /// The first row to show so that the selected one is in sight, as near to the stored one as can be.
  ///
  /// The result never leaves an empty part at the end while rows are hidden at the beginning.
  public static func offset(stored: Int, selected: Int?, count: Int, visible: Int) -> Int {
    guard visible > 0, count > visible else { return 0 }
    var offset = min(max(0, stored), count - visible)
    if let selected {
      let row = min(max(0, selected), count - 1)
      offset = min(offset, row)
      offset = max(offset, row - visible + 1)
    }
    return offset
  }

  /// "3 of 20"; "20" where nothing is selected, "none" where there is nothing.
  ///
  /// Where a filter leaves fewer rows than there are in all, that is said too: "1 of 3, filtered
  /// from 20".
  public static func position(selected: Int?, count: Int, total: Int? = nil) -> String {
    let position =
      if count <= 0 {
        "none"
      } else if let selected, selected >= 0, selected < count {
        "\(selected + 1) of \(count)"
      } else {
        "\(count)"
      }
    guard let total, total > count else { return position }
    return "\(position), filtered from \(total)"
  }

  /// Marks at the right edge of an area that there is more above or below.
  public static func drawMarks(
    on canvas: inout Canvas, in rect: Rect, offset: Int, count: Int
  ) {
    guard rect.width > 2, rect.height > 0 else { return }
    if offset > 0 {
      canvas.fill(
        Rect(x: rect.maxX - 1, y: rect.y, width: 1, height: 1), with: canvas.glyphs.moreAbove,
        role: .muted)
    }
    if offset + rect.height < count {
      canvas.fill(
        Rect(x: rect.maxX - 1, y: rect.maxY - 1, width: 1, height: 1),
        with: canvas.glyphs.moreBelow, role: .muted)
    }
  }
}
