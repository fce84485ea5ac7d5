import AppraisalExchange
import AppraisalModel
import StrictJSON
import Testing

/// A case as plain text leaves nothing out.
@Suite struct CaseTextTests {
  /// Texts that are not shown: short names for columns, the name of the format, how signs look.
  private static let unshown: Set<String> = ["short", "format", "style"]

  @Test(arguments: ShippedCasesTests.names + TemplateTests.names)
  func `every text of a case stands in its lines`(_ name: String) throws {
    let isTemplate = TemplateTests.names.contains(name)
    let document =
      try isTemplate ? TemplateTests.document(name) : ShippedCasesTests.document(name)
    let text = CaseText.lines(of: document).joined(separator: "\n")
    var texts: [String] = []
    collect(try StrictJSON.tree(of: document), &texts)
    #expect(texts.count > 100)
    for part in texts { #expect(text.contains(CalendarDay.words(of: part)), "\(part)") }
  }

  @Test func `a case with everything in it leaves out what is named here alone`() throws {
    let text = CaseText.lines(of: try FilledCase.document()).joined(separator: "\n")
    var texts: [String] = []
    collect(try StrictJSON.tree(of: FilledCase.document()), &texts)
    for part in texts { #expect(text.contains(CalendarDay.words(of: part)), "\(part)") }
  }

  private func collect(_ node: JSONNode, _ found: inout [String]) {
    if let text = node.text { found.append(text) }
    for element in node.elements ?? [] { collect(element, &found) }
    let isDated = node["when"] != nil && node["label"] != nil
    let isActive = node["label"] != nil && node["status"]?.text == "active"
    for member in node.members ?? [] where !Self.unshown.contains(member.key) {
      // A day is shown where no words say when, and an active option is not called so.
      if member.key == "day" && isDated || member.key == "status" && isActive { continue }
      if member.key == "step" && member.node.text != nil { continue }
      collect(member.node, &found)
    }
  }

  @Test func `the lines say what a thing is, where it stands and where it comes from`() throws {
    let lines = CaseText.lines(of: try FilledCase.document())
    for line in [
      "Filled", "Which? [paper 1.1]", "Terms", "  Must agree: nhs", "  Adding: given",
      "  Recommended (to note): Choose. [paper 1.1]", "  Share: 60", "  Quorum: 3", "  Life: 25",
      "  Pass mark: 50",
      "  Review (after 12 months, 31 March 2011): Words. [paper 1.1]",
      "Paper paper: T (O, 2010, background)", "Body nhs: NHS (decides)",
      "  Interest: Words. [paper 1.1]", "Seat i1: Chair (nhs) [paper 1.1]",
      "Service nursing: Nursing (integrated): Joint. [paper 1.1]",
      "Option stay: Stay (preferred, still to be filled in) [paper 1.1]", "  Made from: go",
      "  Blocked by (lifted): B [paper 1.1]", "Option go: Go (baseline)",
      "Criterion care: Care (scored, under good) [paper 1.1]", "  Marked by: nhs",
      "Evidence e1: E (another place) [paper 1.1]",
      "Consequence i1: M (in March, met, of go) [paper 1.1]",
      "Route i1: R (call-in, nhs, in March) [paper 1.1]",
      "Next step i1: N (Chair, soon, done) [paper 1.1]", "  I: yes. Words. [paper 1.1]",
      "Section i1 (implication): S: Words. [paper 1.1]", "Stage i1: June (Words.) [paper 1.1]",
      "  Option go: active. Why.", "Money in £000, years 2010/11",
      "  Discounted: flat at 3%, first-is-1",
      "Cash flow i1: F (saving, of go, in i1, uplift 10%): 5 [paper 1.1]",
      "Table i1: T (£000) [paper 1.1]", "  R: -5; total -5",
      "Percentage i1: P: at least 14% of cost (of go) [paper 1.1]",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }

  @Test func `what is missing is said to be missing`() throws {
    let environment = CaseText.lines(of: try ShippedCasesTests.document("wiltshire"))
      .first { $0.hasPrefix("Section environment") }
    #expect(environment?.contains("nothing is said") == true)
    let wards = CaseText.lines(of: try ShippedCasesTests.document("stockport-2007"))
      .first { $0.hasPrefix("Consequence wards") }
    #expect(wards?.contains("(no date, not-known, of partnership)") == true)
  }
}
