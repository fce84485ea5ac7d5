import AppraisalModel

/// The questions about one family, in the order in which a method asks them.
///
/// Which question comes next follows from the replies alone, so that going back is asking again with
/// fewer replies.
struct FamilyInterview: Equatable, Sendable {
  /// What a question asks, before it has a number.
  struct Draft {
    var words: String
    var brief: String
    var reference: WeighingStep?
    var steps: [WeighingStep]
    var form: WeighingForm
  }

  let family: WeighingFamily
  let method: WeightMethod
  var replies: [WeighingReply] = []

  /// How many questions a family of so many members needs.
  static func count(_ method: WeightMethod, members: Int) -> Int {
    switch method {
    case .pairwise: members * (members - 1) / 2
    case .bestWorst: members == 2 ? 2 : 2 * members - 1
    case .direct, .swing, .hundredPoints, .smart, .rankOrderCentroid, .rankSum, .rankReciprocal,
      .indifference, .rescaled:
      members
    }
  }

  var isComplete: Bool {
    replies.count >= Self.count(method, members: family.steps.count)
  }

  private var steps: [WeighingStep] { family.steps }

  /// The step that was chosen by a reply.
  private func chosen(_ place: Int) -> WeighingStep? {
    guard replies.indices.contains(place), case .chosen(let id) = replies[place] else { return nil }
    return steps.first { $0.node == id }
  }

  private func others(than known: WeighingStep?...) -> [WeighingStep] {
    steps.filter { !known.contains($0) }
  }

  // MARK: Asking

  /// The next question; nil when all are answered.
  var question: Draft? {
    guard !isComplete else { return nil }
    switch method {
    case .swing, .smart, .indifference: return replies.isEmpty ? firstChoice : judging
    case .hundredPoints:
      return Draft(
        words: "Share out 100 points: the larger a step from bottom to top, the more points. "
          + "How many for this step?",
        brief: "Of 100 points:",
        steps: [steps[replies.count]], form: .number(low: 0, high: 100, unit: "points"))
    case .rankOrderCentroid, .rankSum, .rankReciprocal: return nextInOrder
    case .pairwise:
      let pair = pairs[replies.count]
      return Draft(
        words: "\(WeighingQuestion.imagine) Which of these two steps is worth more, and how many "
          + "times as much?",
        brief: "Which is worth more, how many times?",
        steps: [pair.0, pair.1], form: .pair)
    case .bestWorst: return bestWorst
    case .direct, .rescaled: return nil
    }
  }

  private var firstChoice: Draft {
    method == .smart
      ? Draft(
        words: "\(WeighingQuestion.imagine) One scale has to stay there, all others go to the top. "
          + "Which step would you miss least?", brief: "Which would you miss least?",
        steps: steps, form: .choice)
      : Draft(
        words:
          "\(WeighingQuestion.imagine) You may move one scale from bottom to top. Which first?",
        brief: "Which first?", steps: steps, form: .choice)
  }

  /// A question that judges one step against the one that was chosen.
  private var judging: Draft? {
    guard let reference = chosen(0) else { return nil }
    let step = others(than: reference)[replies.count - 1]
    switch method {
    case .swing:
      return Draft(
        words: "That step counts as 100. Compared with it, how much is this step worth, 0 to 100?",
        brief: "\(reference.short) counts 100; this 0 to 100:",
        reference: reference, steps: [step], form: .number(low: 0, high: 100, unit: ""))
    case .smart:
      return Draft(
        words: "That step counts as 10. Compared with it, how much is this step worth, 10 or more?",
        brief: "\(reference.short) counts 10; this 10 or more:",
        reference: reference, steps: [step], form: .number(low: 10, high: 1000, unit: ""))
    case .indifference, .direct, .hundredPoints, .rankOrderCentroid, .rankSum, .rankReciprocal,
      .pairwise, .bestWorst, .rescaled:
      let scale = reference.scale ?? Scale()
      let target = reference.scale == nil ? "How far, in percent of the way," : "To which mark"
      return Draft(
        words: "One option takes the whole of this step and no other. Another moves only on "
          + "\(reference.short). \(target) must it go there to be worth as much?",
        brief: "\(target) must \(reference.short) go?",
        reference: reference, steps: [step],
        form: .number(
          low: scale.lowest, high: scale.highest, unit: reference.scale == nil ? "%" : scale.unit))
    }
  }

  private var nextInOrder: Draft {
    let placed = replies.map(\.node)
    let left = steps.filter { !placed.contains($0.node) }
    guard let before = steps.first(where: { $0.node == placed.last }) else {
      return Draft(
        words: firstChoice.words, brief: firstChoice.brief, steps: left, form: .next(canTie: false))
    }
    return Draft(
      words: "Which step next, or which is worth just as much as the one before?",
      brief: "Which next?",
      reference: before, steps: left, form: .next(canTie: true))
  }

  private var pairs: [(WeighingStep, WeighingStep)] {
    steps.indices.flatMap { one in steps[(one + 1)...].map { (steps[one], $0) } }
  }

