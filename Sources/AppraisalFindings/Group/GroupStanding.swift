package import AppraisalModel
import DecisionAnalysis

/// How a group stands: who puts what first, how alike people rank, what each body would lose, and
/// whether it hangs on one body.
package struct GroupStanding: Equatable, Sendable {
  /// What the others come to without one body.
  package struct WithoutBody: Equatable, Sendable {
    package var body: BodyID
    /// The options that lead for certain; empty where that is open.
    package var leaders: [OptionID]
    /// Whether the same options lead as with it.
    package var isSame: Bool
  }

  /// What an option costs each body: how far it is below the body's own first.
  package struct Regret: Equatable, Sendable {
    package var option: OptionID
    /// In points of the total, in the order of ``GroupStanding/views``.
    package var losses: [Double]
    package var largest: Double { losses.max() ?? 0 }
  }

  /// How alike people rank the options.
  package struct Alike: Equatable, Sendable {
    package var people: Int
    package var options: Int
    /// Kendall's W with ties; nil where everybody ties everything.
    package var coefficient: Double?
  }

  /// Who puts which option first.
  package let views: Views
  /// The bodies' totals side by side: those that decide and whose marks are all known.
  package let bodies: [View]
  /// The options that are compared, in reading order.
  package let options: [OptionID]
  /// The result without each body in turn; empty with fewer than two.
  package let without: [WithoutBody]
  /// Nil with fewer than two complete ballots or options.
  package let alike: Alike?
  /// What each option costs the bodies; empty with fewer than two whose marks are all known.
  package let regrets: [Regret]
  /// The options with the least regret.
  package let leastRegret: [OptionID]
  /// How people are added up, and whether another way would change who leads; nil with one body.
  package let adding: AddingUp?
  /// The options that lead on the ballots.
  package let leaders: [OptionID]
  let unsetWeights: String?

  /// Looks at the group.
  ///
  /// - Throws: `StudyRefusal` before a reveal and where nothing is marked or compared.
  /// - Complexity: that of a view for each person and body.
  package init(
    _ findings: Findings, in appraisal: Appraisal, contested: Int = 0
  ) throws(StudyRefusal) {
    if let refusal = StudyRefusal(ballotsOf: findings, contested: contested) { throw refusal }
    guard findings.table.isMarked else { throw .nothingMarked }
    let part = TakingPart(appraisal, viewer: nil)
    let options = part.options
    self.options = options
    let views = Views(appraisal)
    self.views = views
    let whole = PartialResult(
      appraisal, of: .board(viewer: nil), weights: findings.weights, takingPart: part)
    leaders = whole.leaders
    let known = views.bodies.filter { $0.totals != nil }
    bodies = known
    without =
      views.bodies.count < 2
      ? []
      : views.bodies.compactMap(\.body).map { body in
        let rest = PartialResult(
          appraisal.without(body), of: .board(viewer: nil), weights: findings.weights,
          takingPart: part)
        return WithoutBody(
          body: body, leaders: rest.leaders,
          isSame: !rest.leaders.isEmpty && rest.leaders == whole.leaders)
      }
    let ballots = views.assessors.compactMap(\.totals)
    let lists = ballots.map { totals in options.map { totals[$0] ?? 0 } }
    alike =
      ballots.count < 2 || options.count < 2
      ? nil
      : (try? Concordance(lists)).map {
        Alike(people: ballots.count, options: options.count, coefficient: $0.coefficient)
      }
    let totals = options.map { option in known.map { $0.totals?[option] ?? 0 } }
    let regret =
      known.count < 2
      ? nil
      : (try? Matrix(rows: totals)).flatMap { try? MinimaxRegret(totals: $0) }
    regrets =
      regret.map { found in
        options.indices.map { Regret(option: options[$0], losses: found.regrets.row($0)) }
      } ?? []
    leastRegret = regret?.choices.map { options[$0] } ?? []
    adding = AddingUp(findings, in: appraisal)
    unsetWeights = findings.weights.areSet ? nil : findings.weights.unsetWords
  }
}

extension Appraisal {
  /// The appraisal as if nobody of a body were a member.
  fileprivate func without(_ body: BodyID) -> Appraisal {
    var rest = self
    for index in rest.assessors.indices
    where assessors[index].body == body || self.body(of: assessors[index]) == body {
      rest.assessors[index].roles.removeAll { $0 == .member }
    }
    return rest
  }
}

