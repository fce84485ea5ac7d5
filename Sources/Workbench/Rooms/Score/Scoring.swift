import AppraisalFindings
import AppraisalModel
import Canvas

extension Model {
  /// Keys that type a mark or move the cursor on Score, or nil for others.
  mutating func pressScore(_ key: Key) -> [Request]? {
    if let requests = typeMark(key) { return requests }
    switch key {
    case .up, .character("k"): return moveOption(by: -1)
    case .down, .character("j"): return moveOption(by: 1)
    case .left: return moveCriterion(by: -1)
    case .right: return moveCriterion(by: 1)
    case .pageUp: return moveCriterion(by: -1)
    case .pageDown: return moveCriterion(by: 1)
    case .home: return moveOption(by: -1000)
    case .end: return moveOption(by: 1000)
    case .escape where score.entry != nil:
      score.entry = nil
      notice = Notice(.plain, "What you typed was not recorded.")
      return []
    default: return nil
    }
  }

  private mutating func typeMark(_ key: Key) -> [Request]? {
    guard let session, let criterion = score.criterion.flatMap(session.document.criterion) else {
      return nil
    }
    if criterion.kind == .hurdle { return typeHurdle(key) }
    let takesSigns = criterion.scale?.style == .signs
    func accepts(_ character: Character) -> Bool {
      Self.isNumeric(character) || (takesSigns && character == "+")
    }
    if var entry = score.entry, entry.edit(key, accepting: accepts) {
      score.entry = entry.isEmpty ? nil : entry
      return []
    }
    guard score.entry == nil, case .character(let character) = key, accepts(character) else {
      return nil
    }
    if let reason = disabledReason(.acceptMark) {
      notice = Notice(.refused, reason)
      return []
    }
    var entry = TextEntry(byteLimit: 20)
    _ = entry.insert(String(character))
    score.entry = entry
    return []
  }

  private mutating func typeHurdle(_ key: Key) -> [Request]? {
    switch key {
    case .character("y"): answer(.pass)
    case .character("f"): answer(.fail)
    default: nil
    }
  }

