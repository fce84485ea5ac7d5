package import AppraisalModel

/// The names of a case's options and criteria, as sentences use them.
package struct Labels {
  package let document: CaseDocument

  package init(document: CaseDocument) { self.document = document }

  package func option(_ id: OptionID) -> String { document.name(id) }

  package func options(_ ids: [OptionID]) -> String { Numbers.list(ids.map(option)) }

  package func criterion(_ id: CriterionID) -> String { document.name(id) }

  package func criteria(_ ids: [CriterionID]) -> String { Numbers.list(ids.map(criterion)) }

  package func body(_ id: BodyID) -> String { document.name(id) }

  /// Options with the verb that agrees: "A leads", "A and B lead together".
  package func lead(_ ids: [OptionID]) -> String {
    ids.count == 1 ? "\(options(ids)) leads" : "\(options(ids)) lead together"
  }

  /// The same of what would be: "A would lead", "A and B would lead together".
  package func wouldLead(_ ids: [OptionID]) -> String {
    ids.count == 1 ? "\(options(ids)) would lead" : "\(options(ids)) would lead together"
  }
}
