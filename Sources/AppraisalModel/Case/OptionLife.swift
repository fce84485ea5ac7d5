// What happens to options while they are appraised, as the edits of one action. Nothing is lost on
// the way: what an option was made from stays on the list, discounted with the reason.

extension Appraisal {
  /// The edits that combine options into a new one, which stands after the last of them.
  ///
  /// The old ones are discounted with the reason, but the baseline stays what others are compared
  /// with. Empty with fewer than two known options.
  /// - Complexity: O(*n*) in the number of options.
  package func combining(_ ids: [OptionID], into option: Option, because reason: String) -> [Edit] {
    let old = document.options.filter { ids.contains($0.id) }
    guard old.count > 1 else { return [] }
    var new = option
    new.madeFrom = old.map(\.id)
    return [.document(.add(element: .option(new), at: place(after: old.map(\.id))))]
      + old.compactMap { discounting($0, because: reason) }
  }

  /// The edits that split an option into several, which stand after it in their order.
  ///
  /// The old one is discounted with the reason, unless it is the baseline. Empty for an option that
  /// the case lacks, and without parts.
  /// - Complexity: O(*n*) in the number of options.
  package func splitting(_ id: OptionID, into parts: [Option], because reason: String) -> [Edit] {
    guard let old = document.option(id), !parts.isEmpty else { return [] }
    let start = place(after: [id])
    let added = parts.enumerated().map { index, part -> Edit in
      var new = part
      new.madeFrom = [id]
      return .document(.add(element: .option(new), at: start + index))
    }
    return added + [discounting(old, because: reason)].compactMap(\.self)
  }

  /// The edit that adds a variant of an option, after the option and its other variants.
  ///
  /// What is said of the option is said of the variant until somebody changes it; its standing, its
  /// being preferred and what it was made from are its own. Nil for an option that the case lacks.
  /// - Complexity: O(*n*) in the number of options.
  package func varying(_ id: OptionID, as variant: OptionID, label: String) -> Edit? {
    guard var new = document.option(id) else { return nil }
    let kin = document.options.filter { $0.variantOf == id }.map(\.id)
    (new.id, new.variantOf, new.label, new.short) = (variant, id, label, "")
    (new.status, new.statusReason, new.preferred, new.madeFrom) = (.active, "", false, [])
    return .document(.add(element: .option(new), at: place(after: [id] + kin)))
  }

  /// The edit that adds an option while others are being appraised: it stands last and has no
  /// marks yet.
  package func adding(_ option: Option) -> Edit {
    .document(.add(element: .option(option), at: document.options.count))
  }

  /// The edits that lift a blocker of an option; with the last one the option is appraised, and
  /// the reason says why.
  ///
  /// Empty for a blocker that the option lacks or that is lifted already.
  /// - Complexity: O(*n*) in the number of options.
  package func lifting(_ blocker: Int, of id: OptionID) -> [Edit] {
    guard let old = document.option(id), old.blockers.indices.contains(blocker),
      !old.blockers[blocker].lifted
    else { return [] }
    var new = old
    new.blockers[blocker].lifted = true
    let change = Edit.document(.change(old: .option(old), new: .option(new)))
    guard old.status == .blocked, new.blockers.allSatisfy(\.lifted) else { return [change] }
    let names = new.blockers.map(\.label).joined(separator: "; ")
    return [
      change,
      .document(
        .standing(
          option: id, old: old.standing,
          new: OptionStanding(status: .active, reason: "No longer in the way: \(names)"))),
    ]
  }

  /// The edits that count the money of options over other years or in another way.
  ///
  /// Amounts stay with their years by place: what is beyond the last year is dropped, and a new year
  /// has nothing in it. A case whose way of counting does not change gives no edits.
  /// - Complexity: O(*n*) in the number of cash flows.
  package func counting(_ counting: MoneyCounting) -> [Edit] {
    guard counting != document.money.counting else { return [] }
    let flows = document.money.flows
    var head = document.head
    head.counting = counting
    let change = Edit.document(.head(old: document.head, new: head))
    let count = counting.years.count
    guard count != document.money.counting.years.count else { return [change] }
    // Neither the years nor the amounts can change first, so the flows stand aside.
    let aside = flows.enumerated().reversed().map { place, flow in
      Edit.document(.remove(element: .flow(flow), at: place))
    }
    let back = flows.enumerated().map { place, flow -> Edit in
      var new = flow
      new.amounts = (0..<count).map { flow.amounts.indices.contains($0) ? flow.amounts[$0] : 0 }
      return .document(.add(element: .flow(new), at: place))
    }
    return aside + [change] + back
  }

  private func place(after ids: [OptionID]) -> Int {
    (document.options.lastIndex { ids.contains($0.id) } ?? document.options.count - 1) + 1
  }

  private func discounting(_ option: Option, because reason: String) -> Edit? {
    guard option.status != .baseline, option.status != .discounted else { return nil }
    return .document(
      .standing(
        option: option.id, old: option.standing,
        new: OptionStanding(status: .discounted, reason: reason)))
  }
}
