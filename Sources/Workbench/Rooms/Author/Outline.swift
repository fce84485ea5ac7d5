import AppraisalModel

extension Appraisal {
  /// The rows of the outline as somebody may see it, with the people who take part behind the seats.
  ///
  /// - Complexity: O(*n*) in the size of the case.
  func outline(for viewer: AssessorID) -> [OutlineRow] {
    var rows = document.outline
    if hidesMoney(from: viewer) { rows.removeAll(where: \.isMoney) }
    let place = rows.firstIndex(of: .kind(.evidence)) ?? rows.count
    rows.insert(contentsOf: [.people] + assessors.map { .person($0.id) }, at: place)
    return rows
  }
}

extension OutlineRow {
  /// Whether it is money of the options.
  fileprivate var isMoney: Bool {
    guard case .element(let name, _) = self else { return false }
    return [.flow, .table, .percentage].contains(name.kind)
  }
}

extension CaseDocument {
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
