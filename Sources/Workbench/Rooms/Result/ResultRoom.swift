import AppraisalFindings
package import AppraisalModel
package import Canvas

/// Result: which option leads, and how sure that is.
package struct ResultRoom: Room {
  package static let place = Place.result
  package static let title = "Result"
  package static let purpose =
    "Here you see which option leads and how sure that is. "
    + "Read the sentence first and the bars after it."

  package static let way: Command = .way(
    to: .result, "result", "Result", "The ranking, and how sure it is.", keys: [.alt("3")])

  package static let commands: [Command] = [rankBlocked, otherFirstPlaces]

  /// The option that is selected.
  package private(set) var option: OptionID?

  package func selection(_ bench: Bench) -> (option: OptionID?, criterion: CriterionID?) {
    (option, nil)
  }
  /// The first visible line of the text.
  package private(set) var scroll = 0
  /// Whether first places are those of all weightings and not of the board's order.
  fileprivate(set) var showsAll = false

  package init() {}

  package mutating func settle(_ bench: Bench) {
    guard let session = bench.session else { return }
    let order = order(bench)
    if !order.contains(where: { $0 == option }) {
      option = session.findings.ranking.first?.option ?? order.first
    }
  }

  /// The options in the order of their rows, those that cannot lead last.
  private func order(_ bench: Bench) -> [OptionID] {
    guard let session = bench.session else { return [] }
    return session.findings.ranking.map(\.option) + session.keptOut.map(\.option)
  }

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool {
    let order = self.order(bench)
    let page = bench.page(leaving: 8)
    switch key {
    case .pageDown, .character(" "): scroll += page
    case .pageUp: scroll = max(0, scroll - page)
    default:
      let index = order.firstIndex { $0 == option } ?? 0
      guard let row = Motion.row(key, from: index, of: order.count, page: page) else {
        return false
      }
      option = order.indices.contains(row) ? order[row] : nil
    }
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) {
    let order = self.order(bench)
    if case .row(let row) = action, order.indices.contains(row) { option = order[row] }
  }

  package mutating func scroll(_ lines: Int, _ bench: Bench) -> Bool {
    scroll = max(0, scroll + lines)
    return true
  }

  package mutating func settleScroll(_ bench: Bench) {
    guard scroll > 0 else { return }
    scroll = ResultScreen(room: self, bench: bench).firstLine(in: bench.content)
  }

  /// The result is seen once there is one for everybody.
  package func note(in seen: inout Seen, _ bench: Bench) {
    if bench.session?.appraisal.hidesMarks == false { seen.insert(Self.way) }
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    ResultScreen(room: self, bench: bench).draw(&frame, in: rect)
  }
}

extension ResultRoom {
  package static let otherFirstPlaces: Command = Command(
    "other-first-places", "First places of all weightings",
    "Shows how often each option comes first among all weightings, or those that keep the board's "
      + "order of criteria.",
    keys: [.character("v")], in: ResultRoom.self, hint: "all weightings", rank: 4,
    hintNow: { room, _ in room.showsAll ? "the board's order" : "all weightings" },
    unless: { _, _, session in
      guard let places = session.firstPlaces else { return "First places are not known yet." }
      return places.inOrder == nil
        ? "The weights give no order of criteria, so that all weightings are shown." : nil
    },
    act: { room, _ in room.showsAll.toggle() })

  package static let rankBlocked: Command = Command(
    "rank-blocked", "With or without what is blocked",
    "Ranks what is blocked too, as if it were not; nothing is recorded.",
    keys: [.character("b")], in: ResultRoom.self, hint: "with blocked", rank: 3,
    hintNow: { _, session in session.ranksBlocked ? "without blocked" : "with blocked" },
    unless: { _, _, session in session.blockedOptions.isEmpty ? "No option is blocked." : nil },
    act: { _, bench in
      let isWithout = bench.session?.ranksBlocked == false
      let generation = bench.nextGeneration()
      bench.session?.rank(withBlocked: isWithout, as: generation)
      bench.caseChanged = true
      bench.askFirstPlaces()
    })
}
