import AppraisalModel
import Testing

@Suite struct ActingTests {
  private static let care = Sample.place("al", "stay", "care")

  private static func mark(_ place: MarkingPlace, _ old: Answer?, _ new: Answer?) -> Edit {
    .marks(.mark(place: place, old: old, new: new))
  }

  @Test func `whoever does not take part yet joins with the first edit once asked`() throws {
    var appraisal = try Sample.appraisal()
    let mark = Self.mark(Self.care, nil, .mark(40))
    let made = try appraisal.make([mark], as: "al", named: "Al Smith", mayJoin: true)
    #expect(made == [.people(.join(assessor: Assessor(id: "al", name: "Al Smith"))), mark])
    #expect(appraisal[Self.care].answer == .mark(40))
  }

  @Test func `whoever takes part does not join again`() throws {
    var appraisal = try Sample.appraisal()
    let mark = Self.mark(Sample.place("mo", "stay", "care"), nil, .mark(40))
    #expect(try appraisal.make([mark], as: "mo", named: "Maud") == [mark])
    #expect(appraisal.assessor("mo")?.name == "Mo")
  }

  @Test func `an edit that says how its author joins is not doubled`() throws {
    var appraisal = try Sample.appraisal()
    let join = Edit.people(.join(assessor: Assessor(id: "al", name: "Al", body: "nhs")))
    #expect(try appraisal.make([join], as: "al", named: "Somebody") == [join])
    #expect(appraisal.assessor("al")?.body == "nhs")
  }

  @Test func `nobody joins for nothing`() throws {
    var appraisal = try Sample.appraisal()
    #expect(try appraisal.make([], as: "al", named: "Al") == [])
    #expect(appraisal == (try Sample.appraisal()))
  }

  @Test func `one edit that is refused leaves everything as it was`() throws {
    var appraisal = try Sample.appraisal()
    let before = appraisal
    let edits = [
      Self.mark(Self.care, nil, .mark(40)),
      Self.mark(Sample.place("al", "join", "care"), nil, .mark(1000)),
    ]
    #expect(throws: EditRefusal.self) {
      try appraisal.make(edits, as: "al", named: "Al", mayJoin: true)
    }
    #expect(appraisal == before)
  }

  @Test func `what an author may not do is refused before it is made`() throws {
    var appraisal = try Sample.appraisal()
    let before = appraisal
    let lock = Edit.weights(.lockWeights(old: nil, new: WeightLock(words: "Us.")))
    #expect(throws: EditRefusal.notAllowed("mo", needs: .facilitator)) {
      try appraisal.make([lock], as: "mo", named: "Mo")
    }
    #expect(throws: EditRefusal.notAllowed("mo", needs: .facilitator)) {
      try appraisal.make(lock, by: "mo")
    }
    #expect(appraisal == before)
  }
}
