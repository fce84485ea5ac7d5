import SeededRandom
import AppraisalModel
import Testing

@Suite struct UndoTests {
  /// Edits drawn at random; many of them cannot be made, which is part of the test.
  struct Draw {
    var dice: SeededGenerator

    mutating func edit(in state: Appraisal) -> Edit {
      let place = place(in: state)
      let present = state[place]
      switch Int.random(in: 0..<16, using: &dice) {
      case 0...4: return .marks(.mark(place: place, old: present.answer, new: answer()))
      case 5, 6:
        return .marks(.reason(place: place, old: present.reason, new: one(["", "Why.", "So."])))
      case 7:
        return .marks(
          .evidence(place: place, old: present.evidence, new: one([[], ["e1"], ["e2", "e1"]])))
      case 8, 9: return weigh(state)
      case 10: return standing(state)
      case 11: return agree(state, place)
      case 12: return revise(state)
      case 13:
        return .people(
          .join(assessor: Assessor(id: person(), name: "New", body: one([nil, "nhs"]))))
      case 14: return round(state)
      default:
        return one([
          .rounds(.handIn(round: state.markingRound, assessor: place.assessor)),
          .rounds(.reopen(round: state.markingRound, assessor: place.assessor)),
        ])
      }
    }

    private mutating func one<Element>(_ choices: [Element]) -> Element {
      choices[Int.random(in: choices.indices, using: &dice)]
    }

    private mutating func person() -> AssessorID { one(["fay", "mo", "al", "bo"]) }

    private mutating func place(in state: Appraisal) -> MarkingPlace {
      MarkingPlace(
        round: one([.solo, state.markingRound]), assessor: person(),
        option: one(["stay", "join", "wait"]), criterion: one(["care", "time", "law", "good"]))
    }

    private mutating func answer() -> Answer? {
      let mark = Answer.mark(DecimalNumber(Int.random(in: 0...20, using: &dice) * 5))
      return one([nil, .pass, .fail, .doNotKnow, mark, mark, mark])
    }

    private mutating func weigh(_ state: Appraisal) -> Edit {
      let holder: WeightHolder = one([.agreed, .body("nhs"), .assessor(person())])
      let criterion: CriterionID = one(["good", "care", "time"])
      return .weights(
        .weigh(
          holder: holder, criterion: criterion, old: state.weights[holder]?[criterion],
          new: one([nil, 0, 40, 100])))
    }

    private mutating func standing(_ state: Appraisal) -> Edit {
      let id: OptionID = one(["stay", "join", "wait"])
      let option = state.document.option(id)
      return .document(
        .standing(
          option: id,
          old: OptionStanding(
            status: option?.status ?? .active, reason: option?.statusReason ?? ""),
          new: OptionStanding(status: one(OptionStatus.allCases), reason: one(["", "Because."]))))
    }

    private mutating func agree(_ state: Appraisal, _ place: MarkingPlace) -> Edit {
      .marks(
        .agree(
          option: place.option, criterion: place.criterion,
          old: state.agreed[place.option]?[place.criterion],
          new: one([nil, AgreedScore(mark: 40), AgreedScore(mark: 55, reason: "Talked.")])))
    }

    private mutating func revise(_ state: Appraisal) -> Edit {
      let id = person()
      let old = state.assessor(id) ?? Assessor(id: id, name: "")
      var new = old
      new.name = one(["A", "B", old.name])
      new.body = one([nil, "council", old.body])
      return .people(.revise(old: old, new: new))
    }

    private mutating func round(_ state: Appraisal) -> Edit {
      guard let last = state.rounds.last, Bool.random(using: &dice) else {
        return .rounds(.openRound(round: Round(id: RoundNumber(state.rounds.count + 1))))
      }
      return .rounds(.moveRound(round: last.id, old: last.state, new: one(RoundState.allCases)))
    }
  }

  @Test(arguments: UInt64(1)...30)
  func `every accepted edit leaves the appraisal sound`(_ seed: UInt64) throws {
    var draw = Draw(dice: SeededGenerator(seed: seed))
    var state = try Sample.appraisal()
    var accepted = 0
    for step in 0..<200 {
      let edit = draw.edit(in: state)
      let before = state
      do {
        try state.apply(edit)
        accepted += 1
      } catch {
        #expect(state == before, "seed \(seed), step \(step): \(error) changed something")
      }
      #expect(state.violations() == [], "seed \(seed), step \(step): \(edit)")
    }
    #expect(accepted > 40, "seed \(seed): too few edits were accepted to prove anything")
    #expect(try decoded(Appraisal.self, canonical(state)) == state, "seed \(seed)")
  }

  @Test(arguments: UInt64(101)...130)
  func `the inverses in reverse order give the same bytes again`(_ seed: UInt64) throws {
    var draw = Draw(dice: SeededGenerator(seed: seed))
    var state = try Sample.appraisal()
    var (undone, longest) = (0, 0)
    while undone < 60 {
      let before = try canonical(state)
      var done: [Edit] = []
      // An edit without an inverse is made for good and begins a new stretch.
      while done.count < 12 {
        let edit = draw.edit(in: state)
        guard (try? state.apply(edit)) != nil else { continue }
        guard edit.inverse != nil else { break }
        done.append(edit)
      }
      if done.count < 12 { continue }
      longest = max(longest, done.count)
      for inverse in done.reversed().compactMap(\.inverse) {
        try state.apply(inverse)
        undone += 1
      }
      #expect(try canonical(state) == before, "seed \(seed): \(done)")
    }
    #expect(longest == 12, "seed \(seed)")
  }
}
