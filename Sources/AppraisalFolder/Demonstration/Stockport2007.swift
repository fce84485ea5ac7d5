extension Demonstration {
  /// One application, held to what it must reach.
  static let stockport2007 = Demonstration(
    of: "stockport-2007", bodies: ["pct", "council"],
    weights: """
      people 100  choice 80  closer 100  personal 70  empowerment 60
      model 90  community-care 100  integration 90
      readiness 80  leadership 100  project-management 60  framework 80  timetable 80
      clinical-leadership 90
      """,
    marks: """
      partnership  choice               65  60  60  55  65  60
      partnership  closer               65  60  65  60  60  65
      partnership  personal             55  50  55  50  55  50
      partnership  empowerment          50  45  50  45  50  50
      partnership  community-care       60  55  60  55  60  60
      partnership  integration          75  70  70  70  75  70
      partnership  leadership           55  60  50  55  55  60
      partnership  project-management   55  60  55  60  55  60
      partnership  framework            45  50  45  45  50  45
      partnership  timetable            45  50  45  45  50  40
      partnership  clinical-leadership  50  55  50  20  50  50
      """,
    reasons: [
      Reason(
        "asha", "partnership", "clinical-leadership",
        "Who is to lead is named; what exactly they do is still to be worked out with them.",
        "geriatricians"),
      Reason(
        "ben", "partnership", "clinical-leadership",
        "Leadership from hospital and community together is the right approach.", "geriatricians"),
      Reason(
        "asha", "partnership", "integration",
        "Three organisations with one partnership for all of the model.", "new-model"),
      Reason(
        "asha", "partnership", "framework",
        "Work streams have people; the money for three years is still being worked out.",
        "work-streams", "finance"),
      Reason(
        "ben", "partnership", "leadership",
        "A small board with terms of reference; until there is a legal entity its powers are open.",
        "small-board", "legal-entity"),
      Reason(
        "ben", "partnership", "project-management",
        "The post is offered to somebody who has procured such services before.",
        "project-manager"),
      Reason(
        "cleo", "partnership", "choice", "Services beside a bed are the heart of the model.",
        "vision", "new-model"),
      Reason(
        "cleo", "partnership", "empowerment",
        "It stands in the vision. How patients and carers would decide is not described.",
        "vision"),
      Reason(
        "dev", "partnership", "clinical-leadership",
        """
        Eight geriatricians and a GP are proposed, and none of them has agreed yet. I have seen a \
        service wait a year for that.
        """, "geriatricians"),
      Reason(
        "dev", "partnership", "community-care",
        "Significantly more care in the community, and contributions still under negotiation.",
        "new-model", "finance"),
      Reason(
        "elin", "partnership", "closer",
        "Care moves out of hospital; which parts of Stockport come when is not said.", "vision",
        "ward-closure"),
      Reason(
        "faye", "partnership", "timetable",
        "The main dates are met so far. Closures of wards have no date.", "ward-closure",
        "work-streams"),
    ],
    meeting: Meeting(
      purpose: "Is the one application good enough",
      weightsSettled: "Settled by both commissioners before anybody marked.",
      interest: DeclaredInterest(
        "elin", "My sister is a nurse at Cherry Tree Hospital.",
        ruling: "Stays and marks: she does not work for the partnership."),
      agreed: [
        Agreed(
          "partnership", "clinical-leadership", 45,
          "Leaders are named; what they do is still to be agreed, by some of them at all."),
        Agreed(
          "partnership", "timetable", 45,
          "It meets the main dates so far; what is not known is when wards close."),
      ],
      dissent: Differing(
        "faye", "partnership", nil,
        "It passes, and it was the only application. I would have asked for a second."),
      decision: Outcome(
        day: "2007-12-31", recommendation: "Award the contract on conditions.",
        words: "Agreed: the contract is awarded to the partnership on two conditions.",
        chosen: "partnership",
        conditions: [
          "A memorandum of understanding underpins the partnership until there is a legal entity.",
          "Contributions of the two commissioners are settled.",
        ],
        movers: ["cleo", "elin"], votes: ["pct 3 0 0", "council 2 1 0"])))
}
