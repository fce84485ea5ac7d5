import AppraisalFindings
package import AppraisalModel

extension Appraisal {
  /// What is told when somebody joins or gets another name: who looks like them, and a name that
  /// mixes scripts; nil where there is nothing to tell.
  package func likenessWords(of person: Assessor) -> String? {
    let alike = lookAlikes(of: person).map { "\($0.name) (\($0.id))" }
    var words: [String] = []
    if !alike.isEmpty {
      words.append(
        "\(person.name) (\(person.id)) looks like \(Numbers.list(alike)). Make sure that they are "
          + "different people.")
    }
    if person.hasMixedName {
      words.append("The name \(person.name) mixes letters of different scripts.")
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// What is told of those who join or get another name by edits that were made; nil for nothing.
  package func likenessWords(after edits: [Edit]) -> String? {
    let people = edits.compactMap { edit -> Assessor? in
      switch edit {
      case .people(.join(let person)): return person
      case .people(.revise(let old, let new)): return old.name == new.name ? nil : new
      case .people(.leave), .people(.vouch), .people(.makeSlip), .people(.showSlip), .document,
        .marks, .weights, .rounds, .decision, .meeting, .record:
        return nil
      }
    }
    let words = people.compactMap(likenessWords)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

extension PanelRefusal {
  /// Why it cannot be done and what can, in a sentence.
  package func sentence(in appraisal: Appraisal) -> String {
    switch self {
    case .noLogin: "Type a login name without blanks, such as ann.smith."
    case .takesPartAlready(let id): "\(appraisal.name(id)) takes part as \(id) already."
    case .notOnPanel(let id): "\(id) is not on the panel."
    case .seatTaken(_, let holder): "\(appraisal.name(holder)) has this seat."
    case .lastFacilitator: "Nobody else facilitates. Give that role to another person first."
    case .takesNoPart(let id):
      "\(appraisal.name(id)) takes no part already. Give a role to change that."
    }
  }
}

extension PanelDeparture {
  /// What was done, in a sentence.
  package func words(_ name: String) -> String {
    switch self {
    case .offTheList: "\(name) is off the list."
    case .withoutRole: "\(name) takes no part any more. What was marked stays and does not count."
    }
  }
}
