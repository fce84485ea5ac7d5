import Canvas
import PlainText

/// Where the parts of a form stand in an area.
///
/// Where there is room the labels stand beside the answers, else above them. What does not fit is
/// scrolled so that the field that keys go to is in sight; the buttons and the hint stay where
/// they are as long as there is room for them.
struct FormLayout {
  /// One field, in rows counted from the first row of all fields.
  struct FieldRows {
    var top: Int
    /// The row of the label.
    var label: Int?
    /// The rows of the answer.
    var value: Range<Int>
    /// What is wrong, wrapped; it stands under the answer.
    var problem: [String]

    /// The row after the last one.
    var end: Int { value.upperBound + problem.count }
  }

  let form: Form
  /// The area with its frame.
  let frame: Rect
  /// The rows that show fields, and buttons where those are not fixed.
  let body: Rect
  /// The rows of the hint, wrapped.
  let hint: [String]
  /// What is wrong with the whole, wrapped.
  let refusal: [String]
  /// The area of hint and refusal.
  let footer: Rect
  /// The row of the buttons, or nil where they scroll with the fields.
  let buttons: Rect?
  /// The places of the fields.
  let places: [FieldRows]
  /// The rows of all fields.
  let rowCount: Int
  let offset: Int
  /// The columns before the answers.
  let labelWidth: Int
  /// Whether every row is in sight.
  let isWhole: Bool

  /// The columns of the mark beside the field that keys go to.
  static let gutter = 2

