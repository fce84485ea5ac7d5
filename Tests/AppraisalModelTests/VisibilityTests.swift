import AppraisalModel
import Testing

/// Who may see whose marks and weights, and when.
@Suite struct VisibilityTests {
  @Test(arguments: [
    (RoundState.open, RoundVisibility.open, false), (.ended, .open, false),
    (.revealed, .open, false), (.settled, .open, false), (.open, .closed, true),
    (.ended, .closed, true), (.revealed, .closed, false), (.settled, .closed, false),
    (.open, .sealed, true), (.ended, .sealed, true), (.revealed, .sealed, false),
    (.settled, .sealed, false),
  ])
  func `a round hides its marks until its reveal, unless everybody sees them`(
    _ state: RoundState, _ visibility: RoundVisibility, _ hides: Bool
  ) {
    let round = Round(id: RoundNumber(1), state: state, visibility: visibility)
    #expect(round.hidesMarks == hides)
    var appraisal = Appraisal()
    appraisal.rounds = [round]
    #expect(appraisal.hidesMarks == hides)
  }

  @Test(arguments: [
    (RoundState.open, RoundVisibility.open, false), (.open, .closed, true), (.open, .sealed, true),
    (.ended, .closed, false), (.revealed, .closed, false), (.settled, .closed, false),
  ])
  func `totals are hidden from everybody while a closed round can be marked`(
    _ state: RoundState, _ visibility: RoundVisibility, _ hides: Bool
  ) {
    var appraisal = Appraisal()
    #expect(!appraisal.hidesTotals)
    appraisal.rounds = [Round(id: RoundNumber(1), state: state, visibility: visibility)]
    #expect(appraisal.hidesTotals == hides)
  }

  @Test func `money is hidden from those who mark while a round is open that says so`() {
    var appraisal = Appraisal()
    appraisal.assessors = [
      Assessor(id: "fay", name: "Fay", roles: [.facilitator]),
      Assessor(id: "co", name: "Co", roles: [.commenter]),
      Assessor(id: "mo", name: "Mo", roles: [.member, .facilitator]),
    ]
    func hidden(_ round: Round?) -> [Bool] {
      appraisal.rounds = [round].compactMap(\.self)
      let viewers: [AssessorID?] = ["fay", "co", "mo", "stranger", nil]
      return viewers.map { appraisal.hidesMoney(from: $0) }
    }
    let policy = RoundPolicy(hidesMoney: true)
    let none = [false, false, false, false, false]
    #expect(hidden(nil) == none)
    #expect(hidden(Round(id: RoundNumber(1))) == none)
    #expect(hidden(Round(id: RoundNumber(1), policy: policy)) == [false, true, true, true, false])
    #expect(
      hidden(Round(id: RoundNumber(1), visibility: .open, policy: policy))
        == [false, true, true, true, false])
    #expect(hidden(Round(id: RoundNumber(1), state: .ended, policy: policy)) == none)
  }

  @Test(arguments: RoundVisibility.allCases)
  func `people's own weights are hidden from the opening of a round to its reveal`(
    _ visibility: RoundVisibility
  ) {
    var appraisal = Appraisal()
    #expect(!appraisal.hidesWeights)
    for (state, hides) in [
      (RoundState.open, true), (.ended, true), (.revealed, false), (.settled, false),
    ] {
      appraisal.rounds = [Round(id: RoundNumber(1), state: state, visibility: visibility)]
      #expect(appraisal.hidesWeights == hides)
    }
  }

  @Test func `everybody sees their own marks, and others those of other rounds`() {
    var appraisal = Appraisal()
    appraisal.rounds = [
      Round(id: RoundNumber(1), state: .revealed), Round(id: RoundNumber(2), state: .open),
    ]
    func place(_ round: Int) -> MarkingPlace { Sample.place("mo", "stay", "care", round: round) }
    #expect(appraisal.hides(place(2), from: "fay"))
    #expect(appraisal.hides(place(2), from: nil))
    #expect(!appraisal.hides(place(2), from: "mo"))
    #expect(!appraisal.hides(place(1), from: "fay"))
    #expect(!appraisal.hides(place(0), from: "fay"))
    #expect(!appraisal.hides(place(3), from: "fay"))
  }

  @Test func `of edits only those of a hidden ballot are hidden`() {
    var appraisal = Appraisal()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    let place = Sample.place("mo", "stay", "care", round: 1)
    let hidden: [Edit] = [
      .marks(.mark(place: place, old: nil, new: .mark(1))),
      .marks(.reason(place: place, old: "", new: "So.")),
      .marks(.evidence(place: place, old: [], new: ["e1"])),
    ]
    for edit in hidden {
      #expect(appraisal.hides(edit, from: "fay"))
      #expect(!appraisal.hides(edit, from: "mo"))
    }
    let seen: [Edit] = [
      .rounds(.handIn(round: RoundNumber(1), assessor: "mo")),
      .marks(.agree(option: "stay", criterion: "care", old: nil, new: AgreedScore(mark: 1))),
    ]
    for edit in seen { #expect(!appraisal.hides(edit, from: "fay")) }
  }

  @Test func `a state as others may see it has nobody else's marks, reasons and weights`() {
    var appraisal = Appraisal()
    appraisal.rounds = [
      Round(id: RoundNumber(1), state: .revealed), Round(id: RoundNumber(2), state: .open),
    ]
    for round in 1...2 {
      for person in ["mo", "fay"] as [AssessorID] {
        var place = Sample.place("mo", "stay", "care", round: round)
        place.assessor = person
        appraisal[place] = Marking(answer: .mark(40), reason: "Because.")
      }
    }
    appraisal.ballots[RoundNumber(2)]?["fay"]?.handedIn = true
    appraisal.weights = [.assessor("fay"): ["care": 3], .agreed: ["care": 2]]
    appraisal.elicitations = [.assessor("fay"): [.top: Elicitation(method: .swing)]]
    let seen = appraisal.visible(to: "mo")
    #expect(seen.ballots[RoundNumber(1)] == appraisal.ballots[RoundNumber(1)])
    #expect(seen.ballot(RoundNumber(2), "mo") == appraisal.ballot(RoundNumber(2), "mo"))
    #expect(seen.ballot(RoundNumber(2), "fay") == Ballot(handedIn: true))
    #expect(seen.weights == [.agreed: ["care": 2]])
    #expect(seen.elicitations.isEmpty)
    #expect(appraisal.hiddenCount(from: "mo") == 3)
    #expect(appraisal.hiddenCount(from: nil) == 4)
    #expect(appraisal.visible(to: nil).ballots[RoundNumber(2)] == ["fay": Ballot(handedIn: true)])
    appraisal.rounds[1].state = .revealed
    #expect(appraisal.visible(to: nil) == appraisal)
    #expect(appraisal.hiddenCount(from: nil) == 0)
  }

  @Test func `people's own weights are hidden in the log too`() {
    var appraisal = Appraisal()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    let edit = Edit.weights(
      .weigh(holder: .assessor("fay"), criterion: "care", old: nil, new: 3))
    #expect(appraisal.hides(edit, from: "mo"))
    #expect(!appraisal.hides(edit, from: "fay"))
    let agreed = Edit.weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 3))
    #expect(!appraisal.hides(agreed, from: "mo"))
  }
}
