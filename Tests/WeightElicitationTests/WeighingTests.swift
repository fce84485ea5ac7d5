import AppraisalFindings
import AppraisalModel
import DecisionAnalysis
import SampleBoards
import Testing
import WeightElicitation

@Suite struct WeighingTests {
  /// The worked tree without weights, and worded anchors on one criterion, a range on another.
  private static let appraisal: Appraisal = {
    var appraisal = WorkedExample.appraisal
    appraisal.weights = [:]
    for index in appraisal.document.criteria.indices {
      switch appraisal.document.criteria[index].id {
      case "outcomes":
        appraisal.document.criteria[index].scale?.anchors = [
          Anchor(at: 0, words: "Worse than today."), Anchor(at: 100, words: "The best known."),
        ]
      case "travel":
        appraisal.document.criteria[index].scale = Scale(worst: 60, best: 20, unit: "minutes")
      default: break
      }
    }
    return appraisal
  }()

  private static func weighing(
    _ method: WeightMethod, _ scope: WeighingScope = .tree
  ) throws -> Weighing {
    try Weighing(appraisal, holder: .agreed, method: method, scope: scope)
  }

  /// Somebody whose answers follow from weights that they carry within them.
  private struct Respondent {
    let weights: [CriterionID: Double]

    private func worth(_ step: WeighingStep) -> Double { weights[step.asked] ?? 0 }

    private func number(_ value: Double) -> DecimalNumber {
      DecimalNumber(Numbers.fixed(value, 9)) ?? 0
    }

    func reply(to question: WeighingQuestion, of weighing: Weighing) -> WeighingReply {
      let steps = question.steps.sorted { worth($0) > worth($1) }
      let (most, least) = (steps[0], steps[steps.count - 1])
      let reference = question.reference.map(worth) ?? 1
      switch question.form {
      case .choice:
        let wantsLeast = question.words.contains("least")
        return .chosen(wantsLeast ? least.node : most.node)
      case .next: return .chosen(most.node)
      case .pair: return .times(most.node, number(worth(most) / worth(least)))
      case .number:
        let ratio = worth(steps[0]) / reference
        switch weighing.method {
        case .smart: return .number(number(ratio * 10))
        case .bestWorst: return .number(number(max(ratio, 1 / ratio)))
        case .indifference:
          let scale = question.reference?.scale ?? Scale()
          let (worst, best) = (scale.worst.value, scale.best.value)
          return .number(number(worst + (best - worst) * ratio))
        default: return .number(number(ratio * 100))
        }
      }
    }

    func answerAll(_ weighing: inout Weighing) throws {
      while let question = weighing.question {
        try weighing.answer(reply(to: question, of: weighing))
      }
    }
  }

  private static func applied(_ weighing: Weighing) throws -> Appraisal {
    var after = appraisal
    for edit in weighing.edits(in: appraisal) { try after.apply(edit) }
    return after
  }

  private static let asked: [WeightMethod] = [
    .swing, .hundredPoints, .smart, .pairwise, .bestWorst, .indifference,
  ]

  @Test(arguments: asked, [1, 2, 3] as [UInt64])
  func `whoever answers by their weights gets them back over the whole tree`(
    method: WeightMethod, seed: UInt64
  ) throws {
    var state = seed
    let raw = WorkedExample.criteria.map { id -> (CriterionID, Double) in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (id, 0.1 + Double(state >> 40) / Double(1 << 24) * 0.8)
    }
    let weights = Dictionary(raw, uniquingKeysWith: { first, _ in first })
    var weighing = try Self.weighing(method)
    try Respondent(weights: weights).answerAll(&weighing)
    #expect(weighing.answered == weighing.total)
    let sum = raw.reduce(0) { $0 + $1.1 }
    for leaf in EffectiveWeights(try Self.applied(weighing)).leaves {
      let expected = (weights[leaf.id] ?? 0) / sum
      #expect(abs(leaf.cumulative - expected) < 1e-6, "seed \(seed), \(leaf.id)")
    }
  }

  @Test(arguments: WeightMethod.asked)
  func `every method asks as many questions as it says and is one step to undo`(
    method: WeightMethod
  ) throws {
    let weights = Dictionary(
      zip(WorkedExample.criteria, [0.3, 0.1, 0.2, 0.15, 0.17, 0.08]),
      uniquingKeysWith: { first, _ in first })
    var weighing = try Self.weighing(method)
    try Respondent(weights: weights).answerAll(&weighing)
    #expect(weighing.answered == weighing.total && weighing.results.count == 4)
    #expect(throws: WeighingRefusal.finished) { try weighing.answer(.leftOut) }
    let edits = weighing.edits(in: Self.appraisal, words: "Said in the room.")
    var after = Self.appraisal
    for edit in edits { try after.apply(edit) }
    #expect(EffectiveWeights(after).areSet && StaleWeights(after, holder: .agreed) == nil)
    let kept = after.elicitations[.agreed]?[.top]
    #expect(kept?.method == method && kept?.answers.isEmpty == false)
    #expect(kept?.ranges.count == 6 && kept?.words.hasSuffix("Said in the room.") == true)
    // What is kept says the weights again.
    for result in weighing.results {
      let again = try FamilyWeights(result.family, method: method, answers: result.answers)
      #expect(again == result)
    }
    for edit in edits.reversed().compactMap(\.inverse) { try after.apply(edit) }
    #expect(after == Self.appraisal)
  }

