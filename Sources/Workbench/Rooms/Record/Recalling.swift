import AppraisalFindings
import AppraisalHistory
import AppraisalModel

extension Model {
  /// Runs a command of Record that looks back, or records the decision.
  mutating func runRecall(_ id: CommandID) -> [Request] {
    guard let session else { return [] }
    if id == .decide {
      // What a review leads to is another decision.
      let present = session.appraisal.replacedDecision
      overlays.append(.form(.decision(present, in: session.document, today: today)))
      return []
    }
    let snapshots = listedSnapshots
    guard snapshots.indices.contains(record.selected) else { return [] }
    let selected = snapshots[record.selected]
    switch id {
    case .markSnapshot:
      markedSnapshot = markedSnapshot == selected.file ? nil : selected.file
      notice = Notice(
        .plain,
        markedSnapshot == nil
          ? "No snapshot is marked."
          : "Snapshot \(selected.number) is marked. d on another one shows what is different.")
    case .compareSnapshots:
      let marked = session.snapshots.first { $0.file == markedSnapshot && $0.file != selected.file }
      notice = Notice(.plain, "Comparing ...")
      guard let marked else {
        return [.run(.compareSnapshots(path: session.path, from: selected, to: nil))]
      }
      let isEarlier = (marked.number, marked.time) < (selected.number, selected.time)
      let (from, to) = isEarlier ? (marked, selected) : (selected, marked)
      return [.run(.compareSnapshots(path: session.path, from: from, to: to))]
    case .restoreSnapshot:
      notice = Notice(.plain, "Reading snapshot \(selected.number) ...")
      return [.run(.readSnapshot(path: session.path, selected))]
    default: break
    }
    return []
  }

  /// Brings the state of a snapshot back by new edits, as one step that can be undone.
  mutating func restore(_ summary: SnapshotSummary, _ state: Appraisal) -> [Request] {
    guard snapshot == nil, let session else { return [] }
    let title = "snapshot \(summary.number) \"\(summary.name)\""
    let restoration = Restoration(of: state, over: session.appraisal, by: person)
    if let obstacle = restoration.obstacle {
      let why = obstacle.sentence(in: session.document)
      notice = Notice(.refused, "\(title) cannot be restored: \(why)")
      return []
    }
    guard !restoration.edits.isEmpty else {
      notice = Notice(.refused, "Everything that can come back stands as in \(title) already.")
      return []
    }
    let requests = perform("Restore \(title)", restoration.edits)
    if notice?.kind != .refused {
      let count = Numbers.count(restoration.edits.count, "new entry", "new entries")
      notice = Notice(.good, "Restored \(title) by \(count). u takes it back.")
    }
    return requests
  }

  // MARK: The decision

  /// What the answers about the decision lead to.
  func decisionOutcome(_ form: Form) -> FormOutcome {
    guard let session else { return .refused(nil, "No appraisal is open.") }
    let old = session.appraisal.replacedDecision
    var decision: Decision
    switch form.decision(after: old) {
    case .failure(let fault): return .refused(fault.field, fault.words)
    case .success(let made): decision = made
    }
    if let refusal = decision.refusal(beside: session.findings) {
      return .refused(.departure, refusal.sentence(in: session.document))
    }
    let report = form.text(.report)
    if report.isEmpty || report == old?.report {
      decision.report = report
      decision.reportHash = report.isEmpty ? "" : old?.reportHash ?? ""
      return .edits(
        "The decision of \(decision.day)",
        decision == old ? [] : [session.appraisal.deciding(decision)])
    }
    decision.report = report
    return .effect(.hashReport(decision), "Reading the report ...")
  }

  /// Records a decision whose report has been read.
  mutating func recordDecision(_ decision: Decision) -> [Request] {
    guard snapshot == nil, let session else { return [] }
    notice = nil
    let requests = perform(
      "The decision of \(decision.day)",
      [session.appraisal.deciding(decision)])
    if notice == nil { notice = Notice(.good, "The decision of \(decision.day) is recorded.") }
    return requests
  }

  /// Puts a decision back on its form, because its report could not be read.
  mutating func reopenDecision(_ decision: Decision, _ words: String) {
    guard let session else { return }
    var form = Form.decision(decision, in: session.document, today: today)
    form.refuse(.report, words)
    overlays.append(.form(form))
  }
}
