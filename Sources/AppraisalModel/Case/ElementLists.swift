package import StrictJSON

// The lists of a case by their kinds, all from the description of the case.

extension CaseDocument {
  /// Everything listed of one kind, in order.
  ///
  /// Setting drops what is of another kind.
  /// - Complexity: O(*n*) in the number of things of the kind.
  package subscript(kind: ElementKind) -> [Element] {
    get {
      var listing = Listing(kind: kind)
      visit(&listing)
      return listing.elements
    }
    set {
      var relisting = Relisting(kind: kind, elements: newValue)
      describe(&relisting)
    }
  }

  /// The thing of a name, with its place in its list.
  ///
  /// - Complexity: O(*n*) in the number of things of the kind.
  package func element(_ name: ElementName) -> (element: Element, place: Int)? {
    var finding = Finding(name: name)
    visit(&finding)
    return finding.found
  }
}

extension Described {
  /// Shows the fields to a visitor that changes none.
  package func visit<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    var copy = self
    try copy.describe(&visitor)
  }
}

private struct Listing: PartialVisitor {
  typealias Failure = Never
  let kind: ElementKind
  var elements: [Element] = []

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
    if Thing.kind == kind { elements = list.map(\.element) }
  }
}

private struct Relisting: PartialVisitor {
  typealias Failure = Never
  let kind: ElementKind
  let elements: [Element]

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
    if Thing.kind == kind { list = elements.compactMap { $0.thing as? Thing } }
  }
}

private struct Finding: PartialVisitor {
  typealias Failure = Never
  let name: ElementName
  var found: (element: Element, place: Int)?

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
    guard Thing.kind == name.kind, let place = list.firstIndex(where: { $0.id.text == name.id })
    else { return }
    found = (list[place].element, place)
  }
}

// An element stands in files as an object with one key, its kind: {"option": {...}}.

extension Element {
  /// Reads an element by the kind that its key names.
  package init(json: JSONReader) throws(DecodingFailure) {
    let members = try json.fields().all()
    guard let (key, value) = members.first, members.count == 1,
      let kind = ElementKind(rawValue: key)
    else { throw Self.unknownKind(json) }
    var reading = ElementReading(kind: kind, json: value)
    try CaseDocument.blank.visit(&reading)
    guard let element = reading.element else { throw Self.unknownKind(json) }
    self = element
  }

  private static func unknownKind(_ json: JSONReader) -> DecodingFailure {
    let known = ElementKind.allCases.map(\.rawValue).joined(separator: ", ")
    return json.refusal("an element has one key, which is one of: \(known)")
  }

  /// Writes the element under its kind.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SlugKey.self)
    try container.encode(thing, forKey: SlugKey(stringValue: kind.rawValue))
  }
}

private struct ElementReading: PartialVisitor {
  let kind: ElementKind
  let json: JSONReader
  var element: Element?

  mutating func list<Thing: CaseElement>(
    _ key: String, _ list: inout [Thing]
  ) throws(DecodingFailure) {
    if Thing.kind == kind { element = try Thing(json: json).element }
  }
}
