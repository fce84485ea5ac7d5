package import AppraisalModel
import DecisionAnalysis

/// How the people of two bodies or more are added up, and whether another way would change who
/// leads.
package struct AddingUp: Equatable, Sendable {
  package let adding: Adding
  /// The people whose ballots count, by body in the order of the case; nil for those without one.
  package let people: [(body: BodyID?, count: Int)]
  /// Who leads in another way of adding up, where that is somebody else.
  package let otherwise: [(adding: Adding, leaders: [OptionID])]
  /// The bodies that give no result because fewer of their ballots count than they need.
  package let withoutQuorum: [BodyID]

  /// Looks at a result; nil where the ballots are those of fewer than two bodies.
  ///
  /// - Complexity: O(*p* x *m* x *n*) for *p* people, *m* options and *n* criteria.
  package init?(_ findings: Findings, in appraisal: Appraisal) {
    let (document, table) = (appraisal.document, findings.table)
    guard findings.awaited == nil else { return nil }
    let voters = table.people.compactMap(appraisal.assessor)
    let bodies: [BodyID?] = document.bodies.map(\.id) + [nil]
    people = bodies.compactMap { body in
      let count = voters.count { appraisal.body(of: $0) == body }
      return count > 0 ? (body, count) : nil
    }
    withoutQuorum = document.bodies.filter { body in
      !appraisal.hasQuorum(body) && voters.contains { appraisal.body(of: $0) == body.id }
    }.map(\.id)
    guard people.count > 1 else { return nil }
    let chosen = document.terms.adding
    adding = chosen
    let shares = findings.weights.leaves.map(\.cumulative)
    let hasShares = document.bodies.contains { $0.share != nil }
    let now = Standing(table, shares).leaders.map { table.options[$0] }
    otherwise = Adding.allCases.compactMap { other in
      guard other != chosen, other != .given || hasShares else { return nil }
      let changed = ScoreTable(
        appraisal, of: .board(viewer: nil), criteria: table.criteria, rows: table.options,
        adding: other)
      let leaders = Standing(changed, shares).leaders.map { changed.options[$0] }
      return leaders == now ? nil : (other, leaders)
    }
  }

  package static func == (one: AddingUp, other: AddingUp) -> Bool {
    one.adding == other.adding && one.withoutQuorum == other.withoutQuorum
      && one.people.elementsEqual(other.people, by: ==)
      && one.otherwise.elementsEqual(other.otherwise, by: ==)
  }

  /// What a board reads, such as "Every member counts the same: NHS 6, Council 4".
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let counts = people.map { entry in
      "\(entry.body.map(labels.body) ?? "without a body") \(entry.count)"
    }
    var words = "\(adding.words): \(counts.joined(separator: ", "))."
    words.replaceSubrange(...words.startIndex, with: words.prefix(1).uppercased())
    for other in otherwise {
      words +=
        other.leaders.isEmpty
        ? " If \(other.adding.words), nobody leads for certain."
        : " If \(other.adding.words), \(labels.wouldLead(other.leaders))."
    }
    if otherwise.isEmpty { words += " Another way of adding up does not change who leads." }
    if !withoutQuorum.isEmpty {
      words +=
        " \(Numbers.list(withoutQuorum.map(labels.body))) "
        + "\(withoutQuorum.count == 1 ? "is" : "are") without a quorum and "
        + "\(withoutQuorum.count == 1 ? "gives" : "give") no result."
    }
    return words
  }

}

extension Adding {
  /// How people are added up, as a sentence goes on: "every member counts the same".
  fileprivate var words: String {
    switch self {
    case .members: "every member counts the same"
    case .bodies: "every body counts the same"
    case .given: "bodies count by their given shares"
    }
  }

  /// The same beside a mean: "every member counting the same".
  package var wordsOfMean: String {
    switch self {
    case .members: "every member counting the same"
    case .bodies: "every body counting the same"
    case .given: "bodies counting by their given shares"
    }
  }
}
