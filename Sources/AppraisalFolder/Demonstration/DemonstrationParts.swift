import AppraisalModel

extension Demonstration {
  /// Why somebody marked a cell as they did.
  struct Reason: Sendable {
    let member: String
    let cell: MatrixCell
    let words: String
    let evidence: [EvidenceID]

    init(
      _ member: String, _ option: String, _ criterion: String, _ words: String,
      _ evidence: String...
    ) {
      self.member = member
      cell = MatrixCell(OptionID(checked: option), CriterionID(checked: criterion))
      self.words = words
      self.evidence = evidence.map { EvidenceID(checked: $0) }
    }
  }

  /// What happens in the room.
  struct Meeting: Sendable {
    let purpose: String
    let weightsSettled: String
    let interest: DeclaredInterest
    let agreed: [Agreed]
    let dissent: Differing
    let decision: Outcome
  }

  /// The interest that somebody declares, and how it is ruled on.
  struct DeclaredInterest: Sendable {
    let member: String
    let words: String
    let options: [OptionID]
    let ruling: String

    init(_ member: String, _ words: String, touching option: String? = nil, ruling: String) {
      self.member = member
      self.words = words
      options = option.map { [OptionID(checked: $0)] } ?? []
      self.ruling = ruling
    }
  }

  /// What the group agrees on for a cell.
  struct Agreed: Sendable {
    let cell: MatrixCell
    let mark: DecimalNumber
    let reason: String

    init(_ option: String, _ criterion: String, _ mark: Int, _ reason: String) {
      cell = MatrixCell(OptionID(checked: option), CriterionID(checked: criterion))
      self.mark = DecimalNumber(mark)
      self.reason = reason
    }
  }

  /// The view of somebody who does not agree.
  struct Differing: Sendable {
    let member: String
    let option: OptionID
    let criterion: CriterionID?
    let words: String

    init(_ member: String, _ option: String, _ criterion: String?, _ words: String) {
      self.member = member
      self.option = OptionID(checked: option)
      self.criterion = criterion.map { CriterionID(checked: $0) }
      self.words = words
    }
  }

  /// What is decided.
  struct Outcome: Sendable {
    let day: String
    let recommendation: String
    let words: String
    let chosen: OptionID
    let departure: String
    let conditions: [String]
    let movers: [String]
    let votes: [Vote]

    init(
      day: String, recommendation: String, words: String, chosen: String, departure: String = "",
      conditions: [String], movers: [String], votes: [String]
    ) {
      self.day = day
      self.recommendation = recommendation
      self.words = words
      self.chosen = OptionID(checked: chosen)
      self.departure = departure
      self.conditions = conditions
      self.movers = movers
      self.votes = votes.map { text in
        let parts = text.split(separator: " ").map(String.init)
        let counts = parts.dropFirst().compactMap { Int($0) } + [0, 0, 0]
        return Vote(
          body: BodyID(checked: parts.first ?? ""), inFavour: counts[0], against: counts[1],
          abstained: counts[2])
      }
    }
  }
}
