package import AppraisalModel
package import Canvas

/// Read: the options and their evidence, and the pages about the case.
package struct ReadRoom: Room {
  package static let place = Place.read
  package static let title = "Read"
  package static let purpose =
    "Here you read each option with its evidence. "
    + "Nothing you do here changes anything."

  var rows = ListState()
  /// The option that is shown, or was shown last.
  package var option: OptionID?
  /// The page about the case that is shown instead of an option, or nil.
  package private(set) var page: CasePage?
  /// The option that it is compared with, or nil.
  package private(set) var compared: OptionID?
  /// The first visible line of the text.
  package private(set) var scroll = 0
  /// Whether the text has the keys, and with them the whole width.
  package private(set) var isReading = false
  /// The texts of options that were shown in the present state, so that each is made once.
  private(set) var texts = OptionTexts()

  package init() {}

  package var openOption: OptionID? { page == nil ? option : nil }

  package var list: ListState? {
    get { rows }
    set { rows = newValue ?? ListState() }
  }

  // MARK: What is listed

  /// The options that are listed: all, or those that the filter finds.
  func options(_ bench: Bench) -> [Option] {
    let all = bench.session?.document.options ?? []
    return all.filter { rows.finds("\($0.label) \($0.short) \($0.summary)") }
  }

  /// The options, then the pages about the case; or those that the filter finds.
  func listed(_ bench: Bench) -> [ReadRow] {
    let pages = bench.session.map { session in
      CasePage.allCases.filter { $0.isFilled(in: session.document) && rows.finds($0.title) }
    }
    return options(bench).map { .option($0.id) } + (pages ?? []).map(ReadRow.page)
  }

  /// How many rows are listed without a filter.
  func count(_ bench: Bench) -> Int {
    guard let document = bench.session?.document else { return 0 }
    return document.options.count + CasePage.allCases.count { $0.isFilled(in: document) }
  }

  var shownRow: ReadRow? { page.map(ReadRow.page) ?? option.map(ReadRow.option) }

  mutating func show(_ row: ReadRow) {
    guard row != shownRow else { return }
    scroll = 0
    switch row {
    case .option(let id): (option, page) = (id, nil)
    case .page(let shown): page = shown
    }
  }

  // MARK: Answers

  package mutating func settle(_ bench: Bench) {
    guard let document = bench.session?.document else { return }
    let options = document.options
    if !options.contains(where: { $0.id == option }) { option = options.first?.id }
    if !options.contains(where: { $0.id == compared }) { compared = nil }
    if let shown = page, !shown.isFilled(in: document) { page = nil }
    if option == nil, page == nil, case .page(let first) = listed(bench).first { page = first }
  }

  /// An option is read when its text is on the screen.
  package func note(in seen: inout Seen, _ bench: Bench) {
    guard bench.place == Self.place, let option = openOption,
      isReading || compared != nil || bench.size.width >= 70
    else { return }
    seen.insert(option)
  }

  package mutating func settleFilter(_ bench: Bench) {
    let rows = listed(bench)
    if let first = rows.first, !rows.contains(where: { $0 == shownRow }) { show(first) }
  }

  package mutating func prepare(_ bench: Bench) {
    guard page == nil, let session = bench.session,
      let option = option.flatMap(session.document.option)
    else { return }
    let width = ReadScreen(room: self, bench: bench).textWidth
    texts.keep(option.id, generation: session.generation, width: width) {
      OptionText(
        option: option, appraisal: session.appraisal, viewer: session.viewer
      ).blocks
    }
  }

  package mutating func goBack() -> Bool {
    if isReading {
      isReading = false
    } else if compared != nil {
      compared = nil
    } else {
      return false
    }
    return true
  }

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool {
    switch key {
    case .up, .character("k"): step(by: -1, bench)
    case .down, .character("j"): step(by: 1, bench)
    case .left: isReading = false
    case .right: isReading = true
    default:
      guard let line = Motion.line(key, from: scroll, page: bench.page(leaving: 8)) else {
        return false
      }
      scroll = line
    }
    return true
  }

  private mutating func step(by distance: Int, _ bench: Bench) {
    if isReading {
      scroll = max(0, scroll + distance)
      return
    }
    let rows = compared == nil ? listed(bench) : options(bench).map { .option($0.id) }
    guard !rows.isEmpty else { return }
    let index = rows.firstIndex { $0 == shownRow } ?? 0
    show(rows[max(0, min(rows.count - 1, index + distance))])
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) {
    guard case .row(let row) = action else { return }
    let rows = listed(bench)
    guard rows.indices.contains(row) else { return }
    if rows[row] == shownRow {
      read(&bench)
    } else {
      show(rows[row])
    }
  }

  package mutating func scroll(_ lines: Int, _ bench: Bench) -> Bool {
    scroll = max(0, scroll + lines)
    return true
  }

  package mutating func settleScroll(_ bench: Bench) {
    guard scroll > 0 else { return }
    scroll = ReadScreen(room: self, bench: bench).firstLine(in: bench.content)
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    ReadScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  // MARK: Commands

  /// Moves to the text, or back to the list.
  mutating func read(_ bench: inout Bench) {
    bench.seen.insert(Self.way)
    isReading.toggle()
  }

  /// Shows the option beside another one, or alone again.
  mutating func compare(_ bench: inout Bench) {
    bench.seen.insert(Self.way)
    let options = bench.session?.document.options ?? []
    if compared != nil {
      compared = nil
      return bench.say(.plain, "One option again.")
    }
    let index = options.firstIndex { $0.id == option } ?? 0
    page = nil
    isReading = false
    (option, compared) = (options[(index + 1) % options.count].id, options[index].id)
    bench.say(.plain, "The arrows choose the option at the left. c ends the comparison.")
  }
}
