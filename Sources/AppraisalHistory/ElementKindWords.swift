public import AppraisalModel

extension ElementKind {
  /// What one thing of the kind is called.
  public var words: String {
    switch self {
    case .option: "option"
    case .criterion: "criterion"
    case .evidence: "piece of evidence"
    case .paper: "paper"
    case .body: "body"
    case .seat: "seat"
    case .service: "service"
    case .note: "note"
    case .milestone: "milestone"
    case .routeStep: "step of the route"
    case .nextStep: "next step"
    case .checklist: "checklist"
    case .section: "part of the report"
    case .stage: "earlier stage"
    case .scenario: "scenario"
    case .flow: "cash flow"
    case .table: "table of money"
    case .percentage: "percentage"
    }
  }
}
