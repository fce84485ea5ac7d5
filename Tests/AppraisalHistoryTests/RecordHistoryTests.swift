import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import SampleBoards
import Testing

@Suite struct RecordHistoryTests {
  private static let ax = MarkingPlace(round: .solo, assessor: "mo", option: "a", criterion: "x")

  // MARK: Difference

  @Test func `a change of a total is attributed without a rest, and the turn is named`() throws {
    var history = History.board([[80, 60], [50, 70]])
    let old = history.fold
    history.add(.weights(.weigh(holder: .agreed, criterion: "x", old: nil, new: 10)))
    history.add(.weights(.weigh(holder: .agreed, criterion: "y", old: nil, new: 90)))
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(90))))
    let difference = StateDifference(
      from: old, to: history.fold, viewer: "mo", now: history.fold.appraisal)
    #expect(difference.leaders.old == ["a"])
    #expect(difference.leaders.new == ["b"])
    #expect(difference.turnovers.map(\.entry.operation) == ["op-8"])
    for total in difference.totals {
      #expect(near(total.new - total.old, total.scores + total.weights, within: 1e-12))
    }
    let a = try #require(difference.totals.first)
    // 70 to 63: scores (90 - 80) x (0.5 + 0.1) / 2 = 3, weights -0.4 x 85 + 0.4 x 60 = -10.
    #expect(near(a.old, 70) && near(a.new, 63) && near(a.scores, 3) && near(a.weights, -10))
    #expect(
      difference.lines(.utc) == [
        "B leads instead of A.",
        "The order turned from A to B when Mo set the agreed weight of Y to 90 points. (18 March 2010)",
        "", "Totals",
        "  A: 70.0 to 63.0, -7.0: +3.0 from scores, -10.0 from weights. "
          + "Most of it is the weight of X.",
        "  B: 60.0 to 68.0, +8.0: 0.0 from scores, +8.0 from weights. "
          + "Most of it is the weight of Y.",
        "", "Marks and agreed scores",
        "  A on X by Mo: 90 instead of 80. Mo, 19 March 2010, gave no reason.",
        "", "Weights",
        "  X, the agreed weight: 10 points instead of not set. Mo, 17 March 2010, gave no reason.",
        "  Y, the agreed weight: 90 points instead of not set. Mo, 18 March 2010, gave no reason.",
      ])
  }

  @Test func `who was level and leads alone does not lead instead of itself`() {
    var history = History.board([[80, 60], [60, 80]])
    let old = history.fold
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(90))))
    #expect(
      StateDifference(from: old, to: history.fold, viewer: "mo", now: history.fold.appraisal)
        .lines(.utc).first
        == "A leads now; before, A and B were level.")
  }

  @Test func `days of a difference are those of the reader's clock`() {
    var history = History.board([[80, 60], [50, 70]])
    let old = history.fold
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(90))))
    let difference = StateDifference(
      from: old, to: history.fold, viewer: "mo", now: history.fold.appraisal)
    // 10:00 UTC on the 17th.
    for (hours, day) in [(14, "18 March 2010"), (5, "17 March 2010"), (-11, "16 March 2010")] {
      let lines = difference.lines(ReaderClock(ahead: hours * 3600))
      #expect(
        lines.contains("  A on X by Mo: 90 instead of 80. Mo, \(day), gave no reason."), "\(lines)")
    }
  }

  @Test func `what a reveal has shown since is shown of the moments before it, and nothing sooner`()
  {
    let round = RoundNumber(1)
    func place(_ option: OptionID, _ criterion: CriterionID) -> MarkingPlace {
      MarkingPlace(round: round, assessor: "al", option: option, criterion: criterion)
    }
    var history = History.board([[80, 60], [50, 70]])
    history.add(
      .people(.join(assessor: Assessor(id: "al", name: "Al", roles: [.member]))), by: "al")
    history.add(.rounds(.openRound(round: Round(id: round))))
    let marks: [(OptionID, [Int])] = [("a", [20, 20]), ("b", [60, 60])]
    let before = history.fold
    for (option, row) in marks {
      for (criterion, mark) in zip(Board.criteria, row) {
        history.add(
          .marks(.mark(place: place(option, criterion), old: nil, new: .mark(DecimalNumber(mark)))),
          by: "al")
      }
    }
    history.add(.rounds(.handIn(round: round, assessor: "al")), by: "al")
    let after = history.fold
    func words(_ present: Fold, _ viewer: AssessorID) -> [String] {
      StateDifference(from: before, to: after, viewer: viewer, now: present.appraisal).lines(.utc)
    }
    let hidden = "A on X in round 1 by Al: something was changed; it is hidden until the reveal."
    let shown = "A on X in round 1 by Al: 20 instead of blank. Al, 19 March 2010, gave no reason."
    #expect(words(after, "mo").contains("  " + hidden), "\(words(after, "mo"))")
    #expect(words(after, "al").contains("  " + shown))
    history.add(.rounds(.moveRound(round: round, old: .open, new: .ended)))
    #expect(words(history.fold, "mo").contains("  " + hidden))
    history.add(.rounds(.moveRound(round: round, old: .ended, new: .revealed)))
    let revealed = words(history.fold, "mo")
    #expect(revealed.contains("  " + shown), "\(revealed)")
    #expect(!revealed.contains { $0.contains("hidden") })
    #expect(revealed.first == "B leads now; before, that could not be said.")
    // People's own weights are hidden again while another round is open.
    history.add(.rounds(.openRound(round: Round(id: RoundNumber(2)))))
    #expect(words(history.fold, "mo").contains("  " + shown))
  }

  @Test func `equal states have no difference`() {
    let history = History.board([[80, 60], [50, 70]])
    let difference = StateDifference(
      from: history.fold, to: history.fold, viewer: "mo", now: history.fold.appraisal)
    #expect(difference.isEmpty)
    #expect(difference.lines(.utc) == ["Nothing is different."])
  }

  @Test func `what stands in the case now and did not before is listed`() {
    var history = History.board([[80, 60], [50, 70]])
    let old = history.fold
    history.add(
      .document(.add(element: .option(Option(id: "c", label: "Option C", short: "C")), at: 2)))
    history.add(
      .document(
        .standing(
          option: "b", old: OptionStanding(status: .active),
          new: OptionStanding(status: .discounted, reason: "Too dear."))))
    let difference = StateDifference(
      from: old, to: history.fold, viewer: "mo", now: history.fold.appraisal)
    #expect(
      difference.authored.map(\.words)
        == ["The option \"Option C\" was added.", "B is discounted instead of active."])
    #expect(difference.authored.last?.reason == "Too dear.")
    #expect(difference.unknownTotals == ["c"])
  }

  // MARK: Log

  @Test func `the log marks what is contested and what was ignored`() {
    var history = History.board([[80, 60], [50, 70]])
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(10))), in: "other")
    history.add(
      .weights(.weigh(holder: .agreed, criterion: "x", old: nil, new: 1)), by: "al", in: "third")
    let log = RecordLog(history.fold, viewer: "mo")
    let contested = log.filter { $0.status == .contested }
    #expect(contested.map(\.words) == ["marked A on X: 80.", "marked A on X: 10, instead of 80."])
    let ignored = log.filter { if case .ignored = $0.status { true } else { false } }
    #expect(
      ignored.map(\.sentence) == [
        "al set the agreed weight of X to 1 points. This was ignored: "
          + "al may not do this; it takes a facilitator."
      ])
  }

  @Test func `what was ignored stands at its time among what counts`() {
    var history = History.board([[80, 60], [50, 70]])
    let weight = Edit.weights(.weigh(holder: .agreed, criterion: "x", old: nil, new: 1))
    for name in ["third", "fourth"] { history.add(weight, by: "al", in: name) }
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(10))), in: "other")
    let fold = history.fold
    #expect(fold.ignored.count == 2)
    // One after the other put before the first that is later, as it was always defined.
    var expected = fold.entries
    for refused in fold.ignored {
      let place = expected.firstIndex { $0.time > refused.entry.time } ?? expected.count
      expected.insert(refused.entry, at: place)
    }
    #expect(RecordLog(fold, viewer: "mo").map(\.entry) == expected)
  }

  // MARK: Restoring

  @Test func `a restored state is the earlier one again, and can be undone`() throws {
    var history = History.board([[80, 60], [50, 70]])
    let old = history.fold.appraisal
    for edit in [
      Edit.document(.add(element: .option(Option(id: "c", label: "Option C")), at: 1)),
      .document(.remove(element: .option(old.document.options[1]), at: 2)),
      .marks(.mark(place: Self.ax, old: .mark(80), new: .mark(10))),
      .marks(.reason(place: Self.ax, old: "", new: "Later")),
      .weights(.weigh(holder: .agreed, criterion: "x", old: nil, new: 10)),
      .document(
        .head(
          old: old.document.head,
          new: CaseHead(title: "Other", question: old.document.question))),
      .weights(.lockWeights(old: nil, new: WeightLock(words: "Done"))),
    ] { history.add(edit) }
    #expect(history.fold.ignored.isEmpty)
    let now = history.fold.appraisal
    let restoration = Restoration(of: old, over: now, by: "mo")
    #expect(restoration.obstacle == nil)
    var state = now
    for edit in restoration.edits { try state.apply(edit) }
    #expect(state == old)
    for edit in restoration.edits.reversed() { try state.apply(#require(edit.inverse)) }
    #expect(state == now)
    #expect(Restoration(of: old, over: old, by: "mo").edits.isEmpty)
  }

  @Test func `somebody who may not change the case cannot restore it`() {
    var history = History.board([[80, 60], [50, 70]])
    let old = history.fold.appraisal
    history.add(.weights(.weigh(holder: .agreed, criterion: "x", old: nil, new: 10)))
    history.add(.people(.join(assessor: Assessor(id: "al", name: "Al"))), by: "al")
    let restoration = Restoration(of: old, over: history.fold.appraisal, by: "al")
    #expect(restoration.obstacle == .notAllowed("al", needs: .facilitator))
  }

  // MARK: Decision

  @Test func `a decision against the ranking needs its reason`() {
    let appraisal = Board.appraisal([[80, 60], [50, 40]])
    let findings = Findings(appraisal, viewer: "mo")
    var decision = Decision(day: "2010-03-25", words: "Join", chosen: ["b"])
    #expect(
      decision.refusal(beside: findings)?.sentence(in: appraisal.document)
        == "The ranking puts A first and the decision chooses B. "
        + "Say why it departs from the ranking.")
    decision.departure = "The law"
    #expect(decision.refusal(beside: findings) == nil)
    decision = Decision(day: "2010-03-25", words: "Stay", chosen: ["a"])
    #expect(!decision.departs(from: findings))
  }

  @Test func `what stands in the way of a final snapshot is named`() {
    var history = History.board([[80, 60], [50, 70]])
    #expect(history.fold.obstaclesToFinal.isEmpty)
    history.add(.rounds(.openRound(round: Round(id: RoundNumber(1)))))
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(10))), in: "other")
    #expect(
      history.fold.obstaclesToFinal == [
        "A value is contested between Mo and Mo; the last of them marked A on X: 10, instead of 80. "
          + "Somebody must say which stands.",
        "Round 1 is open. End and reveal it first.",
      ])
  }

  @Test(arguments: ["5:1:0", "council:5:1:0"])
  func `a vote reads as it is typed`(text: String) { #expect(Vote(text)?.typed == text) }

  @Test(arguments: ["", "5", "5:1", "a b:1:2:3", "1:2:-3", "1:2:3:4:5"])
  func `a vote that cannot be read is refused`(text: String) { #expect(Vote(text) == nil) }

  @Test func `a response reads as it is typed`() {
    #expect(ConsultationResponse("Union | No | Read")?.typed == "Union | No | Read")
    #expect(ConsultationResponse("Union |  No")?.considered == "")
    #expect(ConsultationResponse("Union") == nil)
  }
}
