extension Appraisal {
  /// A person as they first take part: a member, and the facilitator while there is nobody yet.
  package func newcomer(_ id: AssessorID, named name: String) -> Assessor {
    Assessor(id: id, name: name, roles: assessors.isEmpty ? [.member, .facilitator] : [.member])
  }

  /// Whether a person runs the workshop; whoever is first to take part does.
  package func facilitates(_ person: AssessorID) -> Bool {
    assessors.isEmpty || assessor(person)?.facilitates == true
  }

  /// Whether a person may record what was decided.
  package func recordsDecisions(_ person: AssessorID) -> Bool {
    facilitates(person) || assessor(person)?.roles.contains(.recorder) == true
  }

  /// Why a person may not mark a cell, or nil: another body marks the criterion, or an interest
  /// touches it.
  ///
  /// Nobody's body is asked for while the criterion names none.
  package func bar(
    on person: Assessor, option: OptionID, criterion: CriterionID
  ) -> EditRefusal? {
    let place = document.criteria.firstIndex { $0.id == criterion }
    let markers = place.map { document.criteria[$0].markedBy } ?? []
    if !markers.isEmpty, !markers.contains(where: { $0 == person.body }) {
      return .notMarkedBy(person.body, criterion)
    }
    let isRecused = person.interests.contains { $0.bars(option, criterion) }
    return isRecused ? .recused(person.id) : nil
  }
}
