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
    _ part: Appraisal, _ holder: ViewHolder, seenBy weightHolder: WeightHolder,
    in appraisal: Appraisal
  ) {
    let own = EffectiveWeights(appraisal, holder: weightHolder)
    hasOwnWeights = weightHolder != .agreed && own.areSet
    let result = PartialResult(
      part, weights: hasOwnWeights ? own : EffectiveWeights(appraisal))
    self.holder = holder
    ballots = ScoreTable.voters(part).count
    leaders = result.leaders
    totals = result.totals.map {
      Dictionary(zip(result.table.options, $0), uniquingKeysWith: { first, _ in first })
    }
    blanks = result.table.missingCount
  }

  /// What the ballots of each body come to, in the order of the case; agreed scores count as such.
  ///
  /// A body is seen as its result is: what it may not mark comes from those who do.
  /// - Complexity: O(*b* x *m* x *n*) for *b* bodies.
  static func bodies(_ appraisal: Appraisal) -> [View] {
    let voters = ScoreTable.voters(appraisal.counted)
    return appraisal.document.bodies.map(\.id).compactMap { body in
      let members = voters.filter { $0.body == body }.map(\.id)
      guard !members.isEmpty else { return nil }
      var part = appraisal.seen(by: body, people: members)
      part.agreed = appraisal.agreed
      var view = View(part, .body(body), seenBy: .body(body), in: appraisal)
      view.ballots = members.count
      return view
    }
  }
}

/// Who puts which option first: bodies, people and rounds, each for itself.
///
/// Agreed scores are left out here, so that what people thought before stays visible.
package struct Views: Equatable, Sendable {
  /// One for each body with ballots.
  package let bodies: [View]
  /// One for each person with a ballot.
  package let assessors: [View]
  /// One for each round whose marks may be seen; empty with fewer than two.
  package let rounds: [View]

  /// Works out the views that everybody may see; empty while a reveal is awaited.
  ///
  /// - Complexity: O(*v* x *m* x *n*) for *v* views.
  package init(_ appraisal: Appraisal) {
    guard !appraisal.hidesMarks else {
      (bodies, assessors, rounds) = ([], [], [])
      return
    }
    var bare = appraisal
    bare.agreed = [:]
    let voters = ScoreTable.voters(bare)
    bodies = View.bodies(bare)
    assessors = voters.map {
      View(bare.only([$0.id]), .assessor($0.id), seenBy: .assessor($0.id), in: bare)
    }
    let numbers = [RoundNumber.solo] + bare.rounds.map(\.id)
    let marked = numbers.filter { number in
      bare.assessors.contains {
        $0.counts && bare.ballots[number]?[$0.id]?.markings.isEmpty == false
      }
    }
    rounds =
      marked.count < 2
      ? []
      : marked.map { number in
        var part = bare
        part.rounds.removeAll { $0.id > number }
        return View(part, .round(number), seenBy: .agreed, in: bare)
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
      words.append("Only one person has marked, so nobody disagrees.")
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
    return "not certain, \(Numbers.count(view.blanks, "mark")) missing"
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
    var words = "\(same) of \(assessors.count) people \(same == 1 ? "puts" : "put") "
    words += "\(labels.options(most)) first."
    if !others.isEmpty { words += " Others: \(others.joined(separator: "; "))." }
    if open > 0 { words += " \(open) cannot be said yet." }
    return words
  }
}

extension ViewHolder {
  /// The name of a body, a person or a round.
  package func name(in appraisal: Appraisal) -> String {
    switch self {
    case .body(let id): Labels(document: appraisal.document).body(id)
    case .assessor(let id): appraisal.assessor(id)?.name ?? id.text
    case .round(let number):
      number == .solo ? "before the rounds" : "round \(number.number)"
    }
  }
}
