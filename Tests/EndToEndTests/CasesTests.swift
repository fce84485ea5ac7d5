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
      #expect(found["bodies"].named("council")?["part"]?.text == "concerned")
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
      #expect(found["sections"].having("kind", "confirmation").count == 9)
      let parents = Set(
        found["criteria"].having("kind", "scored").compactMap { $0["parent"]?.text })
      #expect(parents.allSatisfy { found["criteria"].named($0)?["parent"] != nil })
    }

    @Test func `Stockport has one bidder, pass marks and interests`() throws {
      let found = try document("stockport-2007")
      #expect(
        found["options"].having("status", "active").compactMap { $0["id"]?.text }
          == ["partnership", "memorandum"])
      #expect(found["options"].named("memorandum")?["shell"]?.bool == true)
      #expect(found["terms"]?["passMark"]?.text == "50")
      #expect(Set(found["criteria"].all("passMark")) == ["40"])
      #expect(found["notes"].named("pass-mark")?["words"]?.text?.contains("are ours") == true)
      let shells = found["options"]?.elements?.filter { $0["shell"]?.bool == true }
      #expect(shells?.count == 4)
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

    /// What a reader of the paper would miss, in words of the case.
    private static let told: [(name: String, words: [String])] = [
      (
        "wiltshire",
        [
          "Recommended (to decide): At present the most appropriate option",
          "A Joint Commissioning Board should be established to oversee these arrangements.",
          "as for the Children's Trust Board; it is to be in the further report", "legislation",
          "Officers and staff of the council and the PCT", "Local Area Agreement (LAA)",
          "DCS has an established commissioning unit", "long term and continuing care needs",
        ]
      ),
      (
        "wigan-2007",
        [
          "Recommended (to decide): Approve the establishment of a Single Commissioning Agency",
          "VII. develop a year 1 work programme. [committee-paper Front sheet]",
          "the budgets of the Director of Adult Social Services (DASS) for those services",
          "accountable to both the DASS and an executive director of the PCT", "a joint location",
          "the Audit Commission's work on governance and accountability", "better value for money",
          "evolution rather than revolution", "critical mass",
          "Categorisation of the report: For the Cabinet: discussion leading to a decision.",
          "it can be inspected at the Civic Centre",
        ]
      ),
      (
        "stockport-2007",
        [
          "Recommended (to note): Members are requested to note this report. [committee-paper 5]",
          "head of contracts, commissioning and performance at the council",
          "Its finance subgroup is led by the Joint Commissioning Lead",
          "A recommendation goes to the partners and also to the Health Act Partnership Board.",
          "recommend an option to the partners and also to the Health Act Partnership Board",
          "Question and pass mark are ours.",
        ]
      ),
      (
        "mk-2010",
        [
          "Recommended (to note): Note the innovative levels of integration already achieved",
          "Recommended (to decide): Defer discussion on the future of joint commissioning",
          "World Class Commissioning", "transformation of social care",
          "a significantly tighter budget", "It is the third of the paper's three issues.",
          "The paper offers it now", "only one of them, Torbay's Care Trust",
          "The paper names no baseline.",
        ]
      ),
      (
        "mk-2007",
        [
          "Recommended (to note): That the Committee note the change to the original plan",
          "was waiting for ministers to confirm the direction, after the change of leadership",
          "Consultation is to be planned with commissioning colleagues",
          "complete once the chief operating officer is in place and has appointed a senior team",
        ]
      ),
    ]

    @Test(arguments: told)
    func `what the paper says is in the case`(_ name: String, _ words: [String]) throws {
      let shown = try Sandbox().succeed("show", name).text
      for word in words { #expect(shown.contains(word), "\(word)") }
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
