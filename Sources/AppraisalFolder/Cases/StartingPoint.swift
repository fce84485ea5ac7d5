package import AppraisalModel

/// What an appraisal can be started from.
package enum StartingPoint {
  /// A case that comes with the program, or a case file.
  case caseFile(String)
  /// A template that comes with the program, or a case file used as one.
  case template(String)
  /// Nothing but a title and a question; nil for words to be replaced.
  case empty(title: String?, question: String?)

  /// The title of an appraisal that was given none.
  package static let emptyTitle = "An empty appraisal"
  private static let emptyQuestion = "What is to be decided? Write the question here."

  /// The case that the appraisal adopts.
  ///
  /// - Throws: `CommandFailure` with the place and what is expected.
  package func document(_ surroundings: Surroundings) throws(CommandFailure) -> CaseDocument {
    switch self {
    case .caseFile(let name): return try CaseLibrary(surroundings).read(name)
    case .template(let name): return try CaseLibrary(surroundings, .templates).read(name)
    case .empty(let title, let question):
      let document = CaseDocument(
        title: title ?? Self.emptyTitle, question: Question(words: question ?? Self.emptyQuestion))
      for text in [document.title, document.question.words] where text.allSatisfy(\.isWhitespace) {
        throw CommandFailure(
          .usage, "An empty appraisal needs a title and a question: --empty \"The day centre\".")
      }
      return document
    }
  }
}
