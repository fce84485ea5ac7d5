package import AppraisalModel
package import Canvas
package import WeightElicitation

/// Weights being asked for on the screen: which method, the questions, and what they come to.
package struct WeighingSheet: Equatable, Sendable {
  /// How far it has come.
  package enum Step: Equatable, Sendable {
    case methods
    case question
    /// What it comes to is shown before it is recorded.
    case preview
  }

  /// A line of the menu.
  package enum Row: Equatable, Sendable {
    /// Goes on where the person stopped.
    case resume
    case method(WeightMethod)
    case join
  }

  package let holder: WeightHolder
  /// What the holder's weights are called.
  package let whose: String
  /// The family that can be asked about alone; nil where it has nothing to share out.
  package let family: WeightFamily?
  package let familyName: String
  /// How far it has come.
  package internal(set) var step = Step.methods
  /// Whether only the family is asked about, and not the whole tree.
  package internal(set) var isFamilyOnly = false
  /// The lines of the menu.
  package let rows: [Row]
  /// The line of the cursor: of the menu, or of the steps to choose from.
  package internal(set) var selected = 0
  /// The questions and what was answered; nil until a method is chosen.
  package internal(set) var weighing: Weighing?
  /// What people gave, joinedJudgements; empty unless that was chosen.
  package internal(set) var joinedJudgements: [JoinedJudgements] = []
  package internal(set) var entry = TextEntry(byteLimit: 20)
  /// Whether the number is one that was refused or given before, so that a new one takes its place.
  var givesWay = false
  /// Why what was typed cannot be taken, or nil.
  package internal(set) var refusal: String?
  /// The first visible line of the preview.
  package internal(set) var scroll = 0

  /// A sheet on which a method is to be chosen, for somebody's weights of the whole tree or of the
  /// family of a node.
  init(
    _ session: Session, node: CriterionID?, holder: WeightHolder, whose: String,
    unfinished: Weighing?
  ) {
    let document = session.document
    let parent = node.flatMap(document.criterion)?.parent
    let family = WeightFamily(under: parent)
    let canAskFamily = (try? WeighingPlan(document, scope: .family(family))) != nil
    let name = parent.flatMap(document.criterion)?.label
    self.holder = holder
    self.whose = whose
    self.family = canAskFamily ? family : nil
    familyName = name.map { "only what stands under \($0)" } ?? "only the top of the tree"
    weighing = unfinished.flatMap { $0.holder == holder && $0.fits(document) ? $0 : nil }
    rows =
      (weighing == nil ? [] : [.resume]) + WeightMethod.asked.map(Row.method)
      + (Self.joinable(session, holder).isEmpty ? [] : [.join])
  }

  /// What people gave, joinedJudgements, for each family of which somebody has weights of their own.
  static func joinable(_ session: Session, _ holder: WeightHolder) -> [JoinedJudgements] {
    let body: BodyID?
    switch holder {
    case .agreed: body = nil
    case .body(let id): body = id
    case .assessor: return []
    }
    // Joined weights of two people would tell one of them the other's.
    guard !session.appraisal.hidesWeights,
      let plan = try? WeighingPlan(session.document, scope: .tree)
    else { return [] }
    return plan.families.compactMap {
      try? JoinedJudgements(session.appraisal, family: $0, body: body)
    }
  }

  /// How much of the tree is asked about.
  var scope: WeighingScope {
    if isFamilyOnly, let family { .family(family) } else { .tree }
  }

  /// Whether what the preview shows was asked about the whole tree.
  var isOfWholeTree: Bool { !joinedJudgements.isEmpty || weighing?.plan.scope == .tree }

  /// The question being asked, or nil.
  var question: WeighingQuestion? { step == .question ? weighing?.question : nil }

  /// The weights that the preview shows, by family.
  var results: [FamilyWeights] {
    joinedJudgements.isEmpty ? weighing?.results ?? [] : joinedJudgements.map(\.result)
  }

  /// The first result whose answers do not fit together, with the comparison to think about again.
  var offer: (offer: ComparisonOffer, family: WeightFamily)? {
    guard joinedJudgements.isEmpty else { return nil }
    return results.lazy.compactMap { result in result.offer.map { ($0, result.family.id) } }.first
  }

  /// The edits that record what the preview shows.
  func edits(in appraisal: Appraisal) -> [Edit] {
    joinedJudgements.isEmpty
      ? weighing?.edits(in: appraisal) ?? []
      : joinedJudgements.flatMap { $0.result.edits(for: holder, in: appraisal, words: $0.sentence) }
  }

  /// What the weights came about by, in a few words.
  var title: String {
    joinedJudgements.isEmpty ? weighing?.method.title ?? "" : "Joined comparisons"
  }

  /// The reply that what is typed and selected makes, or nil where it makes none yet.
  var reply: WeighingReply? {
    guard let question else { return nil }
    let number = DecimalNumber(entry.text)
    let chosen =
      question.steps.indices.contains(selected) ? question.steps[selected].node : nil
    switch question.form {
    case .choice, .next: return chosen.map(WeighingReply.chosen)
    case .number: return number.map(WeighingReply.number)
    case .pair:
      guard let chosen, let number else { return nil }
      return .times(chosen, number)
    }
  }

  /// Shows the present question with what was answered to it before, if anything was.
  mutating func settle() {
    step = weighing?.question == nil ? .preview : .question
    refusal = nil
    scroll = 0
    selected = 0
    entry = TextEntry(byteLimit: 20)
    givesWay = false
    guard let question = weighing?.question, let suggestion = weighing?.suggestion else { return }
    givesWay = true
    switch suggestion {
    case .chosen(let id), .tied(let id): select(id, in: question)
    case .number(let number): _ = entry.insert(number.description)
    case .times(let id, let number):
      select(id, in: question)
      _ = entry.insert(number.description)
    case .leftOut: break
    }
  }

  private mutating func select(_ id: CriterionID, in question: WeighingQuestion) {
    selected = question.steps.firstIndex { $0.node == id } ?? 0
  }
}
