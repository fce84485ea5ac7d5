import AppraisalHistory
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Values that two people set without having seen each other, settled on the screen.
@Suite struct ContestsTests {
  /// Two sittings that did not see each other: a mark, an option's standing and the decision.
  static let opened: OpenedAppraisal = {
    let place = Board.place(0, 0)
    let option = Board.options[1]
    func edits(_ mark: Int, _ why: String, _ words: String) -> [Edit] {
      [
        .marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(mark)))),
        .document(
          .standing(
            option: option, old: OptionStanding(status: .active),
            new: OptionStanding(status: .discounted, reason: why))),
        .decision(.decide(old: nil, new: Decision(day: "2010-03-01", words: words))),
      ]
    }
    let clerk = Assessor(id: id("bob"), name: "Bob Hale", roles: [.facilitator, .recorder])
    let start = Board.recorded([
      .document(.adopt(document: Board.document)), .people(.join(assessor: Board.member)),
      .people(.join(assessor: clerk)),
    ])
    let ada = Board.recorded(edits(70, "Not lawful.", "Resolved to join."), from: 10)
    let bob = edits(40, "Too dear.", "Resolved to wait.").enumerated().map { index, edit in
      RecordedEdit(
        address: EntryAddress(segment: SegmentID("bob/desk"), number: index + 1),
        operation: "bob-\(index)", time: "2026-11-21T10:05:00.000Z", author: id("bob"),
        seen: [SegmentID("ada/desk"): 3], edit: edit)
    }
    return OpenedAppraisal(path: "/boards/mk-2010.appraisal", fold: Fold(start + ada + bob))
  }()

  @Test func `Home names what is contested, and c lists who said what and when`() {
    var desk = Desk(Self.opened)
    #expect(desk.model.bench.session?.recorded.contested.count == 3)
    #expect(desk.screen.contains("3 values are contested"))
    desk.type("c")
    #expect(desk.screen.contains("What is contested"))
    #expect(
      desk.screen.contains(
        "Ada Byrne marked Stay at arm's length on Care: 70. (21 November 2026,"))
    #expect(desk.screen.contains("(21 November 2026, 10:05 UTC)"))
    desk.type("<Esc>g3")
    #expect(desk.screen.contains("c lists who said what"))
  }

  @Test(arguments: [
    (
      19_800, "21 November 2026, 15:30 UTC+05:30", "20 November 2026",
      "20 November 2026, 23:00 UTC+05:30"
    ),
    (
      -18_000, "21 November 2026, 05:00 UTC-05:00", "20 November 2026",
      "20 November 2026, 12:30 UTC-05:00"
    ),
    (
      50_400, "22 November 2026, 00:00 UTC+14:00", "21 November 2026",
      "21 November 2026, 07:30 UTC+14:00"
    ),
  ])
  func `moments are told by the clock of whoever reads, with its zone`(
    _ ahead: Int, _ claimed: String, _ day: String, _ saved: String
  ) {
    let clock = ReaderClock(ahead: ahead)
    var desk = Desk(Self.opened, size: Size(width: 120, height: 40), clock: clock)
    desk.type("c")
    #expect(desk.screen.contains("(\(claimed))"), "\(desk.screen)")
    desk = Desk(Board.opened(snapshots: Board.snapshots), clock: clock)
    desk.type("g7<Down>")
    #expect(desk.screen.contains("Saved        \(saved) by Ada Byrne"), "\(desk.screen)")
    #expect(desk.rows.contains { $0.contains("Before the meeting") && $0.contains(day) })
    desk.type("/\(day)")
    #expect(desk.screen.contains("Before the meeting"))
  }

  @Test func `one of the claims is said to stand, each in turn, until nothing is contested`() {
    var desk = Desk(Self.opened)
    desk.type("c<Home><Enter>")
    #expect(desk.notice == "Settled. Go on.")
    #expect(desk.answer(0, 0) == .mark(70))
    #expect(desk.model.bench.session?.recorded.contested.count == 2)
    // The standing, as Bob said it, and the decision, as Ada did.
    desk.type("<Down><Enter>")
    #expect(desk.appraisal.document.option(Board.options[1])?.statusReason == "Too dear.")
    desk.type("<Home><Enter>")
    #expect(desk.appraisal.decision?.words == "Resolved to join.")
    #expect(desk.notice == "Settled. Nothing is contested any more.")
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.model.bench.session?.recorded.contested.isEmpty == true)
    #expect(desk.editCount == 3)
    desk.type("c")
    #expect(desk.notice == "Nothing is contested: nobody changed the same value at once.")
  }

  @Test func `a click selects the line under it, and a second one says that it stands`() throws {
    var desk = Desk(Self.opened, size: Size(width: 120, height: 40))
    desk.type("c")
    let list = try #require(desk.model.bench.overlays.last as? ContestList)
    func selected() -> Int? { (desk.model.bench.overlays.last as? ContestList)?.selected }
    for (place, row) in list.rows.enumerated().reversed() {
      guard case .claim(let contest, let claim) = row else { continue }
      desk.click(String(list.contests[contest].claims[claim].sentence(.utc).prefix(50)))
      #expect(selected() == place)
    }
    desk.click("Neither: give another")
    #expect(selected() == list.rows.firstIndex(of: .other(contest: 0)))
    #expect(desk.editCount == 0)
    for _ in 0..<2 { desk.click("Bob Hale marked") }
    #expect(desk.answer(0, 0) == .mark(40))
    #expect(desk.notice == "Settled. Go on.")
  }

  @Test func `another value than the claimed ones is given where it belongs`() {
    var desk = Desk(Self.opened)
    desk.type("c<Down><Down>")
    #expect(desk.screen.contains("> Neither: give another"))
    desk.type("<Enter>")
    #expect(desk.model.bench.place == .score && desk.cell == [0, 0])
    #expect(desk.notice == "What you give here settles what is contested.")
    desk.type("55<Enter>")
    #expect(desk.answer(0, 0) == .mark(55))
    #expect(desk.model.bench.session?.recorded.contested.count == 2)
    desk.type("g7c<End><Enter>")
    #expect(desk.model.bench.place == .record)
    #expect(desk.screen.contains("The decision"))
  }

  @Test func `a final snapshot is refused, and each thing in the way is named`() {
    var desk = Desk(Self.opened)
    desk.type("g7sThe end<Tab><Tab><Right><C-s>")
    #expect(desk.screen.contains("This cannot be final yet"))
    #expect(desk.screen.contains("A value is contested between Ada Byrne and Bob Hale"))
    #expect(desk.model.bench.session?.snapshots.isEmpty == true)
    desk.type("<Esc><Left><C-s>")
    #expect(desk.model.bench.session?.snapshots.map(\.note) == [""])
    var sound = Desk(Board.opened(Board.clear + Board.weights))
    sound.type("g7sThe end<Tab>As agreed.<Tab><Right><C-s>")
    #expect(sound.model.bench.session?.snapshots.map(\.note) == ["Final. As agreed."])
  }

  @Test func `before the first snapshot the hash of the record stands on Record`() {
    var desk = Desk(Board.opened())
    desk.receive(.headFound(path: desk.model.bench.session?.path ?? "", "cafe0123"))
    desk.type("g7")
    #expect(desk.screen.contains("Hash of the record now: cafe0123"))
  }

  // MARK: A role that was lost

  /// Bob acts in a sitting of his own that has not seen that Ada took the role from him.
  private static let demoted: OpenedAppraisal = {
    let bob = Assessor(id: id("bob"), name: "Bob Hale", roles: [.member, .facilitator])
    var member = bob
    member.roles = [.member]
    let ada = Board.recorded([
      .document(.adopt(document: Board.document)), .people(.join(assessor: Board.member)),
      .people(.join(assessor: bob)), .people(.revise(old: bob, new: member)),
    ])
    let acts: [Edit] = [
      .rounds(.openRound(round: Round(id: RoundNumber(1)))),
      .document(
        .standing(
          option: Board.options[1], old: OptionStanding(status: .active),
          new: OptionStanding(status: .discounted, reason: "Too dear."))),
    ]
    let bobs = acts.enumerated().map { index, edit in
      RecordedEdit(
        address: EntryAddress(segment: SegmentID("bob/desk"), number: index + 1),
        operation: "bob-\(index)", time: "2026-11-21T09:00:00.000Z", author: id("bob"),
        seen: [SegmentID("ada/desk"): 3], edit: edit)
    }
    return OpenedAppraisal(path: "/boards/mk-2010.appraisal", fold: Fold(ada + bobs))
  }()

  @Test func `what somebody did after losing the role waits on Home until it is said to count`() {
    var desk = Desk(Self.demoted, size: Size(width: 120, height: 40))
    #expect(desk.screen.contains("2 values are contested"))
    #expect(desk.appraisal.document.option(Board.options[1])?.status == .active)
    desk.type("c")
    #expect(desk.screen.contains("or who had lost the role for it"))
    #expect(desk.screen.contains("Ada Byrne had taken the role away"))
    desk.type("<Home><Enter>")
    #expect(desk.notice == "Settled. Go on.")
    #expect(desk.appraisal.rounds.map(\.state) == [.open])
    desk.type("<Home><Enter>")
    #expect(desk.appraisal.document.option(Board.options[1])?.statusReason == "Too dear.")
    #expect(desk.notice == "Settled. Nothing is contested any more.")
    #expect(desk.model.bench.session?.recorded.contestCount == 0)
  }

  @Test func `of what somebody did after losing the role none is said to count, all at once`() {
    var desk = Desk(Self.demoted, size: Size(width: 120, height: 40))
    desk.type("c<Down><Enter>")
    #expect(desk.notice == "Settled. Nothing is contested any more.")
    #expect(desk.appraisal.rounds.isEmpty)
    #expect(desk.appraisal.document.option(Board.options[1])?.status == .active)
    #expect(desk.model.bench.session?.recorded.contestCount == 0)
  }
}
