import AppraisalModel
import SampleBoards
import SeededRandom

/// A second way of finding what counts, as plain as can be: loops and no types of its own.
///
/// It is written from the rules and not from the program, and the program is held to it.
struct PlainCount {
  var taking: [OptionID] = []
  var failing: [OptionID] = []
  /// The lowest and the highest total of each option that takes part or fails a hurdle.
  var totals: [OptionID: (low: Double, high: Double)] = [:]
  var leaders: Set<OptionID> = []
  var people: [AssessorID] = []
  var finished: [AssessorID] = []
  var weights: [CriterionID: Double] = [:]

  /// Counts everybody's ballots outside rounds, or those of one body or person.
  init(_ appraisal: Appraisal, only: [AssessorID]? = nil, taking given: [OptionID]? = nil) {
    let document = appraisal.document
    let options = document.options.filter { $0.status == .active || $0.status == .baseline }
      .map(\.id)
    let criteria = document.criteria.filter { $0.kind == .scored }
    let hurdles = document.criteria.filter { $0.kind == .hurdle }.map(\.id)
    let points = criteria.map { appraisal.weights[.agreed]?[$0.id]?.value ?? 1 }
    for (criterion, point) in zip(criteria, points) {
      weights[criterion.id] = point / points.reduce(0, +)
    }

    var begun: [AssessorID] = []
    for person in appraisal.assessors where person.roles.contains(.member) {
      let body = document.bodies.first { $0.id == person.body }
      if let body, body.part != .decides { continue }
      if let only, !only.contains(person.id) { continue }
      let ballot = appraisal.ballots[.solo]?[person.id]?.markings ?? [:]
      if ballot.isEmpty { continue }
      begun.append(person.id)
      var isFull = true
      for option in options {
        for criterion in criteria where !Self.isOut(person, option, criterion.id) {
          if ballot[option]?[criterion.id]?.answer == nil { isFull = false }
        }
      }
      if isFull { finished.append(person.id) }
    }
    people = finished.isEmpty ? begun : finished

    for option in options {
      var fails = false
      for hurdle in hurdles {
        let answers = people.compactMap { person -> Answer? in
          if Self.isOut(Self.person(person, appraisal), option, hurdle) { return nil }
          return appraisal.ballots[.solo]?[person]?.markings[option]?[hurdle]?.answer
        }
        if answers.contains(.fail), !answers.contains(.pass) { fails = true }
      }
      if given.map({ !$0.contains(option) }) ?? fails {
        failing.append(option)
      } else {
        taking.append(option)
      }
    }

    totals = bounds(appraisal, criteria, people)
    // Whoever has not finished may still give any mark.
    let waiting = appraisal.assessors.filter { person in
      let decides =
        document.bodies.first { $0.id == person.body }.map { $0.part == .decides } ?? true
      return person.roles.contains(.member) && decides
        && (begun.contains(person.id) || !person.roles.contains(.facilitator))
    }.map(\.id)
    let wide = only == nil ? bounds(appraisal, criteria, waiting) : totals
    for option in taking {
      let others = taking.filter { $0 != option }
      if others.allSatisfy({ low(option, wide) > high($0, wide) - 0.05 }) { leaders.insert(option) }
    }
    // Level options lead together only where all of them are known to.
    let possible = taking.filter { option in
      taking.allSatisfy { high(option, wide) > low($0, wide) - 0.05 }
    }
    let isOpen =
      possible.contains { !leaders.contains($0) }
      && possible.contains { high($0, wide) > low($0, wide) }
    if isOpen || people.isEmpty { leaders = [] }
  }

  private func low(_ option: OptionID, _ totals: [OptionID: (low: Double, high: Double)]) -> Double
  {
    totals[option]?.low ?? 0
  }

  private func high(_ option: OptionID, _ totals: [OptionID: (low: Double, high: Double)]) -> Double
  {
    totals[option]?.high ?? 100
  }

