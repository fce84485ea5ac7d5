package import AppraisalModel
import Canvas

/// A page of Read about the case as a whole, beside the options.
package enum CasePage: String, CaseIterable, Equatable, Sendable {
  /// The question, who decides and by when.
  case question
  /// Every option with its standing and the reason.
  case longList
  /// What each option means for each service.
  case services
  /// What is shown about the options and neither marked nor weighed.
  case information
  /// The facts of organisational form.
  case facts
  /// Money that stands on the case, and what options cost.
  case money
  /// Who decides, who comments, what must hold.
  case decision
  /// Milestones, consequences and next steps.
  case timetable
  case checklists
  /// What the report must speak of.
  case report
  /// The panel and the bodies, with their interests.
  case panel
  /// How the options stood earlier.
  case stages
  /// Background, anomalies of the papers and deferred questions.
  case notes
  case papers

  /// What the list calls it.
  package var title: String {
    switch self {
    case .question: "The question"
    case .longList: "All options, and why"
    case .services: "Effects on services"
    case .information: "For information"
    case .facts: "Facts side by side"
    case .money: "Money"
    case .decision: "The decision and its route"
    case .timetable: "Timetable and next steps"
    case .checklists: "Checklists"
    case .report: "The report's headings"
    case .panel: "Panel and bodies"
    case .stages: "Earlier stages"
    case .notes: "Notes and anomalies"
    case .papers: "Papers"
    }
  }

  /// Whether a case has something to show on the page.
  func isFilled(in document: CaseDocument) -> Bool {
    switch self {
    case .question: !document.question.words.isEmpty
    case .longList: document.options.contains { $0.status != .active || $0.shell }
    case .services: !document.services.isEmpty
    case .information: document.criteria.contains { $0.kind == .information }
    case .facts: document.options.contains { !$0.facts.isEmpty }
    case .money: document.money != Money()
    case .decision: document.terms != DecisionTerms() || !document.route.isEmpty
    case .timetable: !document.milestones.isEmpty || !document.nextSteps.isEmpty
    case .checklists: !document.checklists.isEmpty
    case .report: !document.sections.isEmpty
    case .panel: !document.bodies.isEmpty || !document.seats.isEmpty
    case .stages: !document.stages.isEmpty
    case .notes: !document.notes.isEmpty
    case .papers: !document.papers.isEmpty
    }
  }
}

/// A row of Read's list.
package enum ReadRow: Equatable, Sendable {
  case option(OptionID)
  case page(CasePage)
}
