/// How far whoever sits at the program gets with it.
package enum Reach: Hashable, Sendable {
  /// Wherever their login lets them: other appraisals, their own editor, other files.
  case machine
  /// The one appraisal that was opened for them, and nothing beside it.
  case appraisal

  /// Why something beyond it is not done.
  package static let refusal =
    "This sitting stays in this appraisal, so that cannot be done from here."
}
