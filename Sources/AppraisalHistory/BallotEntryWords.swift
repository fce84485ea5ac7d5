package import AppraisalModel

extension BallotEntryRefusal {
  /// What is wrong and what to do, in a sentence or two.
  package func sentence(in appraisal: Appraisal) -> String {
    switch self {
    case .notAllowed(let refusal): refusal.sentence(in: appraisal.document)
    case .ownAnswer(let person, let cell):
      "\(appraisal.name(person)) has answered for \(appraisal.document.name(cell.option)) on "
        + "\(appraisal.document.name(cell.criterion)) themselves, and a ballot that is entered for them "
        + "does not replace that."
    }
  }
}
