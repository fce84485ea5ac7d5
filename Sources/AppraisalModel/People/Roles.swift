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
}
