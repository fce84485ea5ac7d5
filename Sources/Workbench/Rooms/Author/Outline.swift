import AppraisalFindings
public import AppraisalModel
import Canvas

/// A row of the outline of a case.
public enum OutlineRow: Equatable, Sendable {
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
}

/// The state of Author.
public struct OutlineState: Equatable, Sendable {
  /// The row of the cursor.
  public var row = OutlineRow.head(.question)
  /// What is typed after `/`, and where the list is.
  public var list = ListState()
  /// The first visible line of the text at the right.
  public var scroll = 0

  /// Makes the state of an outline that nobody has touched.
  public init() {}
}

extension CaseDocument {
  /// The order in which lists stand in the outline: as a facilitator fills them.
  static let outlineOrder: [ElementKind] = [
    .option, .criterion, .body, .seat, .evidence, .service, .scenario, .flow, .table, .percentage,
    .milestone, .routeStep, .nextStep, .checklist, .section, .note, .stage, .paper,
  ]

  /// The rows of the outline.
  ///
  /// - Complexity: O(*n*) in the size of the case.
  var outline: [OutlineRow] {
    HeadPart.allCases.map(OutlineRow.head)
      + Self.outlineOrder.flatMap { kind -> [OutlineRow] in
        [.kind(kind)] + elementRows(kind)
      }
  }

  private func elementRows(_ kind: ElementKind) -> [OutlineRow] {
    switch kind {
    case .criterion: tree(under: nil, depth: 0)
    case .option:
      options.map {
        .element(ElementName(.option, $0.id.text), depth: $0.variantOf == nil ? 0 : 1)
      }
    default: self[kind].map { .element($0.name, depth: 0) }
    }
  }

  private func tree(under parent: CriterionID?, depth: Int) -> [OutlineRow] {
    guard depth <= criteria.count else { return [] }
    return children(of: parent).flatMap { node -> [OutlineRow] in
      [.element(ElementName(.criterion, node.id.text), depth: depth)]
        + tree(under: node.id, depth: depth + 1)
    }
  }
}

extension ElementKind {
  /// The heading of its list.
  var heading: String {
    switch self {
    case .option: "Options"
    case .criterion: "Criteria"
    case .evidence: "Evidence"
    case .paper: "Papers"
    case .body: "Bodies"
    case .seat: "Seats on the panel"
    case .service: "Services"
    case .note: "Notes"
    case .milestone: "Milestones and consequences"
    case .routeStep: "Route of the decision"
    case .nextStep: "Next steps"
    case .checklist: "Checklists"
    case .section: "Headings of the report"
    case .stage: "Earlier stages"
    case .scenario: "Scenarios of the money"
    case .flow: "Costs and savings of options"
    case .table: "Tables of money"
    case .percentage: "Percentages without a base"
    }
  }
}

extension Model {
  /// The rows that Author lists: all, or those that the filter finds.
  public var outlineRows: [OutlineRow] {
    guard let session else { return [] }
    let document = session.document
    let words = outline.list.filter?.text.lowercased() ?? ""
    let all = wholeOutline(of: session)
    guard !words.isEmpty else { return all }
    return all.filter { row in
      "\(title(of: row, in: document)) \(shortTitle(of: row, in: document))".lowercased()
        .contains(words)
    }
  }

  /// What a row says where there is little room.
  func shortTitle(of row: OutlineRow, in document: CaseDocument) -> String {
    if case .element(let name, _) = row { return document.element(name)?.element.shortLabel ?? "" }
    return title(of: row, in: document)
  }

  /// What a row says.
  func title(of row: OutlineRow, in document: CaseDocument) -> String {
    switch row {
    case .head(let part): part.title
    case .kind(let kind): kind.heading
    case .element(let name, _): document.element(name)?.element.label ?? name.id
    case .people: "People"
    case .person(let id): session?.appraisal.assessor(id)?.name ?? id.text
    }
  }

  /// The kind of the list that the cursor is in, or nil at the parts that are no list.
  var outlineKind: ElementKind? {
    switch outline.row {
    case .head, .people, .person: nil
    case .kind(let kind): kind
    case .element(let name, _): name.kind
    }
  }

  /// Keys that move on Author, or nil for others.
  mutating func pressOutline(_ key: Key) -> [Request]? {
    let rows = outlineRows
    let index = rows.firstIndex(of: outline.row) ?? 0
    let page = max(1, size.height - 8)
    var target = index
    switch key {
    case .up, .character("k"): target -= 1
    case .down, .character("j"): target += 1
    case .pageUp: target -= page
    case .pageDown, .character(" "): target += page
    case .home: target = 0
    case .end: target = rows.count - 1
    case .right:
      target = rows.indices.first { $0 > index && rows[$0].isHeading } ?? index
    case .left: target = rows.indices.last { $0 < index && rows[$0].isHeading } ?? 0
    default: return nil
    }
    if !rows.isEmpty { outline.row = rows[max(0, min(rows.count - 1, target))] }
    outline.scroll = 0
    return []
  }