  static func isNumeric(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || character == "." || character == "-")
  }

  // MARK: Moving

  private mutating func moveOption(by distance: Int) -> [Request] {
    let requests = commitEntries()
    guard notice?.kind != .refused, let session else { return requests }
    let options = session.markableOptions
    guard !options.isEmpty else { return requests }
    let index = options.firstIndex { $0.id == score.option } ?? 0
    score.option = options[max(0, min(options.count - 1, index + distance))].id
    return requests
  }

  private mutating func moveCriterion(by distance: Int) -> [Request] {
    let requests = commitEntries()
    guard notice?.kind != .refused, let session else { return requests }
    let criteria = session.markedCriteria
    guard !criteria.isEmpty else { return requests }
    let index = criteria.firstIndex { $0.id == score.criterion } ?? 0
    score.criterion = criteria[max(0, min(criteria.count - 1, index + distance))].id
    return requests
  }

  /// The next cell without an answer after the cursor, card by card, or nil when there is none.
  private func nextBlank(after cursor: Bool) -> (OptionID, CriterionID)? {
    guard let session else { return nil }
    let options = session.appraisedOptions.map(\.id)
    let criteria = session.markedCriteria.map(\.id)
    guard !options.isEmpty, !criteria.isEmpty else { return nil }
    let column = criteria.firstIndex { $0 == score.criterion } ?? 0
    let row = options.firstIndex { $0 == score.option } ?? 0
    let count = options.count * criteria.count
    for step in (cursor ? 1 : 0)..<(count + (cursor ? 1 : 0)) {
      let place = (column * options.count + row + step) % count
      let (criterion, option) = (criteria[place / options.count], options[place % options.count])
      if session.marking(option, criterion).answer == nil { return (option, criterion) }
    }
    return nil
  }

  /// Puts the cursor on the first cell that has no answer.
  mutating func goToFirstBlank() {
    guard let blank = nextBlank(after: false) else { return }
    (score.option, score.criterion) = (blank.0, blank.1)
  }

  private mutating func goToNextBlank() {
    guard let blank = nextBlank(after: true) else {
      if notice == nil {
        notice = Notice(.good, "Every cell has an answer. g 3 shows the result.")
      }
      return
    }
    (score.option, score.criterion) = (blank.0, blank.1)
  }

  // MARK: Commands

  /// Runs a command of Score.
  mutating func runScore(_ id: CommandID) -> [Request] {
    switch id {
    case .acceptMark: return acceptMark()
    case .nextUnmarked:
      let requests = commitEntries()
      if notice?.kind != .refused { goToNextBlank() }
      return requests
    case .toggleMatrix: score.isMatrix.toggle()
    case .nextCriterion: return moveCriterion(by: 1)
    case .previousCriterion: return moveCriterion(by: -1)
    case .clearMark: return clearMark()
    case .handIn: return toggleHandIn()
    default:
      let requests = commitEntries()
      if notice?.kind != .refused { openMarkingOverlay(id) }
      return requests
    }
    return []
  }

  private mutating func openMarkingOverlay(_ id: CommandID) {
    guard let session, let option = score.option, let criterion = score.criterion else { return }
    let place = session.place(option, criterion)
    let marking = session.marking(option, criterion)
    switch id {
    case .giveReason:
      overlays.append(.form(.reason(place, named: cellName(place), marking.reason)))
    case .linkEvidence:
      let items = session.document.evidence.filter { $0.concerns(option, criterion) }
      let others = session.document.evidence.filter { !$0.concerns(option, criterion) }
      overlays.append(
        .evidence(
          EvidencePicker(
            place: place, items: (items + others).map(\.id), chosen: Set(marking.evidence))))
    default:
      overlays.append(
        .choice(
          ChoiceMenu(
            purpose: .noMark(place), title: "No mark for \(cellName(place)), because:",
            choices: [
              "This does not apply to the option", "I do not know",
              "I would rather not mark this",
            ])))
    }
  }

  /// The name of a cell as notices and headings write it: "Join the council, Integration".
  func cellName(_ place: MarkingPlace) -> String {
    let option = session?.document.option(place.option)?.shortLabel ?? place.option.text
    let criterion = session?.document.criterion(place.criterion)?.shortLabel ?? place.criterion.text
    return "\(option), \(criterion)"
  }

  private mutating func acceptMark() -> [Request] {
    guard let session, let option = score.option, let criterion = score.criterion else { return [] }
    if score.entry == nil {
      if session.marking(option, criterion).answer == nil {
        notice = Notice(.plain, howToMark(criterion))
      } else {
        goToNextBlank()
      }
      return []
    }
    let requests = commitEntries()
    if notice?.kind != .refused { goToNextBlank() }
    return requests
  }

  private func howToMark(_ id: CriterionID) -> String {
    guard let criterion = session?.document.criterion(id) else { return "" }
    if criterion.kind == .hurdle { return "y if it passes, f if it fails, x for no answer." }
    guard let scale = criterion.scale else { return "" }
    if scale.style == .signs {
      return "Type \(scale.words(scale.lowest)) to \(scale.words(scale.highest)) or 0, then Enter. "
        + "x is for no mark."
    }
    return "Type a number from \(scale.lowest) to \(scale.highest), then Enter. x is for no mark."
  }

  private mutating func answer(_ answer: Answer) -> [Request] {
    let requests = give(answer)
    if notice?.kind != .refused { goToNextBlank() }
    return requests
  }

  /// Records an answer for the cell of the cursor.
  mutating func give(_ answer: Answer?) -> [Request] {
    guard let session, let option = score.option, let criterion = score.criterion else { return [] }
    let place = session.place(option, criterion)
    let old = session.appraisal[place].answer
    guard old != answer else { return [] }
    let name = cellName(place)
    let scale = session.document.criterion(criterion)?.scale
    let label = answer.map { "\(name): \($0.words(on: scale))" } ?? "\(name): mark taken back"
    return perform(label, [.marks(.mark(place: place, old: old, new: answer))])
  }

  private mutating func clearMark() -> [Request] {
    score.entry = nil
    let requests = give(nil)
    if notice == nil { notice = Notice(.good, "The mark is taken back; the cell is blank.") }
    return requests
  }

  private mutating func toggleHandIn() -> [Request] {
    let requests = commitEntries()
    guard notice?.kind != .refused, let session else { return requests }
    let round = session.appraisal.markingRound
    let isIn = session.appraisal.ballot(round, session.viewer).handedIn
    let edit: Edit =
      isIn
      ? .rounds(.reopen(round: round, assessor: session.viewer))
      : .rounds(.handIn(round: round, assessor: session.viewer))
    return requests + perform(isIn ? "Ballot reopened" : "Ballot handed in", [edit])
  }

  // MARK: What is being typed

  /// Records what is being typed on Score or Criteria; a refusal becomes the notice.
  mutating func commitEntries() -> [Request] {
    guard score.entry != nil else { return criteria.entry != nil ? commitPoints() : [] }
    let requests = commitMark()
    if let notice, notice.kind == .refused {
      self.notice = Notice(.refused, notice.words + " Esc drops it.")
    }
    return requests
  }

  /// Records what is being typed, or drops a mark and says so where it cannot be taken.
  ///
  /// Whoever goes elsewhere is not held back by a number that was mistyped.
  mutating func commitOrDrop() -> [Request] {
    guard score.entry != nil else { return commitEntries() }
    let requests = commitMark()
    guard let words = notice?.words, notice?.kind == .refused, changeRefusal == nil else {
      return requests
    }
    score.entry = nil
    notice = Notice(.plain, "\(words) It was dropped.")
    return requests
  }

  private mutating func commitMark() -> [Request] {
    guard let text = score.entry?.text, let criterion = score.criterion else { return [] }
    let scale = session?.document.criterion(criterion)?.scale
    guard let number = scale?.mark(from: text) ?? DecimalNumber(text) else {
      notice = Notice(.refused, "\"\(text)\" is not a number. " + howToMark(criterion))
      return []
    }
    let requests = give(.mark(number))
    if notice?.kind != .refused { score.entry = nil }
    return requests
  }
}
