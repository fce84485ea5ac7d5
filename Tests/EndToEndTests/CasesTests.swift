import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// What the papers hold reaches whoever asks the program for it.
  @Suite struct CasesTests {
    private func document(_ name: String) throws -> JSONNode {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", name)
      return try #require(try sandbox.succeed("show", "a", "--json").json()["document"])
    }

    @Test func `Milton Keynes 2010 has its savings, its services and its route`() throws {
      let found = try document("mk-2010")
      let table = try #require(found["money"]?["tables"]?.elements?.first)
      let rows = table["rows"]?.elements ?? []
      #expect(
        rows.map { $0["amounts"].texts } == [
          ["-10999", "-7834", "-10571", "-13146"], ["-10999", "-9142", "-11998", "-14690"],
          ["-10999", "-2075", "-4831", "-7434"],
        ])
      #expect(rows.map { $0["total"]?.text } == ["-42550", "-46829", "-25339"])
      #expect(found["money"]?["flows"] == nil)
      #expect(
        found["services"].all("state") == [
          "integrated", "integrated", "integrated", "planned", "planned", "separate",
        ])
      #expect(found["question"]?["deadline"]?.text == "2010-03-31")
      #expect(
        found["options"].having("status", "discounted").compactMap { $0["id"]?.text } == [
          "social-enterprise", "community-foundation-trust",
        ])
      #expect(found["bodies"].named("select-committee")?["part"]?.text == "comments")
      #expect(found["route"].all("part") == ["prepares", "comments", "comments", "decides"])
      #expect(found["notes"].having("kind", "deferred").count == 1)
      #expect(found["milestones"].named("national-deadline")?["day"]?.text == "2010-03-31")
      let effects = found["options"]?.elements?.compactMap { $0["effects"]?.elements?.count }
      #expect(effects == [6, 6, 6, 6, 6, 6])
    }

    @Test func `Milton Keynes 2007 has six forms, five tests, blockers and a percentage`() throws {
      let found = try document("mk-2007")
      #expect(found["options"]?.elements?.count == 6)
      #expect(found["criteria"].having("kind", "scored").count == 9)
      #expect(found["criteria"].having("kind", "hurdle").count == 5)
      let enterprise = try #require(found["options"].named("se"))
      #expect(enterprise["preferred"]?.bool == true)
      #expect(enterprise["status"]?.text == "blocked")
      #expect(enterprise["blockers"]?.elements?.count == 3)
      #expect(found["options"].named("s75-se")?["path"].texts == ["s75", "se"])
      let share = try #require(found["money"]?["percentages"]?.elements?.first)
      #expect(share["percent"]?.text == "14")
      #expect(share["atLeast"]?.bool == true)
    }

    @Test func `the two stages of 2007 are snapshots, and June has its own standings`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2007")
      let shown = try sandbox.succeed("show", "a").text
      #expect(shown.contains("Snapshot 1: June 2007, "))
      #expect(shown.contains("(reconstructed from the November paper: "))
      #expect(shown.contains("Snapshot 2: November 2007, "))
      let states = try Files.names(sandbox("a/snapshots")).map { name in
        try StrictJSON.parse(Files.read(sandbox("a/snapshots/\(name)")))["state"]?["document"]
      }
      let statuses = states.map { $0?["options"].all("status") }
      #expect(
        statuses == [
          ["active", "later", "later", "later", "later", "later"],
          ["blocked", "active", "active", "active", "active", "later"],
        ])
      let now = try sandbox.succeed("show", "a", "--as-case").output
      #expect(
        try StrictJSON.parse(now)
          == StrictJSON.parse(Files.read(Program.cases + "/mk-2007.json"))
          .sorted())
    }

    @Test func `Wigan has two bodies that must agree, a route and a front sheet`() throws {
      let found = try document("wigan-2007")
      #expect(found["options"].all("id") == ["separate", "sca", "sca-wide"])
      #expect(found["terms"]?["mustAgree"].texts == ["cabinet", "pct-board"])
      #expect(found["terms"]?["otherwise"]?.text?.isEmpty == false)
      #expect(found["route"].named("call-in")?["day"]?.text == "2007-12-10")
      #expect(found["route"].having("part", "scrutinises").count == 1)
      #expect(found["papers"].named("background-paper")?["background"]?.bool == true)
      #expect(found["nextSteps"].named("step-3")?["owner"]?.text == "Joint executive group")
      #expect(found["sections"].having("kind", "confirmation").count == 8)
      let parents = Set(
        found["criteria"].having("kind", "scored").compactMap { $0["parent"]?.text })
      #expect(parents.allSatisfy { found["criteria"].named($0)?["parent"] != nil })
    }

    @Test func `Stockport has one bidder, pass marks and interests`() throws {
      let found = try document("stockport-2007")
      #expect(found["options"].having("status", "active").count == 1)
      #expect(found["terms"]?["passMark"]?.text == "50")
      #expect(Set(found["criteria"].all("passMark")) == ["40"])
      #expect(found["notes"].named("pass-mark")?["words"]?.text?.contains("are ours") == true)
      let shells = found["options"]?.elements?.filter { $0["shell"]?.bool == true }
      #expect(shells?.count == 3)
      #expect(found["checklists"].all("id") == ["memorandum", "work-streams", "points"])
      #expect(found["bodies"].named("pct")?["interests"]?.elements?.isEmpty == false)
      let wards = try #require(found["milestones"].named("wards"))
      #expect(wards["consequence"]?.bool == true)
      #expect(wards["when"] == nil && wards["day"] == nil)
      #expect(found["milestones"].named("plan")?["status"] == nil)
    }

    @Test func `Wiltshire has ten seats, comparators and an empty heading`() throws {
      let found = try document("wiltshire")
      #expect(found["options"].having("status", "later").count == 2)
      #expect(found["seats"].having("body", "council").count == 5)
      #expect(found["seats"].having("body", "nhs").count == 5)
      #expect(found["evidence"]?.elements?.count { $0["comparator"]?.bool == true } == 5)
      let environment = try #require(found["sections"].named("environment"))
      #expect(environment["kind"]?.text == "implication")
      #expect(environment["words"] == nil)
      #expect(found["terms"]?["review"]?["months"]?.integer == 12)
      #expect(found["terms"]?["conditions"]?.elements?.count == 4)
    }

    @Test(arguments: Program.caseNames)
    func `a case is shown whole before an appraisal is started from it`(_ name: String) throws {
      let sandbox = try Sandbox()
      let before = sandbox.contents
      let given = try sandbox.succeed("show", name, "--as-case").output
      #expect(try StrictJSON.parse(given)["version"]?.integer == 3)
      let shown = try sandbox.succeed("show", Program.cases + "/\(name).json").text
      #expect(shown == (try sandbox.succeed("show", name).text))
      for word in ["Option ", "Criterion ", "Evidence ", "Note ", "Route ", "Next step "] {
        #expect(shown.contains("\n\(word)"), "\(word)")
      }
      #expect(sandbox.contents == before)
    }
  }
}

extension JSONNode? {
  /// The texts of a list.
  fileprivate var texts: [String] { self?.elements?.compactMap(\.text) ?? [] }

  /// The texts under a key of each object of a list.
  fileprivate func all(_ key: String) -> [String] {
    self?.elements?.compactMap { $0[key]?.text } ?? []
  }

  /// The objects of a list in which a key has a text.
  fileprivate func having(_ key: String, _ text: String) -> [JSONNode] {
    self?.elements?.filter { $0[key]?.text == text } ?? []
  }

  /// The object of a list with an id.
  fileprivate func named(_ id: String) -> JSONNode? { having("id", id).first }
}

extension JSONNode {
  /// The tree with the members of every object in alphabetical order.
  fileprivate func sorted() throws -> JSONNode {
    try StrictJSON.parse(StrictJSON.write(self, style: .canonical))
  }
}
