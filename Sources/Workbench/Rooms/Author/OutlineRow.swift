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
    case .person(let id): appraisal.assessor(id)?.name ?? id.text
    }
  }

  /// What the row says where there is little room.
  func shortTitle(in appraisal: Appraisal) -> String {
    guard case .element(let name, _) = self else { return title(in: appraisal) }
    return appraisal.document.element(name)?.element.thing.shortLabel ?? ""
  }
}
