/// How much a case may hold.
///
/// They are asked of a case that is begun, checked or changed. An appraisal that went beyond them
/// earlier opens, and can be put right step by step.
package enum CaseLimits {
  /// The longest text, in bytes of UTF-8.
  package static let text = 20_000

  /// How many things of a kind a case may list.
  package static func most(_ kind: ElementKind) -> Int {
    switch kind {
    case .option: 200
    // Objectives and hurdles count among them.
    case .criterion: 100
    case .evidence, .paper, .body, .seat, .service, .note, .milestone, .routeStep, .nextStep,
      .checklist, .section, .stage, .scenario, .flow, .table, .percentage:
      1000
    }
  }
}
