import AppraisalModel

/// The names of a case's options and criteria, as sentences use them.
struct Labels {
  let document: CaseDocument

  func option(_ id: OptionID) -> String { document.option(id)?.shortLabel ?? id.text }

  func options(_ ids: [OptionID]) -> String { Numbers.list(ids.map(option)) }

  func criterion(_ id: CriterionID) -> String { document.criterion(id)?.shortLabel ?? id.text }

  func criteria(_ ids: [CriterionID]) -> String { Numbers.list(ids.map(criterion)) }

  func body(_ id: BodyID) -> String {
    document.bodies.first { $0.id == id }?.shortLabel ?? id.text
  }

  /// Options with the verb that agrees: "A leads", "A and B lead together".
  func lead(_ ids: [OptionID]) -> String {
    ids.count == 1 ? "\(options(ids)) leads" : "\(options(ids)) lead together"
  }

  /// The same of what would be: "A would lead", "A and B would lead together".
  func wouldLead(_ ids: [OptionID]) -> String {
    ids.count == 1 ? "\(options(ids)) would lead" : "\(options(ids)) would lead together"
  }
}
