package import AppraisalModel

/// How a question is answered.
package enum WeighingForm: Equatable, Sendable {
  /// By choosing one of the steps.
  case choice
  /// By choosing the step that comes next, or one that is tied with the one chosen before.
  case next(canTie: Bool)
  /// By a number about the one step.
  case number(low: DecimalNumber, high: DecimalNumber, unit: String)
  /// By saying which of the two steps is worth more, and how many times as much: 1 to 9. It may be
  /// left out.
  case pair
}

/// One question, complete with its words.
package struct WeighingQuestion: Equatable, Sendable {
  /// The family that it is about.
  package let family: WeightFamily
  /// What stands above the family: an objective's name, or nil at the top.
  package let familyName: String?
  package let number: Int
  package let words: String
  /// The same in a few words, for little room.
  package let brief: String
  /// The step that the others are compared with, or nil.
  package let reference: WeighingStep?
  /// The steps that are asked about: those to choose from, both of a pair, or the one to judge.
  package let steps: [WeighingStep]
  package let form: WeighingForm
  /// What a person should bear in mind.
  package let hint: String

  /// What to bear in mind in every question.
  static let sizeNotSubject = "Judge the size of the step, not the importance of the subject."
  static let imagine = "Imagine an option at the bottom of every scale."
}

/// An answer to a question.
package enum WeighingReply: Equatable, Sendable {
  /// The step that was chosen, by the identifier of its node.
  case chosen(CriterionID)
  /// A step that is worth as much as the one chosen before, in an order.
  case tied(CriterionID)
  case number(DecimalNumber)
  /// The step of a pair that is worth more, and how many times as much.
  case times(CriterionID, DecimalNumber)
  /// A comparison that is left out.
  case leftOut
}
