package import AppraisalModel
import DecisionAnalysis

extension TalkList {
  /// What a cell is called: the option, then the criterion.
  package func title(of cell: TalkCell, in document: CaseDocument) -> String {
    "\(document.name(cell.cell.option)) on \(document.name(cell.cell.criterion))"
  }

  /// How far people are apart, in a few words; what may not be shown of few people is not.
  package func spread(of cell: TalkCell, in document: CaseDocument) -> String {
    let isDecisive = cell.changesLeader ? ", could change who leads" : ""
    guard cell.marks.count >= policy.fewest else {
      return "\(Numbers.count(cell.marks.count, "answer")), too few to show\(isDecisive)"
    }
    guard let statistics = cell.statistics else {
      let (pass, fail) = (
        cell.marks.count { $0.answer == .pass }, cell.marks.count { $0.answer == .fail }
      )
      return "pass \(pass), fail \(fail)\(isDecisive)"
    }
    let unit = cell.marksAreValues ? "" : " of 100"
    return
      "\(Numbers.short(statistics.range.low)) to \(Numbers.short(statistics.range.high))\(unit)"
      + isDecisive
  }

  /// Mean, median, quartiles and range of a cell, 0 to 100; nil on hurdles and of too few people.
  package func statistics(of cell: TalkCell) -> String? {
    guard let found = cell.statistics, cell.marks.count >= policy.fewest else { return nil }
    let short = Numbers.short
    return "mean \(short(found.mean)), median \(short(found.median)), quartiles "
      + "\(short(found.quartiles.low)) to \(short(found.quartiles.high)), range "
      + "\(short(found.range.low)) to \(short(found.range.high)), of "
      + Numbers.count(found.count, "mark")
      + (cell.marksAreValues ? "" : ", as values from 0 to 100")
  }

  /// What was agreed on a cell, or that nothing was.
  package func agreement(of cell: TalkCell) -> String {
    guard let agreed = cell.agreed else { return "nothing yet" }
    let what =
      cell.isHurdle
      ? "\(agreed.mark == 0 ? "fail" : "pass"), found by \(agreed.by)" : "\(agreed.mark)"
    return agreed.reason.isEmpty ? what : "\(what): \(agreed.reason)"
  }

  /// What moved where the round asked again; nil where it did not ask about the cell.
  package func moved(_ cell: TalkCell) -> String? {
    guard cell.movedCount > 0 else { return nil }
    return "\(Numbers.count(cell.movedCount, "person", "people")) of \(cell.marks.count) marked "
      + "otherwise than before"
  }
}

extension AgreementRefusal {
  /// Why nothing is agreed, in a sentence.
  package func sentence(in document: CaseDocument) -> String {
    switch self {
    case .awaitsReveal(let round):
      "Round \(round.number) is not revealed yet. A score is agreed on once everybody sees the marks."
    case .reasonMissing: "Say why: an agreed score stands beside the marks with its reason."
    case .isHurdle(let id):
      "\(document.name(id)) is a hurdle: what was found of it is recorded with who found it."
    case .nothingAgreed: "There is no agreed score to take back."
    }
  }
}

extension Dissent {
  /// Under what the view is shown.
  package func holder(in appraisal: Appraisal) -> String {
    appraisal.shownName(of: author, unnamed ? .pseudonyms : .names)
  }

  /// What it is about, within a sentence; empty for the whole.
  package func about(in document: CaseDocument) -> String {
    let parts = [option.map(document.name), criterion.map(document.name)].compactMap(\.self)
    return parts.isEmpty ? "" : " on \(parts.joined(separator: ", "))"
  }
}
