import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// A decision whose review is due opens the appraisal again.
@Suite struct ReviewingTests {
  /// Wiltshire, decided; twelve months later it is 20 February 2010.
  static func desk(
    decided day: String = "2009-02-20", by roles: [AssessorRole] = [.member, .facilitator],
    size: Size = Size(width: 80, height: 24)
  ) -> Desk {
    let document = Board.shipped("wiltshire")
    let member = Board.member.id
    let marks = zip(
      document.appraisedOptions.map(\.id),
      [70, 40]
    ).map { option, mark in
      Edit.marks(
        .mark(
          place: MarkingPlace(
            round: .solo, assessor: member, option: option,
            criterion: document.criteria.first { $0.kind == .scored }?.id ?? Board.criteria[0]),
          old: nil, new: .mark(DecimalNumber(mark))))
    }
    let decision = Decision(
      day: day, words: "Resolved to set up the joint board.",
      chosen: document.appraisedOptions.prefix(1).map(\.id))
    return Desk(
      Board.opened(
        document,
        marks + [
          .decision(.decide(old: nil, new: decision)),
          .people(
            .revise(
              old: Assessor(
                id: member, name: Board.member.name, body: document.bodies.first?.id,
                roles: [.member, .facilitator]),
              new: Assessor(
                id: member, name: Board.member.name, body: document.bodies.first?.id, roles: roles))
          ),
        ]), size: size)
  }

  @Test func `before its day the command says from when, and Home says nothing`() {
    var desk = Self.desk(decided: "2009-03-02")
    #expect(!desk.screen.contains("The review is"))
    desk.type("r")
    #expect(
      desk.notice.hasPrefix("The decision is looked at again on 2 March 2010, in 1 day"))
    #expect(desk.appraisal.rounds.isEmpty)
  }

  @Test func `without a decision there is nothing to review`() {
    var desk = Desk(Board.opened(Board.shipped("wiltshire")))
    desk.type("r")
    #expect(desk.notice == "A review follows a decision, and none is recorded yet.")
    desk = Desk(
      Board.opened([.decision(.decide(old: nil, new: Decision(day: "2009-01-01", words: "So.")))]))
    desk.type("r")
    #expect(desk.notice.hasPrefix("No review is asked for."))
  }

  @Test func `from its day on Home, Result and the page of the decision say that it is due`() {
    var desk = Self.desk(size: Size(width: 120, height: 40))
    #expect(desk.rows.contains { $0.contains("The review is due: open round 1") })
    #expect(desk.screen.contains("since 20 February 2010"))
    let due = "The review of the decision of 20 February 2009 has been due since 20 February"
    desk.type("g3")
    // Result wraps it beside the ranking.
    #expect(desk.screen.contains("The review of the decision of 20 February"))
    desk.type("g1/decision and<Enter>")
    #expect(desk.screen.contains(due))
  }

  @Test func `only the facilitator opens it, and is asked first`() {
    var member = Self.desk(by: [.member])
    member.type("r")
    #expect(member.notice.hasSuffix("The facilitator opens and ends it."))
    var desk = Self.desk()
    desk.type("r")
    #expect(desk.screen.contains("Open round 1 for the review?"))
    desk.type("x")
    #expect(desk.appraisal.rounds.isEmpty)
    desk.type("<Home><Enter>o")
    #expect(desk.appraisal.rounds.map(\.state) == [.open])
    #expect(desk.appraisal.rounds[0].purpose == "Review of the decision of 20 February 2009")
    #expect(desk.notice == "The review of the decision of 20 February 2009 is open, as round 1.")
    #expect(desk.rows[0].contains("round 1, closed"))
  }

  @Test func `marks of before stay and are shown beside the new ones`() {
    var desk = Self.desk()
    let solo = desk.appraisal.ballots[.solo]
    desk.type("ro")
    desk.type("s")
    func before(_ row: Int) -> String {
      desk.rows.first { $0.dropFirst(3).hasPrefix("\(row) ") } ?? ""
    }
    #expect(desk.screen.contains("before"))
    #expect(before(1).hasSuffix(" 70") && before(2).hasSuffix(" 40"))
    desk.type("55<Enter>")
    #expect(desk.appraisal.ballots[.solo] == solo)
    #expect(before(1).contains("55") && before(1).hasSuffix(" 70"))
    #expect(desk.appraisal.ballots[RoundNumber(1)]?[Board.member.id]?.markings.count == 1)
  }

  @Test func `when it has ended the next decision follows the first`() {
    var desk = Self.desk()
    let first = desk.appraisal.decision
    desk.type("ros55<Enter>g0")
    #expect(desk.screen.contains("The review is open: end round 1"))
    desk.type("re")
    #expect(desk.appraisal.rounds.map(\.state) == [.revealed])
    desk.type("s66<Enter>")
    #expect(desk.notice.hasPrefix("Round 1 has ended and takes no more marks."))
    desk.type("<Esc>g0<Home>")
    #expect(desk.screen.contains("The review has ended: decide again"))
    desk.type("<Enter><Tab><Tab>Resolved to go on.<C-s>")
    #expect(desk.appraisal.decision?.words == "Resolved to go on.")
    #expect(desk.appraisal.decision?.day == "2010-03-01")
    #expect(desk.appraisal.decision?.round == RoundNumber(1))
    #expect(desk.appraisal.formerDecisions == [first].compactMap(\.self))
    desk.type("g0")
    #expect(!desk.screen.contains("The review"))
    desk.type("g7r")
    #expect(desk.notice.hasPrefix("The decision is looked at again on 1 March 2011"))
  }
}
