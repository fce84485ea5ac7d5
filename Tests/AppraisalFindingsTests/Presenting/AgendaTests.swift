import AppraisalModel
import SampleBoards
import Testing

@testable import AppraisalFindings

/// The eight steps, read off the state.
@Suite struct AgendaTests {
  private static let stages = Agenda.Step.allCases

  private func agenda(_ appraisal: Appraisal) -> Agenda {
    Agenda(appraisal, Findings(appraisal.visible(to: nil), viewer: nil))
  }

  /// The stages in one word: a letter each, o open, b begun, d done.
  private func word(_ agenda: Agenda) -> String {
    String(agenda.lines.compactMap { $0.stage.rawValue.first })
  }

  /// A case with nothing in it, and then one thing more after the other.
  private static let moments: [(String, String, @Sendable (inout Appraisal) -> Void)] = [
    ("nothing", "oooooooo", { $0 = Appraisal() }),
    (
      "the question", "booooooo",
      {
        $0.document.options = []; $0.document.criteria = []; $0.assessors = []
      }
    ),
    (
      "one option", "bboooooo",
      {
        $0.document.options.removeLast(); $0.document.criteria = []; $0.assessors = []
      }
    ),
    (
      "options", "bdoooooo",
      {
        $0.document.criteria = []; $0.assessors = []
      }
    ),
    ("criteria without words", "bdbooooo", { _ in }),
    ("criteria", "bddooooo", { $0.sayEnds() }),
    (
      "who decides", "dddooooo",
      {
        $0.sayEnds(); $0.decidedBy()
      }
    ),
    (
      "one of two has marked", "dddbobbo",
      {
        $0.sayEnds(); $0.decidedBy(); $0.markOne()
      }
    ),
    (
      "all have marked", "dddd" + "obbb",
      {
        $0.sayEnds(); $0.decidedBy(); $0.markAll()
      }
    ),
    (
      "weights", "ddddbdbb",
      {
        $0.sayEnds(); $0.decidedBy(); $0.markAll(); $0.weigh()
      }
    ),
    (
      "weights settled", "ddddddbb",
      {
        $0.sayEnds(); $0.decidedBy(); $0.markAll(); $0.weigh(); $0.settleWeights()
      }
    ),
    (
      "a decision", "dddddddd",
      {
        $0.sayEnds(); $0.decidedBy(); $0.markAll(); $0.weigh(); $0.settleWeights(); $0.decide()
      }
    ),
  ]

  @Test(arguments: moments.indices)
  func `each step is done by what is recorded`(moment: Int) {
    let (name, expected, change) = Self.moments[moment]
    var appraisal = Board.appraisal([[nil, nil], [nil, nil]])
    appraisal.assessors = [Assessor(id: "mo", name: "Mo"), Assessor(id: "al", name: "Al")]
    appraisal.ballots = [:]
    change(&appraisal)
    #expect(word(agenda(appraisal)) == expected, "\(name): \(agenda(appraisal).lines)")
  }

  /// The round as it goes on, over a case of which all else is done.
  private static let rounds: [(RoundState, String)] = [
    (.open, "dddbdooo"), (.ended, "dddbdooo"), (.revealed, "ddddddbb"), (.settled, "dddddddb"),
  ]

  @Test(arguments: rounds.indices)
  func `a round is scored with its reveal and talked about once it is settled`(place: Int) {
    let (state, expected) = Self.rounds[place]
    var appraisal = Board.appraisal([[nil, nil], [nil, nil]])
    appraisal.assessors = [Assessor(id: "mo", name: "Mo"), Assessor(id: "al", name: "Al")]
    appraisal.sayEnds()
    appraisal.decidedBy()
    appraisal.weigh()
    appraisal.settleWeights()
    appraisal.rounds = [Round(id: RoundNumber(1), state: state, visibility: .closed)]
    for person: AssessorID in ["mo", "al"] {
      appraisal.mark(by: person, round: RoundNumber(1), [[80, 70], [20, 30]])
      appraisal.ballots[RoundNumber(1)]?[person]?.handedIn = true
    }
    #expect(word(agenda(appraisal)) == expected, "\(agenda(appraisal).lines)")
    let isHidden = state == .open || state == .ended
    #expect(agenda(appraisal).lines[5].detail.contains("A leads") == !isHidden)
  }

  @Test func `what comes next is the first step that is not done`() {
    var appraisal = Board.appraisal([[80, 70], [20, 30]])
    appraisal.sayEnds()
    appraisal.decidedBy()
    #expect(agenda(appraisal).next?.step == .weights)
    #expect(agenda(appraisal).words == "4 of 8 done, next: Weights")
    appraisal.weigh()
    appraisal.settleWeights()
    appraisal.decide()
    #expect(agenda(appraisal).next == nil && agenda(appraisal).words == "8 of 8 done")
  }
}

extension Appraisal {
  fileprivate mutating func sayEnds() {
    for index in document.criteria.indices {
      document.criteria[index].scale?.anchors = [
        Anchor(at: 0, words: "Bad."), Anchor(at: 100, words: "Good."),
      ]
    }
  }
  fileprivate mutating func decidedBy() { document.question.decisionMaker = "The board" }
  fileprivate mutating func markOne() { mark(by: "mo", [[80, 70], [20, 30]]) }
  fileprivate mutating func markAll() {
    for person in assessors { mark(by: person.id, [[80, 70], [20, 30]]) }
  }
  fileprivate mutating func weigh() {
    for criterion in document.criteria {
      weights[.agreed, default: [:]][criterion.id] = DecimalNumber(50)
    }
  }
  fileprivate mutating func settleWeights() { weightLock = WeightLock(words: "by the board") }
  fileprivate mutating func decide() { decision = Decision(day: "2010-03-31", words: "A.") }
}
