package import AppraisalModel
package import Canvas

/// Author: everything that the case lists, to be written and changed.
package struct AuthorRoom: Room {
  package static let place = Place.author
  package static let title = "Author"
  package static let purpose =
    "Here the facilitator writes the case: the question, the options, the criteria and the rest. "
    + "Every change is kept and can be undone."

  /// The row of the cursor.
  package private(set) var row = OutlineRow.head(.question)
  private(set) var rows = ListState()

  package init() {}

  package var list: ListState? {
    get { rows }
    set { rows = newValue ?? ListState() }
  }

  // MARK: The outline

  /// The rows that are listed: all, or those that the filter finds.
  package func outline(_ bench: Bench) -> [OutlineRow] {
    guard let session = bench.session else { return [] }
    return session.appraisal.outline(for: session.viewer).filter { row in
      rows.finds(
        [
          row.title(in: session.appraisal), row.shortTitle(in: session.appraisal),
          row.detail(in: session.appraisal),
        ].joined(separator: " "))
    }
  }

  /// The kind of the list that the cursor is in, or nil at the parts that are no list.
  var kind: ElementKind? {
    switch row {
    case .head, .people, .person: nil
    case .kind(let kind): kind
    case .element(let name, _): name.kind
    }
  }

  /// The option that the cursor stands on, or nil.
  func option(in session: Session?) -> Option? {
    guard case .element(let name, _) = row, name.kind == .option else { return nil }
    return OptionID(name.id).flatMap { session?.document.option($0) }
  }

  package mutating func settle(_ bench: Bench) {
    let rows = outline(bench)
    guard !rows.contains(row) else { return }
    // What changed its depth is still itself.
    if case .element(let name, _) = row {
      row = rows.first { $0.names(name) } ?? .kind(name.kind)
    } else if case .person = row {
      row = .people
    }
    if !rows.contains(row), let first = rows.first { row = first }
  }

  /// Puts the cursor on a row, whatever is searched for.
  mutating func select(_ row: OutlineRow, _ bench: Bench) {
    rows.endSearch()
    self.row = row
    settle(bench)
  }

  /// Puts the cursor on what was added or changed, although something else is searched for.
  package mutating func follow(_ edits: [Edit], _ bench: Bench) {
    guard let new = edits.lazy.compactMap(\.elementOrPerson).first else { return }
    if !outline(bench).contains(where: new.isShown) { rows.endSearch() }
    if let found = outline(bench).first(where: new.isShown) { row = found }
  }

  // MARK: Keys and clicks

  package mutating func move(_ key: Key, _ bench: inout Bench) -> Bool {
    let rows = outline(bench)
    let index = rows.firstIndex(of: row) ?? 0
    let target: Int
    switch key {
    case .right: target = rows.indices.first { $0 > index && rows[$0].isHeading } ?? index
    case .left: target = rows.indices.last { $0 < index && rows[$0].isHeading } ?? 0
    default:
      guard
        let moved = Motion.row(key, from: index, of: rows.count, page: bench.page(leaving: 8))
      else { return false }
      target = moved
    }
    if !rows.isEmpty { row = rows[max(0, min(rows.count - 1, target))] }
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) {
    let rows = outline(bench)
    guard case .row(let index) = action, rows.indices.contains(index) else { return }
    if rows[index] == row {
      bench.then { model throws(Refusal) in try model.run(AuthorRoom.changeElement) }
    } else {
      row = rows[index]
    }
  }

  package func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect) {
    AuthorScreen(room: self, bench: bench).draw(&frame, in: rect)
  }

  // MARK: Forms

  /// Opens the form of the row of the cursor; that of a heading adds to its list.
  func openForm(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    switch row {
    case .head(let part): bench.show(HeadPartForm.form(part, in: session.document))
    case .kind, .people: add(&bench)
    case .element(let name, _):
      guard let found = session.document.element(name) else { return }
      bench.show(ElementForm.form(found.element, in: session.document))
    case .person(let id):
      bench.show(
        ParticipantForm.form(session.appraisal.assessor(id), in: session.document))
    }
  }

  /// Opens the form of something new for the list that the cursor is in.
  func add(_ bench: inout Bench) {
    guard let document = bench.session?.document else { return }
    guard let kind else { return bench.show(ParticipantForm.form(nil, in: document)) }
    bench.show(
      ElementForm.form(
        new: kind, at: placeOfNew(kind, in: document), under: parentOfNew(in: document),
        in: document))
  }

  /// Where something new stands: behind the row of the cursor, else at the end of its list.
  private func placeOfNew(_ kind: ElementKind, in document: CaseDocument) -> Int {
    if case .element(let name, _) = row, name.kind == kind, let found = document.element(name) {
      return found.place + 1
    }
    return document[kind].count
  }

  /// Under which node a new criterion stands: the objective of the cursor, or that of its row.
  private func parentOfNew(in document: CaseDocument) -> CriterionID? {
    guard case .element(let name, _) = row, name.kind == .criterion,
      let node = CriterionID(name.id).flatMap({ document.criterion($0) })
    else { return nil }
    return node.kind == .objective ? node.id : node.parent
  }

  // MARK: Removing and moving

  /// Asks whether what the cursor stands on is to be taken out.
  func askRemoval(_ bench: inout Bench) throws(Refusal) {
    if case .person(let id) = row { return try askLeaving(of: id, &bench) }
    guard let session = bench.session, case .element(let name, _) = row,
      let found = session.document.element(name)
    else { return }
    let others = session.appraisal.removal(of: name).compactMap { edit -> String? in
      if case .document(.remove(let element, _)) = edit, element.name != name {
        element.label
      } else {
        nil
      }
    }
    let goes = others.isEmpty ? "" : " With it go: \(others.joined(separator: "; "))."
    bench.show(
      Confirmation(
        title: "Take out \(found.element.label)?",
        words: "Marks and reasons given for it are kept on the record and no longer count."
          + "\(goes) u brings it back.",
        key: "t", label: "take it out", act: Self.removal))
  }

  /// Takes out what the cursor stands on, once the question is answered.
  static let removal: Bench.Errand = { model throws(Refusal) in
    try model.inside(AuthorRoom.self) { room, bench throws(Refusal) in try room.remove(&bench) }
  }

  private mutating func remove(_ bench: inout Bench) throws(Refusal) {
    if let reason = bench.session?.authorRefusal { throw Refusal(reason) }
    if case .person(let id) = row {
      if try takeOut(id, &bench) { row = .people }
      return
    }
    guard let session = bench.session, case .element(let name, _) = row,
      let found = session.document.element(name)
    else { return }
    let index = outline(bench).firstIndex(of: row) ?? 0
    try bench.perform("\(found.element.label) taken out", session.appraisal.removal(of: name))
    let left = outline(bench)
    if !left.isEmpty { row = left[min(index, left.count - 1)] }
    bench.say(.good, "\(found.element.label) was taken out. u brings it back.")
  }

  func moveRow(by distance: Int, _ bench: inout Bench) throws(Refusal) {
    guard let document = bench.session?.document, case .element(let name, _) = row,
      let found = document.element(name)
    else { return }
    // Nodes of the tree change places with their neighbours under the same objective.
    let all = document[name.kind]
    let peers = all.indices.filter { all[$0].parent == found.element.parent }
    guard let place = peers.firstIndex(of: found.place), peers.indices.contains(place + distance)
    else { return bench.say(.plain, "It stands at the end of its list already.") }
    let label = "\(found.element.thing.shortLabel) moved"
    let edits = [
      Edit.document(.move(element: name, old: found.place, new: peers[place + distance]))
    ]
    try bench.perform(label, edits)
    bench.notice = bench.changeNotice(label, edits)
  }
}

extension Element {
  /// The node that it stands under, for nodes of the value tree.
  fileprivate var parent: CriterionID? {
    if case .criterion(let node) = self { node.parent } else { nil }
  }
}

/// Something that an edit added or changed, as Author lists it.
private enum ListedThing {
  case element(ElementName)
  case person(AssessorID)

  func isShown(by row: OutlineRow) -> Bool {
    switch self {
    case .element(let name): row.names(name)
    case .person(let id): row == .person(id)
    }
  }
}

extension Edit {
  /// What it adds or changes, if Author lists that.
  fileprivate var elementOrPerson: ListedThing? {
    if case .people(.join(let person)) = self { return .person(person.id) }
    if case .people(.revise(_, let person)) = self { return .person(person.id) }
    if case .document(.add(let element, _)) = self { return .element(element.name) }
    if case .document(.change(_, let element)) = self { return .element(element.name) }
    if case .document(.standing(let option, _, _)) = self {
      return .element(ElementName(.option, option.text))
    }
    return nil
  }
}
