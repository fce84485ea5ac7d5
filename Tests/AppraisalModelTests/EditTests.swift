import AppraisalModel
import StrictJSON
import Testing

@Suite struct EditTests {
  @Test(arguments: Sample.published.indices)
  func `the words of an edit in ledgers never change`(_ index: Int) throws {
    let (edit, text) = Sample.published[index]
    #expect(try canonical(edit) == text)
    #expect(try decoded(Edit.self, text) == edit)
  }

  /// The names of all edits in ledgers.
  private enum Name: String, CaseIterable {
    case adopt, join, leave, revise, standing, mark, reason, rest, weigh, openRound, moveRound,
      openAgain, dissent, handIn, reopen, agree, add, change, remove, move, head, comment, elicit,
      lockWeights, decide, vouch, makeSlip, showSlip, seal, withhold, hold, attend, substitute,
      park
  }

  @Test func `the table of published words holds every kind of edit`() {
    let held = Set(Sample.published.map { Self.name(of: $0.edit) })
    for name in Name.allCases { #expect(held.contains(name), "\(name.rawValue)") }
    for (edit, text) in Sample.published {
      #expect(text.hasPrefix("{\"\(Self.name(of: edit).rawValue)\":{"))
    }
  }

  // A new kind of edit does not compile here until it has a name, which the table above wants.
  private static func name(of edit: Edit) -> Name {
    switch edit {
    case .document(.adopt): .adopt
    case .people(.join): .join
    case .people(.leave): .leave
    case .people(.revise): .revise
    case .people(.vouch): .vouch
    case .people(.makeSlip): .makeSlip
    case .people(.showSlip): .showSlip
    case .document(.standing): .standing
    case .marks(.mark): .mark
    case .marks(.reason): .reason
    case .marks(.evidence): .rest
    case .weights(.weigh): .weigh
    case .rounds(.openRound): .openRound
    case .rounds(.moveRound): .moveRound
    case .rounds(.openAgain): .openAgain
    case .rounds(.handIn): .handIn
    case .rounds(.reopen): .reopen
    case .marks(.agree): .agree
    case .document(.add): .add
    case .document(.change): .change
    case .document(.remove): .remove
    case .document(.move): .move
    case .document(.head): .head
    case .marks(.comment): .comment
    case .marks(.dissent): .dissent
    case .weights(.elicit): .elicit
    case .weights(.lockWeights): .lockWeights
    case .decision(.decide): .decide
    case .record(.seal): .seal
    case .record(.withhold): .withhold
    case .record(.hold): .hold
    case .meeting(.attend): .attend
    case .meeting(.substitute): .substitute
    case .meeting(.park): .park
    }
  }

  @Test func `the table of published words holds every kind of element`() {
    #expect(Sample.elements.map(\.kind) == ElementKind.allCases)
    for (element, edit) in zip(Sample.elements, Sample.authoringWords) {
      #expect(edit.hasPrefix("{\"add\":{\"at\":2,\"element\":{\"\(element.kind.rawValue)\":{"))
    }
  }

  @Test(arguments: Sample.elements.indices)
  func `an element is found again by its name`(_ index: Int) {
    let element = Sample.elements[index]
    var document = Sample.document
    let before = document[element.kind]
    document[element.kind].insert(element, at: 0)
    #expect(document.element(element.name)?.element == element)
    #expect(document.element(element.name)?.place == 0)
    #expect(document[element.kind] == [element] + before)
    document[element.kind].remove(at: 0)
    #expect(document == Sample.document)
  }

  @Test(
    arguments: [
      #"{"add":{"at":0,"element":{}}}"#,
      #"{"add":{"at":0,"element":{"wheel":{"id":"a"}}}}"#,
      #"{"add":{"at":0,"element":{"scenario":{"id":"a"},"note":{"id":"b"}}}}"#,
    ])
  func `an element of no kind, a strange one or two is refused`(_ text: String) {
    #expect(throws: DecodingFailure.self) { try decoded(Edit.self, text) }
  }

  @Test func `an edit of a newer program is told by its name`() {
    #expect {
      try decoded(Edit.self, #"{"foresee":{"year":2030}}"#)
    } throws: { error in
      guard let failure = error as? DecodingFailure, case .unknownKey("foresee", _) = failure.kind
      else { return false }
      return failure.path.isEmpty
    }
  }

  private static let reversible = Sample.published.indices.filter {
    Sample.published[$0].edit.inverse != nil
  }

  @Test(arguments: reversible)
  func `the inverse of an inverse is the edit`(_ index: Int) throws {
    let edit = Sample.published[index].edit
    let inverse = try #require(edit.inverse)
    #expect(inverse != edit)
    #expect(inverse.inverse == nil || inverse.inverse == edit)
  }

  @Test func `what everybody relies on has no inverse`() {
    let without = Sample.published.filter { $0.edit.inverse == nil }.map { Self.name(of: $0.edit) }
    #expect(
      Set(without) == [
        .adopt, .leave, .vouch, .makeSlip, .showSlip, .openRound, .moveRound, .openAgain, .handIn,
        .reopen, .decide, .seal,
        .withhold,
      ])
  }

