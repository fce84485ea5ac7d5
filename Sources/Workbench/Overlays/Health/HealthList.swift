public import AppraisalFindings
import AppraisalModel
import Canvas

/// What weakens an appraisal, each with the place to put it right.
public struct HealthList: Equatable, Sendable {
  /// What was found.
  public let findings: [HealthFinding]
  /// The row of the cursor.
  public internal(set) var selected = 0

  /// Makes a list that nobody has touched.
  public init(_ findings: [HealthFinding]) { self.findings = findings }

  /// How many blocks stand above the first finding, and how many each of them takes.
  static let (above, each) = (2, 3)

  /// The text: each finding with the reason why it matters.
  var blocks: [TextBlock] {
    let intro =
      findings.isEmpty
      ? "Nothing that can be checked here weakens this appraisal. Whether it is right, people judge."
      : "\(Numbers.count(findings.count, "thing weakens", "things weaken")) this appraisal. "
        + "This is advice and stops nobody. Enter goes to the place."
    return [.paragraph(intro, role: .muted), .blank]
      + findings.enumerated().flatMap { row, finding -> [TextBlock] in
        let sign = row == selected ? "> " : ""
        return [
          .paragraph(sign + finding.what, isLink: true), .bullet(finding.why, role: .muted), .blank,
        ]
      }
  }

  /// The pane that shows it.
  var pane: ReadingPane {
    ReadingPane(
      blocks, selected: findings.isEmpty ? nil : Self.above + Self.each * selected, isFocused: true)
  }
}

extension Model {
  /// Opens the list of what weakens the appraisal.
  mutating func checkHealth() {
    guard let session else { return }
    overlays.append(
      .health(HealthList(HealthCheck(session.appraisal, viewer: session.viewer).findings)))
  }

  /// Gives a key to the list of what weakens the appraisal.
  mutating func press(_ key: Key, in list: HealthList) -> [Request] {
    var list = list
    let last = max(0, list.findings.count - 1)
    switch key {
    case .up, .character("k"): list.selected = max(0, list.selected - 1)
    case .down, .character("j"): list.selected = min(last, list.selected + 1)
    case .pageUp: list.selected = max(0, list.selected - 5)
    case .pageDown, .character(" "): list.selected = min(last, list.selected + 5)
    case .home: list.selected = 0
    case .end: list.selected = last
    case .enter: return goToWeakness(list)
    default: break
    }
    setTop(.health(list))
    return []
  }

  /// Goes to where the selected weakness can be put right.
  mutating func goToWeakness(_ list: HealthList) -> [Request] {
    overlays.removeLast()
    guard list.findings.indices.contains(list.selected) else { return [] }
    let finding = list.findings[list.selected]
    let requests: [Request]
    switch finding.place {
    case .option(let id): requests = goToRow(.element(ElementName(.option, id.text), depth: 0))
    case .criterion(let id):
      requests = goToRow(.element(ElementName(.criterion, id.text), depth: 0))
    case .options: requests = goToRow(.kind(.option))
    case .criteria: requests = goToRow(.kind(.criterion))
    case .terms: requests = goToRow(.head(.terms))
    case .weights: requests = go(to: .criteria)
    case .marks: requests = run(.nextUnmarked)
    case .people:
      requests = go(to: .read)
      if place == .read { show(.page(.panel)) }
    case .decision: requests = go(to: .record)
    }
    if notice == nil { notice = Notice(.plain, finding.what) }
    return requests
  }

  /// Goes to a row of Author.
  mutating func goToRow(_ row: OutlineRow) -> [Request] {
    let requests = go(to: .author)
    guard place == .author else { return requests }
    outline.list.filter = nil
    outline.row = row
    settleOutline()
    return requests
  }
}
