extension Appraisal {
  /// The edits that take something out of the case together with everything that names it: what
  /// stands under it moves up or goes with it, and references to it are dropped.
  ///
  /// Marks, comments and weights of it are kept and are inactive. The edits are one action; in
  /// this order each can be applied after the one before. Empty for a name that the case lacks.
  /// - Complexity: O(*n*) in the size of the case.
  public func removal(of name: ElementName) -> [Edit] {
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
    edits += headWithout(name)
    if let found = state.element(name) {
      edits.append(.document(.remove(element: found.element, at: found.place)))
    }
    return edits
  }

  private func headWithout(_ name: ElementName) -> [Edit] {
    var head = document.head
    if name.kind == .body { head.terms.mustAgree.removeAll { $0.text == name.id } }
    if name.kind == .paper {
      head.question.source = head.question.source?.without(name)
      head.question.context = head.question.context.without(name)
      head.terms.conditions = head.terms.conditions.without(name)
      let review = head.terms.review?.source?.without(name)
      head.terms.review?.source = review
      let equality = head.terms.equality?.source?.without(name)
      head.terms.equality?.source = equality
    }
    return head == document.head ? [] : [.document(.head(old: document.head, new: head))]
  }
}

extension SourceReference {
  fileprivate func without(_ name: ElementName) -> SourceReference? {
    paper.text == name.id ? nil : self
  }
}

extension [Statement] {
  fileprivate func without(_ name: ElementName) -> [Statement] {
    map { Statement($0.words, source: $0.source?.without(name)) }
  }
}

extension Element {
  /// The element without any reference to something, or nil where it cannot stand without it.
  ///
  /// The heir is the objective that takes over what stands under a node; nil is the top.
  fileprivate func without(_ name: ElementName, heir: CriterionID?) -> Element? {
    switch name.kind {
    case .option: withoutOption(name.id)
    case .criterion: withoutCriterion(name.id, heir: heir)
    case .body: withoutBody(name.id)
    case .service: withoutService(name.id)
    case .scenario: withoutScenario(name.id)
    case .paper: withoutPaper(name)
    default: self
    }
  }

  private func withoutOption(_ id: String) -> Element? {
    switch self {
    case .option(var it):
      if it.variantOf?.text == id { it.variantOf = nil }
      it.path.removeAll { $0.text == id }
      it.madeFrom.removeAll { $0.text == id }
      return .option(it)
    case .evidence(var it):
      let concernedOnlyThis = it.options.map(\.text) == [id]
      it.options.removeAll { $0.text == id }
      // An empty list would mean every option.
      return concernedOnlyThis ? nil : .evidence(it)
    case .milestone(var it):
      if it.option?.text == id { it.option = nil }
      return .milestone(it)
    case .stage(var it):
      it.standings = it.standings.filter { $0.key.text != id }
      return .stage(it)
    case .flow(let it): return it.option.text == id ? nil : self
    case .percentage(var it):
      if it.option?.text == id { it.option = nil }
      return .percentage(it)
    default: return self
    }
  }

  private func withoutCriterion(_ id: String, heir: CriterionID?) -> Element? {
    switch self {
    case .criterion(var it):
      if it.parent?.text == id { it.parent = heir }
      return .criterion(it)
    case .evidence(var it):
      let concernedOnlyThis = it.criteria.map(\.text) == [id]
      it.criteria.removeAll { $0.text == id }
      return concernedOnlyThis ? nil : .evidence(it)
    default: return self
    }
  }

  private func withoutBody(_ id: String) -> Element? {
    switch self {
    case .seat(let it): return it.body.text == id ? nil : self
    case .routeStep(var it):
      if it.body?.text == id { it.body = nil }
      return .routeStep(it)
    case .criterion(var it):
      it.markedBy.removeAll { $0.text == id }
      return .criterion(it)
    default: return self
    }
  }

  private func withoutService(_ id: String) -> Element {
    guard case .option(var it) = self else { return self }
    it.effects.removeAll { $0.service.text == id }
    return .option(it)
  }

  private func withoutScenario(_ id: String) -> Element? {
    guard case .flow(let it) = self else { return self }
    return it.scenario?.text == id ? nil : self
  }

  private func withoutPaper(_ name: ElementName) -> Element {
    switch self {
    case .option(var it):
      it.source = it.source?.without(name)
      it.steps = it.steps.without(name)
      it.advantages = it.advantages.without(name)
      it.drawbacks = it.drawbacks.without(name)
      for index in it.blockers.indices {
        it.blockers[index].source = it.blockers[index].source?.without(name)
      }
      for index in it.facts.indices {
        it.facts[index].source = it.facts[index].source?.without(name)
      }
      for index in it.effects.indices {
        it.effects[index].source = it.effects[index].source?.without(name)
      }
      return .option(it)
    case .criterion(let it): return .criterion(it.changing(\.source, to: it.source?.without(name)))
    case .evidence(let it): return .evidence(it.changing(\.source, to: it.source?.without(name)))
    case .body(let it): return .body(it.changing(\.interests, to: it.interests.without(name)))
    case .seat(let it): return .seat(it.changing(\.source, to: it.source?.without(name)))
    case .service(let it): return .service(it.changing(\.source, to: it.source?.without(name)))
    case .note(let it): return .note(it.changing(\.source, to: it.source?.without(name)))
    default: return programmeWithoutPaper(name)
    }
  }

  private func programmeWithoutPaper(_ name: ElementName) -> Element {
    switch self {
    case .milestone(let it): .milestone(it.changing(\.source, to: it.source?.without(name)))
    case .routeStep(let it): .routeStep(it.changing(\.source, to: it.source?.without(name)))
    case .nextStep(let it): .nextStep(it.changing(\.source, to: it.source?.without(name)))
    case .checklist(let it):
      .checklist(
        it.changing(\.source, to: it.source?.without(name)).changing(
          \.items,
          to: it.items.map { $0.changing(\.source, to: $0.source?.without(name)) }))
    case .section(let it): .section(it.changing(\.source, to: it.source?.without(name)))
    case .stage(let it): .stage(it.changing(\.source, to: it.source?.without(name)))
    case .flow(let it): .flow(it.changing(\.source, to: it.source?.without(name)))
    case .table(let it): .table(it.changing(\.source, to: it.source?.without(name)))
    case .percentage(let it): .percentage(it.changing(\.source, to: it.source?.without(name)))
    default: self
    }
  }
}

/// A value whose copies can be made with one part changed.
private protocol Changeable {}

extension Changeable {
  func changing<Part>(_ path: WritableKeyPath<Self, Part>, to part: Part) -> Self {
    var copy = self
    copy[keyPath: path] = part
    return copy
  }
}

extension Criterion: Changeable {}
extension Evidence: Changeable {}
extension Body: Changeable {}
extension Seat: Changeable {}
extension Service: Changeable {}
extension Note: Changeable {}
extension Milestone: Changeable {}
extension RouteStep: Changeable {}
extension NextStep: Changeable {}
extension Checklist: Changeable {}
extension ChecklistItem: Changeable {}
extension ReportSection: Changeable {}
extension Stage: Changeable {}
extension CashFlow: Changeable {}
extension MoneyTable: Changeable {}
extension LoosePercentage: Changeable {}