extension GroupStanding {
  /// What a board reads.
  package func sentences(in appraisal: Appraisal) -> [String] {
    let document = appraisal.document
    let labels = Labels(document: document)
    var words = (unsetWeights.map { [$0] } ?? []) + views.sentences(in: appraisal)
    if let alike { words.append(alike.sentence) }
    words += without.map { $0.sentence(labels) }
    if !regrets.isEmpty {
      let losses = regrets.filter { leastRegret.contains($0.option) }.map(\.largest).min() ?? 0
      words.append(
        losses <= Findings.levelGap
          ? "\(labels.options(leastRegret)) costs no body anything."
          : "The least regret: \(labels.options(leastRegret)), "
            + "\(Numbers.distance(losses)) points at most below a body's own first.")
      words += regrets.compactMap { regret in loser(regret, labels) }
    }
    if let adding { words.append(adding.sentence(in: document)) }
    return words
  }

  /// Who loses most under an option; nil where nobody loses anything.
  private func loser(_ regret: Regret, _ labels: Labels) -> String? {
    let name = labels.option(regret.option)
    guard regret.largest > Findings.levelGap else { return nil }
    let losers = bodies.indices.filter { regret.losses[$0] > Findings.levelGap }
      .sorted { regret.losses[$0] > regret.losses[$1] }
    let parts = losers.enumerated().compactMap { order, place in
      bodies[place].body.map {
        "\(labels.body($0)) \(order == 0 ? "loses " : "")\(Numbers.distance(regret.losses[place]))"
      }
    }
    return "Under \(name) \(Numbers.list(parts)) points against "
      + "\(parts.count == 1 ? "its" : "their") own first."
  }
}

extension GroupStanding.Alike {
  fileprivate var sentence: String {
    guard let coefficient else {
      return "All \(people) complete ballots tie every option, so there is no order to compare."
    }
    return "How alike \(people) complete ballots rank \(options) options: Kendall's W is "
      + "\(Numbers.fixed(coefficient, 2)), where 1 is the same order for all and 0 none in common."
  }
}

extension GroupStanding.WithoutBody {
  fileprivate func sentence(_ labels: Labels) -> String {
    let name = labels.body(body)
    if leaders.isEmpty { return "Without \(name) nobody leads for certain." }
    return isSame
      ? "Without \(name) the same leads: \(labels.options(leaders))."
      : "Without \(name), \(labels.wouldLead(leaders))."
  }
}

/// How a group stands, as it is written for programs and in lines.
package struct GroupRecord: Encodable, Hashable, Sendable {
  package struct Holder: Encodable, Hashable, Sendable {
    package var holder: String
    package var first: [OptionID]
    package var totals: [OptionID: Double]?
  }

  package struct Without: Encodable, Hashable, Sendable {
    package var body: BodyID
    package var first: [OptionID]
  }

  package struct Regret: Encodable, Hashable, Sendable {
    package var option: OptionID
    package var losses: [BodyID: Double]
    package var largest: Double
  }

  package var bodies: [Holder]
  package var people: [Holder]
  package var without: [Without]
  /// Kendall's W with ties; nil where it is undefined.
  package var concordance: Double?
  package var regrets: [Regret]
  package var leastRegret: [OptionID]
  package var sentences: [String]

  /// Writes down how a group stands.
  package init(_ found: GroupStanding, in appraisal: Appraisal) {
    let holder = { (view: View, name: String) in
      Holder(holder: name, first: view.leaders, totals: view.totals)
    }
    bodies = found.views.bodies.compactMap { view in view.body.map { holder(view, $0.text) } }
    people = found.views.assessors.map { holder($0, $0.holder.name(in: appraisal)) }
    without = found.without.map { Without(body: $0.body, first: $0.leaders) }
    concordance = found.alike?.coefficient
    regrets = found.regrets.map { regret in
      Regret(
        option: regret.option,
        losses: Dictionary(
          zip(found.bodies.compactMap(\.body), regret.losses),
          uniquingKeysWith: { first, _ in first }),
        largest: regret.largest)
    }
    leastRegret = found.leastRegret
    sentences = found.sentences(in: appraisal)
  }

  /// The bodies' totals side by side, a heading first.
  package var table: [[String]] {
    let options = regrets.map(\.option)
    return [["option"] + bodies.map(\.holder)]
      + options.map { option in
        [option.text] + bodies.map { $0.totals?[option].map { "\($0)" } ?? "" }
      }
  }
}
