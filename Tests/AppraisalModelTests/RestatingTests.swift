import Testing

@testable import AppraisalModel

/// Saying again what an edit said, with the present value in its place.
@Suite struct RestatingTests {
  @Test func `a value is set again over whatever stands now`() throws {
    var state = try Sample.appraisal()
    let place = Sample.place("mo", "join", "care")
    try state.apply(.marks(.mark(place: place, old: nil, new: .mark(40))))
    let claim = Edit.marks(.mark(place: place, old: nil, new: .mark(70)))
    #expect(state.restating(claim) == [.marks(.mark(place: place, old: .mark(40), new: .mark(70)))])
    for edit in state.restating(claim) { try state.apply(edit) }
    #expect(state[place].answer == .mark(70))
    // Also where it stands already, so that both have been seen.
    let again = state.restating(claim)
    #expect(again == [.marks(.mark(place: place, old: .mark(70), new: .mark(70)))])
    for edit in again { try state.apply(edit) }
    #expect(state[place].answer == .mark(70))
  }

  @Test func `what was taken out meanwhile comes back, and what was not is taken out`() throws {
    var state = try Sample.appraisal()
    let note = Element.note(Note(id: "n", kind: .background, words: "First."))
    let other = Element.note(Note(id: "n", kind: .background, words: "Second."))
    for edit in state.restating(.document(.change(old: note, new: other))) { try state.apply(edit) }
    #expect(state.document.notes.map(\.words) == ["Second."])
    #expect(
      state.restating(.document(.change(old: note, new: note))) == [
        .document(.change(old: other, new: note))
      ])
    for edit in state.restating(.document(.remove(element: note, at: 0))) { try state.apply(edit) }
    #expect(state.document.notes.isEmpty)
    let gone = state
    for edit in state.restating(.document(.remove(element: note, at: 0))) { try state.apply(edit) }
    #expect(state == gone)
  }

  @Test func `a ballot is handed in again, a person described again, a place taken again`() throws {
    var state = try Sample.appraisal(roundIn: .open)
    let round = RoundNumber(1)
    for edit in state.restating(.rounds(.handIn(round: round, assessor: "mo"))) {
      try state.apply(edit)
    }
    #expect(state.ballot(round, "mo").handedIn)
    #expect(state.restating(.rounds(.handIn(round: round, assessor: "mo"))).count == 2)
    for edit in state.restating(.rounds(.handIn(round: round, assessor: "mo"))) {
      try state.apply(edit)
    }
    #expect(state.ballot(round, "mo").handedIn)
    let person = try #require(state.assessor("mo"))
    var named = person
    named.name = "Maureen"
    #expect(
      state.restating(.people(.join(assessor: named))) == [
        .people(.revise(old: person, new: named))
      ])
    let first = try #require(state.document.options.first)
    let name = ElementName(.option, first.id.text)
    #expect(
      state.restating(.document(.move(element: name, old: 0, new: 99)))
        == [.document(.move(element: name, old: 0, new: state.document.options.count - 1))])
  }

  @Test func `a round does not go back`() throws {
    let state = try Sample.appraisal(roundIn: .ended)
    #expect(
      state.restating(.rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended))).isEmpty)
  }
}
