import AppraisalModel

/// The names of the fields of every type that a case is made of, as the types describe them.
struct DescribedFields: PartialVisitor {
  typealias Failure = Never
  private(set) var all: [String: Set<String>] = [:]
  private var type: String

  init(of type: String) { self.type = type }

  mutating func field(_ key: String) { all[type, default: []].insert(key) }

  private mutating func go<Value: Described>(into _: Value.Type, at key: String) {
    field(key)
    let name = String(describing: Value.self)
    guard all[name] == nil else { return }
    let outer = type
    type = name
    Value.blank.visit(&self)
    type = outer
  }

  mutating func part<Part: Described>(
    _ key: String, _ part: inout Part, _ presence: FieldPresence
  ) {
    go(into: Part.self, at: key)
  }

  mutating func part<Part: DescribedPart>(_ key: String, _ part: inout Part?) {
    go(into: Part.self, at: key)
  }

  mutating func parts<Part: DescribedPart>(_ key: String, _ parts: inout [Part]) {
    go(into: Part.self, at: key)
  }

  mutating func parts<Kind, Part: DescribedPart>(
    _ key: String, _ parts: inout [Identifier<Kind>: Part], of kind: ElementKind
  ) {
    go(into: Part.self, at: key)
  }

  mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
    go(into: Thing.self, at: key)
  }
}
