// One-time slips, as the screens and the verbs `slips` and `join` know of them.

extension Fold {
  /// The people for whom slips are made where nobody is named: whoever writes, has no slip yet and has
  /// not written, so that no key of theirs is believed already.
  package var slipless: [Assessor] {
    appraisal.assessors.filter { person in
      person.roles.contains { $0 != .observer } && keys.slip(of: person.id) == nil
        && keys.keys(of: person.id).isEmpty
    }
  }

  /// The edits by which a slip is made for somebody; a key that showed the one before goes on counting.
  package func makingSlip(_ slip: Slip) -> [Edit] {
    let shown = keys.slipKey(of: slip.person).map {
      Edit.people(.vouch(assessor: slip.person, key: $0))
    }
    return [shown].compactMap(\.self) + [
      .people(.makeSlip(assessor: slip.person, slip: slip.key))
    ]
  }

  /// The slips that were shown and confirm nothing, each with why.
  package var refusedSlips: [(person: AssessorID, fault: SlipFault, entry: RecordedEdit)] {
    ignored.compactMap { ignored in
      guard case .slipRefused(let person, let fault) = ignored.reason else { return nil }
      return (person, fault, ignored.entry)
    }
  }
}