  @Test(arguments: reversible.filter { Sample.published[$0].edit.inverse?.register != nil })
  func `an edit and its inverse set the same value`(_ index: Int) {
    let edit = Sample.published[index].edit
    #expect(edit.inverse?.register == edit.register)
  }

  @Test func `edits of different values have different registers`() {
    let place = Sample.place("mo", "stay", "care")
    let registers: [Register?] = [
      Edit.marks(.mark(place: place, old: nil, new: .mark(1))).register,
      Edit.marks(.reason(place: place, old: "", new: "a")).register,
      Edit.marks(.evidence(place: place, old: [], new: ["e1"])).register,
      Edit.marks(.mark(place: Sample.place("mo", "stay", "care", round: 1), old: nil, new: nil))
        .register,
      Edit.marks(.mark(place: Sample.place("fay", "stay", "care"), old: nil, new: nil)).register,
      Edit.marks(.mark(place: Sample.place("mo", "join", "care"), old: nil, new: nil)).register,
      Edit.marks(.mark(place: Sample.place("mo", "stay", "time"), old: nil, new: nil)).register,
      Edit.marks(.agree(option: "stay", criterion: "care", old: nil, new: nil)).register,
      Edit.weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: nil)).register,
      Edit.weights(.weigh(holder: .body("nhs"), criterion: "care", old: nil, new: nil)).register,
      Edit.document(
        .standing(
          option: "stay", old: OptionStanding(status: .active),
          new: OptionStanding(status: .baseline)
        )
      ).register,
      Edit.rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)).register,
      Edit.rounds(.handIn(round: RoundNumber(1), assessor: "mo")).register,
      Edit.people(.join(assessor: Sample.member)).register,
      Edit.document(.add(element: Sample.elements[0], at: 0)).register,
      Edit.document(.remove(element: Sample.elements[1], at: 0)).register,
      Edit.document(.move(element: Sample.elements[0].name, old: 0, new: 1)).register,
      Edit.document(.head(old: Sample.fullHead, new: Sample.fullHead)).register,
      Edit.marks(.comment(id: "w", old: nil, new: nil)).register,
      Edit.weights(.elicit(holder: .agreed, family: .top, old: nil, new: nil)).register,
      Edit.weights(.elicit(holder: .agreed, family: .under("good"), old: nil, new: nil)).register,
      Edit.weights(.lockWeights(old: nil, new: nil)).register,
      Edit.decision(.decide(old: nil, new: Sample.decision)).register,
      Edit.record(.hold(id: "hold-1", old: nil, new: nil)).register,
      Edit.record(.hold(id: "hold-2", old: nil, new: nil)).register,
      Edit.meeting(.attend(assessor: "mo", at: "2026-11-21T14:05:00.000Z", old: nil, new: .left))
        .register,
      Edit.meeting(.attend(assessor: "mo", at: "2026-11-21T14:06:00.000Z", old: nil, new: .left))
        .register,
      Edit.meeting(.attend(assessor: "fay", at: "2026-11-21T14:05:00.000Z", old: nil, new: .left))
        .register,
      Edit.meeting(.substitute(assessor: "mo", old: nil, new: nil)).register,
      Edit.meeting(.substitute(assessor: "fay", old: nil, new: nil)).register,
      Edit.meeting(.park(id: "fay-1", old: nil, new: nil)).register,
      Edit.meeting(.park(id: "fay-2", old: nil, new: nil)).register,
    ]
    #expect(!registers.contains(nil))
    #expect(Set(registers).count == registers.count)
  }
}