  init(_ form: Form, in rect: Rect) {
    self.form = form
    let width = min(rect.width, 88)
    let hasFrame = OverlayFrame.hasFrame(Rect(x: 0, y: 0, width: width, height: rect.height))
    let inner = max(1, width - (hasFrame ? 4 : 2))
    let room = max(1, rect.height - (hasFrame ? 2 : 0))
    labelWidth = Self.labelWidth(form, inner: inner)
    refusal = form.refusal.map { Array(DisplayText.wrap($0, width: inner).prefix(3)) } ?? []
    let hints = Self.hintLines(form, width: inner, atMost: room >= 14 ? 2 : room >= 8 ? 1 : 0)
    let isFixed = room >= 8
    let extra = refusal.count + hints.rows + (isFixed ? 2 : 0)
    let bodyRoom = max(1, room - extra)
    let spaced = Self.places(
      form, inner: inner, labelWidth: labelWidth, gap: 1, room: bodyRoom)
    let isSpaced = (spaced.last?.end ?? 0) + (isFixed ? 0 : 1) <= bodyRoom
    let close =
      isSpaced
      ? spaced
      : Self.places(form, inner: inner, labelWidth: labelWidth, gap: 0, room: bodyRoom)
    // Where the form has to scroll, a text that keys do not go to shows only what it holds.
    places =
      (close.last?.end ?? 0) + (isFixed ? 0 : 1) <= bodyRoom
      ? close
      : Self.places(
        form, inner: inner, labelWidth: labelWidth, gap: 0, room: bodyRoom, isShort: true)
    let count = (places.last?.end ?? 0) + (isFixed ? 0 : 1)
    let height = min(room, count + extra) + (hasFrame ? 2 : 0)
    frame = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2,
      width: width, height: min(height, rect.height))
    let area =
      hasFrame ? frame.inset(left: 2, top: 1, right: 2, bottom: 1) : frame.inset(left: 1, right: 1)
    hint = hints.lines
    (body, footer, buttons) = Self.split(
      area, footerRows: refusal.count + hints.rows, isFixed: isFixed)
    isWhole = count <= body.height
    rowCount = count
    offset = Self.offset(form, places, count: count, height: body.height)
  }

  private static func split(
    _ area: Rect, footerRows: Int, isFixed: Bool
  ) -> (body: Rect, footer: Rect, buttons: Rect?) {
    guard isFixed else {
      let (footer, body) = area.splitBottom(footerRows)
      return (body, footer, nil)
    }
    let (buttons, above) = area.splitBottom(1)
    let (footer, rest) = above.splitBottom(footerRows)
    return (rest.splitBottom(1).rest, footer, buttons)
  }

  private static func labelWidth(_ form: Form, inner: Int) -> Int {
    guard inner >= 48 else { return 0 }
    let longest = form.fields.map { DisplayText.displayWidth($0.label) }.max() ?? 0
    return min(longest + 2, inner * 2 / 5)
  }

  /// The hint of the field that keys go to; the rows are kept free for the longest one.
  private static func hintLines(
    _ form: Form, width: Int, atMost limit: Int
  ) -> (lines: [String], rows: Int) {
    let longest = form.fields.map { DisplayText.wrap($0.purpose, width: width).count }.max() ?? 0
    let words = form.focusedField?.purpose ?? ""
    return (Array(DisplayText.wrap(words, width: width).prefix(limit)), min(limit, longest))
  }

  private static func places(
    _ form: Form, inner: Int, labelWidth: Int, gap: Int, room: Int, isShort: Bool = false
  ) -> [FieldRows] {
    var places: [FieldRows] = []
    var row = 0
    let valueWidth = valueWidth(inner: inner, labelWidth: labelWidth)
    for (index, field) in form.fields.enumerated() {
      let isBeside = labelWidth > 0
      let value = row + (isBeside ? 0 : 1)
      let problem = field.problem.map {
        Array(DisplayText.wrap($0, width: valueWidth).prefix(6))
      }
      let most = max(1, min(8, room - (isBeside ? 0 : 1) - (problem?.count ?? 0)))
      let isClosed = isShort && index != form.focus
      let height =
        isClosed
        ? rows(field, width: valueWidth, atLeast: 1, atMost: min(most, 2))
        : rows(field, width: valueWidth, atLeast: 3, atMost: most)
      let place = FieldRows(
        top: row, label: row, value: value..<value + height, problem: problem ?? [])
      places.append(place)
      row = place.end + gap
    }
    return places
  }

  private static func rows(
    _ field: FormField, width: Int, atLeast least: Int, atMost most: Int
  ) -> Int {
    guard field.isArea, let entry = field.content.entry else { return 1 }
    let width = max(1, width - 1)
    // A long text fills all there is, and need not be wrapped to know that.
    guard entry.characters.count < most * width else { return most }
    return min(most, max(least, entry.lines(width: width).count))
  }

  private static func valueWidth(inner: Int, labelWidth: Int) -> Int {
    max(1, inner - gutter(inner) - labelWidth)
  }

  private static func gutter(_ inner: Int) -> Int { inner >= 30 ? gutter : 0 }

  private static func offset(_ form: Form, _ places: [FieldRows], count: Int, height: Int) -> Int {
    func shown(_ row: Int, from stored: Int) -> Int {
      Scroll.offset(stored: stored, selected: row, count: count, visible: height)
    }
    guard places.indices.contains(form.focus) else { return shown(count - 1, from: form.offset) }
    let place = places[form.focus]
    // The answer matters more than its label and what is wrong with it, where not all fit.
    let withEnd = shown(place.end - 1, from: form.offset)
    let withTop = shown(place.top, from: withEnd)
    return shown(place.value.lowerBound, from: shown(place.value.upperBound - 1, from: withTop))
  }

  // MARK: Areas

  private var gutter: Int { Self.gutter(body.width) }

  /// The area of a row of the fields; empty where it is out of sight.
  func line(_ row: Int) -> Rect {
    Rect(x: body.x, y: body.y + row - offset, width: body.width, height: 1).intersection(body)
  }

  /// The area of the label of a field.
  func label(_ index: Int) -> Rect {
    let line = line(places[index].top).inset(left: gutter)
    return labelWidth > 0 ? line.splitLeft(max(0, labelWidth - 1)).left : line
  }

  /// The part of the answer of a field that is in sight.
  func value(_ index: Int) -> Rect {
    let rows = places[index].value
    return Rect(
      x: body.x + gutter + labelWidth, y: body.y + rows.lowerBound - offset,
      width: max(0, body.width - gutter - labelWidth), height: rows.count
    ).intersection(body)
  }

  /// How many rows of the answer of a field lie above those in sight.
  func rowsAbove(_ index: Int) -> Int { max(0, offset - places[index].value.lowerBound) }

  /// The width to which the text of several lines that keys go to is wrapped.
  var textWidth: Int {
    places.indices.contains(form.focus) ? TextAreaView.textWidth(in: value(form.focus)) : 1
  }

  /// How many lines a page key moves in that text.
  var page: Int {
    places.indices.contains(form.focus) ? max(1, value(form.focus).height - 1) : 1
  }

  /// Keeps how far the form and the text in it are scrolled.
  func settle(_ form: inout Form) {
    form.offset = offset
    guard let field = form.focusedField, field.isArea, let entry = field.content.entry else {
      form.textOffset = 0
      return
    }
    form.textOffset = TextAreaView(entry: entry, offset: form.textOffset)
      .firstLine(in: value(form.focus))
  }
}
