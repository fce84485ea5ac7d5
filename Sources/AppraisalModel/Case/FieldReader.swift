package import StrictJSON

extension Described {
  /// Reads the fields of the description.
  package init(json: JSONReader) throws(DecodingFailure) {
    self = .blank
    var reader = FieldReader(fields: try json.fields())
    try describe(&reader)
  }
}

/// Reads an object of a file into the fields of a blank.
private struct FieldReader: FieldVisitor {
  let fields: JSONFields

  mutating func id<Kind>(_ id: inout Identifier<Kind>) throws(DecodingFailure) {
    id = try fields.value("id")
  }

  mutating func text(
    _ key: String, _ text: inout String, _ rule: TextRule
  ) throws(DecodingFailure) {
    if let present = fields.optional(key) { text = try present.text() }
  }

  mutating func value<Value: PlainValue>(
    _ key: String, _ value: inout Value, _ presence: FieldPresence
  ) throws(DecodingFailure) {
    switch presence {
    case .needed: value = try fields.value(key)
    case .spared: if let present = fields.optional(key) { value = try Value(json: present) }
    }
  }

  mutating func value<Value: PlainValue & Comparable>(
    _ key: String, _ value: inout Value?, within bounds: ClosedRange<Value>?
  ) throws(DecodingFailure) {
    if let present = fields.optional(key) { value = try Value(json: present) }
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>, to kind: ElementKind
  ) throws(DecodingFailure) {
    id = try fields.value(key)
  }

  mutating func reference<Kind>(
    _ key: String, _ id: inout Identifier<Kind>?, to kind: ElementKind, _ leaving: Leaving
  ) throws(DecodingFailure) {
    if let present = fields.optional(key) { id = try Identifier(json: present) }
  }

  mutating func references<Kind>(
    _ key: String, _ ids: inout [Identifier<Kind>], to kind: ElementKind, _ leaving: Leaving
  ) throws(DecodingFailure) {
    if let present = fields.optional(key) { ids = try [Identifier<Kind>](json: present) }
  }

  mutating func part<Part: Described>(
    _ key: String, _ part: inout Part, _ presence: FieldPresence
  ) throws(DecodingFailure) {
    switch presence {
    case .needed: part = try fields.value(key)
    case .spared: if let present = fields.optional(key) { part = try Part(json: present) }
    }
  }

  mutating func part<Part: DescribedPart>(
    _ key: String, _ part: inout Part?
  ) throws(DecodingFailure) {
    if let present = fields.optional(key) { part = try Part(json: present) }
  }

  mutating func parts<Part: DescribedPart>(
    _ key: String, _ parts: inout [Part]
  ) throws(DecodingFailure) {
    try read(key, &parts)
  }

  mutating func parts<Kind, Part: DescribedPart>(
    _ key: String, _ parts: inout [Identifier<Kind>: Part], of kind: ElementKind
  ) throws(DecodingFailure) {
    if let present = fields.optional(key) {
      parts = try [Identifier<Kind>: Part](json: present)
    }
  }

  mutating func list<Thing: CaseElement>(
    _ key: String, _ list: inout [Thing]
  ) throws(DecodingFailure) {
    try read(key, &list)
  }

  private func read<Part: Described>(
    _ key: String, _ parts: inout [Part]
  ) throws(DecodingFailure) {
    guard let present = fields.optional(key) else { return }
    let elements = try present.elements()
    parts.reserveCapacity(elements.count)
    for element in elements { parts.append(try Part(json: element)) }
  }
}
