public import AppraisalFindings
public import AppraisalModel
import Canvas

/// A page of Sensitivity.
public enum SensitivityPage: Int, CaseIterable, Equatable, Sendable {
  /// One weight, swept from 0 to 100%.
  case weight
  /// What every weight alone can change.
  case every
  /// How often each option comes first.
  case often
  /// What would have to be true.
  case win
  /// How the lead depends on each weight.
  case lead
  /// What other methods say.
  case methods

  /// The name on the page's tab.
  public var title: String {
    switch self {
    case .weight: "One weight"
    case .every: "Every weight"
    case .often: "How often first"
    case .win: "What it takes"
    case .lead: "The lead"
    case .methods: "Other methods"
    }
  }

  /// The name where there is little room.
  var shortTitle: String {
    switch self {
    case .weight: "One"
    case .every: "Every"
    case .often: "Often"
    case .win: "Takes"
    case .lead: "Lead"
    case .methods: "Methods"
    }
  }
}

/// The state of Sensitivity.
public struct SensitivityState: Equatable, Sendable {
  /// The page.
  public var page = SensitivityPage.weight
  /// The node whose weight is looked at.
  public var node: CriterionID?
  /// Of what its weight is a share.
  public var scope = WeightScope.all
  /// The share that is tried, 0 to 1, and never recorded by itself; nil for the one that is set.
  public var share: Double?
  /// Which weights are tried, by place in ``Model/policies``.
  public var policy = 0
  /// The ranges between which weights are tried, in shares of all weight, as they were last typed.
  public var ranges: [CriterionID: ClosedRange<Double>] = [:]
  /// The first visible line of a page of text.
  public var scroll = 0
}

extension Model {
  /// The sweep of the selected node, or nil where there is none.
  var sweep: NodeSweep? {
    guard let study = session?.study, let node = sensitivity.node else { return nil }
    return NodeSweep(study, node: node, scope: sensitivity.scope)
  }

  /// Keys that move on Sensitivity, or nil for others.
  mutating func pressSensitivity(_ key: Key) -> [Request]? {
    let page = max(1, size.height - 8)
    let isText = ![.weight, .every].contains(sensitivity.page)
    switch key {
    case .up, .character("k"):
      if isText { sensitivity.scroll = max(0, sensitivity.scroll - 1) } else { moveSweep(by: -1) }
    case .down, .character("j"):
      if isText { sensitivity.scroll += 1 } else { moveSweep(by: 1) }
    case .pageUp:
      if isText { sensitivity.scroll = max(0, sensitivity.scroll - page) } else { leap(by: -0.1) }
    case .pageDown, .character(" "):
      if isText { sensitivity.scroll += page } else { leap(by: 0.1) }
    case .home: if isText { sensitivity.scroll = 0 } else { leap(by: -1) }
    case .end: if isText { sensitivity.scroll = 1_000_000 } else { leap(by: 1) }
    default: return nil
    }
    return []
  }

  /// Tries a much larger or smaller weight, or goes far along the table of all weights.
  private mutating func leap(by distance: Double) {
    if sensitivity.page == .every {
      moveSweep(by: Int(distance * 100))
    } else {
      shift(by: distance)
    }
  }

  /// Goes to another node of the tree; the weight that was tried is forgotten.
  mutating func moveSweep(by distance: Int) {
    let nodes = session?.findings.weights.nodes ?? []
    guard !nodes.isEmpty else { return }
    let index = nodes.firstIndex { $0.id == sensitivity.node } ?? 0
    sensitivity.node = nodes[max(0, min(nodes.count - 1, index + distance))].id
    sensitivity.share = nil
  }

  /// Tries another weight, a whole percent at a time.
  mutating func shift(by distance: Double) {
    guard let sweep, !sweep.isAlone else { return }
    let now = (sensitivity.share ?? sweep.current) * 100
    let next = distance > 0 ? (now + 1e-6).rounded(.down) : (now - 1e-6).rounded(.up)
    trySharing((next + distance * 100) / 100)
  }

  /// Tries a weight, 0 to 1.
  mutating func trySharing(_ share: Double) {
    guard let sweep, !sweep.isAlone else { return }
    sensitivity.share = min(1, max(0, share))
  }

  /// Runs a command of Sensitivity.
  mutating func runSensitivity(_ id: CommandID) -> [Request] {
    switch id {
    case .nextPage:
      let all = SensitivityPage.allCases
      return turn(to: all[(sensitivity.page.rawValue + 1) % all.count])
    case .moreWeight: shift(by: 0.01)
    case .lessWeight: shift(by: -0.01)
    case .weightScope:
      sensitivity.scope = sensitivity.scope == .all ? .family : .all
      sensitivity.share = nil
    case .forgetWeight: sensitivity.share = nil
    case .otherWeightings: return choose(policy: (sensitivity.policy + 1) % policies.count)
    case .typeRanges: askForRanges()
    case .recordWeight: askForNote()
    default: break
    }
    return askChances()
  }

  /// Turns to a page.
  mutating func turn(to page: SensitivityPage) -> [Request] {
    sensitivity.page = page
    sensitivity.scroll = 0
    return askChances()
  }

  // MARK: Recording what was tried

  /// The points that the weight being tried needs, by node; nil where there are none.
  var triedPoints: [CriterionID: DecimalNumber]? {
    guard let session, let node = sensitivity.node, let share = sensitivity.share else {
      return nil
    }
    return WeightChange.points(
      giving: node, share: share, sensitivity.scope, in: session.findings.weights)
  }

  private mutating func askForNote() {
    overlays.append(.form(.weightNote(triedLabel)))
  }

  /// What recording the weight being tried would be called.
  private var triedLabel: String {
    guard let session, let node = sensitivity.node, let share = sensitivity.share else { return "" }
    let name = session.document.criterion(node)?.shortLabel ?? node.text
    return "Weight of \(name): \(Numbers.percent(share)) \(sensitivity.scope.words)"
  }

  /// The edits that make the tried weight the agreed one.
  var triedEdits: [Edit] {
    guard let session, let points = triedPoints else { return [] }
    return session.findings.weights.nodes.map(\.id).compactMap { id in
      let old = session.appraisal.weights[.agreed]?[id]
      guard let new = points[id], new != old else { return nil }
      return .weights(.weigh(holder: .agreed, criterion: id, old: old, new: new))
    }
  }

  /// Ends the trial of a weight that was recorded, and keeps the moment with its note.
  mutating func settleTried(_ label: String, note: String) -> [Request] {
    guard let session else { return [] }
    sensitivity.share = nil
    return [
      .run(
        .saveSnapshot(
          path: session.path, name: label, note: note, sentence: session.sentence.words))
    ]
  }
}
