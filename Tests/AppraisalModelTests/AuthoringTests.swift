import SeededRandom
import AppraisalModel
import Testing

@Suite struct AuthoringTests {
  /// Applies all of an action's edits, or none.
  private static func perform(_ edits: [Edit], on state: inout Appraisal) -> Bool {
    var trial = state
    for edit in edits {
      guard (try? trial.apply(edit)) != nil else { return false }
    }
    state = trial
    return true
  }

  @Test(arguments: UInt64(1)...16)
  func `every accepted action of an author leaves the appraisal sound`(_ seed: UInt64) throws {
    var draw = AuthoringDraw(dice: SeededGenerator(seed: seed))
    var state = try Sample.appraisal()
    for step in 0..<250 {
      for edit in draw.action(in: state) {
        let before = state
        do {
          try state.apply(edit)
        } catch {
          #expect(state == before, "seed \(seed), step \(step): \(error) changed something")
          break
        }
        #expect(state.violations() == [], "seed \(seed), step \(step): \(edit)")
      }
    }
    #expect(try decoded(Appraisal.self, canonical(state)) == state, "seed \(seed)")
  }

  @Test func `the actions drawn at random are of every kind`() throws {
    var draw = AuthoringDraw(dice: SeededGenerator(seed: 7))
    var state = try Sample.appraisal()
    var kinds: Set<String> = []
    var elements: Set<ElementKind> = []
    for _ in 0..<4000 {
      for edit in draw.action(in: state) {
        guard (try? state.apply(edit)) != nil else { break }
        kinds.insert(String(try canonical(edit).dropFirst(2).prefix { $0 != "\"" }))
        if case .document(.add(let element, _)) = edit { elements.insert(element.kind) }
      }
    }
    #expect(
      kinds.isSuperset(of: [
        "add", "change", "remove", "move", "head", "comment", "elicit", "lockWeights", "mark",
        "standing", "weigh", "revise", "join",
      ]))
    #expect(elements == Set(ElementKind.allCases))
  }

  /// Whether an edit drops a reference to evidence that has been taken out of the case: that one
  /// change cannot be taken back before the evidence is back.
  private static func dropsLostEvidence(_ edit: Edit, in state: Appraisal) -> Bool {
    guard case .marks(.evidence(_, let old, _)) = edit else { return false }
    return old.contains { id in !state.document.evidence.contains { $0.id == id } }
  }

  @Test(arguments: UInt64(201)...216)
  func `taking back everything that authors did gives the same bytes again`(
    _ seed: UInt64
  ) throws {
    var draw = AuthoringDraw(dice: SeededGenerator(seed: seed))
    var state = try Sample.appraisal()
    var undone = 0
    while undone < 120 {
      let before = try canonical(state)
      var done: [Edit] = []
      while done.count < 20 {
        let edits = draw.action(in: state)
        guard !edits.contains(where: { Self.dropsLostEvidence($0, in: state) }),
          Self.perform(edits, on: &state)
        else { continue }
        // An edit without an inverse is made for good and begins a new stretch.
        guard edits.allSatisfy({ $0.inverse != nil }) else { break }
        done += edits
      }
      if done.count < 20 { continue }
      for inverse in done.reversed().compactMap(\.inverse) {
        do {
          try state.apply(inverse)
        } catch {
          Issue.record("seed \(seed): \(inverse) was refused: \(error)")
          return
        }
        undone += 1
      }
      #expect(try canonical(state) == before, "seed \(seed): \(done)")
    }
  }

  @Test func `a thing is added, changed, moved and taken out at its place`() throws {
    var state = try Sample.appraisal()
    let before = state
    let third = Element.evidence(Evidence(id: "e3", label: "Three"))
    let better = Element.evidence(Evidence(id: "e3", label: "Third"))
    let edits: [Edit] = [
      .document(.add(element: third, at: 1)), .document(.change(old: third, new: better)),
      .document(.move(element: third.name, old: 1, new: 2)),
    ]
    for edit in edits { try state.apply(edit) }
    #expect(state.document.evidence.map(\.label) == ["One", "Two", "Third"])
    try state.apply(.document(.remove(element: better, at: 2)))
    #expect(state == before)
  }

  @Test func `changing an option leaves its standing to the edit for standings`() throws {
    var state = try Sample.appraisal()
    let old = try #require(state.document.option("join"))
    var new = old
    new.label = "Join them"
    let later = OptionStanding(status: .later, reason: "Not now.")
    try state.apply(
      .document(.standing(option: "join", old: OptionStanding(status: .active), new: later)))
    try state.apply(.document(.change(old: .option(old), new: .option(new))))
    #expect(state.document.option("join")?.label == "Join them")
    #expect(state.document.option("join")?.status == .later)
    #expect(state.document.option("join")?.statusReason == "Not now.")
    try state.apply(.document(.change(old: .option(new), new: .option(old))))
    #expect(state.document.option("join")?.label == old.label)
    #expect(state.document.option("join")?.status == .later)
  }

  @Test func `marks stay when their option is taken out and count again when it is back`() throws {
    var state = try Sample.appraisal()
    let place = Sample.place("mo", "join", "care")
    try state.apply(.marks(.mark(place: place, old: nil, new: .mark(40))))
    let marked = state
    let removal = state.removal(of: ElementName(.option, "join"))
    for edit in removal { try state.apply(edit) }
    #expect(state.document.option("join") == nil)
    #expect(state[place].answer == .mark(40))
    for inverse in removal.reversed().compactMap(\.inverse) { try state.apply(inverse) }
    #expect(state == marked)
  }

  @Test func `a case that older rules allowed is put right step by step`() throws {
    var document = Sample.document
    document.options[1].label = ""
    var state = Appraisal(document: document)
    let old = document.options[1]
    var new = old
    new.short = "Join"
    try state.apply(.document(.change(old: .option(old), new: .option(new))))
    #expect(state.violations().count == 1)
    let missing = InvariantViolation(.missing(what: "words"), at: "notes[0].words")
    #expect(throws: EditRefusal.wouldBreak(missing)) {
      try state.apply(
        .document(.add(element: .note(Note(id: "n", kind: .background, words: "")), at: 0)))
    }
  }

  @Test func `a decision is recorded once and replaced by a fuller one`() throws {
    var state = try Sample.appraisal()
    try state.apply(.decision(.decide(old: nil, new: Sample.decision)))
    var fuller = Sample.decision
    fuller.conditions.append("A review.")
    #expect(throws: EditRefusal.stale) {
      try state.apply(.decision(.decide(old: nil, new: fuller)))
    }
    try state.apply(.decision(.decide(old: Sample.decision, new: fuller)))
    #expect(state.decision == fuller)
    #expect(state.formerDecisions.isEmpty)
    #expect(try decoded(Appraisal.self, canonical(state)) == state)
  }

  @Test func `after a new round a decision follows the one before, which is kept`() throws {
    var state = try Sample.appraisal()
    #expect(!state.isReopened)
    try state.apply(state.deciding(Sample.decision))
    #expect(!state.isReopened)
    try state.apply(.rounds(.openRound(round: Round(id: RoundNumber(1)))))
    #expect(state.isReopened)
    var next = Sample.decision
    next.day = "2011-04-01"
    try state.apply(state.deciding(next))
    #expect(state.decision?.day == "2011-04-01")
    #expect(state.decision?.round == RoundNumber(1))
    #expect(state.formerDecisions == [Sample.decision])
    #expect(!state.isReopened)
    // A fuller one takes the place of the second and leaves the first alone.
    next.conditions = ["Staff are asked."]
    try state.apply(state.deciding(next))
    #expect(state.decision?.conditions == ["Staff are asked."])
    #expect(state.formerDecisions == [Sample.decision])
    #expect(state.violations() == [])
    #expect(try decoded(Appraisal.self, canonical(state)) == state)
    var early = next
    early.round = RoundNumber(2)
    #expect(throws: EditRefusal.unknownRound(RoundNumber(2))) {
      try state.apply(.decision(.decide(old: state.decision, new: early)))
    }
  }
}
