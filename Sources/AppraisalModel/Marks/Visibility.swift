// Who may see whose marks and weights, and when.

extension Round {
  /// Whether it is open or has ended, and what it brought is not revealed yet.
  package var awaitsReveal: Bool {
    switch state {
    case .open, .ended: true
    case .revealed, .settled: false
    }
  }

  /// Whether its marks, reasons and evidence are kept from others now.
  package var hidesMarks: Bool {
    switch visibility {
    case .open: false
    case .closed, .sealed: awaitsReveal
    }
  }
}

extension Appraisal {
  /// Whether marks that are given now are kept from others until a reveal.
  package var hidesMarks: Bool { rounds.last?.hidesMarks ?? false }

  /// Whether people's own weights are kept from others: from the opening of a round to its reveal,
  /// also of one whose marks everybody sees.
  package var hidesWeights: Bool { rounds.last?.awaitsReveal ?? false }

  /// Whether what stands at a place of a ballot is kept from a viewer.
  package func hides(_ place: MarkingPlace, from viewer: AssessorID?) -> Bool {
    place.assessor != viewer && rounds.first { $0.id == place.round }?.hidesMarks ?? false
  }

  /// Whether what an edit says on a ballot is kept from a viewer.
  package func hides(_ edit: Edit, from viewer: AssessorID?) -> Bool {
    guard case .marks(let edit) = edit, let place = edit.place else { return false }
    return hides(place, from: viewer)
  }
}
