import AppraisalFindings
import AppraisalModel
import Canvas
import WeightElicitation

extension Session {
  /// The weights of a holder.
  func weights(of holder: WeightHolder) -> EffectiveWeights {
    holder == .agreed ? findings.weights : EffectiveWeights(appraisal, holder: holder)
  }

  /// Who settled the agreed weights and when, with their words; nil while they are open.
  var lockWords: String? {
    guard let lock = appraisal.weightLock else { return nil }
    let entry = recorded.latest(.weightLock)
    let who = entry?.author.flatMap { appraisal.assessor($0)?.name } ?? "somebody"
    let when = entry.map { " on \($0.time.prefix(10))" } ?? ""
    return "Settled by \(who)\(when)" + (lock.words.isEmpty ? "." : ": \(lock.words)")
  }
}

extension Model {
  /// Those whose weights the person can look at and give here: the agreed, their body's, their own.
  var weightHolders: [WeightHolder] {
    [.agreed] + (session?.person?.body.map { [.body($0)] } ?? []) + [.assessor(person)]
  }

  /// Whose weights Criteria shows.
  var weightHolder: WeightHolder {
    weightHolders.contains(criteria.holder) ? criteria.holder : .agreed
  }

  /// What somebody's weights are called, in a sentence.
  func holderWords(_ holder: WeightHolder) -> String {
    switch holder {
    case .agreed: "the agreed weights"
    case .body(let id):
      "the weights of "
        + (session?.document.bodies.first { $0.id == id }?.shortLabel ?? id.text)
    case .assessor(let id):
      id == person
        ? "your own weights" : "the weights of \(session?.appraisal.assessor(id)?.name ?? id.text)"
    }
  }

  /// Shows the weights of the next holder.
  mutating func nextHolder() -> [Request] {
    let requests = commitEntries()
    if notice?.kind == .refused { return requests }
    let all = weightHolders
    let place = all.firstIndex(of: weightHolder) ?? 0
    criteria.holder = all[(place + 1) % all.count]
    notice = Notice(.plain, "Here are \(holderWords(criteria.holder)).")
    return requests
  }

  /// Puts the weights of all holders beside one another.
  mutating func compareWeights() {
    guard let session else { return }
    let comparison = WeightComparison(session.appraisal, viewer: session.viewer)
    let nodes = session.findings.weights.nodes
    let columns = comparison.columns.map { column -> [String] in
      column.weights.areSet
        ? RoundedPercents(column.weights.nodes).cumulative.map { $0 + "%" }
        : nodes.map { _ in column.weights.someAreSet ? "partly" : "not set" }
    }
    let rows = nodes.enumerated().map { index, node -> [String] in
      let name = session.document.criterion(node.id)?.label ?? node.id.text
      return [String(repeating: "  ", count: node.depth) + name]
        + columns.map { $0.indices.contains(index) ? $0[index] : "" }
    }
    let blocks: [TextBlock] =
      [.paragraph(comparison.sentence), .blank]
      + [.table([["Of all"] + comparison.columns.map(\.name)] + rows, isNumeric: true), .blank]
      + (comparison.isHidden
        ? [.paragraph("Other people's weights appear at the reveal.", role: .muted)] : [])
      + [
        .paragraph("The appraisal ranks by the agreed weights only.", role: .muted)
      ]
    overlays.append(.page(TextPage(title: "Weights side by side", blocks: blocks)))
  }

  /// Settles the agreed weights, with words, or opens them again.
  mutating func lockWeights() -> [Request] {
    guard let session else { return [] }
    if let lock = session.appraisal.weightLock {
      let requests = perform(
        "Agreed weights opened again", [.weights(.lockWeights(old: lock, new: nil))])
      if notice?.kind != .refused {
        notice = Notice(.good, "The agreed weights can be changed again. u settles them as before.")
      }
      return requests
    }
    overlays.append(.form(.lockWeights(areSet: session.findings.weights.areSet)))
    return []
  }

  /// What the answers of the form that settles the weights lead to.
  func lockOutcome(_ form: Form) -> FormOutcome {
    .edits(
      "Agreed weights settled",
      [
        .weights(
          .lockWeights(old: session?.appraisal.weightLock, new: WeightLock(words: form.text(.note)))
        )
      ])
  }

  /// Why weights cannot be given or asked for now, or nil.
  func weightReason(_ id: CommandID, in session: Session) -> String? {
    if let reason = session.readOnly { return reason }
    if id == .lockWeights { return facilitatorReason(session) }
    if let reason = holderReason(in: session) { return reason }
    if id == .askForWeights {
      do throws(WeighingRefusal) {
        _ = try WeighingPlan(session.document, scope: .tree)
        return nil
      } catch {
        return error.sentence(in: session.document)
      }
    }
    if id == .carryWeightsOver { return carryingReason(in: session) }
    guard let node = criteria.node, let weight = session.weights(of: weightHolder).node(node) else {
      return "This line has no weight."
    }
    return id == .clearPoints && weight.points == nil ? "No points are set here." : nil
  }

  private func carryingReason(in session: Session) -> String? {
    guard let stale = StaleWeights(session.appraisal, holder: weightHolder) else {
      return "No range has changed since the weights were asked for."
    }
    return stale.mustAskAgain.isEmpty ? nil : stale.sentence
  }

  /// Why the weights of the holder that is shown cannot be changed by this person, or nil.
  private func holderReason(in session: Session) -> String? {
    guard case .assessor = weightHolder else {
      if let reason = facilitatorReason(session) { return reason }
      return weightHolder == .agreed && session.appraisal.weightLock != nil
        ? "The agreed weights are settled. l opens them again." : nil
    }
    guard let person = session.person, !person.counts, !person.roles.contains(.commenter) else {
      return nil
    }
    return "You take part as \(person.roles.first?.rawValue ?? "observer") and do not weigh."
  }

  /// Whoever is first to take part in an appraisal facilitates it.
  private func facilitatorReason(_ session: Session) -> String? {
    session.person?.facilitates == true || session.appraisal.assessors.isEmpty
      ? nil : "Weights are set by the facilitator."
  }
}

extension Form {
  /// Asks who settled the agreed weights, and how.
  static func lockWeights(areSet: Bool) -> Form {
    let gap = areSet ? "" : " Some are not set yet; these stay equal."
    return Form(
      .lockWeights, title: "Settle the agreed weights",
      fields: [
        .area(
          .note, "Who settled them, and how",
          hint: "Settled weights stay as they are until you open them again, so that nobody can "
            + "fit them to the marks." + gap,
          limit: 4096, needed: "Say who settled them, such as \"the panel, at its first meeting\".")
      ])
  }
}
