import AppraisalModel
public import Canvas

/// The application as values: a model, messages that change it, requests for work outside it.
public enum Workbench {
  /// Changes the model and says what is to be done outside it.
  ///
  /// Total: every message is allowed in every state.
  public static func update(_ model: inout Model, _ message: Message) -> [Request] {
    let requests = respond(&model, to: message)
    model.keepOptionText()
    return requests + model.keepDraft()
  }

  private static func respond(_ model: inout Model, to message: Message) -> [Request] {
    switch message {
    case .pressed(let key):
      let requests = model.press(key)
      model.settleScroll()
      return requests
    case .pasted(let text): return model.paste(text)
    case .clicked(let action): return model.click(action)
    case .scrolled(let lines):
      let requests = model.scroll(lines)
      model.settleScroll()
      return requests
    case .resized(let size):
      model.size = size
      model.settleScroll()
      return []
    case .resumed: return [.redraw]
    case .hangUp: return model.commitEntries() + [.run(.giveUp), .quit]
    case .shelfListed(let shelf):
      model.shelf = shelf
      return []
    case .opened(let opened): return model.receive(opened)
    case .openFailed(let words):
      model.isOpening = false
      model.notice = Notice(.refused, words)
      return []
    default: return model.receiveResult(message)
    }
  }

  /// What an event means given the picture that the user saw, or nil when it means nothing.
  public static func message(for event: InputEvent, in frame: Frame<Action>) -> Message? {
    switch event {
    case .key(.unknown): return nil
    case .key(let key): return .pressed(key)
    case .paste(let text): return .pasted(text)
    case .resize(let size): return .resized(size)
    case .resumed: return .resumed
    case .hangUp: return .hangUp
    case .mouse(let mouse):
      switch mouse.kind {
      case .press: return frame.action(at: mouse.at).map(Message.clicked)
      case .wheelUp: return .scrolled(-3)
      case .wheelDown: return .scrolled(3)
      case .drag:
        // Only a weight is dragged.
        guard case .weight(let percent)? = frame.action(at: mouse.at) else { return nil }
        return .clicked(.weight(percent))
      case .release: return nil
      }
    }
  }
}

extension Model {
  mutating func receiveResult(_ message: Message) -> [Request] {
    switch message {
    case .recorded(let batch, let entries):
      // A batch of an appraisal that has been closed since is not this one's.
      guard pendingBatches.remove(batch) != nil else { break }
      for entry in entries { present?.recorded.append(entry) }
      settleSaveState()
    case .recordingFailed(let batch, let reason, let isKept):
      guard pendingBatches.contains(batch) else { break }
      present?.saveState = .notSaved(reason: reason)
      present?.isKeptElsewhere = isKept
    case .movedElsewhere(let path):
      present?.path = path
      notice = Notice(.good, "The appraisal was copied to \(path) and goes on there.")
    case .moveFailed(let words): notice = Notice(.refused, words)
    case .snapshotSaved(let summary):
      present?.snapshots.append(summary)
      record.selected = 0
      notice = Notice(.good, "Snapshot \(summary.number) \"\(summary.name)\" is saved for good.")
    case .snapshotFailed(let words): notice = Notice(.refused, words)
    case .snapshotOpened(let summary, let appraisal): return show(summary, appraisal)
    case .snapshotRead(let summary, let appraisal): return restore(summary, appraisal)
    case .differenceFound(let title, let lines):
      notice = nil
      overlays.append(.reader(Reader(title: title, paragraphs: lines)))
    case .reportHashed(let decision): return recordDecision(decision)
    case .reportRefused(let decision, let words): reopenDecision(decision, words)
    case .headFound(let path, let head):
      if present?.path == path { present?.head = head }
    case .firstPlacesFound(let generation, let places):
      if session?.generation == generation { session?.firstPlaces = places }
    case .editorClosed(let result): take(result)
    case .chancesFound(let generation, let chances):
      if session?.generation == generation { session?.chances = chances }
    default: break
    }
    return []
  }

  private mutating func settleSaveState() {
    let count = pendingBatches.count
    present?.saveState = count == 0 ? .saved : .saving(count)
  }
}
