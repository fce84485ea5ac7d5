import AppraisalFindings
public import AppraisalModel
public import Canvas
public import WeightElicitation

/// Weights being asked for on the screen: which method, the questions, and what they come to.
public struct WeighingDesk: Equatable, Sendable {
  /// How far it has come.
  public enum Step: Equatable, Sendable {
    /// The method is chosen.
    case methods
    /// A question is asked.
    case question
    /// What it comes to is shown before it is recorded.
    case preview
  }

  /// A line of the menu.
  public enum Row: Equatable, Sendable {
    /// Goes on where the person stopped.
    case resume
    /// Asks in one way.
    case method(WeightMethod)
    /// Joins what people gave.
    case join
  }

  /// Whose weights.
  public let holder: WeightHolder
  /// What the holder's weights are called.
  public let whose: String
  /// The family that can be asked about alone; nil where it has nothing to share out.
  public let family: WeightFamily?
  /// The name of the family.
  public let familyName: String
  /// How far it has come.
  public internal(set) var step = Step.methods
  /// Whether only the family is asked about, and not the whole tree.
  public internal(set) var isFamilyOnly = false
  /// The lines of the menu.
  public let rows: [Row]
  /// The line of the cursor: of the menu, or of the steps to choose from.
  public internal(set) var selected = 0
  /// The questions and what was answered; nil until a method is chosen.
  public internal(set) var weighing: Weighing?
  /// What people gave, joined; empty unless that was chosen.
  public internal(set) var joined: [JoinedJudgements] = []
  /// What is being typed.
  public internal(set) var entry = TextEntry(byteLimit: 20)
  /// Why what was typed cannot be taken, or nil.
  public internal(set) var refusal: String?
  /// The first visible line of the preview.
  public internal(set) var scroll = 0

  /// Makes a desk on which a method is to be chosen.
  public init(
    holder: WeightHolder, whose: String, family: WeightFamily?, familyName: String,
    unfinished: Weighing?, canJoin: Bool
  ) {
    self.holder = holder
    self.whose = whose
    self.family = family
    self.familyName = familyName
    weighing = unfinished
    rows =
      (unfinished == nil ? [] : [.resume]) + WeightMethod.asked.map(Row.method)
      + (canJoin ? [.join] : [])
  }

  /// How much of the tree is asked about.
  var scope: WeighingScope {
    if isFamilyOnly, let family { .family(family) } else { .tree }
  }

  /// Whether what the preview shows was asked about the whole tree.
  var isOfWholeTree: Bool { !joined.isEmpty || weighing?.plan.scope == .tree }

  /// The question being asked, or nil.
  var question: WeighingQuestion? { step == .question ? weighing?.question : nil }

  /// The weights that the preview shows, by family.
  var results: [FamilyWeights] {
    joined.isEmpty ? weighing?.results ?? [] : joined.map(\.result)
  }

  /// The first result whose answers do not fit together, with the comparison to think about again.
  var offer: (offer: ComparisonOffer, family: WeightFamily)? {
    guard joined.isEmpty else { return nil }
    return results.lazy.compactMap { result in result.offer.map { ($0, result.family.id) } }.first
  }

  /// The edits that record what the preview shows.
  func edits(in appraisal: Appraisal) -> [Edit] {
    joined.isEmpty
      ? weighing?.edits(in: appraisal) ?? []
      : joined.flatMap { $0.result.edits(for: holder, in: appraisal, words: $0.sentence) }
  }

  /// What the weights came about by, in a few words.
  var title: String { joined.isEmpty ? weighing?.method.title ?? "" : "Joined comparisons" }

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
    guard let question = weighing?.question, let suggestion = weighing?.suggestion else { return }
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
