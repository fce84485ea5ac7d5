package import AppraisalModel
import DecisionAnalysis

/// What other methods make of the same marks and weights, and whether they change their minds about
/// options when another comes or goes.
package struct Challenge: Equatable, Sendable {
  /// The answer of one method.
  package struct Answer: Equatable, Sendable {
    package var method: ChallengeMethod
    /// The options it puts first: one, several, or a set among which it does not choose.
    package var first: [OptionID]
    /// The options from best to worst, level ones together; empty where it gives no full order.
    package var order: [[OptionID]]
    /// Its scores by option, more being better; empty where it has none.
    package var scores: [OptionID: Double]
    /// Two options that it cannot compare.
    package var incomparable: [[OptionID]]
    /// The changes of mind that were found.
    package var reversals: [Reversal]
    /// Whether it puts an option first that the totals do not.
    package var differs: Bool
    /// Why there is no answer, or nil.
    package var refusal: String?
  }

  /// Two options that a method puts in another order because of a third.
  package struct Reversal: Equatable, Sendable {
    /// What was done to the third.
    package enum Cause: String, Encodable, Sendable {
      case leftOut
      case repeated
    }

    package var cause: Cause
    package var option: OptionID
    /// The option that was ahead before.
    package var before: OptionID
    /// The option that is ahead afterwards.
    package var after: OptionID
  }

  /// The options that the totals put first.
  package let leaders: [OptionID]
  /// The answers of all methods.
  package let answers: [Answer]

  /// Asks all methods.
  ///
  /// `ballots` are the totals of complete ballots, by option, for the methods that ask people.
  /// - Complexity: O(*m* cubed) calls of each method's comparison of two options.
  package init(_ study: Study, ballots: [[OptionID: Double]]) {
    let lists = ballots.map { ballot in study.options.map { ballot[$0] ?? 0 } }
    let scores = ChallengeScores(table: study.table, ballots: lists)
    leaders = study.leaders
    answers = ChallengeMethod.allCases.map { method in
      if let refusal = Self.refusal(method, study.options.count, lists.count) {
        return Answer(method, refusal: refusal)
      }
      return Self.answer(method, study, scores) ?? Answer(method, refusal: "It has no answer here.")
    }
  }

  private static func refusal(
    _ method: ChallengeMethod, _ options: Int, _ ballots: Int
  ) -> String? {
    if options < 2 { return "There is only one option, so there is nothing to compare." }
    if method.asksPeople, ballots < 2 {
      return "It takes the complete ballots of at least two people."
    }
    return nil
  }

  private static func answer(
    _ method: ChallengeMethod, _ study: Study, _ kernel: ChallengeScores
  ) -> Answer? {
    let rows = Array(study.options.indices)
    guard let scores = kernel.scores(method, rows) else { return nil }
    let groups = Ranking.groups(scores, tolerance: 1e-9)
    var answer = Answer(method, refusal: nil)
    answer.scores = Dictionary(
      zip(study.options, scores), uniquingKeysWith: { first, _ in first })
    answer.order = groups.map(study.names)
    answer.first = answer.order.first ?? []
    switch method {
    case .vikor:
      if let part = kernel.part(rows), let vikor = try? Vikor(part) {
        answer.first = study.names(vikor.compromise)
      }
    case .prometheeOne:
      guard let part = kernel.part(rows), let flows = kernel.promethee(part) else { return nil }
      partial(&answer, study) { one, other in
        switch flows.compare(one, other) {
        case .preferred: .better
        case .outranked: .worse
        case .indifferent: .level
        case .incomparable: .unclear
        }
      }
    case .electre:
      guard let part = kernel.part(rows), let found = kernel.electre(part) else { return nil }
      partial(&answer, study) { one, other in
        switch found.compare(one, other) {
        case .better: .better
        case .worse: .worse
        case .indifferent: .level
        case .incomparable: .unclear
        }
      }
    case .topsis, .prometheeTwo, .product, .regret, .borda, .copeland: break
    }
    answer.reversals = reversals(method, study, kernel)
    answer.differs = answer.first.contains { !study.leaders.contains($0) }
    return answer
  }

  private enum Standing { case better, worse, level, unclear }

  /// Takes over an order in which two options may be impossible to compare.
  private static func partial(
    _ answer: inout Answer, _ study: Study, _ compare: (Int, Int) -> Standing
  ) {
    let rows = study.options.indices
    answer.first = study.names(
      rows.filter { one in !rows.contains { $0 != one && compare($0, one) == .better } })
    answer.incomparable = rows.flatMap { one in
      rows.filter { $0 > one && compare(one, $0) == .unclear }.map { study.names([one, $0]) }
    }
    if !answer.incomparable.isEmpty { answer.order = [] }
    if answer.method == .prometheeOne { answer.scores = [:] }
  }

  /// Pairs that change their order when a third option is left out, or there a second time.
  private static func reversals(
    _ method: ChallengeMethod, _ study: Study, _ kernel: ChallengeScores
  ) -> [Reversal] {
    // PROMETHEE I is the two flows of PROMETHEE II, which is tested.
    guard method != .prometheeOne else { return [] }
    let rows = Array(study.options.indices)
    guard let full = kernel.scores(method, rows) else { return [] }
    var found = RankReversal.all(optionCount: rows.count) { kernel.scores(method, $0) ?? [] }.map {
      Reversal(
        cause: .leftOut, option: study.options[$0.without], before: study.options[$0.before],
        after: study.options[$0.after])
    }
    for extra in rows {
      guard let longer = kernel.scores(method, rows + [extra]) else { continue }
      for one in rows {
        for other in rows
        where full[one] > full[other] + 1e-9 && longer[other] > longer[one] + 1e-9 {
          found.append(
            Reversal(
              cause: .repeated, option: study.options[extra], before: study.options[one],
              after: study.options[other]))
        }
      }
    }
    return found
  }
}

extension Challenge.Answer {
  init(_ method: ChallengeMethod, refusal: String?) {
    self.method = method
    first = []
    order = []
    scores = [:]
    incomparable = []
    reversals = []
    differs = false
    self.refusal = refusal
  }
}