  private var bestWorst: Draft? {
    guard let best = chosen(0) else {
      return Draft(
        words: "\(WeighingQuestion.imagine) Which step from bottom to top is worth most?",
        brief: "Which is worth most?",
        steps: steps, form: .choice)
    }
    let form = WeighingForm.number(low: 1, high: 9, unit: "times")
    func against(_ step: WeighingStep) -> Draft {
      Draft(
        words: "How many times as much is that step worth as this one, 1 to 9?",
        brief: "\(best.short) is worth so many times this, 1 to 9:", reference: best,
        steps: [step], form: form)
    }
    if steps.count == 2 { return others(than: best).first.map(against) }
    guard let worst = chosen(1) else {
      return Draft(
        words: "And which step is worth least?", brief: "Which is worth least?",
        steps: others(than: best), form: .choice)
    }
    let compared = others(than: best)
    let place = replies.count - 2
    if place < compared.count { return against(compared[place]) }
    return Draft(
      words: "How many times as much is this step worth as that one, 1 to 9?",
      brief: "This is worth so many times \(worst.short), 1 to 9:", reference: worst,
      steps: [others(than: best, worst)[place - compared.count]], form: form)
  }

  // MARK: Answering

  /// Refuses a reply that does not answer the next question.
  func check(_ reply: WeighingReply) throws(WeighingRefusal) {
    guard let question else { throw .finished }
    func offered(_ id: CriterionID) throws(WeighingRefusal) {
      guard question.steps.contains(where: { $0.node == id }) else { throw .notOffered(id) }
    }
    switch (question.form, reply) {
    case (.choice, .chosen(let id)), (.next, .chosen(let id)), (.next(canTie: true), .tied(let id)):
      try offered(id)
    case (.number(let low, let high, _), .number(let number)):
      guard number >= low, number <= high else { throw .outside(low: low, high: high) }
    case (.pair, .times(let id, let number)):
      try offered(id)
      guard number >= 1, number <= 9 else { throw .outside(low: 1, high: 9) }
    case (.pair, .leftOut): guard canLeaveOut else { throw .linkNeeded }
    default: throw .otherKind
    }
  }

  /// Whether the steps stay linked without the next comparison.
  private var canLeaveOut: Bool {
    var links = zip(pairs, replies).compactMap { pair, reply in
      reply == .leftOut ? nil : (pair.0.node, pair.1.node)
    }
    links += pairs.dropFirst(replies.count + 1).map { ($0.0.node, $0.1.node) }
    var linked: Set<CriterionID> = [steps[0].node]
    while let new = links.first(where: { linked.contains($0.0) != linked.contains($0.1) }) {
      linked.formUnion([new.0, new.1])
    }
    return linked.count == steps.count
  }

  // MARK: What is kept

  /// The answers as they are kept; those that follow from a choice are among them.
  var answers: [WeightAnswer] {
    switch method {
    case .rankOrderCentroid, .rankSum, .rankReciprocal: return ranks
    case .pairwise:
      return zip(pairs, replies).compactMap { pair, reply in
        guard case .times(let id, let number) = reply else { return nil }
        let isFirst = pair.0.node == id
        return WeightAnswer(
          first: isFirst ? pair.0.asked : pair.1.asked,
          second: isFirst ? pair.1.asked : pair.0.asked, value: number)
      }
    case .bestWorst: return bestWorstAnswers
    case .hundredPoints: return values(zip(steps, replies))
    case .swing, .smart:
      guard let reference = chosen(0) else { return [] }
      let own = WeightAnswer(first: reference.asked, value: method == .swing ? 100 : 10)
      return [own] + values(zip(others(than: reference), replies.dropFirst()))
    case .indifference:
      guard let reference = chosen(0) else { return [] }
      return values(zip(others(than: reference), replies.dropFirst())).map {
        WeightAnswer(first: reference.asked, second: $0.first, value: $0.value)
      }
    case .direct, .rescaled: return []
    }
  }

  private func values(
    _ given: some Sequence<(WeighingStep, WeighingReply)>
  ) -> [WeightAnswer] {
    given.compactMap { step, reply in
      guard case .number(let number) = reply else { return nil }
      return WeightAnswer(first: step.asked, value: number)
    }
  }

  private var ranks: [WeightAnswer] {
    var rank = 0
    return replies.enumerated().compactMap { place, reply in
      if case .chosen = reply { rank = place + 1 }
      guard let step = steps.first(where: { $0.node == reply.node }) else { return nil }
      return WeightAnswer(first: step.asked, value: DecimalNumber(rank))
    }
  }

  private var bestWorstAnswers: [WeightAnswer] {
    guard let best = chosen(0) else { return [] }
    let isPair = steps.count == 2
    let compared = others(than: best)
    let fromBest = values(zip(compared, replies.dropFirst(isPair ? 1 : 2))).map {
      WeightAnswer(part: "best", first: best.asked, second: $0.first, value: $0.value)
    }
    guard !isPair, let worst = chosen(1) else { return fromBest }
    let toWorst = values(zip(others(than: best, worst), replies.dropFirst(2 + compared.count)))
    // Best against worst says which is worst, also where nothing else is compared with it.
    return fromBest
      + toWorst.map {
        WeightAnswer(part: "worst", first: $0.first, second: worst.asked, value: $0.value)
      }
  }
}

extension WeighingReply {
  /// The step that was chosen, or nil.
  var node: CriterionID? {
    switch self {
    case .chosen(let id), .tied(let id), .times(let id, _): id
    case .number, .leftOut: nil
    }
  }
}
