package import AppraisalFindings
package import AppraisalModel
package import Canvas

/// Sensitivity: what would overturn the answer.
package struct SensitivityRoom: Room {
  package static let place = Place.sensitivity
  package static let title = "Sensitivity"
  package static let shortTitle = "Sens."
  package static let purpose =
    "Here you see what would change the answer. "
    + "Left and right try another weight; nothing is recorded until you say so."

  package private(set) var page = SensitivityPage.weight
  /// The node whose weight is looked at.
  package private(set) var node: CriterionID?
  /// Of what its weight is a share.
  package private(set) var scope = WeightScope.all
  /// The share that is tried, 0 to 1, and never recorded by itself; nil for the one that is set.
  package private(set) var share: Double?
  /// Which weights are tried, by their place among ``policies(_:)``.
  private var policyIndex = 0
  /// The ranges between which weights are tried, in shares of all weight, as they were last typed.
  private(set) var ranges: [CriterionID: ClosedRange<Double>] = [:]
  /// The first visible line of a page of text.
  private(set) var scroll = 0

  package init() {}

  package mutating func settle(_ bench: Bench) {
    guard let weights = bench.session?.findings.weights else { return }
    if weights.node(node) == nil {
      node = weights.leaves.first?.id
      share = nil
    }
  }

  /// Asks how often each option comes where, when that is on the screen and not known.
  package func refresh(_ bench: inout Bench) {
    guard page == .often, let session = bench.session, let findings = triedFindings(bench) else {
      return
    }
    let policy = policy(bench)
    guard session.chances?.answers(policy, findings) != true,
      bench.chancesRefusal(findings, trying: policy) == nil
    else { return }
    bench.run(.findChances(generation: session.generation, findings, policy))
  }

  // MARK: What is looked at

  /// The sweep of the selected node, or nil where there is none.
  func sweep(_ bench: Bench) -> NodeSweep? {
    guard let study = bench.session?.study, let node else { return nil }
    return NodeSweep(study, node: node, scope: scope)
  }

  /// The weights that can be tried on the page of how often each option comes first.
  package func policies(_ bench: Bench) -> [WeightsTried] {
    guard let appraisal = bench.session?.appraisal else { return [.free] }
    let others = [
      WeightsTried.spanned(by: appraisal), WeightsTried.mixture(over: appraisal),
      ranges.isEmpty ? nil : .within(ranges),
    ]
    return [.free, .order, .around(WeightsTried.standardSpread)] + others.compactMap(\.self)
  }

  /// The weights that are tried now.
  package func policy(_ bench: Bench) -> WeightsTried {
    let all = policies(bench)
    return all.indices.contains(policyIndex) ? all[policyIndex] : .free
  }

  /// The result with the weight that is tried in the place of the one that is set.
  func triedFindings(_ bench: Bench) -> Findings? {
    guard let session = bench.session else { return nil }
    guard policy(bench).restsOnTheBoard, let points = triedPoints(session) else {
      return session.findings
    }
    var appraisal = session.ranked
    appraisal.weights[.agreed, default: [:]].merge(points) { _, new in new }
    return Findings(appraisal, viewer: session.viewer, withBlocked: session.ranksBlocked)
  }

  /// The points that the weight being tried needs, by node; nil where there are none.
  func triedPoints(_ session: Session) -> [CriterionID: DecimalNumber]? {
    guard let node, let share else { return nil }
    return WeightChange.points(giving: node, share: share, scope, in: session.findings.weights)
  }

  // MARK: Keys and clicks

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool {
    if page.isText {
      guard let line = Motion.line(key, from: scroll, page: bench.page(leaving: 8)) else {
        return false
      }
      scroll = line
      return true
    }
    switch key {
    case .up, .character("k"): select(by: -1, bench)
    case .down, .character("j"): select(by: 1, bench)
    case .pageUp: leap(by: -0.1, bench)
    case .pageDown, .character(" "): leap(by: 0.1, bench)
    case .home: leap(by: -1, bench)
    case .end: leap(by: 1, bench)
    default: return false
    }
    return true
  }

  /// Tries a much larger or smaller weight, or goes far along the table of all weights.
  private mutating func leap(by distance: Double, _ bench: Bench) {
    if page == .every {
      select(by: Int(distance * 100), bench)
    } else {
      shift(by: distance, bench)
    }
  }

  /// Goes to another node of the tree; the weight that was tried is forgotten.
  private mutating func select(by distance: Int, _ bench: Bench) {
    let nodes = bench.session?.findings.weights.nodes ?? []
    guard !nodes.isEmpty else { return }
    let index = nodes.firstIndex { $0.id == node } ?? 0
    node = nodes[max(0, min(nodes.count - 1, index + distance))].id
    share = nil
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) {
    switch action {
    case .page(let number):
      if let page = SensitivityPage(rawValue: number) { turn(to: page, &bench) }
    case .weighting(let index): choose(policy: index, &bench)
    case .weight(let percent): trySharing(Double(percent) / 100, bench)
    case .row(let row):
      let nodes = bench.session?.findings.weights.nodes ?? []
      guard nodes.indices.contains(row) else { return }
      if node == nodes[row].id { return turn(to: .weight, &bench) }
      node = nodes[row].id
      share = nil
    case .command, .go, .cell, .overlayRow, .overlayField, .answer, .press, .nothing: break
    }
  }

  package mutating func scroll(_ lines: Int, _ bench: Bench) -> Bool {
    scroll = max(0, scroll + lines)
    return true
  }

  package mutating func settleScroll(_ bench: Bench) {
    guard scroll > 0 else { return }
    scroll = SensitivityScreen(room: self, bench: bench).firstLine(in: bench.content)
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    SensitivityScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  // MARK: Commands

  mutating func turn(to page: SensitivityPage, _ bench: inout Bench) {
    self.page = page
    scroll = 0
    refresh(&bench)
  }

  mutating func turnOn(_ bench: inout Bench) {
    let all = SensitivityPage.allCases
    turn(to: all[(page.rawValue + 1) % all.count], &bench)
  }

  /// Tries another weight, a whole percent at a time.
  mutating func shift(by distance: Double, _ bench: Bench) {
    guard let sweep = sweep(bench), !sweep.isAlone else { return }
    let now = (share ?? sweep.current) * 100
    let next = distance > 0 ? (now + 1e-6).rounded(.down) : (now - 1e-6).rounded(.up)
    share = min(1, max(0, (next + distance * 100) / 100))
  }

  private mutating func trySharing(_ share: Double, _ bench: Bench) {
    guard let sweep = sweep(bench), !sweep.isAlone else { return }
    self.share = min(1, max(0, share))
  }

  mutating func changeScope() {
    scope = scope == .all ? .family : .all
    share = nil
  }

  mutating func forgetWeight() { share = nil }

  mutating func chooseNextPolicy(_ bench: inout Bench) {
    choose(policy: (policyIndex + 1) % policies(bench).count, &bench)
  }

  /// Tries other weightings; the place behind the last one asks for ranges.
  private mutating func choose(policy index: Int, _ bench: inout Bench) {
    guard index < policies(bench).count else { return askForRanges(&bench) }
    policyIndex = index
    scroll = 0
    if page == .often {
      refresh(&bench)
    } else {
      turn(to: .often, &bench)
    }
  }

  func askForRanges(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    bench.show(RangesForm.form(ranges, session.findings, in: session.document))
  }

  /// Tries weights within ranges.
  mutating func take(_ ranges: [CriterionID: ClosedRange<Double>], _ bench: inout Bench) {
    self.ranges = ranges
    choose(policy: policies(bench).count - 1, &bench)
  }

  /// Asks why the weight that is tried is recorded.
  func askForNote(_ bench: inout Bench) {
    guard let session = bench.session, let node, let share, let points = triedPoints(session) else {
      return
    }
    let name = session.document.name(node)
    let edits = session.findings.weights.nodes.map(\.id).compactMap { id -> Edit? in
      let old = session.appraisal.weights[.agreed]?[id]
      guard let new = points[id], new != old else { return nil }
      return .weights(.weigh(holder: .agreed, criterion: id, old: old, new: new))
    }
    bench.show(
      WeightNoteForm.form("Weight of \(name): \(Numbers.percent(share)) \(scope.words)", edits))
  }
}

extension Bench {
  /// Why it cannot be said how often each option comes first, or nil.
  func chancesRefusal(_ findings: Findings, trying tried: WeightsTried) -> ChancesRefusal? {
    if let unread = session?.unread { return .study(.unread(unread)) }
    do {
      _ = try ChancesPlan(
        findings, contested: session?.recorded.contested.count ?? 0, tried: tried)
      return nil
    } catch {
      return error
    }
  }
}
