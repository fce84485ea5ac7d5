import AppraisalModel

/// How people voted, as a form asks for it: three numbers for each body, and for all together.
struct VoteFields {
  private let document: CaseDocument
  /// What is recorded already.
  private let present: [Vote]

  init(_ document: CaseDocument, _ present: [Vote]) {
    self.document = document
    self.present = present
  }

  /// Those who are asked about; nil stands for all together.
  private var voters: [BodyID?] { document.bodies.map(\.id) + [nil] }

  private static func key(_ body: BodyID?) -> FieldKey {
    FieldKey("votes" + (body.map { ".\($0)" } ?? ""))
  }

  var fields: [FormField] {
    voters.map { body in
      let name = body.map(document.name)
      let vote = present.first { $0.body == body }
      return .line(
        Self.key(body),
        name.map { "Votes, \($0)" } ?? (document.bodies.isEmpty ? "Votes" : "Votes, all together"),
        hint: "For, against, abstained: three numbers, such as 5 1 0. May stay empty.",
        vote.map { "\($0.inFavour) \($0.against) \($0.abstained)" } ?? "", limit: 40)
    }
  }

  /// The votes that the answers make; what was not asked about stays.
  func votes(from form: Form) throws(AnswerFault) -> [Vote] {
    var answers: [BodyID?: Vote?] = [:]
    for body in voters { answers[body] = .some(try Self.vote(of: body, form)) }
    var votes: [Vote] = []
    for old in present {
      // A second vote of one body, and one of a body that is gone, are not on the form.
      guard let answer = answers.removeValue(forKey: old.body) else {
        votes.append(old)
        continue
      }
      if let answer { votes.append(answer) }
    }
    return votes + voters.compactMap { answers[$0] ?? nil }
  }

  private static func vote(of body: BodyID?, _ form: Form) throws(AnswerFault) -> Vote? {
    let text = form.text(key(body)).trimmed
    guard !text.isEmpty else { return nil }
    let separators: Set<Character> = [" ", ",", ";", ":", "/"]
    let parts = text.split(whereSeparator: separators.contains)
    let counts = parts.compactMap { Int($0) }
    guard parts.count == 3, counts.count == 3, counts.allSatisfy((0...1_000_000).contains) else {
      throw AnswerFault(
        key(body), "Type three whole numbers: for, against and abstained, such as 5 1 0.")
    }
    return Vote(body: body, inFavour: counts[0], against: counts[1], abstained: counts[2])
  }
}
