/// One card of a ballot: a criterion, and the options in the order in which they are printed and typed.
package struct BallotCard: Hashable, Sendable {
  /// One option on a card.
  package struct Row: Hashable, Sendable {
    package var option: Option
    /// Whether the owner of the ballot is asked about it.
    package var isAsked: Bool

    package init(option: Option, isAsked: Bool) {
      (self.option, self.isAsked) = (option, isAsked)
    }
  }

  package var criterion: Criterion
  package var rows: [Row]

  package init(criterion: Criterion, rows: [Row]) {
    (self.criterion, self.rows) = (criterion, rows)
  }

  /// The options that are answered, in their order.
  package var asked: [Option] { rows.filter(\.isAsked).map(\.option) }

  /// The cell of an option.
  package func cell(_ option: Option) -> MatrixCell { MatrixCell(option.id, criterion.id) }
}

extension Appraisal {
  /// The cards of a ballot: the scored criteria in the order of the tree, then the hurdles, each with
  /// every option that is appraised.
  ///
  /// A ballot for nobody in particular asks about all that the round asks about; that of a person
  /// leaves out what they have no part in. A card of which nothing is asked is none.
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  package func ballotCards(for person: AssessorID?) -> [BallotCard] {
    let owed = person.map { Set(owedCells(by: $0)) }
    let round = rounds.last
    let criteria =
      document.valueTree.map(\.criterion).filter { $0.kind == .scored }
      + document.criteria.filter { $0.kind == .hurdle }
    return criteria.compactMap { criterion in
      let rows = document.appraisedOptions.map { option in
        let cell = MatrixCell(option.id, criterion.id)
        return BallotCard.Row(
          option: option, isAsked: owed?.contains(cell) ?? round?.asks(cell) ?? true)
      }
      return rows.contains(where: \.isAsked) ? BallotCard(criterion: criterion, rows: rows) : nil
    }
  }
}
