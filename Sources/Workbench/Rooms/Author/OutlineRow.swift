import AppraisalFindings
package import AppraisalModel

/// A row of the outline of a case.
package enum OutlineRow: Equatable, Sendable {
  /// A part that is no list.
  case head(HeadPart)
  /// The heading of a list.
  case kind(ElementKind)
  /// Something that a list holds, and how deep it stands.
  case element(ElementName, depth: Int)
  /// The heading of the people who take part.
  case people
  /// Somebody who takes part.
  case person(AssessorID)

  var isHeading: Bool {
    switch self {
    case .head, .kind, .people: true
    case .element, .person: false
    }
  }

  /// Whether it stands for something, however deep.
  func names(_ name: ElementName) -> Bool {
    if case .element(name, _) = self { true } else { false }
  }

  /// What the row says.
  func title(in appraisal: Appraisal) -> String {
    switch self {
    case .head(let part): part.title
    case .kind(let kind): kind.heading
    case .element(let name, _): appraisal.document.element(name)?.element.label ?? name.id
    case .people: "People"
    case .person(let id): appraisal.name(id)
    }
  }

  /// What the row says where there is little room.
  func shortTitle(in appraisal: Appraisal) -> String {
    guard case .element(let name, _) = self else { return title(in: appraisal) }
    return appraisal.document.element(name)?.element.thing.shortLabel ?? ""
  }

  /// What the row says at its right.
  func detail(in appraisal: Appraisal) -> String {
    let document = appraisal.document
    func counted(_ count: Int) -> String { count == 0 ? "none" : "\(count)" }
    switch self {
    case .head(.question): return ""
    case .head(.terms): return document.terms == DecisionTerms() ? "none" : ""
    case .head(.counting):
      let years = document.money.counting.years.count
      return years == 0 ? "no years" : Numbers.count(years, "year")
    case .kind(let kind): return counted(document[kind].count)
    case .element(let name, _): return Self.detail(document.element(name)?.element, document)
    case .people: return counted(appraisal.assessors.count)
    case .person(let id): return appraisal.roleDetail(of: id)
    }
  }

  private static func detail(_ element: Element?, _ document: CaseDocument) -> String {
    switch element {
    case .option(let option):
      option.shell ? "name only" : option.status == .active ? "" : option.status.rawValue
    case .criterion(let node): node.kind == .scored ? "" : node.kind.rawValue
    case .flow(let flow): document.option(flow.option)?.shortLabel ?? ""
    default: ""
    }
  }
}
