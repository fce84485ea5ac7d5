import AppraisalModel
import Canvas
import StrictJSON
import Testing
@testable import Workbench

/// A facilitator who writes a case from nothing, counting the keys that are no text.
private struct Facilitator {
  var desk: Desk
  private(set) var presses = 0
  let empty: Appraisal

  init(size: Size) {
    let opened = Board.opened(Board.unwritten)
    desk = Desk(opened, size: size)
    empty = opened.fold.appraisal
  }

  /// Presses keys that are no text.
  mutating func press(_ keys: String) {
    presses += KeyText.keys(keys).count
    desk.type(keys)
  }

  /// Types the text of a field.
  mutating func write(_ text: String) { desk.type(text) }

  /// Empties the field and types another text.
  mutating func replace(_ text: String) {
    press("<C-u>")
    write(text)
  }

  /// Goes to a field by its label.
  mutating func field(_ label: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for _ in 0..<20 {
      guard let form = desk.model.bench.overlays.last as? Form else { break }
      if form.focusedField?.label == label { return }
      press("<Tab>")
    }
    Issue.record("there is no field \(label)\n\(desk.screen)", sourceLocation: sourceLocation)
  }
}

@Suite struct AuthoringJourneyTests {
  /// The whole of a small appraisal, written in Author.
  private func author(_ size: Size) -> Facilitator {
    var she = Facilitator(size: size)
    she.press("g9<Enter>")
    she.replace("The day centre")
    she.press("<Tab><C-u>")
    she.write("Where should the day centre be?")
    she.press("<C-s>")
    // Options: the cursor goes from the question to the list, then behind each new line.
    she.press("<Right><Right><Right><Right>")
    for name in ["Stay", "The library", "The school", "A new building"] {
      she.press("a")
      she.write(name)
      she.press("<C-s>")
    }
    writeCriteria(&she)
    writeCosts(&she)
    return she
  }

  private func writeCriteria(_ she: inout Facilitator) {
    she.press("<Right>")
    for (objective, leaves) in [
      ("For people", ["Getting there", "Company", "Quiet"]),
      ("For staff", ["Travel time", "Rooms", "Parking"]),
    ] {
      // On the heading of the list a new line stands at the top and at the end.
      she.press("a")
      she.write(objective)
      she.press("<Tab><Right><C-s>")
      for leaf in leaves {
        she.press("a")
        she.write(leaf)
        if leaf == "Travel time" {
          she.field("Scale")
          she.press("<Space>")
          she.write("measured")
          she.press("<Enter>")
          she.field("Worst")
          she.write("60")
          she.press("<Tab>")
          she.write("0")
          she.press("<Tab>")
          she.write("minutes")
        }
        she.press("<C-s>")
      }
      she.press("<Left>")
    }
    she.press("a")
    she.write("Lawful")
    she.field("Kind")
    she.press("<Right><Right><C-s>")
  }

  private func writeCosts(_ she: inout Facilitator) {
    she.press("<Home><Down><Down><Enter>")
    she.write("2026/27 2027/28")
    she.press("<Tab>")
    she.write("GBP 000")
    she.press("<C-s>")
    she.press("/")
    she.write("costs")
    she.press("<Enter>")
    for (index, amounts) in ["120 125", "100 104", "95 99", "300 90"].enumerated() {
      she.press("a")
      for _ in 0..<index { she.press("<Right>") }
      she.press("<Tab>")
      she.write(amounts)
      she.press("<C-s>")
    }
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `a new appraisal is written with at most 150 keys beside its text`(_ size: Size) {
    let she = author(size)
    let document = she.desk.appraisal.document
    #expect(document.title == "The day centre")
    #expect(document.question.words == "Where should the day centre be?")
    #expect(
      document.options.map(\.label) == ["Stay", "The library", "The school", "A new building"])
    let objectives = document.criteria.filter { $0.kind == .objective }
    #expect(objectives.map(\.label) == ["For people", "For staff"])
    for objective in objectives {
      #expect(document.children(of: objective.id).filter { $0.kind == .scored }.count == 3)
    }
    #expect(document.criteria.filter { $0.kind == .hurdle }.map(\.label) == ["Lawful"])
    #expect(Set(document.scoredCriteria.map { $0.scale?.unit }) == ["", "minutes"])
    #expect(document.money.counting.years == ["2026/27", "2027/28"])
    #expect(document.money.flows.map(\.amounts.count) == [2, 2, 2, 2])
    #expect(Set(document.money.flows.map(\.option)).count == 4)
    #expect(document.violations().isEmpty)
    #expect(she.presses <= 150, "\(she.presses) presses")
  }

  @Test func `everything written is undone until nothing is left`() throws {
    var she = author(Size(width: 80, height: 24))
    #expect(she.desk.appraisal != she.empty)
    she.press("<Esc>")
    for _ in 0..<100 where she.desk.model.bench.session?.done.isEmpty == false { she.press("u") }
    #expect(she.desk.appraisal == she.empty)
    let left = try StrictJSON.encode(she.desk.appraisal, style: .canonical)
    #expect(left == (try StrictJSON.encode(she.empty, style: .canonical)))
  }
}
