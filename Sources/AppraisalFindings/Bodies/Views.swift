package import AppraisalModel
import DecisionAnalysis

/// Whose view of the options.
package enum ViewHolder: Hashable, Sendable {
  /// The ballots of one body.
  case body(BodyID)
  /// The ballot of one person.
  case assessor(AssessorID)
  /// All ballots of a round; 0 is work outside rounds.
  case round(RoundNumber)
}

/// What some of the ballots come to on their own, without agreed scores.
package struct View: Equatable, Sendable {
  package var holder: ViewHolder
  package var ballots: Int
  /// The options that lead for certain.
  package var leaders: [OptionID]
  /// The totals by option; nil while marks are missing.
  package var totals: [OptionID: Double]?
  /// The number of missing marks.
  package var blanks: Int
  /// Whether it is seen by weights of its own.
  package var hasOwnWeights: Bool

  /// The body whose view it is, or nil.
  package var body: BodyID? { if case .body(let id) = holder { id } else { nil } }
}

extension View {
  /// Works out what some of the ballots come to by the weights of a holder who has set all of
  /// theirs, else by the agreed ones.
  init(
    _ appraisal: Appraisal, _ holder: ViewHolder, of electorate: Electorate,
    seenBy weightHolder: WeightHolder, takingPart: TakingPart
  ) {
    let own = EffectiveWeights(appraisal, holder: weightHolder)
    hasOwnWeights = weightHolder != .agreed && own.areSet
    let result = PartialResult(
      appraisal, of: electorate, weights: hasOwnWeights ? own : EffectiveWeights(appraisal),
      takingPart: takingPart)
    self.holder = holder
    ballots = result.table.people.count
    leaders = result.leaders
    totals = result.totals.map {
      Dictionary(zip(result.table.options, $0), uniquingKeysWith: { first, _ in first })
    }
    blanks = result.table.missingCount
  }

  /// What the ballots of each body that decides come to, in the order of the case; none where the
  /// policy of the round keeps that back.
  ///
  /// A body is seen as its result is: what it may not mark comes from those who do.
  /// - Complexity: O(*b* x *p* x *m* x *n*) for *b* bodies.
  static func bodies(_ appraisal: Appraisal, takingPart: TakingPart) -> [View] {
    let views: [View] = appraisal.document.bodies.map(\.id).compactMap { body in
      let members = appraisal.assessors.filter {
        appraisal.body(of: $0) == body && appraisal.counts($0)
          && appraisal.stage(of: $0.id) != .notBegun
      }.map(\.id)
      guard !members.isEmpty else { return nil }
      return View(
        appraisal, .body(body), of: .body(body, people: members), seenBy: .body(body),
        takingPart: takingPart)
    }
    return appraisal.showsBodies(of: views.map(\.ballots)) ? views : []
  }
}

/// Who puts which option first: bodies, people and rounds, each for itself.
///
/// Agreed scores are left out here, because an agreed score belongs to nobody. People are those
/// whose ballots count.
package struct Views: Equatable, Sendable {
  /// One for each body with ballots.
  package let bodies: [View]
  /// One for each person whose ballot counts, or, while nobody's does, who has begun.
  package let assessors: [View]
  /// One for each round whose marks may be seen; empty with fewer than two.
  package let rounds: [View]

  /// Works out the views that everybody may see; empty while a reveal is awaited.
  ///
  /// - Complexity: O(*v* x *p* x *m* x *n*) for *v* views.
  package init(_ appraisal: Appraisal) {
    guard !appraisal.hidesMarks else {
      (bodies, assessors, rounds) = ([], [], [])
      return
    }
    let part = TakingPart(appraisal, viewer: nil)
    bodies = View.bodies(appraisal, takingPart: part)
    assessors = Voters(appraisal, .board(viewer: nil), options: [], criteria: []).people.map {
      View(
        appraisal, .assessor($0), of: .person($0), seenBy: .assessor($0), takingPart: part)
    }
    let numbers = [RoundNumber.solo] + appraisal.rounds.map(\.id)
    let marked = numbers.filter { number in
      appraisal.assessors.contains {
        appraisal.counts($0) && appraisal.ballots[number]?[$0.id]?.markings.isEmpty == false
      }
    }
    rounds =
      marked.count < 2
      ? []
      : marked.map { number in
        View(
          appraisal.upTo(number), .round(number), of: .board(viewer: nil), seenBy: .agreed,
          takingPart: part)
      }
  }

  // MARK: In words

  /// Who puts which option first, in sentences; one that says so where nobody has marked.
  package func sentences(in appraisal: Appraisal) -> [String] {
    guard !assessors.isEmpty else { return ["Nobody's marks can be compared yet."] }
    var words: [String] = []
    if let sentence = Self.firsts(bodies, "By body", in: appraisal) { words.append(sentence) }
    if assessors.count > 1 {
      words.append(people(in: appraisal))
    } else {
      words.append("Only one ballot counts, so nobody disagrees.")
    }
    if let sentence = Self.firsts(rounds, "By round", in: appraisal) { words.append(sentence) }
    return words
  }

  /// Who is first for each of some views: "By body, first is: NHS: A; Council: B."; nil for none.
  package static func firsts(
    _ views: [View], _ start: String, in appraisal: Appraisal
  ) -> String? {
    guard !views.isEmpty else { return nil }
    return "\(start), first: "
      + views.map { "\($0.holder.name(in: appraisal)): \(first($0, appraisal.document))" }
      .joined(separator: "; ") + "."
  }

  private static func first(_ view: View, _ document: CaseDocument) -> String {
    guard view.leaders.isEmpty else { return Labels(document: document).options(view.leaders) }
    return "not certain, \(Numbers.count(view.blanks, "mark")) open"
  }

  private func people(in appraisal: Appraisal) -> String {
    let labels = Labels(document: appraisal.document)
    let certain = assessors.filter { !$0.leaders.isEmpty }
    guard
      let most = certain.map(\.leaders).max(by: { one, other in
        certain.count { $0.leaders == one } < certain.count { $0.leaders == other }
      })
    else { return "Nobody has marked enough to say which option they put first." }
    let same = certain.count { $0.leaders == most }
    let others = certain.filter { $0.leaders != most }.map {
      "\($0.holder.name(in: appraisal)): \(labels.options($0.leaders))"
    }
    let open = assessors.count - certain.count
    var words = "\(same) of \(assessors.count) people who count \(same == 1 ? "puts" : "put") "
    words += "\(labels.options(most)) first."
    if !others.isEmpty { words += " Others: \(others.joined(separator: "; "))." }
    if open > 0 { words += " \(open) cannot be said yet." }
    return words
  }
}

extension ViewHolder {
  /// The name of a body or a round; of a person what the policy of the newest round lets be said.
  package func name(in appraisal: Appraisal) -> String {
    switch self {
    case .body(let id): Labels(document: appraisal.document).body(id)
    case .assessor(let id):
      appraisal.shownName(of: id, appraisal.rounds.last?.policy.people ?? .names)
    case .round(let number):
      number == .solo ? "before the rounds" : "round \(number.number)"
    }
  }
}
