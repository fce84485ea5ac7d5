package import AppraisalModel

/// Weights being asked for: one question at a time, back and forward, until they can be recorded.
///
/// A value without a screen: whoever shows it gives each reply to ``answer(_:)`` and shows
/// ``question`` until there is none. The families below are asked about before those above; over the
/// whole tree, the largest step of each stands for it at the next level.
package struct Weighing: Equatable, Sendable {
  private struct Exchange: Equatable, Sendable {
    var question: WeighingQuestion
    var reply: WeighingReply
  }

  package let holder: WeightHolder
  package let method: WeightMethod
  /// The families, in the order in which they are asked about.
  package let plan: WeighingPlan
  /// The next question; nil when all are answered.
  package private(set) var question: WeighingQuestion?
  /// The weights of the families that are complete.
  package private(set) var results: [FamilyWeights] = []
  private var asked: [Exchange] = []
  /// What was answered to the questions that were gone back over, the next one first.
  private var kept: [Exchange] = []
  private(set) var interview: FamilyInterview?

  /// Begins to ask.
  ///
  /// - Throws: A ``WeighingRefusal`` where there is nothing to share out, the agreed weights are
  ///   settled, or weights are not asked for in this way.
  package init(
    _ appraisal: Appraisal, holder: WeightHolder, method: WeightMethod, scope: WeighingScope
  ) throws(WeighingRefusal) {
    guard WeightMethod.asked.contains(method) else { throw .notAsked(method) }
    if holder == .agreed, appraisal.weightLock != nil { throw .locked }
    plan = try WeighingPlan(appraisal.document, scope: scope)
    self.holder = holder
    self.method = method
    try replay([])
  }

  /// How many questions there are in all.
  package var total: Int {
    plan.families.reduce(0) {
      $0 + FamilyInterview.count(method, members: plan.memberCount(of: $1))
    }
  }

  /// How many have been answered.
  package var answered: Int { asked.count }

  // MARK: Answering

  /// Takes the answer to the question and goes on to the next.
  ///
  /// - Throws: A ``WeighingRefusal`` where it does not answer the question; then nothing changes.
  /// - Complexity: O(*q*) in the number of questions, and the work of the method.
  package mutating func answer(_ reply: WeighingReply) throws(WeighingRefusal) {
    guard let question, let interview else { throw .finished }
    try interview.check(reply)
    var next = self
    let follows = kept.first?.question == question
    try next.replay(asked + [Exchange(question: question, reply: reply)])
    next.kept = follows ? Array(kept.dropFirst()) : []
    self = next
  }

  /// Goes back to the question before; its answer is kept and offered.
  package mutating func back() {
    guard let last = asked.last else { return }
    var earlier = self
    // What was answered once can be answered again up to there.
    guard (try? earlier.replay(asked.dropLast())) != nil else { return }
    earlier.kept.insert(last, at: 0)
    self = earlier
  }

  /// What was answered to the question before going back, or nil.
  package var suggestion: WeighingReply? {
    kept.first.flatMap { $0.question == question ? $0.reply : nil }
  }

  /// Whether there is a question to go back to.
  package var canGoBack: Bool { !asked.isEmpty }

  /// Puts a comparison in the place of the one that fits worst, and asks again where the families
  /// above now have other questions.
  ///
  /// - Throws: A ``WeighingRefusal`` where the family has no such comparison.
  package mutating func take(
    _ offer: ComparisonOffer, in family: WeightFamily
  ) throws(WeighingRefusal) {
    let pair: Set = [offer.larger, offer.smaller]
    guard
      let place = asked.firstIndex(where: {
        $0.question.family == family && $0.question.form == .pair
          && Set($0.question.steps.map(\.asked)) == pair
      }), let larger = asked[place].question.steps.first(where: { $0.asked == offer.larger })
    else { throw .notOffered(offer.larger) }
    var changed = asked
    changed[place].reply = .times(larger.node, offer.times)
    try replay(changed)
    kept = []
  }

  /// Asks everything anew and answers as before, up to the first question that is another one.
  private mutating func replay(_ exchanges: [Exchange]) throws(WeighingRefusal) {
    var rest = exchanges[...]
    var results: [FamilyWeights] = []
    var asked: [Exchange] = []
    for id in plan.families {
      var interview = FamilyInterview(family: plan.family(id, after: results), method: method)
      while let draft = interview.question {
        let question = WeighingQuestion(draft, about: interview.family, number: asked.count + 1)
        guard let next = rest.first, next.question == question else {
          self.question = question
          (self.results, self.asked, self.interview) = (results, asked, interview)
          return
        }
        try interview.check(next.reply)
        interview.replies.append(next.reply)
        asked.append(next)
        rest.removeFirst()
      }
      results.append(
        try FamilyWeights(interview.family, method: method, answers: interview.answers))
    }
    (self.results, self.asked, interview, question) = (results, asked, nil, nil)
  }

  // MARK: What it comes to

  /// What the shares of the family would be if they came from what has been answered so far, and
  /// from a number being typed; empty where that says nothing yet.
  ///
  /// The shares stand for the steps that were asked about, in reading order.
  /// - Complexity: as for the whole family.
  package func sharesSoFar(typing number: DecimalNumber? = nil) -> [(
    step: WeighingStep, share: Double
  )] {
    guard var interview else { return [] }
    if let number, (try? interview.check(.number(number))) != nil {
      interview.replies.append(.number(number))
    }
    let answers = interview.answers
    let named = Set(answers.flatMap { [$0.first, $0.second].compactMap(\.self) })
    let steps = interview.family.steps.filter { named.contains($0.asked) }
    guard steps.count > 1, method != .bestWorst else { return [] }
    let family = WeighingFamily(
      id: interview.family.id, name: interview.family.name, steps: steps)
    guard let judged = try? AnswerReading(family: family, answers: answers).judged(by: method)
    else { return [] }
    return Array(zip(steps, judged.shares)).map { (step: $0, share: $1) }
  }

  /// How many of a hundred points are left to share out; nil for other methods.
  package var pointsLeft: Double? {
    guard method == .hundredPoints, let interview else { return nil }
    return 100 - interview.answers.reduce(0) { $0 + $1.value.value }
  }

  /// The edits that record the weights of all families, for one step that can be undone.
  ///
  /// Empty while a question is open.
  /// - Complexity: O(*n* squared) in the number of criteria.
  package func edits(in appraisal: Appraisal, words: String = "") -> [Edit] {
    guard question == nil else { return [] }
    return results.flatMap { $0.edits(for: holder, in: appraisal, words: words) }
  }
}

extension WeighingQuestion {
  init(_ draft: FamilyInterview.Draft, about family: WeighingFamily, number: Int) {
    self.init(
      family: family.id, familyName: family.name, number: number, words: draft.words,
      brief: draft.brief, reference: draft.reference, steps: draft.steps, form: draft.form,
      hint: Self.sizeNotSubject)
  }
}
