package import AppraisalModel
import PlainText

/// A meeting about a case that never took place: people who do not exist, what they marked and why,
/// and what came of it.
///
/// It tells what the paper of the case came to, for its reasons and by its evidence. The stories are
/// beside this file, one a case; `DemonstrationTests` holds each to its paper.
package struct Demonstration: Sendable {
  /// What stands before the title of an appraisal with invented ballots, where no room is too small.
  package static let label = "INVENTED MARKS: "

  /// The case that it is about.
  package let name: String
  /// The two bodies whose people mark.
  let bodies: [BodyID]
  /// What departs from the paper beside the marks, or empty.
  let note: String
  /// The points of weight that are agreed, in their order.
  let weights: [(node: CriterionID, points: DecimalNumber)]
  /// What everybody answers in each cell, in the order of ``people``.
  let answers: [MatrixCell: [Answer]]
  let reasons: [Reason]
  let meeting: Meeting

  /// The stories, in the order in which cases are listed.
  package static let all = [
    miltonKeynes2007, miltonKeynes2010, stockport2007, wigan2007, wiltshire,
  ]

  /// The story of a case, where the case is still the one that it was made for.
  package init?(of document: CaseDocument) {
    guard let found = Self.all.first(where: { $0.name == document.id }),
      document.appraisedOptions.allSatisfy({ option in
        document.scoredCriteria.allSatisfy { found.answers[MatrixCell(option.id, $0.id)] != nil }
      })
    else { return nil }
    self = found
  }

  /// Reads a story; what is not well formed in it is left out, and missed by the tests.
  init(
    of name: String, bodies: [String], note: String = "", weights: String, marks: String,
    reasons: [Reason], meeting: Meeting
  ) {
    self.name = name
    self.bodies = bodies.map { BodyID(checked: $0) }
    self.note = note
    let points = weights.split(whereSeparator: \.isWhitespace).map(String.init)
    self.weights = stride(from: 0, to: points.count - 1, by: 2).compactMap { place in
      DecimalNumber(points[place + 1]).map { (CriterionID(checked: points[place]), $0) }
    }
    var answers: [MatrixCell: [Answer]] = [:]
    for line in marks.textLines {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 2 else { continue }
      let cell = MatrixCell(OptionID(checked: words[0]), CriterionID(checked: words[1]))
      answers[cell] = words.dropFirst(2).compactMap(Answer.init)
    }
    self.answers = answers
    self.reasons = reasons
    self.meeting = meeting
  }

  // MARK: People

  /// The people of every story; the first of them starts the appraisal, marks and runs the meeting.
  private static let names = [
    "Asha Rowe", "Ben Hale", "Cleo Marsh", "Dev Lund", "Elin Frost", "Faye Stone",
  ]

  /// The people, three of each body, who are said to be invented wherever their names stand.
  package var people: [Assessor] {
    Self.names.enumerated().map { place, name in
      Assessor(
        id: Self.id(name.split(separator: " ")[0].lowercased()), name: "\(name) (invented)",
        body: bodies[place * bodies.count / Self.names.count],
        roles: place == 0 ? [.member, .facilitator] : [.member])
    }
  }

  /// The name in files of somebody who is called so in the stories.
  static func id(_ called: String) -> AssessorID { AssessorID(checked: "invented-\(called)") }

  private func names(_ called: [String]) -> [String] {
    people.filter { person in called.contains { Self.id($0) == person.id } }.map(\.name)
  }

  // MARK: The case

  /// The case as the people of the story appraise it: it says that they are invented, and both
  /// bodies take part in the decision.
  package func prepared(_ document: CaseDocument) -> CaseDocument {
    var document = document
    document.title = Self.label + document.title
    for place in document.bodies.indices where bodies.contains(document.bodies[place].id) {
      document.bodies[place].part = .decides
    }
    let words = [
      "The people, marks, reasons, weights and the decision of this demonstration are invented, "
        + "after what the paper says.", note,
    ].filter { !$0.isEmpty }.joined(separator: " ")
    document.notes.insert(
      Note(id: NoteID(checked: "demonstration"), kind: .background, words: words), at: 0)
    return document
  }

  // MARK: What people enter

  /// The edits that give the agreed weights.
  func weighing(_ appraisal: Appraisal, by person: AssessorID) throws(EditRefusal) -> [Edit] {
    var state = appraisal
    var edits: [Edit] = []
    for (node, points) in weights {
      let new = state.weighing(node, points, of: .agreed)
      try state.make(new, by: person)
      edits += new
    }
    return edits
  }

  /// The edits that fill a card of somebody's ballot: what they answer on one criterion, and why.
  func marking(
    _ criterion: CriterionID, by person: AssessorID, _ appraisal: Appraisal
  ) -> [Edit] {
    guard let place = people.firstIndex(where: { $0.id == person }) else { return [] }
    return appraisal.document.appraisedOptions.flatMap { option -> [Edit] in
      let cell = MatrixCell(option.id, criterion)
      guard let answers = answers[cell], answers.indices.contains(place) else { return [] }
      let reason = reasons.first { $0.cell == cell && Self.id($0.member) == person }
      return appraisal.marking(appraisal.place(of: person, option.id, criterion)) { marking in
        marking.answer = answers[place]
        marking.reason = reason?.words ?? ""
        marking.evidence = reason?.evidence ?? []
      }
    }
  }

  /// The edits by which one person enters the agreed weights and everybody's ballot, outside rounds.
  package func ballots(
    in appraisal: Appraisal, by author: AssessorID
  ) throws(EditRefusal) -> [Edit] {
    var state = appraisal
    let joins: [Edit] = people.map { person in
      var member = person
      member.roles = [.member]
      return .people(.join(assessor: member))
    }
    try state.make(joins, by: author)
    let weights = try weighing(state, by: author)
    let marks = people.flatMap { person in
      Self.cards(state.document).flatMap { marking($0, by: person.id, state) }
    }
    try state.make(weights + marks, by: author)
    return joins + weights + marks
  }

  /// The interest that somebody declares.
  var interest: (member: AssessorID, interest: Interest) {
    let declared = meeting.interest
    return (Self.id(declared.member), Interest(words: declared.words))
  }

  /// The same with its ruling.
  func ruled(by ruler: String) -> Interest {
    let declared = meeting.interest
    return Interest(
      words: declared.words, kind: .other, options: declared.options, outcome: .stayed,
      reason: declared.ruling, ruledBy: ruler)
  }

  /// The view that somebody puts on record.
  var differingView: Dissent {
    let view = meeting.dissent
    return Dissent(
      author: Self.id(view.member), option: view.option, criterion: view.criterion,
      words: view.words)
  }

  /// What is decided in the end.
  var decision: Decision {
    let outcome = meeting.decision
    return Decision(
      day: outcome.day, recommendation: outcome.recommendation, words: outcome.words,
      chosen: [outcome.chosen], departure: outcome.departure, movers: names(outcome.movers),
      votes: outcome.votes, present: people.map(\.name), conditions: outcome.conditions)
  }

  /// The criteria that are marked, in the order of the cards.
  static func cards(_ document: CaseDocument) -> [CriterionID] {
    document.criteria.filter { $0.kind == .scored || $0.kind == .hurdle }.map(\.id)
  }
}
