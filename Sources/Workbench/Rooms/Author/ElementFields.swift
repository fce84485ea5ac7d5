import AppraisalModel
import Canvas

/// The questions that a form asks about one thing of a case, filled in with what is known of it.
struct ElementFields {
  let document: CaseDocument
  /// The thing that is changed, or nil for a new one.
  let present: Element?
  /// Under which node a new criterion is added.
  var parent: CriterionID?

  static let nameNeeded = "Type a name."

  /// The fields for a kind, in the order in which they are asked.
  func fields(_ kind: ElementKind) -> [FormField] {
    kind.form.fields(about: present, under: parent, TypedLists(document: document))
  }
}

/// Makes a thing of a case of the answers of a form.
struct ElementAnswers {
  let form: Form
  let lists: TypedLists
  /// The thing that is changed, or nil for a new one.
  let present: Element?

  /// The thing, under an identifier of its kind.
  func element(_ kind: ElementKind, id: String) throws(AnswerFault) -> Element? {
    try kind.form.element(about: present, id: id, answering: form, lists)
  }
}

/// The form of a kind of thing.
protocol ElementAsking {
  func fields(about present: Element?, under parent: CriterionID?, _ lists: TypedLists)
    -> [FormField]
  func element(
    about present: Element?, id: String, answering form: Form, _ lists: TypedLists
  ) throws(AnswerFault) -> Element?
}

extension FieldQuestions: ElementAsking where Thing: CaseElement {
  private func asked(
    _ present: Element?, _ parent: CriterionID?, _ lists: TypedLists
  ) -> Asked<Thing> {
    if let known = present?.thing as? Thing {
      return Asked(thing: known, isNew: false, lists: lists)
    }
    var new = Thing.blank
    if var node = new as? Criterion {
      (node.parent, node.scale) = (parent, Scale())
      new = node as? Thing ?? new
    }
    return Asked(thing: new, isNew: true, lists: lists)
  }

  func fields(
    about present: Element?, under parent: CriterionID?, _ lists: TypedLists
  ) -> [FormField] {
    fields(asked(present, parent, lists))
  }

  func element(
    about present: Element?, id: String, answering form: Form, _ lists: TypedLists
  ) throws(AnswerFault) -> Element? {
    guard let id = Thing.ID(id) else { return nil }
    var thing = try answered(asked(present, nil, lists), by: form)
    thing.id = id
    return thing.element
  }
}