  @Test func `a swing quotes worded anchors and stated ranges`() throws {
    var weighing = try Self.weighing(.swing)
    let first = try #require(weighing.question)
    #expect(
      first.words == "Imagine an option at the bottom of every scale. You may move one scale from "
        + "bottom to top. Which first?")
    #expect(first.family == .under("quality") && first.familyName == "Quality")
    #expect(
      first.steps.first?.sentence
        == "Outcomes: from \"Worse than today.\" to \"The best known.\"")
    #expect(first.hint == "Judge the size of the step, not the importance of the subject.")
    try weighing.answer(.chosen("outcomes"))
    let second = try #require(weighing.question)
    #expect(
      second.words == "That step counts as 100. Compared with it, how much is this step worth, "
        + "0 to 100?")
    #expect(second.reference?.asked == "outcomes" && second.steps.map(\.asked) == ["experience"])
    #expect(second.number == 2 && weighing.total == 9)
    try weighing.answer(.number(40))
    #expect(weighing.question?.steps.map(\.range).first == "from 60 to 20 minutes")
  }

  @Test func `the largest step of each family is compared at the next level`() throws {
    var weighing = try Self.weighing(.swing)
    for reply in [
      .chosen("experience"), .number(50), .chosen("travel"), .number(25), .chosen("time"),
      .number(60),
    ] as [WeighingReply] { try weighing.answer(reply) }
    let top = try #require(weighing.question)
    #expect(top.family == .top && top.familyName == nil)
    #expect(top.steps.map(\.asked) == ["experience", "travel", "time"])
    #expect(top.steps.map(\.node) == ["quality", "access", "doing"])
    #expect(
      top.steps.last?.sentence == "Time (the largest step in Doing): from 0 to 100")
    for reply in [.chosen("quality"), .number(80), .number(40)] as [WeighingReply] {
      try weighing.answer(reply)
    }
    // Raw steps: 100 and 50, 80 and 20, 40 and 24.
    let whole = 314.0
    let leaves = EffectiveWeights(try Self.applied(weighing)).leaves.map(\.cumulative)
    let expected = [50, 100, 80, 20, 24, 40].map { $0 / whole }
    #expect(zip(leaves, expected).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func `one family alone is asked about with whole objectives`() throws {
    var weighing = try Self.weighing(.swing, .family(.top))
    #expect(weighing.total == 3)
    #expect(
      weighing.question?.steps[1].sentence
        == "Access: every scale in it from bottom to top, all together: Travel (60 to 20 minutes) and Equity "
        + "(0 to 100)")
    for reply in [.chosen("quality"), .number(60), .number(40)] as [WeighingReply] {
      try weighing.answer(reply)
    }
    let after = try Self.applied(weighing)
    #expect(after.weights[.agreed] == ["quality": 100, "access": 60, "doing": 40])
    #expect(throws: WeighingRefusal.nothingToShare) {
      try Self.weighing(.swing, .family(.under("outcomes")))
    }
  }

  @Test func `going back keeps what was answered until it no longer fits`() throws {
    var weighing = try Self.weighing(.swing)
    #expect(!weighing.canGoBack && weighing.suggestion == nil)
    for reply in [.chosen("outcomes"), .number(40), .chosen("travel")] as [WeighingReply] {
      try weighing.answer(reply)
    }
    weighing.back()
    weighing.back()
    #expect(weighing.answered == 1 && weighing.suggestion == .number(40))
    try weighing.answer(.number(70))
    #expect(weighing.suggestion == .chosen("travel"))
    weighing.back()
    weighing.back()
    // Another first step asks another question next.
    try weighing.answer(.chosen("experience"))
    #expect(weighing.suggestion == nil && weighing.question?.reference?.asked == "experience")
  }

  @Test func `a reply of another kind or off the scale changes nothing`() throws {
    var weighing = try Self.weighing(.swing)
    let before = weighing
    #expect(throws: WeighingRefusal.otherKind) { try weighing.answer(.number(3)) }
    #expect(throws: WeighingRefusal.notOffered("time")) { try weighing.answer(.chosen("time")) }
    #expect(weighing == before)
    try weighing.answer(.chosen("outcomes"))
    #expect(throws: WeighingRefusal.outside(low: 0, high: 100)) {
      try weighing.answer(.number(101))
    }
    #expect(throws: WeighingRefusal.otherKind) { try weighing.answer(.leftOut) }
  }

  @Test func `a hundred points that are all nought are refused with the last of them`() throws {
    var weighing = try Self.weighing(.hundredPoints, .family(.under("quality")))
    try weighing.answer(.number(0))
    #expect(weighing.pointsLeft == 100)
    #expect(throws: WeighingRefusal.analysis(.allWeightsZero)) { try weighing.answer(.number(0)) }
    #expect(weighing.answered == 1)
  }

  @Test func `shares are shown while points are typed`() throws {
    var weighing = try Self.weighing(.swing)
    #expect(weighing.sharesSoFar().isEmpty)
    try weighing.answer(.chosen("experience"))
    let shares = weighing.sharesSoFar(typing: 25)
    #expect(shares.map(\.step.asked) == ["outcomes", "experience"])
    #expect(shares.map(\.share) == [0.2, 0.8])
    #expect(weighing.sharesSoFar(typing: 400).isEmpty)
  }

  @Test func `a comparison can be left out while the others link all steps`() throws {
    let appraisal = FamilyWeightsTests.appraisal(3)
    var weighing = try Weighing(appraisal, holder: .agreed, method: .pairwise, scope: .tree)
    try weighing.answer(.leftOut)
    #expect(throws: WeighingRefusal.linkNeeded) { try weighing.answer(.leftOut) }
    try weighing.answer(.times("a", 4))
    try weighing.answer(.times("b", 2))
    let shares = try #require(weighing.results.first?.shares)
    let expected = [4.0 / 7, 2.0 / 7, 1.0 / 7]
    #expect(zip(shares, expected).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func `a comparison is held against the answers before it, the last by the ratio`() throws {
    let appraisal = FamilyWeightsTests.appraisal(3)
    var weighing = try Weighing(appraisal, holder: .agreed, method: .pairwise, scope: .tree)
    #expect(weighing.outlook(.times("a", 2)).isEmpty)
    try weighing.answer(.times("a", 2))
    try weighing.answer(.times("a", 8))
    #expect(weighing.sentence(of: .times("c", 3)) == "C is worth 3 times B.")
    let last = try #require(weighing.outlook(.times("b", 4)).first)
    #expect(last.hasPrefix("Consistency ratio 0.000, within the customary 0.10"))
    let four = FamilyWeightsTests.appraisal(4)
    var longer = try Weighing(four, holder: .agreed, method: .pairwise, scope: .tree)
    for reply in [.times("a", 2), .times("a", 8), .times("a", 4)] as [WeighingReply] {
      try longer.answer(reply)
    }
    #expect(
      longer.outlook(.times("b", 2)) == ["By your answers so far, B is worth 4 times C."])
    #expect(longer.outlook(.chosen("b")).isEmpty)
    #expect(longer.fits(four.document) && !longer.fits(appraisal.document))
    var changed = four.document
    changed.options.append(Option(id: "new", label: "New"))
    #expect(longer.fits(changed))
    changed.criteria[3].scale?.best = 200
    #expect(!longer.fits(changed))
  }

  @Test func `taking the consistent value mends the comparisons`() throws {
    let appraisal = FamilyWeightsTests.appraisal(3)
    var weighing = try Weighing(appraisal, holder: .agreed, method: .pairwise, scope: .tree)
    for reply in [.times("a", 2), .times("c", 9), .times("b", 3)] as [WeighingReply] {
      try weighing.answer(reply)
    }
    var result = try #require(weighing.results.first)
    #expect(result.isInconsistent == true)
    for _ in 0..<4 {
      guard let offer = result.offer else { break }
      try weighing.take(offer, in: .top)
      result = try #require(weighing.results.first)
    }
    #expect(result.isInconsistent != true && weighing.question == nil)
    #expect(throws: WeighingRefusal.notOffered("z")) {
      try weighing.take(ComparisonOffer(larger: "z", smaller: "a", times: 2), in: .top)
    }
  }

  @Test func `ties stand in the order`() throws {
    let appraisal = FamilyWeightsTests.appraisal(3)
    var weighing = try Weighing(appraisal, holder: .agreed, method: .rankSum, scope: .tree)
    #expect(throws: WeighingRefusal.otherKind) { try weighing.answer(.tied("a")) }
    for reply in [.chosen("b"), .tied("c"), .chosen("a")] as [WeighingReply] {
      try weighing.answer(reply)
    }
    #expect(weighing.results.first?.answers.map(\.value) == [1, 1, 3])
    #expect(
      weighing.results.first?.sentences.first?.hasPrefix("The order is B and C, then A.") == true)
  }

  @Test func `settled weights and methods without questions are refused`() {
    var appraisal = Self.appraisal
    appraisal.weightLock = WeightLock(words: "")
    #expect(throws: WeighingRefusal.locked) {
      try Weighing(appraisal, holder: .agreed, method: .swing, scope: .tree)
    }
    #expect(throws: Never.self) {
      try Weighing(appraisal, holder: .assessor("mo"), method: .swing, scope: .tree)
    }
    #expect(throws: WeighingRefusal.notAsked(.rescaled)) { try Self.weighing(.rescaled) }
  }
}
