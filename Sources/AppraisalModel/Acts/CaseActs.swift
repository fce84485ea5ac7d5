import PlainText

// What is done to the case while it is appraised, as the edits of one action. Nothing is lost on the
// way: what an option was made from stays on the list, discounted with the reason.

extension Appraisal {
  /// The edits that take something out of the case together with everything that names it: what
  /// stands under it moves up or goes with it, and references to it are dropped.
  ///
  /// Marks, comments and weights of it are kept and are inactive. The edits are one action; in
  /// this order each can be applied after the one before. Empty for a name that the case lacks.
  /// - Complexity: O(*n*) in the size of the case.
  package func removal(of name: ElementName) -> [Edit] {
    guard document.element(name) != nil else { return [] }
    let heir = CriterionID(name.id).flatMap(document.criterion)?.parent
    var state = document
    var edits: [Edit] = []
    for kind in ElementKind.allCases {
      for element in state[kind] where element.name != name {
        guard let freed = element.without(name, heir: heir), freed != element else { continue }
        edits.append(.document(.change(old: element, new: freed)))
      }
      // What cannot stand without it goes with it, from the end so that places hold.
      for (place, element) in state[kind].enumerated().reversed()
      where element.name != name && element.without(name, heir: heir) == nil {
        edits.append(.document(.remove(element: element, at: place)))
        state[kind].remove(at: place)
      }
    }
    let head = document.head.without(name)
    if head != document.head { edits.append(.document(.head(old: document.head, new: head))) }
    if let found = state.element(name) {
      edits.append(.document(.remove(element: found.element, at: found.place)))
    }
    return edits
  }

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

  /// An identifier made of words that nothing of the kind has, and that no mark or weight of
  /// something taken out still has; other names can be kept free too.
  ///
  /// - Complexity: O(*n*) in the number of things of the kind and of marks.
  package func freshName(
    _ kind: ElementKind, from words: String, besides others: Set<String> = []
  ) -> String {
    let allowed = ASCIIFold.text(words).lowercased().unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    var stem = ""
    for part in String(allowed).split(separator: "-") where stem.count + part.count < 40 {
      stem += (stem.isEmpty ? "" : "-") + part
    }
    if stem.isEmpty { stem = kind.rawValue }
    let taken = takenNames(kind).union(others)
    guard taken.contains(stem) else { return stem }
    var number = 2
    while taken.contains("\(stem)-\(number)") { number += 1 }
    return "\(stem)-\(number)"
  }

  private func takenNames(_ kind: ElementKind) -> Set<String> {
    var names = Set(document[kind].map(\.name.id))
    let markings = ballots.values.flatMap(\.values).map(\.markings)
    if kind == .option { names.formUnion(markings.flatMap { $0.keys.map(\.text) }) }
    if kind == .criterion {
      names.formUnion(markings.flatMap { $0.values.flatMap { $0.keys.map(\.text) } })
      names.formUnion(weights.values.flatMap { $0.keys.map(\.text) })
    }
    return names
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
