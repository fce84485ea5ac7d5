import AppraisalHistory
import AppraisalModel
import SampleBoards
import Testing

/// What can be done with what was recorded: restoring, a final snapshot, settling a contest.
@Suite struct HistoryActsTests {
  private static let ax = MarkingPlace(round: .solo, assessor: "mo", option: "a", criterion: "x")

  @Test func `a state comes back whole, or a sentence says why not`() throws {
    var history = History.board([[80, 60], [50, 70]])
    let old = history.fold.appraisal
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(10))))
    let now = history.fold.appraisal
    #expect(
      try Restoration(of: old, over: now, by: "mo").complete()
        == [.marks(.mark(place: Self.ax, old: .mark(10), new: .mark(80)))])
    #expect(throws: RestorationRefusal.nothingDiffers) {
      try Restoration(of: now, over: now, by: "mo").complete()
    }
    #expect(
      RestorationRefusal.nothingDiffers.sentence("snapshot 1 \"A\"", in: now.document)
        == "Everything that can come back stands as in snapshot 1 \"A\" already.")
    let refusal = RestorationRefusal.obstacle(.notAllowed("al", needs: .member))
    #expect(throws: refusal) { try Restoration(of: old, over: now, by: "al").complete() }
    #expect(
      refusal.sentence("snapshot 1 \"A\"", in: now.document)
        == "snapshot 1 \"A\" cannot be restored: al may not do this; it takes a member.")
  }

  @Test func `a snapshot is final only where nothing stands in the way`() throws {
    var history = History.board([[80, 60], [50, 70]])
    #expect(try history.fold.snapshotNote("", isFinal: false) == "")
    #expect(try history.fold.snapshotNote("Before.", isFinal: false) == "Before.")
    #expect(try history.fold.snapshotNote("", isFinal: true) == "Final.")
    #expect(try history.fold.snapshotNote("Agreed.", isFinal: true) == "Final. Agreed.")
    history.add(.rounds(.openRound(round: Round(id: RoundNumber(1)))))
    let fold = history.fold
    #expect(
      throws: FinalRefusal.obstructed(["Round 1 is open. End and reveal it first."])
    ) { try fold.snapshotNote("Agreed.", isFinal: true) }
    #expect(try fold.snapshotNote("Agreed.", isFinal: false) == "Agreed.")
  }

  @Test func `a contest is settled by saying again what one of them said`() throws {
    var history = History.board([[80, 60], [50, 70]])
    history.add(.marks(.mark(place: Self.ax, old: .mark(80), new: .mark(10))), in: "other")
    let contest = try #require(history.fold.contests(viewer: "mo").first)
    let first = try #require(contest.claims.first)
    #expect(
      try contest.settling(on: first, in: history.fold.appraisal)
        == [.marks(.mark(place: Self.ax, old: .mark(10), new: .mark(80)))])
  }

  @Test func `what no edit can say again is settled when it next moves on`() throws {
    var history = History.board([[80, 60], [50, 70]])
    let one = RoundNumber(1)
    history.add(.rounds(.openRound(round: Round(id: one))))
    history.add(.rounds(.moveRound(round: one, old: .open, new: .ended)))
    history.add(.rounds(.moveRound(round: one, old: .ended, new: .revealed)), in: "other")
    let contest = try #require(history.fold.contests(viewer: "mo").first)
    let claim = try #require(contest.claims.first)
    let appraisal = history.fold.appraisal
    #expect(throws: ContestRefusal.saidOnce) { try contest.settling(on: claim, in: appraisal) }
    #expect(
      ContestRefusal.saidOnce.sentence(contest.title)
        == "Round 1 is settled when it next moves on.")
  }
}
