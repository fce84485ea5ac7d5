import SeededRandom
import AppraisalModel
import Testing

@Suite struct FoldAuthoringTests {
  /// Two authors and a member who work at once on copies of one case, each seeing the others only
  /// now and then.
  private static func record(_ seed: UInt64) -> [RecordedEdit] {
    var draw = AuthoringDraw(dice: SeededGenerator(seed: seed))
    var sittings = Sittings.begun()
    sittings.add(
      "a", at: 3, by: "fay",
      .people(.join(assessor: Assessor(id: "al", name: "Al", roles: [.facilitator]))))
    let authors: [String: AssessorID] = ["b": "fay", "c": "al", "d": "mo"]
    var views = authors.mapValues { _ in Fold(sittings.edits) }
    var seen = authors.mapValues { _ in 0 }
    for minute in 5..<180 {
      let segment = ["b", "c", "d"][Int.random(in: 0..<3, using: &draw.dice)]
      var named = ["a": 4]
      if Int.random(in: 0..<8, using: &draw.dice) == 0 || seen[segment] == 0 {
        views[segment] = Fold(sittings.edits)
        for edit in sittings.edits {
          let number = edit.address.number
          named[edit.address.segment.text] = max(named[edit.address.segment.text] ?? 0, number)
        }
        seen[segment] = 1
      }
      guard let view = views[segment]?.appraisal else { continue }
      for edit in draw.action(in: view) {
        var trial = view
        guard (try? trial.authorise(edit, by: authors[segment])) != nil,
          (try? trial.apply(edit)) != nil
        else { continue }
        sittings.add(segment, at: minute, by: authors[segment], seen: named, edit)
        if let entry = sittings.edits.last { views[segment]?.append(entry) }
        break
      }
    }
    return sittings.edits
  }

  @Test(arguments: UInt64(1)...10)
  func `concurrent work of authors gives one sound case in any order of reading`(
    _ seed: UInt64
  ) throws {
    let edits = Self.record(seed)
    let fold = Fold(edits)
    #expect(edits.count > 30, "seed \(seed): too tame")
    #expect(fold.entries.count + fold.ignored.count == edits.count, "seed \(seed)")
    #expect(fold.appraisal.violations() == [], "seed \(seed)")
    var dice = SeededGenerator(seed: seed)
    for _ in 0..<3 {
      let other = Fold(edits.shuffled(using: &dice))
      #expect(other.appraisal == fold.appraisal, "seed \(seed)")
      #expect(try canonical(other.appraisal) == canonical(fold.appraisal), "seed \(seed)")
      #expect(other.ignored == fold.ignored, "seed \(seed)")
      #expect(other.contested == fold.contested, "seed \(seed)")
    }
  }

  private static func option(_ label: String) -> Edit {
    let old = Sample.document.options[1]
    var new = old
    new.label = label
    return .document(.change(old: .option(old), new: .option(new)))
  }

  @Test func `two changes of one thing at once are contested`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "fay", seen: ["a": 3], Self.option("B"))
    sittings.add("c", at: 6, by: "fay", seen: ["a": 3], Self.option("C"))
    let fold = Fold(sittings.edits)
    #expect(fold.contested == [.element(ElementName(.option, "join"))])
    #expect(fold.appraisal.document.option("join")?.label == "C")
    #expect(fold.ignored.isEmpty)
  }

  @Test func `adding the same at once is contested and the later stands`() {
    var sittings = Sittings.begun()
    for (segment, words) in [("b", "B"), ("c", "C")] {
      sittings.add(
        segment, at: 6, by: "fay", seen: ["a": 3],
        .document(.add(element: .note(Note(id: "n", kind: .background, words: words)), at: 0)))
    }
    let fold = Fold(sittings.edits)
    #expect(fold.contested == [.element(ElementName(.note, "n"))])
    #expect(fold.appraisal.document.notes.map(\.words) == ["C"])
  }

  @Test func `a change and a taking out at once are contested`() {
    var sittings = Sittings.begun()
    sittings.add("b", at: 5, by: "fay", seen: ["a": 3], Self.option("B"))
    sittings.add(
      "c", at: 6, by: "fay", seen: ["a": 3],
      .document(.remove(element: .option(Sample.document.options[1]), at: 1)))
    let fold = Fold(sittings.edits)
    #expect(fold.contested == [.element(ElementName(.option, "join"))])
    #expect(fold.appraisal.document.option("join") == nil)
  }

  @Test func `a mark that crossed the taking out of its option is kept`() throws {
    let place = Sample.place("mo", "join", "care")
    var sittings = Sittings.begun()
    let option = Element.option(Sample.document.options[1])
    sittings.add("b", at: 5, by: "fay", seen: ["a": 3], .document(.remove(element: option, at: 1)))
    sittings.add(
      "c", at: 6, by: "mo", seen: ["a": 3], .marks(.mark(place: place, old: nil, new: .mark(7))))
    sittings.add("c", at: 7, by: "mo", .marks(.reason(place: place, old: "", new: "So.")))
    sittings.add("b", at: 8, by: "fay", .document(.add(element: option, at: 1)))
    let fold = Fold(sittings.edits)
    #expect(fold.ignored.isEmpty)
    #expect(fold.appraisal[place] == Marking(answer: .mark(7), reason: "So."))
    #expect(fold.appraisal.violations() == [])
  }

  @Test func `whoever joined for a body that was being taken out takes part without it`() {
    var sittings = Sittings.begun()
    sittings.add(
      "b", at: 5, by: "fay", seen: ["a": 3],
      .document(.remove(element: .body(Sample.document.bodies[1]), at: 1)))
    sittings.add(
      "c", at: 6, by: "al", seen: ["a": 3],
      .people(.join(assessor: Assessor(id: "al", name: "Al", body: "nhs"))))
    let fold = Fold(sittings.edits)
    #expect(fold.ignored.isEmpty)
    #expect(fold.appraisal.assessor("al") == Assessor(id: "al", name: "Al"))
    #expect(fold.appraisal.violations() == [])
  }

  @Test func `two decisions at once are contested and none is lost`() {
    var sittings = Sittings.begun()
    var other = Sample.decision
    other.words = "Resolved otherwise."
    sittings.add(
      "b", at: 5, by: "fay", seen: ["a": 3], .decision(.decide(old: nil, new: Sample.decision)))
    sittings.add("c", at: 6, by: "fay", seen: ["a": 3], .decision(.decide(old: nil, new: other)))
    let fold = Fold(sittings.edits)
    #expect(fold.contested == [.decision])
    #expect(fold.standing[.decision]?.count == 2)
    #expect(fold.appraisal.decision == other)
  }
}
