/// Something that a person says about an option or a criterion; it is never counted.
package struct Remark: Encodable, Hashable, Sendable {
  package var author: AssessorID
  /// The option that it is about, or nil for all.
  package var option: OptionID?
  /// The criterion that it is about, or nil for all.
  package var criterion: CriterionID?
  package var words: String

  package init(
    author: AssessorID, option: OptionID? = nil, criterion: CriterionID? = nil, words: String
  ) {
    self.author = author
    self.option = option
    self.criterion = criterion
    self.words = words
  }
}

/// How people voted on a decision.
package struct Vote: Encodable, Hashable, Sendable {
  /// The body that voted, or nil for all together.
  package var body: BodyID?
  /// How many were for it.
  package var inFavour: Int
  /// How many were against it.
  package var against: Int
  package var abstained: Int

  package init(body: BodyID? = nil, inFavour: Int, against: Int, abstained: Int) {
    self.body = body
    self.inFavour = inFavour
    self.against = against
    self.abstained = abstained
  }
}

/// What somebody answered in a consultation, and how that was considered.
package struct ConsultationResponse: Encodable, Hashable, Sendable {
  package var from: String
  package var words: String
  package var considered: String

  package init(from: String, words: String, considered: String = "") {
    self.from = from
    self.words = words
    self.considered = considered
  }
}

/// What was decided, by whom, on which report, and why.
package struct Decision: Encodable, Hashable, Sendable {
  package var day: String
  package var recommendation: String
  /// What was decided, in the words of the minute.
  package var words: String
  /// The options that were chosen; empty where none was.
  package var chosen: [OptionID]
  /// Why the decision departs from the ranking; empty where it does not.
  package var departure: String
  /// Who moved it and who seconded it.
  package var movers: [String]
  package var votes: [Vote]
  /// Who was present at that point.
  package var present: [String]
  package var conditions: [String]
  /// What was answered in consultation, and how it was considered.
  package var responses: [ConsultationResponse]
  /// The equality assessment that was considered, or nil.
  package var equality: EqualityAssessment?
  /// The name of the report that was before the meeting.
  package var report: String
  /// The SHA-256 of that report's bytes in small hexadecimal digits; empty where there is none.
  package var reportHash: String
  /// The last round that was open before it, or nil where none was.
  package var round: RoundNumber?

  package init(
    day: String, recommendation: String = "", words: String, chosen: [OptionID] = [],
    departure: String = "", movers: [String] = [], votes: [Vote] = [], present: [String] = [],
    conditions: [String] = [], responses: [ConsultationResponse] = [],
    equality: EqualityAssessment? = nil, report: String = "", reportHash: String = "",
    round: RoundNumber? = nil
  ) {
    self.day = day
    self.recommendation = recommendation
    self.words = words
    self.chosen = chosen
    self.departure = departure
    self.movers = movers
    self.votes = votes
    self.present = present
    self.conditions = conditions
    self.responses = responses
    self.equality = equality
    self.report = report
    self.reportHash = reportHash
    self.round = round
  }

  /// Whether it was made after a round that was opened since another one.
  package func follows(_ other: Decision) -> Bool {
    (other.round ?? .solo) < (round ?? .solo)
  }
}

extension Decision {
  /// What is wrong with the decision by itself, in a fixed order.
  func violations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    if !CalendarDay.isWellFormed(day) {
      found.append(InvariantViolation(.badDate(day), at: "decision.day"))
    }
    if words.isEmpty {
      found.append(InvariantViolation(.missing(what: "words"), at: "decision.words"))
    }
    for (index, vote) in votes.enumerated() {
      guard let count = [vote.inFavour, vote.against, vote.abstained].first(where: { $0 < 0 })
      else { continue }
      found.append(
        InvariantViolation(.badMark(String(count)), at: "decision.votes[\(index)]"))
    }
    if let day = equality?.day, !day.isEmpty, !CalendarDay.isWellFormed(day) {
      found.append(InvariantViolation(.badDate(day), at: "decision.equality.day"))
    }
    let digits = Set("0123456789abcdef".utf8)
    if !reportHash.isEmpty,
      reportHash.utf8.count != 64 || !reportHash.utf8.allSatisfy(digits.contains)
    {
      found.append(InvariantViolation(.badMark(reportHash), at: "decision.reportHash"))
    }
    return found
  }
}
