import AppraisalFindings
public import AppraisalModel
import Canvas

extension Model {
  /// The options that Read lists: all, or those that the filter finds.
  public var listedOptions: [Option] {
    let words = read.list.filter?.text.lowercased() ?? ""
    let all = session?.document.options ?? []
    guard !words.isEmpty else { return all }
    return all.filter {
      "\($0.label) \($0.short) \($0.summary)".lowercased().contains(words)
    }
  }

  /// The snapshots that Record lists, newest first: all, or those that the filter finds.
  public var listedSnapshots: [SnapshotSummary] {
    let words = record.filter?.text.lowercased() ?? ""
    let all = (session?.snapshots ?? []).reversed()
    return all.filter { words.isEmpty || "\($0.name) \($0.note)".lowercased().contains(words) }
  }

  // MARK: Read

  /// Keys that move on Read, or nil for others.
  mutating func pressRead(_ key: Key) -> [Request]? {
    let page = max(1, size.height - 8)
    switch key {
    case .pageDown, .character(" "): read.scroll += page
    case .pageUp: read.scroll = max(0, read.scroll - page)
    case .up, .character("k"): return moveRead(-1)
    case .down, .character("j"): return moveRead(1)
    case .left where read.isReading: read.isReading = false
    case .right where !read.isReading: read.isReading = true
    case .home: read.scroll = 0
    case .end: read.scroll = 1_000_000
    case .left, .right: break
    default: return nil
    }
    return []
  }

  private mutating func moveRead(_ distance: Int) -> [Request] {
    if read.isReading {
      read.scroll = max(0, read.scroll + distance)
      return []
    }
    let rows = read.compared == nil ? listedRows : listedOptions.map { .option($0.id) }
    guard !rows.isEmpty else { return [] }
    let index = rows.firstIndex { $0 == shownRow } ?? 0
    show(rows[max(0, min(rows.count - 1, index + distance))])
    return []
  }

  /// Runs a command of Read.
  mutating func runRead(_ id: CommandID) -> [Request] {
    taken.insert(.goRead)
    switch id {
    case .readOption: read.isReading.toggle()
    case .compare: compare()
    case .scoreOption:
      guard let session, let option = read.option.flatMap(session.document.option) else {
        return []
      }
      guard option.isMarkable else {
        notice = Notice(
          .refused, "\(option.shortLabel) is not being appraised: \(option.statusReason)")
        return []
      }
      score.option = option.id
      return go(to: .score)
    default: break
    }
    return []
  }

  private mutating func compare() {
    let options = session?.document.options ?? []
    if read.compared != nil {
      read.compared = nil
      notice = Notice(.plain, "One option again.")
      return
    }
    let index = options.firstIndex { $0.id == read.option } ?? 0
    read.page = nil
    read.compared = options[(index + 1) % options.count].id
    read.isReading = false
    notice = Notice(.plain, "The arrows choose the option at the left. c ends the comparison.")
    let other = options[index].id
    (read.option, read.compared) = (read.compared, other)
  }

  // MARK: Result

  /// Keys that move on Result, or nil for others.
  mutating func pressResult(_ key: Key) -> [Request]? {
    let order = session?.findings.ranking.map(\.option) ?? []
    let index = order.firstIndex { $0 == resultOption } ?? 0
    switch key {
    case .up, .character("k"): resultOption = order.isEmpty ? nil : order[max(0, index - 1)]
    case .down, .character("j"):
      resultOption = order.isEmpty ? nil : order[min(order.count - 1, index + 1)]
    case .home: resultOption = order.first
    case .end: resultOption = order.last
    case .pageDown, .character(" "): resultScroll += max(1, size.height - 8)
    case .pageUp: resultScroll = max(0, resultScroll - max(1, size.height - 8))
    default: return nil
    }
    return []
  }

  /// Ranks with what is blocked, or without it again.
  mutating func rankBlocked() -> [Request] {
    let isWithout = session?.ranksBlocked == false
    let generation = nextGeneration()
    session?.rank(withBlocked: isWithout, as: generation)
    arrive()
    return robustness()
  }

  // MARK: Record

  /// Keys that move on Record, or nil for others.
  mutating func pressRecord(_ key: Key) -> [Request]? {
    record.move(key, count: listedSnapshots.count, page: max(1, size.height - 10)) ? [] : nil
  }

  /// Runs a command of Record.
  mutating func runRecord(_ id: CommandID) -> [Request] {
    switch id {
    case .saveSnapshot: overlays.append(.form(.snapshot))
    case .openSnapshot:
      let snapshots = listedSnapshots
      guard let session, snapshots.indices.contains(record.selected) else { return [] }
      return [.run(.openSnapshot(path: session.path, snapshots[record.selected]))]
    default: break
    }
    return []
  }

  // MARK: Clicks

  /// Selects the row of the open place that was clicked; a click on the selected one opens it.
  mutating func clickRow(_ row: Int) -> [Request] {
    switch place {
    case .home:
      if home.selected == row { return chooseHomeLine() }
      if homeLines.indices.contains(row) { home.selected = row }
    case .read:
      let rows = listedRows
      guard rows.indices.contains(row) else { return [] }
      if rows[row] == shownRow { return run(.readOption) }
      show(rows[row])
    case .result:
      let order = session?.findings.ranking.map(\.option) ?? []
      if order.indices.contains(row) { resultOption = order[row] }
    case .criteria:
      let nodes = session?.findings.weights.nodes ?? []
      let requests = commitEntries()
      if notice?.kind != .refused, nodes.indices.contains(row) { criteria.node = nodes[row].id }
      return requests
    case .sensitivity:
      let nodes = session?.findings.weights.nodes ?? []
      guard nodes.indices.contains(row) else { return [] }
      if sensitivity.node == nodes[row].id { return turn(to: .weight) }
      sensitivity.node = nodes[row].id
      sensitivity.share = nil
    case .record:
      if record.selected == row { return run(.openSnapshot) }
      if listedSnapshots.indices.contains(row) { record.selected = row }
    case .author:
      let rows = outlineRows
      guard rows.indices.contains(row) else { return [] }
      if rows[row] == outline.row { return run(.changeElement) }
      outline.row = rows[row]
    case .score: break
    }
    return []
  }

  /// Selects the cell that was clicked, keeping what was being typed.
  mutating func clickCell(_ option: Int, _ criterion: Int) -> [Request] {
    let requests = commitEntries()
    guard notice?.kind != .refused, let session else { return requests }
    let options = session.markableOptions
    let criteria = session.markedCriteria
    guard options.indices.contains(option), criteria.indices.contains(criterion) else {
      return requests
    }
    score.option = options[option].id
    score.criterion = criteria[criterion].id
    return requests
  }
}
