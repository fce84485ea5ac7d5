import AppraisalModel
import SampleBoards
import Testing

@testable import AppraisalHistory

/// The minutes of a workshop, written from its record.
@Suite struct MeetingMinutesTests {
  private static let round = RoundNumber(1)
  private static let cell = MatrixCell(Board.options[0], Board.criteria[0])

  /// A round that Mo opens, in which Ann marks with a reason and hands in, and Bob does not.
  private static func workshop() -> History {
    var history = History.board([])
    let ann = Assessor(
      id: "ann", name: "Ann", interests: [Interest(words: "Her sister works there")],
      declared: true)
    var ruled = ann
    ruled.interests[0].outcome = .stayed
    ruled.interests[0].reason = "The chair agreed"
    history.add(.people(.join(assessor: ann)), by: "ann")
    history.add(.people(.revise(old: ann, new: ruled)))
    history.add(
      .people(.join(assessor: Assessor(id: "bob", name: "Bob", declared: true))), by: "bob")
    history.add(.rounds(.openRound(round: Round(id: round, purpose: "First *look*"))))
    let place = MarkingPlace(
      round: round, assessor: "ann", option: cell.option, criterion: cell.criterion)
    history.add(.marks(.mark(place: place, old: nil, new: .mark(37))), by: "ann")
    history.add(.marks(.reason(place: place, old: "", new: "Planted reason")), by: "ann")
    history.add(.rounds(.handIn(round: round, assessor: "ann")), by: "ann")
    return history
  }

  private static func text(_ history: History, _ span: LogFilter = LogFilter()) -> String {
    MeetingMinutes(history.fold, clock: .utc, span: span, head: "abc").text
  }

  @Test func `who took part, interests and rulings, rounds and ballots stand in them`() {
    var history = Self.workshop()
    history.reveal(Self.round)
    let text = Self.text(history)
    for line in [
      "- Mo, member and facilitator", "- Ann, member",
      "- Ann: Her sister works there: takes part: The chair agreed",
      "- No interests: Bob", "- Not said yet: Mo", "opened round 1, closed: First \\*look\\*.",
      "ended round 1.", "revealed round 1.",
      "- Round 1: handed in by 1 of 2 members, not: Bob", "whose hash is abc.",
    ] {
      #expect(text.contains(line), "\(line) is not in \(text)")
    }
  }

  @Test func `no individual mark and no reason of one stands in them`() {
    var history = Self.workshop()
    #expect(!Self.text(history).contains("Planted"))
    history.reveal(Self.round)
    #expect(!Self.text(history).contains("Planted"))
    #expect(!Self.text(history).contains("37"))
  }

  @Test func `what was agreed stands in them after the reveal, with its reason`() {
    var history = Self.workshop()
    let score = AgreedScore(mark: 40, reason: "Both papers say so")
    let agreed = Edit.marks(
      .agree(option: Self.cell.option, criterion: Self.cell.criterion, old: nil, new: score))
    history.add(agreed)
    #expect(!Self.text(history).contains("## What was agreed"))
    history.reveal(Self.round)
    #expect(Self.text(history).contains(": 40. Both papers say so"))
  }

  @Test func `who was there, who sat in, the quorum and parked questions stand in them`() throws {
    var history = Self.workshop()
    func at(_ text: String) throws -> Moment { try #require(Moment("2010-03-\(text).000Z")) }
    func add(_ edit: MeetingEdit) { history.add(.meeting(edit)) }
    history.add(
      .people(.join(assessor: Assessor(id: "cy", name: "Cy", roles: [.commenter]))))
    add(.attend(assessor: "mo", at: try at("10T09:00:00"), old: nil, new: .arrived))
    add(.attend(assessor: "ann", at: try at("10T09:05:00"), old: nil, new: .arrived))
    add(.attend(assessor: "ann", at: try at("10T11:30:00"), old: nil, new: .left))
    add(.attend(assessor: "bob", at: try at("09T09:00:00"), old: nil, new: .apologies))
    add(
      .substitute(
        assessor: "bob", old: nil,
        new: Substitute(person: "cy", since: try at("10T09:10:00"))))
    add(
      .park(
        id: "mo-1", old: nil,
        new: ParkedQuestion(words: "Who *pays*?", person: "ann", day: "2010-05-03")))
    history.reveal(Self.round)
    let text = Self.text(history)
    for line in [
      "## Who was there", "- Mo: from 10 March 2010, 09:00 UTC on",
      "- Ann: from 10 March 2010, 09:05 UTC until 11:30 UTC", "- Apologies: Bob",
      "- Cy sat in for Bob from 10 March 2010, 09:10 UTC on", "## Quorum",
      "UTC, reveal of round 1: Present 0 of 2.",
      "- Who \\*pays\\*? (Ann, by 3 May 2010)",
    ] {
      #expect(text.contains(line), "\(line) is not in \(text)")
    }
    var span = LogFilter()
    span.from = "2010-03-10T10:00"
    #expect(!Self.text(history, span).contains("- Mo: from"))
    #expect(!Self.text(history, span).contains("Apologies"))
  }

  @Test func `where nobody said who was there the minutes do not`() {
    var history = Self.workshop()
    history.reveal(Self.round)
    for title in ["Who was there", "Quorum", "Parked questions"] {
      #expect(!Self.text(history).contains("## \(title)"))
    }
  }

  @Test func `a span of time leaves out what was done before it`() {
    var history = Self.workshop()
    history.reveal(Self.round)
    var span = LogFilter()
    span.from = "2010-03-19"
    let text = Self.text(history, span)
    #expect(!text.contains("opened round"))
    #expect(text.contains("revealed round 1."))
  }

  @Test func `a round that was never opened is not told`() {
    let text = Self.text(History.board([[10, 20], [30, 40]]))
    #expect(text.contains("No round was opened; 1 of 1 member have marked.") == false)
    #expect(text.contains("No round was opened; 1 of 1 member has marked."))
    #expect(!text.contains("## What was done"))
  }
}

extension History {
  /// Ends a round, whoever is missing, and reveals it.
  fileprivate mutating func reveal(_ round: RoundNumber) {
    add(.rounds(.moveRound(round: round, old: .open, new: .ended)))
    add(.rounds(.moveRound(round: round, old: .ended, new: .revealed)))
  }
}
