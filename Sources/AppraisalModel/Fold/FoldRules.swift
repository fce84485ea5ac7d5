/// The rules by which edits become a state, by the number that is kept of them.
///
/// What counts is changed by new rules and never by changed ones, so that a state that was kept can
/// be made again by the rules that held when it was made.
package enum FoldRules: Int, CaseIterable, Comparable, Sendable {
  case first = 1
  /// What is concurrent with the loss of its author's role waits, and comments are their authors'.
  case second

  /// The rules by which records are read now.
  package static let newest = second

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
