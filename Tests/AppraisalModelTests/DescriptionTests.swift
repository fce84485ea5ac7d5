import AppraisalModel
import Testing

@Suite struct DescriptionTests {
  private struct Lists: PartialVisitor {
    typealias Failure = Never
    var kinds: [ElementKind] = []

    mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
      kinds.append(Thing.kind)
      #expect(Thing.blank.element.kind == Thing.kind, "\(Thing.self)")
    }
  }

  @Test func `a case has one list of every kind`() {
    var lists = Lists()
    CaseDocument.blank.visit(&lists)
    #expect(lists.kinds.map(\.rawValue).sorted() == ElementKind.allCases.map(\.rawValue).sorted())
  }

  private struct Names: PartialVisitor {
    typealias Failure = Never
    var keys: [String] = []

    mutating func field(_ key: String) { keys.append(key) }
    mutating func part<Part: DescribedPart>(_ key: String, _ part: inout Part?) { field(key) }
    mutating func parts<Part: DescribedPart>(_ key: String, _ parts: inout [Part]) { field(key) }
  }

  private func names(_ thing: some CaseElement) -> Set<String> {
    var names = Names()
    thing.visit(&names)
    return Set(names.keys)
  }

  @Test(arguments: Sample.elements)
  func `the description of a kind has all its members`(_ element: Element) {
    let members = Mirror(reflecting: element.thing).children.compactMap(\.label)
    #expect(names(element.thing) == Set(members))
  }

  @Test(arguments: Sample.elements)
  func `what plain text says of a thing are fields that it has`(_ element: Element) {
    func check(_ thing: some CaseElement) {
      let names = names(thing)
      let known = names.union(["label", "short"])
      #expect(thing.headline.says.isSubset(of: known), "\(element.kind)")
      for line in type(of: thing).lineNames { #expect(names.contains(line.key), "\(line.key)") }
    }
    check(element.thing)
  }

  @Test func `the words of kinds differ from one another`() {
    #expect(Set(ElementKind.allCases.map(\.words)).count == ElementKind.allCases.count)
    #expect(Set(ElementKind.allCases.map(\.heading)).count == ElementKind.allCases.count)
  }
}
