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

extension EditRefusal {
  /// The sentence for an edit of the case that is refused, or nil for other refusals.
  func authoringSentence(in document: CaseDocument) -> String? {
    switch self {
    case .unknownElement(let name): "There is no \(name.kind.words) \(name.id) in this case."
    case .taken(let name):
      "The case has \(name.kind.words) \(name.id) already. Choose another name."
    case .wouldBreak(let violation): violation.sentence
    case .wrongElement(let name, let expected):
      "\(name.id) cannot take the place of \(expected.id). Take it out and add the other."
    case .noSuchPlace(let place, let count):
      "There is no place \(place + 1) in a list of \(count)."
    case .standingApart(let id):
      "Where \(document.option(id)?.shortLabel ?? id.text) stands is changed by itself, "
        + "with the reason."
    case .inUse(let name, let person):
      "\(person) sits for \(name.id). Change that first."
    case .marksDoNotFit(let id, let count):
      "\(count) \(count == 1 ? "mark" : "marks") on "
        + "\(document.criterion(id)?.shortLabel ?? id.text) would not fit any more. "
        + "Take them out first, or add a new criterion."
    case .weightsLocked: "The weights are settled. Open them again to change one."
    case .unknownComment(let id): "There is no comment \(id)."
    case .notMarkedBy(let body, let id):
      Self.notMarkedBy(body, document.criterion(id), in: document)
    case .recused(let person):
      "\(person) takes no part in this, because of a declared interest."
    case .shell(let id):
      "\(document.option(id)?.shortLabel ?? id.text) is a name only. Fill it in before it is marked."
    default: nil
    }
  }

  private static func notMarkedBy(
    _ body: BodyID?, _ criterion: Criterion?, in document: CaseDocument
  ) -> String {
    let markers = (criterion?.markedBy ?? []).map { id in
      document.bodies.first { $0.id == id }?.shortLabel ?? id.text
    }
    let who = body.flatMap { id in document.bodies.first { $0.id == id }?.shortLabel }
    return "\(criterion?.shortLabel ?? "This") is marked by \(markers.joined(separator: ", "))"
      + (who.map { ", not by \($0)." } ?? ". Say which body you sit for.")
  }
}

extension InvariantViolation {
  /// What is wrong, in a sentence for the person who made the change.
  public var sentence: String {
    switch kind {
    case .duplicate(let id): "The name \(id) is taken already."
    case .unknown(let what, let id): "There is no \(what) \(id), which is named at \(path)."
    case .missing(let what): "The \(what) is missing."
    case .misplaced(let id):
      "\(id) cannot stand there: only an objective has criteria under it, and nothing stands "
        + "under itself."
    case .badScale(let fault): "The scale cannot be used: \(fault)."
    case .reasonMissing: "This needs a reason."
    case .badDate(let text): "\(text) is not a day. Write it as 2010-03-31."
    case .badMark(let text): "\(text) cannot stand there."
    case .wrongCount(let count, let expected):
      "There are \(count) amounts for \(expected) years. Give one for each year."
    case .circle(let id): "\(id) would lead back to itself."
    }
  }
}
