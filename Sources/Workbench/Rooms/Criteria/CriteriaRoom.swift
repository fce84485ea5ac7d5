import AppraisalFindings
package import AppraisalModel
package import Canvas

/// Criteria: the value tree and the weights.
package struct CriteriaRoom: Room {
  package static let place = Place.criteria
  package static let title = "Criteria"
  package static let shortTitle = "Crit."
  package static let purpose =
    "Here you see what the options are judged by and how much each part weighs. "
    + "Points become shares; w asks for them a question at a time."

  /// The node of the cursor.
  package var node: CriterionID?
  /// Whose weights were last asked for.
  private var chosenHolder = WeightHolder.agreed
  /// The points being typed, or nil.
  package private(set) var entry: TextEntry? {
    didSet { if entry == nil { isRefused = false } }
  }
  /// Whether what is being typed was refused, so that the next number takes its place.
  private var isRefused = false

  package init() {}

  package var isTyping: Bool { entry != nil }

  package func selection(_ bench: Bench) -> (option: OptionID?, criterion: CriterionID?) {
    (nil, node)
  }

  /// Whose weights are shown: those last asked for, while the person can give them.
  func holder(_ bench: Bench) -> WeightHolder {
    bench.weightHolders.contains(chosenHolder) ? chosenHolder : .agreed
  }

  package mutating func settle(_ bench: Bench) {
    guard let rows = bench.session?.document.valueTree else { return }
    guard !rows.contains(where: { $0.criterion.id == node }) else { return }
    // What was being typed was for that node alone.
    entry = nil
    node = rows.first?.criterion.id
  }

  package mutating func type(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool {
    if var typed = entry, NumberEntry.press(key, in: &typed, givesWay: &isRefused) {
      entry = typed.isEmpty ? nil : typed
      return true
    }
    switch key {
    case .up, .character("k"): try moveNode(by: -1, &bench)
    case .down, .character("j"): try moveNode(by: 1, &bench)
    case .pageUp: try moveNode(by: -10, &bench)
    case .pageDown: try moveNode(by: 10, &bench)
    case .home: try moveNode(by: -Motion.end, &bench)
    case .end: try moveNode(by: Motion.end, &bench)
    case .escape where entry != nil:
      entry = nil
      bench.say(.plain, "What you typed was not recorded.")
    case .character(let character) where NumberEntry.accepts(character):
      if let session = bench.session, let reason = Self.pointsRefusal(self, bench, session) {
        throw Refusal(reason)
      }
      guard bench.session != nil else {
        throw Refusal(Bench.needsAppraisal)
      }
      var typed = TextEntry(byteLimit: 20)
      _ = typed.insert(String(character))
      entry = typed
    default: return false
    }
    return true
  }

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool { false }

  /// Moves the cursor of the tree, over all nodes that are shown.
  private mutating func moveNode(by distance: Int, _ bench: inout Bench) throws(Refusal) {
    try commit(&bench)
    guard let rows = bench.session?.document.valueTree, !rows.isEmpty else { return }
    let index = rows.firstIndex { $0.criterion.id == node } ?? 0
    node = rows[max(0, min(rows.count - 1, index + distance))].criterion.id
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) throws(Refusal) {
    guard case .row(let row) = action else { return }
    try commit(&bench)
    let rows = bench.session?.document.valueTree ?? []
    if rows.indices.contains(row) { node = rows[row].criterion.id }
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    CriteriaScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  // MARK: Points

  package mutating func commit(_ bench: inout Bench) throws(Refusal) {
    guard let text = entry?.text else { return }
    isRefused = true
    guard let points = DecimalNumber(text) else {
      throw Refusal("\"\(text)\" is not a number. Type points from 0 to 1000, such as 100 or 40.")
    }
    try weigh(points, &bench)
    entry = nil
  }

  /// Records what is typed and goes one line on.
  mutating func acceptPoints(_ bench: inout Bench) throws(Refusal) {
    guard entry != nil else {
      return bench.say(
        .plain, "Type the points of this line among its neighbours, such as 100 or 40, then Enter.")
    }
    try moveNode(by: 1, &bench)
  }

  /// Takes the points of the line back.
  mutating func clearPoints(_ bench: inout Bench) throws(Refusal) {
    entry = nil
    try weigh(nil, &bench)
  }

  private func weigh(_ points: DecimalNumber?, _ bench: inout Bench) throws(Refusal) {
    guard let session = bench.session, let node else { return }
    let name = session.document.name(node)
    let label = points.map { "Weight of \(name): \($0)" } ?? "Weight of \(name): not set"
    try bench.perform(label, session.appraisal.weighing(node, points, of: holder(bench)))
  }

  /// Carries the weights over a change of range.
  func carryOver(_ bench: inout Bench) throws(Refusal) {
    guard let session = bench.session,
      let stale = StaleWeights(session.appraisal, holder: holder(bench))
    else { return }
    try bench.perform("Weights carried over", stale.rescaling(session.appraisal))
    bench.say(.good, "The weights were carried over to the new ranges. u takes it back.")
  }

  // MARK: Holders

  /// Shows the weights of the next holder.
  mutating func showNextHolder(_ bench: inout Bench) throws(Refusal) {
    try commit(&bench)
    let all = bench.weightHolders
    let index = all.firstIndex(of: holder(bench)) ?? 0
    chosenHolder = all[(index + 1) % all.count]
    bench.say(.plain, "Here are \(bench.words(for: chosenHolder)).")
  }

  /// Settles the agreed weights, with words, or opens them again.
  func settleOrOpen(_ bench: inout Bench) throws(Refusal) {
    guard let session = bench.session else { return }
    guard session.appraisal.weightLock != nil else { return bench.show(SettlementForm.form) }
    let edits: [Edit]
    do {
      edits = try session.appraisal.openingWeights()
    } catch {
      throw Refusal(error.sentence)
    }
    try bench.perform("Agreed weights opened again", edits)
    bench.say(.good, "The agreed weights can be changed again. u settles them as before.")
  }

  /// Opens the questions about weights with the menu of methods.
  func ask(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    bench.show(
      WeighingSheet(
        session, node: node, holder: holder(bench), whose: bench.words(for: holder(bench)),
        unfinished: bench.unfinishedWeighing))
  }
}

extension Session {
  /// The weights of a holder.
  func weights(of holder: WeightHolder) -> EffectiveWeights {
    holder == .agreed ? findings.weights : EffectiveWeights(appraisal, holder: holder)
  }

  /// Who settled the agreed weights and when, with their words; nil while they are open.
  func settledWords(_ clock: ReaderClock) -> String? {
    guard let lock = appraisal.weightLock else { return nil }
    let entry = recorded.latest(.weightLock)
    let who = entry?.author.map { appraisal.name($0) } ?? "somebody"
    let when = entry.map { " on \(clock.dayInWords($0.time))" } ?? ""
    return "Settled by \(who)\(when)" + (lock.words.isEmpty ? "." : ": \(lock.words)")
  }
}

extension Bench {
  /// Those whose weights the person can look at and give here: the agreed, their body's, their own.
  var weightHolders: [WeightHolder] {
    [.agreed] + (session?.person?.body.map { [.body($0)] } ?? []) + [.assessor(person)]
  }

  /// What somebody's weights are called, in a sentence.
  func words(for holder: WeightHolder) -> String {
    switch holder {
    case .agreed: "the agreed weights"
    case .body(let id):
      "the weights of "
        + (session?.document.name(id) ?? id.text)
    case .assessor(let id):
      id == person
        ? "your own weights" : "the weights of \(session?.appraisal.name(id) ?? id.text)"
    }
  }
}
