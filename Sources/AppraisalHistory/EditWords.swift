import AppraisalFindings
package import AppraisalModel
import PlainText

extension Edit {
  /// What was done, as the sentence goes on after the name of whoever did it.
  ///
  /// For example: `marked Join the council on Care: 85, instead of 60.`
  ///
  /// - Parameters:
  ///   - names: What things are called.
  ///   - author: Who did it, so that what was done for another person is said.
  ///   - hidesMarks: Whether answers are left out, as before the reveal of a round.
  /// - Returns: The rest of a sentence with its full stop.
  package func words(
    _ names: RecordNames, by author: AssessorID?, hidesMarks: Bool = false
  ) -> String {
    account.words(names, by: author, hidesMarks: hidesMarks)
  }

  /// A reason behind a colon, with its full stop.
  static func because(_ reason: String) -> String {
    let reason = reason.oneLine
    guard let last = reason.last else { return "." }
    return ": \(reason)" + (".!?".contains(last) ? "" : ".")
  }
}

extension String {
  /// The text with its line ends as spaces, as it stands within a sentence.
  var oneLine: String {
    textLines.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Assessor {
  /// What the person may do, in words: "member and facilitator"; who was taken out takes no part.
  package var roleWords: String {
    roles.isEmpty ? "none: takes no part any more" : Numbers.list(roles.map(\.rawValue))
  }
}
