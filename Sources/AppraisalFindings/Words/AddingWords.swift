package import AppraisalModel

extension CaseDocument {
  /// How people's marks are added up, in sentences for those who mark.
  package var addingSentences: [String] {
    let deciding = bodies.filter { $0.part == .decides }
    return [words(of: terms.adding, deciding)]
      + deciding.compactMap { body in
        body.quorum.map {
          "\(body.shortLabel) gives a result once \(Numbers.count($0, "ballot")) of its members "
            + ($0 == 1 ? "counts." : "count.")
        }
      }
  }

  private func words(of adding: Adding, _ deciding: [Body]) -> String {
    switch adding {
    case .members:
      "Every member's marks count the same"
        + (deciding.count > 1 ? ", whichever body they sit for." : ".")
    case .bodies: "Every body's marks count the same, however many members it has."
    case .given:
      "The bodies' marks count by given shares: "
        + deciding.map { "\($0.shortLabel) \($0.share?.description ?? "not given")" }
        .joined(separator: ", ") + "."
    }
  }
}
