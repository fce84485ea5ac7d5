import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct HealthCheckTests {
  /// An appraisal in which nothing is weak.
  private static func sound() -> Appraisal {
    var appraisal = Board.appraisal(
      [[50, 60, 10], [90, 20, 30], [10, 80, 90]], weights: [50, 30, 20])
    appraisal.document.options[0].status = .baseline
    for (index, label) in ["Care close to home", "Staff", "Trust of the public"].enumerated() {
      appraisal.document.criteria[index].label = label
      appraisal.document.criteria[index].short = ""
      appraisal.document.criteria[index].scale?.anchors = [
        Anchor(at: 0, words: "None"), Anchor(at: 100, words: "All"),
      ]
    }
    appraisal.document.evidence = [Evidence(id: "e", label: "All")]
    appraisal.document.terms.equality = EqualityAssessment(day: "2010-03-01")
    appraisal.document.bodies = [Body(id: "council", label: "The Council")]
    appraisal.assessors[0].body = "council"
    return appraisal
  }

  struct Weakness: Sendable, CustomTestStringConvertible {
    var concern: HealthConcern
    var place: HealthPlace
    var what: String
    var change: @Sendable (inout Appraisal) -> Void
    var testDescription: String { concern.rawValue }

    init(
      _ concern: HealthConcern, _ place: HealthPlace, _ what: String,
      _ change: @escaping @Sendable (inout Appraisal) -> Void
    ) {
      (self.concern, self.place, self.what, self.change) = (concern, place, what, change)
    }
  }

  private static let ofTheCase: [Weakness] = [
    Weakness(.namesAlike, .option("c"), "Options 1 and 3 have the same name: A.") {
      $0.document.options[2].short = "A"
    },
    Weakness(
      .namesAlike, .criterion("y"),
      "Criteria 1 and 2 have names that look alike: Care close to home and Cаre close to home."
    ) { $0.document.criteria[1].label = "Cаre close to home" },
    Weakness(.namesAlike, .people, "Bodies 1 and 2 have the same name: The Council.") {
      $0.document.bodies.append(Body(id: "other", label: "The Council", part: .comments))
    },
    Weakness(
      .similarCriteria, .criterion("y"),
      "Care close to home and Care closer to the home have nearly the same name."
    ) { $0.document.criteria[1].label = "Care closer to the home" },
    Weakness(
      .costAmongBenefits, .criterion("y"), "Savings is about cost and stands among the benefits."
    ) { $0.document.criteria[1].label = "Savings" },
    Weakness(
      .costAmongBenefits, .criterion("y"), "Staff is about cost and stands among the benefits."
    ) { $0.document.criteria[1].scale?.unit = "GBP 000" },
    Weakness(
      .anchorsMissing, .criterion("z"),
      "Trust of the public does not say in words what 0 and 100 mean."
    ) { $0.document.criteria[2].scale?.anchors.removeLast() },
    Weakness(
      .besideItsParts, .option("b"), "C was made from B, and both are appraised."
    ) { $0.document.options[2].madeFrom = ["b"] },
    Weakness(.nobodyMarks, .criterion("law"), "Nobody who takes part may mark Lawful.") {
      $0.document.bodies.append(Body(id: "panel", label: "Panel", part: .comments))
      $0.addHurdle()
      $0.document.criteria[3].markedBy = ["panel"]
      $0.assessors.append(Assessor(id: "pa", name: "Pa", body: "panel", roles: [.commenter]))
      for option in ["a", "b", "c"] as [OptionID] { $0.answer(by: "pa", option, "law", .pass) }
    },
    Weakness(.noBaseline, .options, "No option is the baseline.") {
      $0.document.options[0].status = .active
    },
    Weakness(.severalBaselines, .options, "A and B are all called the baseline.") {
      $0.document.options[1].status = .baseline
    },
    Weakness(.shell, .option("d"), "Later form is a name only.") {
      $0.document.options.append(Option(id: "d", label: "Later form", shell: true))
    },
    Weakness(.noEvidence, .option("c"), "No evidence is given on C.") {
      $0.document.evidence[0].options = ["a", "b"]
    },
    Weakness(.noEquality, .terms, "There is no equality assessment with its date.") {
      $0.document.terms.equality?.day = ""
    },
    Weakness(.bodyAbsent, .people, "Nobody marks for The Trust, which decides.") {
      $0.document.bodies.append(Body(id: "trust", label: "The Trust"))
    },
  ]

  private static let ofTheMarks: [Weakness] = [
    Weakness(
      .sameMarks, .criterion("y"),
      "Care close to home and Staff tell the options apart in exactly the same way."
    ) { $0.mark(by: "mo", [[50, 30, 10], [90, 50, 30], [10, 10, 90]]) },
    Weakness(.allEqual, .criterion("y"), "All options are equal on Staff.") {
      $0.mark(by: "mo", [[50, 40, 10], [90, 40, 30], [10, 40, 90]])
    },
    Weakness(
      .hurdleUnanswered, .criterion("law"), "Nobody has said whether C passes Lawful."
    ) {
      $0.addHurdle()
      $0.answer(by: "mo", "a", "law", .pass)
      $0.answer(by: "mo", "b", "law", .fail)
      $0.answer(by: "mo", "c", "law", .doNotKnow)
    },
    Weakness(
      .weightsNotSet, .weights(.agreed),
      "The weights are not yet set; those without are equal among siblings, so that each criterion "
        + "has 33.3%."
    ) { $0.weights = [:] },
    Weakness(
      .staleWeights, .weights(.agreed),
      "The range of Staff has changed since the weights were asked for. Carry the weights over in "
        + "proportion, or ask again."
    ) {
      $0.elicitations = [
        .agreed: [
          .top: Elicitation(method: .swing, ranges: ["y": ScaleRange(worst: 0, best: 50)])
        ]
      ]
    },
    Weakness(.blankMarks, .marks, "1 mark is missing, of 9.") {
      $0.answer(by: "mo", "b", "y", nil)
    },
    Weakness(
      .scoreWithoutReason, .option("a"), "The agreed score of A on Staff has no reason."
    ) { $0.agreed = ["a": ["y": AgreedScore(mark: 61)]] },
    Weakness(
      .unexplainedDeparture, .decision,
      "A was chosen and B leads; the decision does not say why."
    ) { $0.decision = Decision(day: "2010-03-25", words: "So.", chosen: ["a"]) },
    Weakness(
      .chosenFailsHurdle, .decision, "B was chosen and does not clearly pass Lawful."
    ) {
      $0.addHurdle()
      $0.answer(by: "mo", "a", "law", .pass)
      $0.answer(by: "mo", "b", "law", .fail)
      $0.answer(by: "mo", "c", "law", .pass)
      $0.decision = Decision(day: "2010-03-25", words: "So.", chosen: ["b"])
      $0.decision?.departure = "For the sake of access."
    },
    Weakness(
      .ballotUnfinished, .marks,
      "Al left 8 marks blank, so that the ballot does not count yet."
    ) {
      $0.assessors.append(Assessor(id: "al", name: "Al", body: "council"))
      $0.answer(by: "al", "a", "x", .mark(50))
    },
    Weakness(
      .contradictedDecision, .decision, "7 voted against the decision and 1 for it."
    ) {
      $0.decision = Decision(day: "2010-03-25", words: "So.", chosen: ["b"])
      $0.decision?.votes = [Vote(inFavour: 1, against: 7, abstained: 0)]
    },
    Weakness(
      .interestOpen, .people, "Mo declared 1 interest on which nobody has ruled yet."
    ) { $0.assessors[0].interests = [Interest(words: "A cousin works there")] },
  ]

  @Test func `nothing is found where nothing is weak`() {
    #expect(HealthCheck(Self.sound(), viewer: "mo").findings == [])
  }

  @Test(arguments: ofTheCase + ofTheMarks)
  func `a weakness is found alone, with its place and the reason why`(_ weakness: Weakness) {
    var appraisal = Self.sound()
    weakness.change(&appraisal)
    let found = HealthCheck(appraisal, viewer: "mo").findings
    #expect(
      found == [HealthFinding(weakness.concern, at: weakness.place, weakness.what)])
    #expect(found.allSatisfy { !$0.why.isEmpty && !$0.place.word.isEmpty })
  }

  @Test func `every weakness but that of many criteria is in the table`() {
    let concerns = Set((Self.ofTheCase + Self.ofTheMarks).map(\.concern))
    #expect(Set(HealthConcern.allCases).subtracting(concerns) == [.manyCriteria])
  }

  @Test func `more than about twelve criteria are too many`() {
    var appraisal = Self.sound()
    let animals = [
      "Ant", "Bee", "Cat", "Dog", "Eel", "Fox", "Gnu", "Hen", "Ibis", "Jay", "Koala",
    ]
    for name in animals.prefix(9) {
      appraisal.document.criteria.append(
        Criterion(id: CriterionID(name.lowercased()) ?? "x", label: name, scale: Scale()))
    }
    func hasTooMany() -> Bool {
      HealthCheck(appraisal, viewer: "mo").findings.contains {
        $0.concern == .manyCriteria && $0.place == .criteria
      }
    }
    #expect(!hasTooMany())
    appraisal.document.criteria.append(
      Criterion(id: "jay", label: "Jay", scale: Scale()))
    #expect(hasTooMany())
  }

  @Test func `one option with a pass mark needs no baseline`() {
    var appraisal = Self.sound()
    appraisal.document.options = [appraisal.document.options[1]]
    func lacksBaseline() -> Bool {
      HealthCheck(appraisal, viewer: "mo").findings.contains { $0.concern == .noBaseline }
    }
    #expect(lacksBaseline())
    appraisal.document.terms.passMark = 50
    #expect(!lacksBaseline())
  }

  @Test func `a name only that is marked as a part of another option is not left out`() {
    var appraisal = Self.sound()
    appraisal.document.options += [
      Option(id: "d", variantOf: "b", label: "B by area", shell: true),
      Option(id: "e", label: "First step of B", shell: true),
    ]
    func names() -> [HealthPlace] {
      HealthCheck(appraisal, viewer: "mo").findings.filter { $0.concern == .shell }.map(\.place)
    }
    #expect(names() == [.option("e")])
    appraisal.document.options[1].path = ["e"]
    #expect(names() == [])
  }

  @Test func `a departure that says why is no weakness`() {
    var appraisal = Self.sound()
    appraisal.decision = Decision(
      day: "2010-03-25", words: "So.", chosen: ["a"], departure: "The law changed.")
    #expect(HealthCheck(appraisal, viewer: "mo").findings == [])
  }

  @Test func `marks that run against each other are not the same`() {
    var appraisal = Self.sound()
    appraisal.mark(by: "mo", [[50, 50, 10], [90, 10, 30], [10, 90, 90]])
    #expect(HealthCheck(appraisal, viewer: "mo").findings == [])
  }

  @Test func `before the reveal nothing of other people's marks is told`() {
    var appraisal = Self.sound()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    appraisal.mark(
      by: "mo", round: RoundNumber(1), [[50, 30, 10], [90, 50, 30], [10, 10, 90]])
    let found = HealthCheck(appraisal, viewer: nil).findings
    #expect(found.map(\.concern) == [.blankMarks])
  }
}
