/// The view of somebody who does not agree with what the group came to, or of a minority.
package struct Dissent: Encodable, Hashable, Sendable {
  /// Whose view it is.
  package var author: AssessorID
  /// What it is about; nil for the whole.
  package var option: OptionID?
  package var criterion: CriterionID?
  package var words: String
  /// Whether it is shown without the name, as of a participant with a number.
  package var unnamed: Bool

  package init(
    author: AssessorID, option: OptionID? = nil, criterion: CriterionID? = nil, words: String,
    unnamed: Bool = false
  ) {
    self.author = author
    self.option = option
    self.criterion = criterion
    self.words = words
    self.unnamed = unnamed
  }
}
