import AppraisalModel

/// The names of a case's options and criteria, as sentences use them.
struct Labels {
  let document: CaseDocument

  func option(_ id: OptionID) -> String { document.name(id) }

  func options(_ ids: [OptionID]) -> String { Numbers.list(ids.map(option)) }

  func criterion(_ id: CriterionID) -> String { document.name(id) }

  func criteria(_ ids: [CriterionID]) -> String { Numbers.list(ids.map(criterion)) }

  func body(_ id: BodyID) -> String { document.name(id) }

  /// Options with the verb that agrees: "A leads", "A and B lead together".
  func lead(_ ids: [OptionID]) -> String {
    ids.count == 1 ? "\(options(ids)) leads" : "\(options(ids)) lead together"
  }

  /// The same of what would be: "A would lead", "A and B would lead together".
  func wouldLead(_ ids: [OptionID]) -> String {
    ids.count == 1 ? "\(options(ids)) would lead" : "\(options(ids)) would lead together"
  }
}
