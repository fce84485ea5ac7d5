extension Appraisal {
  /// The edits that set a value again as an edit once set it, in place of what stands now.
  ///
  /// Whoever makes them has seen everything that others set, so that they settle what is contested.
  /// Empty where no edit can say it again: a round does not go back, and who left cannot return.
  /// - Complexity: O(*n*) in the size of the list that the value stands in.
  public func restating(_ edit: Edit) -> [Edit] {
    switch edit {
    case .join(let person), .revise(_, let person):
      assessor(person.id).map { [.revise(old: $0, new: person)] } ?? []
    case .standing(let id, _, let new):
      document.option(id).map { [.standing(option: id, old: $0.standing, new: new)] } ?? []
    case .mark(let place, _, let new): [.mark(place: place, old: self[place].answer, new: new)]
    case .reason(let place, _, let new):
      [.reason(place: place, old: self[place].reason, new: new)]
    case .rest(let place, _, let new): [.rest(place: place, old: self[place].evidence, new: new)]
    case .weigh(let holder, let criterion, _, let new):
      [.weigh(holder: holder, criterion: criterion, old: weights[holder]?[criterion], new: new)]
    case .handIn(let round, let person):
      (ballot(round, person).handedIn ? [.reopen(round: round, assessor: person)] : []) + [edit]
    case .reopen(let round, let person):
      (ballot(round, person).handedIn ? [] : [.handIn(round: round, assessor: person)]) + [edit]
    case .agree(let option, let criterion, _, let new):
      [
        .agree(
          option: option, criterion: criterion, old: agreed[option]?[criterion], new: new)
      ]
    case .head(_, let new): [.head(old: document.head, new: new)]
    case .comment(let id, _, let new): [.comment(id: id, old: comments[id], new: new)]
    case .elicit(let holder, let family, _, let new):
      [.elicit(holder: holder, family: family, old: elicitations[holder]?[family], new: new)]
    case .lockWeights(_, let new): [.lockWeights(old: weightLock, new: new)]
    case .decide(_, let new): [.decide(old: decision, new: new)]
    case .add(let element, _), .change(_, let element): restating(element)
    case .remove(let element, _): taking(out: element)
    case .move(let name, _, let new): moving(name, to: new)
    case .adopt, .leave, .openRound, .moveRound: []
    }
  }

  private func restating(_ element: Element) -> [Edit] {
    guard let present = document.element(element.name)?.element else {
      return [.add(element: element, at: document[element.name.kind].count)]
    }
    return [.change(old: present, new: element.standing(as: present))]
  }

  /// Takes something out; where it is out already, it is put back first, so that both can be said.
  private func taking(out element: Element) -> [Edit] {
    guard let found = document.element(element.name) else {
      let place = document[element.name.kind].count
      return [.add(element: element, at: place), .remove(element: element, at: place)]
    }
    return [.remove(element: found.element, at: found.place)]
  }

  private func moving(_ name: ElementName, to place: Int) -> [Edit] {
    guard let found = document.element(name) else { return [] }
    let last = document[name.kind].count - 1
    return [.move(element: name, old: found.place, new: max(0, min(place, last)))]
  }
}
