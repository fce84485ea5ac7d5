import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The screen and the verb say the same.
  @Suite struct ResultTests {
    @Test(arguments: [1, 25, 47, 48])
    func `appraise rank equals the Result screen to the digit shown`(cells: Int) throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox, rows: 40)
      try desk.mark(cells: 0..<cells)
      try desk.terminal.waitUntil("the marks") { $0.contains("\(cells) of 48") }
      try desk.waitSaved()
      let ranked = try sandbox.succeed("rank", "mk-2010", "--json").json()
      let sentence = try #require(ranked["sentence"]?.text)
      try desk.type("g3")
      try desk.terminal.waitUntil("\"\(sentence)\"") { ResultPage($0)?.sentence == sentence }
      let page = try #require(ResultPage(desk.terminal.waitIdle()))
      let expected = try #require(ranked["ranking"]?.elements).map(row)
      #expect(page.rows == expected)
      #expect(page.rows.count == 6)
      let plain = try sandbox.succeed("rank", "mk-2010").text.split(separator: "\n")
      #expect(plain.first.map(String.init) == sentence)
      for (line, row) in zip(plain.dropFirst(), expected) {
        #expect(line.hasSuffix("  " + row.points.replacing(" - ", with: " and ")) || cells < 48)
      }
      try desk.leave()
    }

    private func row(_ node: JSONNode) -> ResultPage.Row {
      let id = node["option"]?.text ?? ""
      let name = MiltonKeynes.options.first { $0.0 == id }?.1 ?? id
      return ResultPage.Row(rank: node["rank"]?.integer, name: name, points: points(node))
    }

    private func points(_ node: JSONNode) -> String {
      if let total = number(node["total"]) { return total.tenths }
      let low = number(node["low"])?.tenths ?? "", high = number(node["high"])?.tenths ?? ""
      return "\(low) - \(high)"
    }

    private func number(_ node: JSONNode?) -> Double? {
      guard case .number(let text) = node?.value else { return nil }
      return Double(text)
    }
  }
}
