import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A facilitator who writes a case from nothing on a terminal.
  @Suite struct AuthoringTests {
    /// A person at the keyboard whose keys are counted, those of texts apart.
    private final class Facilitator {
      let desk: Desk
      private(set) var presses = 0

      init(_ desk: Desk) { self.desk = desk }

      /// Presses keys that are no text, and waits for words.
      func press(_ keys: String..., until words: String? = nil) throws {
        presses += keys.count
        let bytes = keys.joined()
        if let words { try desk.type(bytes, until: words) } else { try desk.type(bytes) }
      }

      /// Types the text of a field.
      func write(_ text: String) throws { try desk.type(text) }

      /// Adds something with a name to the list of the cursor.
      func add(_ name: String, _ keys: String...) throws {
        try press("a")
        try write(name)
        presses += keys.count
        if !keys.isEmpty { try desk.type(keys.joined()) }
        try press(Self.keep, until: "\(name) added. u takes it back.")
      }

      static let keep = "\u{13}"
      static let clear = "\u{15}"
      static let tab = "\t"
      static let home = "\u{1B}[H"
    }

    private typealias Press = Facilitator

    @Test func `a case is written from nothing, and undone until nothing is left`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "plan", "--empty", "New appraisal")
      let before = try sandbox.succeed("show", "plan", "--json").output
      let she = Facilitator(try Desk("plan", in: sandbox))
      try writeQuestion(she)
      try writeOptions(she)
      try writeCosts(she)
      #expect(she.presses <= 150, "\(she.presses) presses")
      try she.desk.waitSaved()

      #expect(try sandbox.succeed("validate", "plan").text == "plan is sound.\n")
      let document = try sandbox.succeed("show", "plan", "--json").json()["document"]
      #expect(document?["title"]?.text == "The day centre")
      #expect(document?["options"]?.elements?.count == 4)
      let kinds = document?["criteria"]?.elements?.compactMap { $0["kind"]?.text }
      #expect(kinds?.filter { $0 == "objective" }.count == 2)
      #expect(kinds?.filter { $0 == "hurdle" }.count == 1)
      #expect(kinds?.count == 9)
      #expect(document?["money"]?["flows"]?.elements?.count == 4)

      var left = 40
      repeat {
        try she.desk.type("u")
        left -= 1
      } while left > 0 && !she.desk.terminal.screen.contains("You have done nothing yet")
      #expect(left > 0)
      try she.desk.waitSaved()
      #expect(try sandbox.succeed("show", "plan", "--json").output == before)
      try she.desk.leave()
    }

    private func writeQuestion(_ she: Facilitator) throws {
      // Home leads with it while nothing is written.
      try she.press(Keys.enter, until: "How money is counted")
      try she.press(Keys.enter, Press.clear)
      try she.write("The day centre")
      try she.press(Press.tab, Press.clear)
      try she.write("Where should the day centre be?")
      try she.press(Press.keep, until: "The question changed. u takes it back.")
    }

    private func writeOptions(_ she: Facilitator) throws {
      try she.press(Keys.right, Keys.right, Keys.right, Keys.right)
      for name in ["Stay", "The library", "The school", "A new building"] { try she.add(name) }
      try she.press(Keys.right)
      for (objective, leaves) in [
        ("For people", ["Getting there", "Company", "Quiet"]),
        ("For staff", ["Travel time", "Rooms", "Parking"]),
      ] {
        try she.add(objective, Press.tab, Keys.right)
        for leaf in leaves where leaf != "Travel time" { try she.add(leaf) }
        if leaves.contains("Travel time") { try addMeasured(she) }
        try she.press(Keys.left)
      }
      try she.add("Lawful", Press.tab, Keys.right, Keys.right)
    }

    private func addMeasured(_ she: Facilitator) throws {
      try she.press("a")
      try she.write("Travel time")
      try she.press(Press.tab, Press.tab, Press.tab, " ")
      try she.write("measured")
      try she.press(Keys.enter, Press.tab)
      try she.write("60")
      try she.press(Press.tab)
      try she.write("0")
      try she.press(Press.tab)
      try she.write("minutes")
      try she.press(Press.keep, until: "Travel time added. u takes it back.")
    }

    private func writeCosts(_ she: Facilitator) throws {
      try she.press(Press.home, Keys.down, Keys.down, Keys.enter)
      try she.write("2026/27 2027/28")
      try she.press(Press.tab)
      try she.write("GBP 000")
      try she.press(Press.keep, until: "How money is counted changed. u takes it back.")
      try she.press("/")
      try she.write("costs")
      try she.press(Keys.enter)
      for (index, amounts) in ["120 125", "100 104", "95 99", "300 90"].enumerated() {
        try she.press("a")
        for _ in 0..<index { try she.press(Keys.right) }
        try she.press(Press.tab)
        try she.write(amounts)
        try she.press(Press.keep, until: "Running cost added. u takes it back.")
      }
    }
  }
}
