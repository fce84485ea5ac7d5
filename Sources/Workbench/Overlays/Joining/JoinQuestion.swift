import AppraisalHistory
import AppraisalModel

/// Asks somebody who is not on the panel whether they join; nobody joins by a slip in a name.
enum JoinQuestion {
  /// The question before the first edits of a newcomer, which are made once it is answered.
  static func question(
    _ person: AssessorID, _ nearest: AssessorID?, _ session: Session, before edits: [Edit],
    _ label: String
  ) -> Confirmation {
    let near = nearest.flatMap(session.appraisal.assessor).map { near in
      " The nearest name on it is \(near.name) (\(near.id)): if that is you, leave and start with "
        + "--as \(near.id)."
    }
    return Confirmation(
      title: "Join the panel?",
      words: "\(person) is not on the panel of this appraisal.\(near ?? "") "
        + "Whoever joins is a member, and their marks count.",
      key: "j", label: "join",
      act: { model throws(Refusal) in
        try model.bench.perform(label, edits, mayJoin: true)
        let bench = model.bench
        let likeness = bench.session?.person.flatMap {
          bench.session?.appraisal.likenessWords(of: $0)
        }
        model.bench.say(
          .good,
          ["\(label). You joined as a member.", likeness].compactMap(\.self).joined(separator: " "))
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
