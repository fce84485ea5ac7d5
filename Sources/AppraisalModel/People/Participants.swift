// Under what a person is shown where names are kept back.

extension Appraisal {
  /// The number by which a person is shown, from 10 to 99 while there are few; it says nothing of the
  /// order on the panel, is the same in every round, and nobody who joins later changes it.
  ///
  /// Whoever knows how numbers are made can work them out: they keep a name off a screen, and no secret.
  /// - Complexity: O(*n*) in the number of people.
  package func participantNumber(of person: AssessorID) -> Int {
    var taken: Set<Int> = []
    for other in assessors.map(\.id) {
      let size = 90 * (1 + taken.count / 60)
      var number =
        Int(
          other.text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
          } >> 32) % size
      while taken.contains(number) { number = (number + 1) % size }
      if other == person { return 10 + number }
      taken.insert(number)
    }
    return 0
  }

  /// What a person is called where the policy of a round holds.
  package func shownName(of person: AssessorID, _ shown: ShownAs) -> String {
    switch shown {
    case .names: name(person)
    case .pseudonyms: "Participant \(participantNumber(of: person))"
    case .bodies:
      assessor(person).flatMap(body)
        .flatMap { id in document.bodies.first { $0.id == id } }?.shortLabel
        ?? "Somebody"
    }
  }
}
