import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// What others add comes in beside what somebody is doing.
@Suite struct ArrivalTests {
  private static let bob = Assessor(id: id("bob"), name: "Bob Reed", roles: [.member])
  private static let path = "/boards/mk-2010.appraisal"

  /// A desk at an appraisal that Bob takes part in too.
  private static func desk(_ edits: [Edit] = []) -> Desk {
    Desk(Board.opened([.people(.join(assessor: bob))] + edits))
  }

  /// Edits as they arrive from Bob, who had seen so much of Ada's.
  private static func arrival(
    _ number: Int, _ edits: [Edit], seen: Int = 500, at time: String = "2026-11-21T10:00:01.000Z",
    by author: AssessorID = bob.id
  ) -> Message {
    let entries = edits.enumerated().map { index, edit in
      RecordedEdit(
        address: EntryAddress(segment: SegmentID("bob/desk"), number: number * 10 + index),
        operation: "bob-\(number)-\(index)", time: time, author: author,
        seen: [SegmentID("ada/desk"): seen], edit: edit)
    }
    return .arrived(Arrival(path: path, number: number, entries: entries))
  }

  private static func mark(_ option: Int, _ value: Int, of person: AssessorID = bob.id) -> Edit {
    var place = Board.place(option, 0)
    place.assessor = person
    return .marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(value))))
  }

  @Test func `the cursor and what is being typed stay as they are`() {
    var desk = Self.desk()
    desk.type("g2")
    desk.press(.down)
    desk.type("7")
    let cell = desk.cell
    desk.receive(Self.arrival(1, [Self.mark(0, 40), Self.mark(1, 60)]))
    #expect(desk.cell == cell)
    #expect(desk.model[ScoreRoom.self].entry?.text == "7")
    desk.type("5")
    desk.press(.enter)
    #expect(desk.answer(1, 0) == .mark(75))
    #expect(
      desk.appraisal.ballot(.solo, Self.bob.id)[Board.options[0], Board.criteria[0]].answer
        == .mark(40))
  }

  @Test func `what was marked before something arrived says so`() {
    var desk = Self.desk()
    desk.type("g240")
    desk.press(.enter)
    desk.receive(Self.arrival(1, [Self.mark(0, 40)]))
    desk.type("50")
    desk.press(.enter)
    let numbers = desk.requests.compactMap { request -> Int? in
      guard case .run(.record(_, _, _, let number)) = request else { return nil }
      return number
    }
    #expect(numbers == [0, 1])
    #expect(desk.requests.contains(.run(.tookArrival(1))))
  }

  @Test func `an open form stays, and says so when what it is about was changed`() throws {
    var desk = Self.desk([Self.mark(0, 30, of: Board.member.id)])
    desk.type("g2")
    desk.model[ScoreRoom.self].select(Board.options[0], Board.criteria[0])
    desk.type("r")
    desk.type("mine")
    let place = Board.place(0, 0)
    desk.receive(
      Self.arrival(
        1, [.marks(.reason(place: place, old: "", new: "From elsewhere"))], by: Board.member.id))
    #expect(desk.model.bench.overlays.count == 1)
    #expect((desk.model.bench.overlays.last as? Form)?.text(.reason) == "mine")
    desk.press(.control("s"))
    #expect(desk.model.bench.overlays.count == 1)
    #expect(desk.screen.contains("changed this while it was open here"))
    #expect(desk.appraisal[place].reason == "From elsewhere")
    desk.press(.control("s"))
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.appraisal[place].reason == "mine")
  }

  @Test func `a mark that somebody else's contests is shown as contested`() {
    var desk = Self.desk()
    desk.type("g240")
    desk.press(.enter)
    desk.press(.up)
    desk.receive(
      Self.arrival(1, [Self.mark(0, 90, of: Board.member.id)], seen: 2, by: Board.member.id))
    #expect(desk.model.bench.session?.recorded.contested == [.mark(Board.place(0, 0))])
    #expect(desk.notice.contains("without having seen it"))
    #expect(desk.screen.contains("Contested"))
  }

  @Test func `nobody settles a contest by a list that has been overtaken`() {
    var desk = Self.desk()
    desk.type("g240")
    desk.press(.enter)
    desk.receive(
      Self.arrival(1, [Self.mark(0, 90, of: Board.member.id)], seen: 2, by: Board.member.id))
    desk.type("g0c")
    #expect(desk.model.bench.overlays.last is ContestList)
    desk.receive(
      Self.arrival(2, [Self.mark(0, 70, of: Board.member.id)], seen: 2, by: Board.member.id))
    let count = desk.editCount
    desk.press(.enter)
    #expect(desk.editCount == count)
    #expect(desk.notice.contains("c shows it as it is now"))
  }

  @Test func `undo does not take away what arrived meanwhile`() {
    var desk = Self.desk()
    desk.type("g240")
    desk.press(.enter)
    desk.receive(
      Self.arrival(
        1,
        [
          .marks(
            .mark(place: Board.place(0, 0), old: .mark(40), new: .mark(90)))
        ], seen: 2000, by: Board.member.id))
    #expect(desk.answer(0, 0) == .mark(90))
    desk.type("u")
    #expect(desk.answer(0, 0) == .mark(90))
    #expect(desk.notice.contains("cannot be changed back"))
  }

  @Test func `what is on its way to the disk stays on the screen`() {
    var desk = Self.desk()
    desk.isHolding = true
    desk.type("g240")
    desk.press(.enter)
    desk.receive(Self.arrival(1, [Self.mark(1, 60)]))
    #expect(desk.answer(0, 0) == .mark(40))
    desk.release()
    #expect(desk.answer(0, 0) == .mark(40))
    #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal)
  }

  @Test func `what the record does not take because of others is told`() {
    var desk = Self.desk()
    desk.isHolding = true
    desk.type("g240")
    desk.press(.enter)
    desk.receive(
      Self.arrival(
        1, [.people(.leave(assessor: Board.member))], seen: 2, by: Board.member.id))
    desk.release()
    #expect(desk.notice.contains("does not count"))
    #expect(desk.model.bench.session?.recorded.appraisal == desk.appraisal)
  }

  @Test func `a message that matters is not overwritten, and hearsay gives way to hearsay`() {
    let round = Round(id: RoundNumber(1), visibility: .closed)
    var desk = Self.desk([.rounds(.openRound(round: round))])
    desk.receive(Self.arrival(1, [.rounds(.handIn(round: RoundNumber(1), assessor: Self.bob.id))]))
    #expect(desk.notice == "Bob Reed's ballot is in.")
    desk.receive(
      Self.arrival(2, [.rounds(.reopen(round: RoundNumber(1), assessor: Self.bob.id))]))
    desk.receive(Self.arrival(3, [.rounds(.handIn(round: RoundNumber(1), assessor: Self.bob.id))]))
    #expect(desk.notice == "Bob Reed's ballot is in.")
    desk.model.bench.say(.plain, "Something of one's own.")
    desk.receive(
      Self.arrival(4, [.rounds(.reopen(round: RoundNumber(1), assessor: Self.bob.id))]))
    desk.receive(Self.arrival(5, [.rounds(.handIn(round: RoundNumber(1), assessor: Self.bob.id))]))
    #expect(desk.notice == "Something of one's own.")
  }

  @Test func `what a closed round hides stays hidden as it arrives`() {
    let round = Round(id: RoundNumber(1), visibility: .closed)
    var desk = Self.desk([.rounds(.openRound(round: round))])
    for place in 0..<8 {
      desk.type("g\(place)")
      desk.receive(
        Self.arrival(
          place + 1,
          [
            .marks(
              .mark(
                place: MarkingPlace(
                  round: RoundNumber(1), assessor: Self.bob.id, option: Board.options[place % 2],
                  criterion: Board.criteria[0]), old: nil,
                new: .mark(DecimalNumber("13.37") ?? 0))),
            .marks(
              .reason(
                place: MarkingPlace(
                  round: RoundNumber(1), assessor: Self.bob.id, option: Board.options[place % 2],
                  criterion: Board.criteria[0]), old: "", new: "planted reason")),
          ]))
      #expect(!desk.screen.contains("13.37") && !desk.screen.contains("planted"), "place \(place)")
    }
  }

  @Test func `no leader is named while something cannot be read`() {
    var desk = Desk(Board.opened(Board.clear + Board.weights))
    desk.type("g3")
    var arrival = Arrival(path: Self.path, number: 1)
    arrival.reading = Arrival.Reading(problems: ["It is damaged."], unread: "It cannot be read.")
    desk.receive(.arrived(arrival))
    #expect(desk.model.bench.session?.sentence.form == .unread)
    #expect(desk.screen.contains("It cannot be read."))
    arrival.number = 2
    arrival.reading = Arrival.Reading()
    desk.receive(.arrived(arrival))
    #expect(desk.model.bench.session?.sentence.form != .unread)
    #expect(desk.notice == "Everything that was saved can be read again.")
  }

  @Test func `the selection on Home stays on its line when lines come before it`() {
    var desk = Self.desk()
    desk.type("g0")
    for _ in 0..<3 { desk.press(.down) }
    let room = desk.model[HomeRoom.self]
    let chosen = room.chosen(desk.model.bench)
    desk.receive(
      Self.arrival(1, [Self.mark(0, 90, of: Board.member.id)], seen: 2, by: Board.member.id))
    desk.receive(
      Self.arrival(2, [Self.mark(0, 80, of: Board.member.id)], seen: 2, by: Board.member.id))
    #expect(desk.model[HomeRoom.self].chosen(desk.model.bench) == chosen)
  }

  @Test func `what arrives for another appraisal is left alone`() {
    var desk = Self.desk()
    var arrival = Arrival(path: "/boards/other.appraisal", number: 1)
    arrival.fold = Fold()
    desk.receive(.arrived(arrival))
    #expect(desk.model.bench.session?.recorded.entries.isEmpty == false)
    #expect(desk.requests.contains(.run(.tookArrival(1))))
  }
}