  /// Sees to it that the cursor of Author stands on a row that exists.
  mutating func settleOutline() {
    let rows = outlineRows
    guard !rows.contains(outline.row) else { return }
    // What changed its depth is still itself.
    if case .element(let name, _) = outline.row {
      outline.row =
        rows.first { if case .element(name, _) = $0 { true } else { false } } ?? .kind(name.kind)
    } else if case .person = outline.row {
      outline.row = .people
    }
    if !rows.contains(outline.row), let first = rows.first { outline.row = first }
  }

  /// Runs a command of Author.
  mutating func runOutline(_ id: CommandID) -> [Request] {
    guard let session else { return [] }
    switch id {
    case .changeElement:
      switch outline.row {
      case .head(let part):
        overlays.append(.form(.head(part, in: session.document)))
      case .kind(let kind): openElementForm(kind)
      case .element(let name, _):
        guard let found = session.document.element(name) else { return [] }
        overlays.append(.form(.element(found.element, in: session.document)))
      case .people: overlays.append(.form(.participant(nil, in: session.document)))
      case .person(let id):
        let person = session.appraisal.assessor(id)
        overlays.append(.form(.participant(person, in: session.document)))
      }
    case .addElement:
      if let kind = outlineKind {
        openElementForm(kind)
      } else {
        overlays.append(.form(.participant(nil, in: session.document)))
      }
    case .removeElement: askRemoval()
    case .moveElementUp: return moveElement(by: -1)
    case .moveElementDown: return moveElement(by: 1)
    case .setStanding:
      if case .element(let name, _) = outline.row, let option = OptionID(name.id) {
        openStandingForm(option)
      }
    default: break
    }
    return []
  }

  private mutating func openElementForm(_ kind: ElementKind) {
    guard let document = session?.document else { return }
    overlays.append(.form(.newElement(kind, under: parentOfNew, in: document)))
  }

  /// Under which node a new criterion stands: the objective of the cursor, or that of its row.
  private var parentOfNew: CriterionID? {
    guard case .element(let name, _) = outline.row, name.kind == .criterion,
      let node = CriterionID(name.id).flatMap({ session?.document.criterion($0) })
    else { return nil }
    return node.kind == .objective ? node.id : node.parent
  }

  // MARK: Removing and moving

  private mutating func askRemoval() {
    if case .person(let id) = outline.row { return askLeaving(of: id) }
    guard let session, case .element(let name, _) = outline.row,
      let found = session.document.element(name)
    else { return }
    let edits = session.appraisal.removal(of: name)
    let others = edits.compactMap { edit -> String? in
      switch edit {
      case .document(.remove(let element, _)) where element.name != name: element.label
      default: nil
      }
    }
    let goes = others.isEmpty ? "" : " With it go: \(others.joined(separator: "; "))."
    overlays.append(
      .confirmation(
        Confirmation(
          title: "Take out \(found.element.label)?",
          words: "Marks and reasons given for it are kept on the record and no longer count."
            + "\(goes) u brings it back.",
          key: "t", label: "take it out", command: .removeElementNow)))
  }

  /// Takes out what the cursor stands on.
  mutating func removeElement() -> [Request] {
    if case .person(let id) = outline.row { return removePerson(id) }
    guard let session, case .element(let name, _) = outline.row,
      let found = session.document.element(name)
    else { return [] }
    let rows = outlineRows
    let index = rows.firstIndex(of: outline.row) ?? 0
    let requests = perform(
      "\(found.element.label) taken out", session.appraisal.removal(of: name))
    if notice?.kind != .refused {
      let left = outlineRows
      if !left.isEmpty { outline.row = left[min(index, left.count - 1)] }
      notice = Notice(.good, "\(found.element.label) was taken out. u brings it back.")
    }
    return requests
  }

  private mutating func moveElement(by distance: Int) -> [Request] {
    guard let document = session?.document, case .element(let name, _) = outline.row,
      let found = document.element(name)
    else { return [] }
    // Nodes of the tree change places with their neighbours under the same objective.
    let all = document[name.kind]
    let peers = all.indices.filter { all[$0].parent == found.element.parent }
    guard let place = peers.firstIndex(of: found.place), peers.indices.contains(place + distance)
    else {
      notice = Notice(.plain, "It stands at the end of its list already.")
      return []
    }
    let label = "\(found.element.shortLabel) moved"
    let edits = [
      Edit.document(.move(element: name, old: found.place, new: peers[place + distance]))
    ]
    let requests = perform(label, edits)
    if notice?.kind != .refused { notice = changeNotice(label, edits) }
    return requests
  }

  // MARK: Standing

  private mutating func openStandingForm(_ id: OptionID) {
    guard let option = session?.document.option(id) else { return }
    overlays.append(.form(.standing(option)))
  }
}

extension OutlineRow {
  fileprivate var isHeading: Bool {
    switch self {
    case .head, .kind, .people: true
    case .element, .person: false
    }
  }
}

extension Element {
  /// The short name, for those that have one.
  var shortLabel: String {
    switch self {
    case .option(let it): it.shortLabel
    case .criterion(let it): it.shortLabel
    case .body(let it): it.shortLabel
    default: label
    }
  }

  /// The node that it stands under, for nodes of the value tree.
  fileprivate var parent: CriterionID? {
    if case .criterion(let node) = self { node.parent } else { nil }
  }
}
