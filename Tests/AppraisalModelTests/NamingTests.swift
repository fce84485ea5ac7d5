import AppraisalModel
import Testing

@Suite struct NamingTests {
  private static func document(_ names: [(id: OptionID, label: String, short: String)])
    -> CaseDocument
  {
    CaseDocument(options: names.map { Option(id: $0.id, label: $0.label, short: $0.short) })
  }

  @Test func `an option is called by its short name, and by its identifier when it is gone`() {
    let document = Self.document([("a", "Stay at arm's length", "Stay"), ("b", "Join", "")])
    #expect(document.name("a" as OptionID) == "Stay")
    #expect(document.name("b" as OptionID) == "Join")
    #expect(document.name("c" as OptionID) == "c")
    #expect(document.namesAlike == [])
  }

  @Test func `options of one name, or of names that look alike, say which they are`() {
    let document = Self.document([
      ("a", "Site A", ""), ("b", "Site A", ""), ("c", "Sitе A", ""), ("d", "Site B", ""),
    ])
    #expect(
      document.options.map { document.name($0.id) }
        == ["Site A (a)", "Site A (b)", "Sitе A (c)", "Site B"])
    #expect(
      document.namesAlike == [
        NamesAlike(
          things: .options(["a", "b", "c"]), places: [1, 2, 3],
          names: ["Site A", "Site A", "Sitе A"])
      ])
  }

  @Test func `where only the short names look alike, the labels are said`() {
    let document = Self.document([
      ("n", "Site A, north", "Site A"), ("s", "Site A, south", "site a"),
      ("w", "Site W", "Site A, south"),
    ])
    #expect(document.name("n" as OptionID) == "Site A, north")
    // Its label is the short name of another.
    #expect(document.name("s" as OptionID) == "site a (s)")
    #expect(document.name("w" as OptionID) == "Site A, south")
  }

  @Test func `criteria and bodies go by the same rule`() {
    let document = CaseDocument(
      bodies: [Body(id: "one", label: "NHS Trust"), Body(id: "two", label: "NHS  trust")],
      criteria: [
        Criterion(id: "q", kind: .objective, label: "Quality"),
        Criterion(id: "r", parent: "q", label: "Quality", scale: Scale()),
      ])
    #expect(document.name("r" as CriterionID) == "Quality (r)")
    #expect(document.name("two" as BodyID) == "NHS  trust (two)")
    #expect(
      document.namesAlike == [
        NamesAlike(things: .criteria(["q", "r"]), places: [1, 2], names: ["Quality", "Quality"]),
        NamesAlike(
          things: .bodies(["one", "two"]), places: [1, 2], names: ["NHS Trust", "NHS  trust"]),
      ])
  }
}
