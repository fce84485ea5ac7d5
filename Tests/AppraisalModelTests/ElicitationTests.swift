import AppraisalModel
import Testing

@Suite struct ElicitationTests {
  @Test(arguments: [("top", WeightFamily.top), ("under:good", .under("good"))])
  func `a family is a word, with the objective where there are several`(
    _ text: String, _ family: WeightFamily
  ) {
    #expect(WeightFamily(text) == family)
    #expect(family.description == text)
    #expect(WeightFamily(under: family.parent) == family)
  }

  @Test(arguments: ["", "Top", "under", "under:", "under:A", "under:a b"])
  func `other text is no family`(_ text: String) {
    #expect(WeightFamily(text) == nil)
  }

  @Test func `the leaves of a node are the scored criteria at or under it`() {
    let document = Sample.document
    #expect(document.leaves(under: nil).map(\.id) == ["care", "time"])
    #expect(document.leaves(under: "good").map(\.id) == ["care", "time"])
    #expect(document.leaves(under: "time").map(\.id) == ["time"])
    #expect(document.leaves(under: "law").isEmpty)
    #expect(
      document.ranges(of: .under("good")) == [
        "care": ScaleRange(worst: 0, best: 100), "time": ScaleRange(worst: 60, best: 20),
      ])
  }

  @Test func `weights are stale once a range that they were asked for has changed`() throws {
    var appraisal = try Sample.appraisal()
    let family = WeightFamily.under("good")
    let asked = Elicitation(method: .swing, ranges: appraisal.document.ranges(of: family))
    try appraisal.apply(.weights(.elicit(holder: .agreed, family: family, old: nil, new: asked)))
    #expect(appraisal.staleCriteria(of: .agreed).isEmpty)
    let old = try #require(appraisal.document.criterion("time"))
    var new = old
    new.scale?.worst = 90
    try appraisal.apply(.document(.change(old: .criterion(old), new: .criterion(new))))
    #expect(appraisal.staleCriteria(of: .agreed) == ["time"])
    #expect(appraisal.staleCriteria(of: .body("nhs")).isEmpty)
    var relabelled = new
    relabelled.label = "Waiting"
    try appraisal.apply(.document(.change(old: .criterion(new), new: .criterion(old))))
    #expect(appraisal.staleCriteria(of: .agreed).isEmpty)
    try appraisal.apply(.document(.change(old: .criterion(old), new: .criterion(relabelled))))
    let again = Elicitation(method: .swing, ranges: appraisal.document.ranges(of: family))
    try appraisal.apply(.weights(.elicit(holder: .agreed, family: family, old: asked, new: again)))
    #expect(appraisal.staleCriteria(of: .agreed).isEmpty)
  }

  @Test func `settled weights are opened again before they change`() throws {
    var appraisal = try Sample.appraisal()
    let lock = WeightLock(words: "By the board.")
    try appraisal.apply(.weights(.lockWeights(old: nil, new: lock)))
    let own = Edit.weights(.weigh(holder: .assessor("mo"), criterion: "care", old: nil, new: 5))
    try appraisal.apply(own)
    let agreed = Edit.weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 5))
    #expect(throws: EditRefusal.weightsLocked) { try appraisal.apply(agreed) }
    try appraisal.apply(.weights(.lockWeights(old: lock, new: nil)))
    try appraisal.apply(agreed)
    #expect(appraisal.weights[.agreed] == ["care": 5])
  }
}