  private func bounds(
    _ appraisal: Appraisal, _ criteria: [Criterion], _ people: [AssessorID]
  ) -> [OptionID: (low: Double, high: Double)] {
    var totals: [OptionID: (low: Double, high: Double)] = [:]
    for option in taking + failing {
      var (low, high) = (0.0, 0.0)
      for criterion in criteria {
        let compared = taking.isEmpty ? failing : taking
        let voters = people.filter { id in
          !compared.contains { Self.isOut(Self.person(id, appraisal), $0, criterion.id) }
        }
        let answers = voters.map {
          appraisal.ballots[.solo]?[$0]?.markings[option]?[criterion.id]?.answer
        }
        var (least, most) = (0.0, 0.0)
        for answer in answers {
          if case .mark(let mark)? = answer {
            least += mark.value
            most += mark.value
          } else {
            most += 100
          }
        }
        if answers.isEmpty || answers.contains(.doesNotApply) {
          (least, most) = (0, 100)
        } else {
          (least, most) = (least / Double(answers.count), most / Double(answers.count))
        }
        if let agreed = appraisal.agreed[option]?[criterion.id] {
          (least, most) = (agreed.mark.value, agreed.mark.value)
        }
        low += least * (weights[criterion.id] ?? 0)
        high += most * (weights[criterion.id] ?? 0)
      }
      totals[option] = (low, high)
    }
    return totals
  }

  private static func person(_ id: AssessorID, _ appraisal: Appraisal) -> Assessor {
    appraisal.assessors.first { $0.id == id } ?? Assessor(id: id, name: "")
  }

  private static func isOut(
    _ person: Assessor, _ option: OptionID, _ criterion: CriterionID
  ) -> Bool {
    person.interests.contains { interest in
      switch interest.outcome {
      case .open, .stayed: false
      case .outOfItem: true
      case .recused:
        (interest.options.isEmpty || interest.options.contains(option))
          && (interest.criteria.isEmpty || interest.criteria.contains(criterion))
      }
    }
  }
}

extension PlainCount {
  /// A random appraisal outside rounds: two bodies that decide and one that comments, blanks, kinds of
  /// no mark, a hurdle, interests with every outcome, an agreed score now and then.
  static func random(seed: UInt64) -> Appraisal {
    var random = SeededGenerator(seed: seed)
    func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    let (options, criteria) = (
      Int.random(in: 2...5, using: &random), Int.random(in: 1...4, using: &random)
    )
    var appraisal = Board.appraisal(
      Array(repeating: Array(repeating: nil, count: criteria), count: options),
      weights: (0..<criteria).map { _ in Int.random(in: 1...100, using: &random) },
      criteria: criteria)
    appraisal.addHurdle()
    appraisal.document.bodies = [
      Body(id: "trust", label: "The trust"), Body(id: "council", label: "The council"),
      Body(id: "panel", label: "The panel", part: .comments),
    ]
    let bodies: [BodyID?] = ["trust", "council", "panel", nil]
    let leavesBlanks = chance(0.5)
    appraisal.assessors = (0..<Int.random(in: 1...5, using: &random)).map { index in
      let roles: [AssessorRole] =
        index == 0 && chance(0.3)
        ? [.member, .facilitator] : chance(0.1) ? [.commenter] : [.member]
      return Assessor(
        id: AssessorID("p\(index)") ?? "p", name: "P\(index)",
        body: bodies.randomElement(using: &random) ?? nil, roles: roles)
    }
    for index in appraisal.assessors.indices {
      let id = appraisal.assessors[index].id
      if chance(0.1) { continue }
      for option in Board.options.prefix(options) {
        for criterion in Board.criteria.prefix(criteria)
        where !(leavesBlanks && chance(0.08)) {
          let kinds: [Answer] = [.doNotKnow, .ratherNot, .doesNotApply]
          let answer =
            chance(0.03)
            ? kinds.randomElement(using: &random)
            : .mark(DecimalNumber(Int.random(in: 0...20, using: &random) * 5))
          appraisal.answer(by: id, option, criterion, answer)
        }
        if chance(0.8) {
          appraisal.answer(by: id, option, "law", chance(0.2) ? .fail : .pass)
        }
      }
      if chance(0.2) {
        appraisal.assessors[index].interests = [
          Interest(
            words: "An interest", options: chance(0.7) ? [Board.options[0]] : [],
            criteria: chance(0.5) ? [Board.criteria[0]] : [],
            outcome: InterestOutcome.allCases.randomElement(using: &random) ?? .open)
        ]
      }
    }
    if chance(0.3) { appraisal.agreed = ["a": ["x": AgreedScore(mark: 60)]] }
    return appraisal
  }
}
