import AppraisalModel
import AppraisalRecord
import PlainText

/// What was saved and cannot be read.
extension OpenAppraisal {
  /// Why nobody is told what comes first, and what to do; nil where everything can be read.
  ///
  /// One sitting may be what makes another option lead. So whose it is and how much of it does not
  /// count is said in the place of every result.
  package var unreadWords: String? { UnreadRecord(unread, path, fold.appraisal)?.words }

  /// Throws where a result would not be whole.
  package func mustBeWhole() throws(CommandFailure) {
    if let unreadWords { throw CommandFailure(.refused, unreadWords) }
  }

  /// Throws where nothing final can be recorded: while something that was saved cannot be read, or
  /// while anything in the record is not as it was written.
  package func mustBeSound() throws(CommandFailure) {
    try mustBeWhole()
    let verification = Verification(of: try WholeRecord(path))
    guard let first = verification.firstDamage else { return }
    throw CommandFailure(.refused, DamageWords.refusal(first, path))
  }

  /// Why nothing final can be recorded, as far as the files alone tell; nil where they do not.
  package var damageWords: String? { damage.map { DamageWords.refusal($0, path) } }

  /// Why nothing can be written, because the case itself is among what cannot be read.
  var caseless: String? {
    guard !unread.isEmpty, fold.appraisal.document == CaseDocument() else { return nil }
    return UnreadRecord(unread, path, fold.appraisal)?.caseWords
  }
}

/// That a record is damaged, in words.
private enum DamageWords {
  static func refusal(_ first: String, _ path: String) -> String {
    "Nothing final is recorded while the record is damaged. \(end(first, path))"
  }

  static func end(_ first: String, _ path: String) -> String {
    "First: \(first) What can be done is said by: appraise doctor \(ShellWord.path(path))"
  }
}

extension WholeRecord {
  /// Throws where what was told of a record may not be all, or not be what was written.
  static func mustBeSound(_ verification: Verification, _ path: String) throws(CommandFailure) {
    try verification.record.mustBeWhole()
    guard let first = verification.firstDamage else { return }
    throw CommandFailure(.refused, "The record is damaged. \(DamageWords.end(first, path))")
  }

  /// Throws where a history or a result would not be whole.
  package func mustBeWhole() throws(CommandFailure) {
    // Folding a record takes as long as reading it.
    guard !contents.unread.isEmpty,
      let words = UnreadRecord(contents.unread, path, fold().appraisal)?.words
    else { return }
    throw CommandFailure(.refused, words)
  }
}

extension RecordMoment {
  /// Throws where a history or a result would not be whole.
  func mustBeWhole(_ path: String) throws(CommandFailure) {
    guard let words = UnreadRecord(unread, path, fold.appraisal)?.words else { return }
    throw CommandFailure(.refused, words)
  }
}

extension RecordHistory {
  /// Throws where the history is not whole, or not what was written.
  package func mustBeSound() throws(CommandFailure) {
    if let words = UnreadRecord(unread, path, fold.appraisal)?.words {
      throw CommandFailure(.refused, words)
    }
    guard let damage else { return }
    throw CommandFailure(.refused, "The record is damaged. \(DamageWords.end(damage, path))")
  }
}

/// The sittings of a record of which something cannot be read, in words.
private struct UnreadRecord {
  private let sentences: [String]
  private let path: String

  init?(_ sittings: [UnreadSitting], _ path: String, _ appraisal: Appraisal) {
    guard !sittings.isEmpty else { return nil }
    self.path = path
    let all = UnreadSitting.sentences(sittings) { id in
      AssessorID(id).map(appraisal.name) ?? id
    }
    sentences = all.prefix(3) + (all.count > 3 ? ["So it is with \(all.count - 3) more."] : [])
  }

  private var rest: String {
    sentences.joined(separator: " ")
      + " What can be done is said by: appraise doctor \(ShellWord.path(path))"
  }

  /// In the place of a result.
  var words: String {
    "Not everything that was saved can be read, so nothing is said of which option leads. " + rest
  }

  /// In the place of the case.
  var caseWords: String {
    "The case of this appraisal cannot be read, so nothing is written. " + rest
  }
}
