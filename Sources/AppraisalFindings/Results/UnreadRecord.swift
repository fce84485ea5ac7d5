package import AppraisalModel

// While something that was saved cannot be read, nobody is told what comes first.

extension Appraisal {
  /// The appraisal without anybody's answers, as if nothing had been marked or agreed.
  ///
  /// Results are made of it while a part of the record cannot be read: what is not there names no
  /// leader, however it is asked.
  package var withoutAnswers: Appraisal {
    var copy = self
    copy.ballots = [:]
    copy.agreed = [:]
    return copy
  }
}

extension LeadingSentence {
  /// What stands in the place of a result while something that was saved cannot be read.
  package init(unread words: String) { self.init(form: .unread, words: words) }
}
