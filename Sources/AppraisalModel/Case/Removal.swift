// What becomes of what names something that is taken out of the case.

extension Element {
  /// The element without any reference to something, or nil where it cannot stand without it.
  ///
  /// The heir is the objective that takes over what stands under a node; nil is the top.
  func without(_ name: ElementName, heir: CriterionID?) -> Element? {
    thing.without(name, heir: heir)
  }
}

extension CaseHead {
  /// The head without any reference to something.
  func without(_ name: ElementName) -> CaseHead {
    var (head, leaving) = (self, Departure(of: name, heir: nil))
    head.describe(&leaving)
    return head
  }
}

extension CaseElement {
  fileprivate func without(_ name: ElementName, heir: CriterionID?) -> Element? {
    freed(from: Departure(of: name, heir: heir?.text))?.element
  }
}

extension Described {
  /// The value without any reference to what departs, or nil where it goes with it.
  fileprivate func freed(from departure: Departure) -> Self? {
    var (copy, departure) = (self, departure)
    copy.describe(&departure)
    return departure.takesHolder ? nil : copy
  }
}

/// Drops every reference to something that is taken out of the case.
private struct Departure: PartialVisitor {
  typealias Failure = Never
  let name: ElementName
  /// What takes over what stood under it.
  let heir: String?
  /// Whether what holds a reference cannot stand without it.
  private(set) var takesHolder = false

  init(of name: ElementName, heir: String?) {
    self.name = name
    self.heir = heir
  }

  private func isNamed<Kind>(_ id: Identifier<Kind>?, _ kind: ElementKind) -> Bool {
    kind == name.kind && id?.text == name.id
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>, to kind: ElementKind
  ) {
    if isNamed(id, kind) { takesHolder = true }
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>?, to kind: ElementKind, _ leaving: Leaving
  ) {
    guard isNamed(id, kind) else { return }
    switch leaving {
    case .dropped: id = nil
    case .falls: takesHolder = true
    case .inherited: id = heir.map { Identifier(checked: $0) }
    }
  }

  mutating func references<Kind>(
    _ key: String, _ ids: inout [Identifier<Kind>], to kind: ElementKind, _ leaving: Leaving
  ) {
    guard kind == name.kind, ids.contains(where: { $0.text == name.id }) else { return }
    ids.removeAll { $0.text == name.id }
    switch leaving {
    case .dropped, .inherited: break
    // An empty list would mean everything.
    case .falls: if ids.isEmpty { takesHolder = true }
    }
  }

  mutating func part<Part: DescribedPart>(_ key: String, _ part: inout Part?) {
    part = part?.freed(from: self)
  }

  mutating func parts<Part: DescribedPart>(_ key: String, _ parts: inout [Part]) {
    parts = parts.compactMap { $0.freed(from: self) }
  }

  mutating func parts<Kind, Part: DescribedPart>(
    _ key: String, _ parts: inout [Identifier<Kind>: Part], of kind: ElementKind
  ) {
    if kind == name.kind { parts = parts.filter { $0.key.text != name.id } }
  }
}
