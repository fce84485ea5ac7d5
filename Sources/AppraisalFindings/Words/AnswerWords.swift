package import AppraisalModel

extension Answer {
  /// The answer as screens write it.
  package var words: String { words(on: nil) }

  /// The answer as screens write it, on the scale that it stands on.
  package func words(on scale: Scale?) -> String {
    switch self {
    case .mark(let number): scale?.words(number) ?? number.description
    case .pass: "pass"
    case .fail: "fail"
    case .doesNotApply: "does not apply"
    case .doNotKnow: "I do not know"
    case .ratherNot: "would rather not mark"
    }
  }
}
