/// The kinds of answer that are no mark; each means something else.
package enum NoMark: CaseIterable, Sendable {
  case doesNotApply
  case doNotKnow
  case ratherNot

  package var answer: Answer {
    switch self {
    case .doesNotApply: .doesNotApply
    case .doNotKnow: .doNotKnow
    case .ratherNot: .ratherNot
    }
  }

  /// How the person who gives it says it.
  package var words: String {
    switch self {
    case .doesNotApply: "This does not apply to the option"
    case .doNotKnow: "I do not know"
    case .ratherNot: "I would rather not mark this"
    }
  }
}
