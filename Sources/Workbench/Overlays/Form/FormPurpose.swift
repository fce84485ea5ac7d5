package import AppraisalModel

/// What is done with the answers of a form.
package protocol FormPurpose: Sendable {
  /// What the button that ends the form does, in a word.
  var verb: String { get }
  /// Whether what is typed is kept outside the appraisal until it is accepted.
  var keepsDraft: Bool { get }
  /// The marking that the form is about, or nil.
  var cell: MarkingPlace? { get }

  /// What the answers lead to; the fields are without fault.
  func outcome(of form: Form, _ bench: Bench) -> FormOutcome
  /// What follows once the edits of the answers are made.
  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench)
}

extension FormPurpose {
  package var verb: String { "keep" }
  package var keepsDraft: Bool { true }
  package var cell: MarkingPlace? { nil }
  package func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {}
}

/// What the answers of a form lead to.
package enum FormOutcome: Sendable {
  /// Edits that belong together, with the name by which they are undone; none where nothing changed.
  case edits(String, [Edit])
  /// Work outside the model, and what is said meanwhile.
  case effect(Effect, String)
  /// Something that the house does; nothing is recorded.
  case errand(Bench.Errand)
  /// They cannot be taken; the sentence is put at the field concerned, if there is one.
  case refused(FieldKey?, String)
  /// Several things stand in the way; they are listed over the form.
  case obstructed(FieldKey, String, by: [String])

  /// No appraisal is open.
  static let closed = FormOutcome.refused(nil, "No appraisal is open.")
}

/// Why the answers of a form cannot be taken, and at which field.
struct AnswerFault: Error, Equatable {
  var field: FieldKey
  var words: String

  init(_ field: FieldKey, _ words: String) {
    self.field = field
    self.words = words
  }
}
