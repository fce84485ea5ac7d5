import AppraisalModel
import Canvas

extension Model {
  /// The filter of the open place's list, or nil where it has none.
  private var filterPath: WritableKeyPath<Model, ListState>? {
    switch place {
    case .home: \.home
    case .read: \.read.list
    case .record: \.record
    case .author: \.outline.list
    case .score, .result, .criteria, .sensitivity: nil
    }
  }

  /// Opens the filter of the list.
  mutating func startFilter() {
    guard let path = filterPath else { return }
    self[keyPath: path].filter = self[keyPath: path].filter ?? TextEntry(byteLimit: 200)
    self[keyPath: path].isFiltering = true
    notice = Notice(.plain, "Type what to find. Enter keeps it, Esc shows everything again.")
  }

  /// Takes a key into the filter, or gives nil when no filter is being typed.
  mutating func pressFilter(_ key: Key) -> [Request]? {
    guard let path = filterPath else { return nil }
    guard self[keyPath: path].isFiltering, var entry = self[keyPath: path].filter else {
      if key == .escape, self[keyPath: path].filter != nil {
        self[keyPath: path].filter = nil
        settleFilter()
        return []
      }
      return nil
    }
    switch key {
    case .escape:
      self[keyPath: path].filter = nil
      self[keyPath: path].isFiltering = false
    case .enter:
      self[keyPath: path].isFiltering = false
      if entry.isEmpty { self[keyPath: path].filter = nil }
    case .up, .down:
      return pressList(afterFilter: key)
    default:
      guard entry.edit(key) || entry.move(key) else { return nil }
      self[keyPath: path].filter = entry
    }
    settleFilter()
    return []
  }

  private mutating func pressList(afterFilter key: Key) -> [Request]? {
    switch place {
    case .home: pressHome(key)
    case .read: pressRead(key)
    case .author: pressOutline(key)
    default: pressRecord(key)
    }
  }

  /// Keeps the selection on a row that is shown.
  private mutating func settleFilter() {
    home.selected = max(0, min(home.selected, homeLines.count - 1))
    record.selected = max(0, min(record.selected, listedSnapshots.count - 1))
    settleOutline()
    let rows = listedRows
    if let first = rows.first, !rows.contains(where: { $0 == shownRow }) { show(first) }
  }

  /// Puts pasted text into the filter if one is being typed, and says whether it did.
  mutating func pasteIntoFilter(_ text: String) -> Bool {
    guard let path = filterPath, self[keyPath: path].isFiltering else { return false }
    _ = self[keyPath: path].filter?.insert(text)
    settleFilter()
    return true
  }
}
