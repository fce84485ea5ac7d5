import AppraisalHistory
import AppraisalModel
import Canvas
import PlainText

/// Record: the snapshots, and what is known of the selected one.
struct RecordScreen {
  let room: RecordRoom
  let bench: Bench

  func draw(_ frame: inout Frame<Action>, in rect: Rect) {
    guard let session = bench.session else {
      EmptyPlace.noAppraisal.draw(&frame, in: rect)
      return
    }
    guard !session.snapshots.isEmpty else {
      EmptyPlace(
        "No snapshot yet. s saves how things stand under a name. A snapshot never changes "
          + "and can be looked at later.\n\nEvery mark is recorded as you give it, in \(session.path)."
          + (session.head.isEmpty ? "" : "\n\nHash of the record now: \(session.head)")
      ).draw(&frame, in: rect)
      return
    }
    let snapshots = room.shown(bench)
    let items = snapshots.map {
      ListItem(
        "\($0.number)  \($0.name)",
        detail: ($0.file == room.markedFile ? "marked  " : "")
          + (FinalNote.isFinal($0.note) ? "final  " : "") + bench.clock.dayInWords($0.time))
    }
    let list = ListView(
      items: items, selected: snapshots.isEmpty ? nil : room.snapshots.selected,
      emptyText: "No snapshot holds these words.")
    let detailHeight = rect.height >= 14 ? 8 : 0
    var (detail, top) = rect.splitBottom(detailHeight)
    if let filter = room.snapshots.filter, top.height > 2 {
      let (line, rest) = top.splitTop(1)
      frame.canvas.put(
        "/\(filter.text)  \(snapshots.count) of \(session.snapshots.count)", x: line.x + 1,
        y: line.y, width: line.width - 2, role: .accent)
      top = rest
    }
    let drawn = list.draw(on: &frame.canvas, in: top)
    frame.add(drawn) { .row($0) }
    guard detailHeight > 0, snapshots.indices.contains(room.snapshots.selected) else { return }
    detail = detail.inset(left: 1, right: 1)
    _ = ReadingPane(blocks(snapshots[room.snapshots.selected]))
      .draw(on: &frame.canvas, in: detail)
  }

  private func blocks(_ snapshot: SnapshotSummary) -> [TextBlock] {
    var blocks: [TextBlock] = [.rule]
    blocks.append(
      .paragraph(
        bench.session?.unread == nil
          ? snapshot.sentence
          : "What led then is not said while something that was saved cannot be read."))
    if !snapshot.note.isEmpty { blocks.append(.keyValue("Note", snapshot.note)) }
    blocks.append(.keyValue("Saved", "\(bench.clock.moment(snapshot.time)) by \(snapshot.author)"))
    blocks.append(.keyValue("Fingerprint", snapshot.fingerprint))
    if let head = bench.session?.head, !head.isEmpty {
      blocks.append(.keyValue("Record now", head))
    }
    return blocks
  }
}
