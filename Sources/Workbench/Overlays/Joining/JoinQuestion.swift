import AppraisalHistory
import AppraisalModel

/// Asks somebody who is not on the panel whether they join; nobody joins by a slip in a name.
enum JoinQuestion {
  /// The question before the first edits of a newcomer, which are made once it is answered.
  static func question(_ request: JoinRequest, _ bench: Bench) -> Confirmation {
    let near = request.nearest.flatMap { bench.session?.appraisal.assessor($0) }.map { near in
      " The nearest name on it is \(near.name) (\(near.id)): if that is you, leave and start with "
        + "--as \(near.id)."
    }
    return Confirmation(
      title: "Join the panel?",
      words: "\(request.person) is not on the panel of this appraisal.\(near ?? "") "
        + "Whoever joins is a member, and their marks count.",
      key: "j", label: "join",
      act: { model throws(Refusal) in
        try model.bench.perform(request.label, request.edits, mayJoin: true)
        let bench = model.bench
        let likeness = bench.session?.person.flatMap {
          bench.session?.appraisal.likenessWords(of: $0)
        }
        model.bench.say(
          .good,
          ["\(request.label). You joined as a member.", likeness].compactMap(\.self).joined(
            separator: " "))
      })
  }
}

extension Bench {
  /// Asks once who somebody is who comes to mark and is not on the panel.
  mutating func askWho() {
    guard let session, session.person == nil, session.readOnly == nil, !wasAskedWho,
      !session.appraisal.assessors.isEmpty, overlays.isEmpty
    else { return }
    wasAskedWho = true
    show(PersonForm.form(self))
  }
}
