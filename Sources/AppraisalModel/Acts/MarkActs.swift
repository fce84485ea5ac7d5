extension Appraisal {
  /// Where a person marks now.
  package func place(
    of person: AssessorID, _ option: OptionID, _ criterion: CriterionID
  ) -> MarkingPlace {
    MarkingPlace(round: markingRound, assessor: person, option: option, criterion: criterion)
  }

  /// The edits that change what stands at a place of a ballot: the answer, then the reason, then
  /// the evidence; those that stay as they are need none.
  package func marking(
    _ place: MarkingPlace, _ change: (inout Marking) -> Void
  ) -> [Edit] {
    let old = self[place]
    var new = old
    change(&new)
    return old.edits(to: new, at: place)
  }
}

extension Marking {
  /// The edits that lead from one marking to another.
  package func edits(to new: Marking, at place: MarkingPlace) -> [Edit] {
    var edits: [Edit] = []
    if answer != new.answer {
      edits.append(.marks(.mark(place: place, old: answer, new: new.answer)))
    }
    if reason != new.reason {
      edits.append(.marks(.reason(place: place, old: reason, new: new.reason)))
    }
    if evidence != new.evidence {
      edits.append(.marks(.evidence(place: place, old: evidence, new: new.evidence)))
    }
    return edits
  }
}
