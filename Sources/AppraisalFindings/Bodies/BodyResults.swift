package import AppraisalModel

/// What the marks of one body's people come to.
package struct BodyResult: Equatable, Sendable {
  package var body: BodyID
  /// Whether its marks count; those of a body that comments are indicative.
  package var counts: Bool
  /// Whether it is seen by weights of its own.
  package var hasOwnWeights: Bool
  /// Its people who have marked, in order of joining.
  package var people: [AssessorID]
  /// The result of their marks.
  package var findings: Findings

  /// The options that lead for certain; empty while that is open.
  package var leaders: [OptionID] { findings.leaders }
}

/// The results of the bodies one beside another, and whether those that must agree do.
package struct BodyResults: Equatable, Sendable {
  /// Whether the bodies that must agree come to the same answer.
  package enum Agreement: Equatable, Sendable {
    /// They put the same options first.
    case agree([OptionID])
    /// They find that the only option falls short of the mark that it must reach.
    case agreeThatItFallsShort
    case disagree
    /// It is open what these bodies put first.
    case tooEarly([BodyID])
    /// The round's reveal is awaited.
    case awaitingReveal
  }

  /// The bodies whose people have marked, in the order of the case; none before the reveal.
  package let bodies: [BodyResult]
  /// Whether the bodies that must agree do; nil where the terms ask for nothing.
  package let agreement: Agreement?
  /// What a board reads about it; empty where the terms ask for nothing.
  package let sentence: String

  /// Whether the policy of the round lets be shown what each body comes to; whether they agree may
  /// always be said.
  package let areShown: Bool

  /// Those that may be shown.
  package var shown: [BodyResult] { areShown ? bodies : [] }
  /// The bodies whose marks count.
  package var deciding: [BodyResult] { bodies.filter(\.counts) }
  /// The bodies whose marks are indicative.
  package var indicative: [BodyResult] { bodies.filter { !$0.counts } }

  /// Works out the results of the bodies.
  ///
  /// - Complexity: that of `Findings` for each body.
  package init(_ appraisal: Appraisal) {
    let document = appraisal.document
    let isHidden = appraisal.hidesMarks
    let part = TakingPart(appraisal, viewer: nil)
    let bodies = isHidden ? [] : document.bodies.compactMap { Self.result($0, appraisal, part) }
    self.bodies = bodies
    areShown = appraisal.showsBodies(of: bodies.map(\.people.count))
    guard !document.terms.mustAgree.isEmpty else {
      (agreement, sentence) = (nil, "")
      return
    }
    let found =
      isHidden ? Agreement.awaitingReveal : Self.agreement(document, bodies)
    (agreement, sentence) = (found, Self.words(found, areShown ? bodies : [], document))
  }

  private static func result(
    _ body: Body, _ appraisal: Appraisal, _ takingPart: TakingPart
  ) -> BodyResult? {
    let people = appraisal.assessors.filter { person in
      appraisal.body(of: person) == body.id && appraisal.substitute(of: person.id) == nil
        && (appraisal.isMember(person) || person.roles.contains(.commenter))
        && appraisal.stage(of: person.id) != .notBegun
    }
    // Members of a body that decides are not mixed with those who comment for it.
    let deciding = people.filter(appraisal.counts)
    let heard = (deciding.isEmpty ? people : deciding).map(\.id)
    guard !heard.isEmpty else { return nil }
    let hasOwnWeights =
      appraisal.weights[.body(body.id)] != nil
      && EffectiveWeights(appraisal, holder: .body(body.id)).areSet
    let findings = Findings(
      appraisal, viewer: nil, electorate: .body(body.id, people: heard),
      holder: hasOwnWeights ? .body(body.id) : .agreed, takingPart: takingPart)
    return BodyResult(
      body: body.id, counts: !deciding.isEmpty, hasOwnWeights: hasOwnWeights,
      people: findings.table.people, findings: findings)
  }

  private static func agreement(_ document: CaseDocument, _ bodies: [BodyResult]) -> Agreement {
    let required = document.terms.mustAgree
    let results = required.map { id in bodies.first { $0.body == id && $0.counts } }
    if PassMarks.holdsAlone(document) { return agreementOnPassing(document, required, results) }
    let open = zip(required, results).filter { $1?.leaders.isEmpty ?? true }.map(\.0)
    guard open.isEmpty, let first = results.first else { return .tooEarly(open) }
    let shared = (first?.leaders ?? []).filter { leader in
      results.allSatisfy { $0?.leaders.contains(leader) == true }
    }
    return shared.isEmpty ? .disagree : .agree(shared)
  }

  /// A single option is first for everybody: what counts is whether it reaches all that it must.
  private static func agreementOnPassing(
    _ document: CaseDocument, _ required: [BodyID], _ results: [BodyResult?]
  ) -> Agreement {
    let found = results.map { result in
      result.flatMap { PassMarks($0.findings, in: document).options.first }
    }
    let open = zip(required, found).filter { $1.map { !$0.passes && !$0.misses } ?? true }.map(\.0)
    guard open.isEmpty else { return .tooEarly(open) }
    let passing = found.count { $0?.passes == true }
    if passing == found.count { return .agree(found.prefix(1).compactMap { $0?.option }) }
    return passing == 0 ? .agreeThatItFallsShort : .disagree
  }

  private static func view(of result: BodyResult, _ document: CaseDocument) -> String {
    let name = document.name(result.body)
    guard PassMarks.holdsAlone(document),
      let found = PassMarks(result.findings, in: document).options.first
    else { return "\(name) puts \(Numbers.list(result.leaders.map(document.name))) first" }
    return "for \(name) the option "
      + (found.passes
        ? "reaches all that it must" : "misses \(Numbers.list(found.missed(in: document)))")
  }

  private static func words(
    _ agreement: Agreement, _ bodies: [BodyResult], _ document: CaseDocument
  ) -> String {
    let required = Numbers.list(document.terms.mustAgree.map(document.name))
    switch agreement {
    case .agree where PassMarks.holdsAlone(document):
      return "\(required) must agree, and they do: the option reaches all that it must."
    case .agree(let options):
      return "\(required) must agree, and they do: "
        + "\(document.terms.mustAgree.count == 2 ? "both" : "all") put "
        + "\(Numbers.list(options.map(document.name))) first."
    case .agreeThatItFallsShort:
      return "\(required) must agree, and they do: the option falls short of what it must reach."
    case .disagree:
      let views = document.terms.mustAgree.compactMap { id in
        bodies.first { $0.body == id }.map { result in
          view(of: result, document)
        }
      }
      let otherwise =
        document.terms.otherwise.isEmpty
        ? "The case does not say what happens then." : document.terms.otherwise
      return "\(required) must agree, and they do not"
        + (views.isEmpty ? ". " : ": \(views.joined(separator: "; ")). ") + otherwise
    case .tooEarly(let open):
      return "\(required) must agree. It is too early to say whether they do: the answer of "
        + "\(Numbers.list(open.map(document.name))) is still open."
    case .awaitingReveal:
      return "\(required) must agree. Whether they do appears at the reveal."
    }
  }
}
