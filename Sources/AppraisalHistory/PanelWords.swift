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
