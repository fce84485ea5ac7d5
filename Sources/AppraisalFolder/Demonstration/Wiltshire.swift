extension Demonstration {
  /// Joint commissioning for adults by themselves, beside separate arrangements as today.
  static let wiltshire = Demonstration(
    of: "wiltshire", bodies: ["nhs", "council"],
    weights: """
      public 100  joined-up 100  boundaries 60  resources 80
      fit 80  policy 100  rules 60
      feasible 70  detail 60  readiness 80  tested 100
      """,
    marks: """
      separate      joined-up   25  30  25  30  35  30
      separate      boundaries  35  40  35  45  45  40
      separate      resources   25  30  25  30  30  30
      separate      policy      20  25  20  25  30  25
      separate      rules       75  70  75  75  75  70
      separate      detail      70  70  70  70  75  70
      separate      readiness   75  80  75  80  80  75
      separate      tested      70  70  65  75  75  70
      joint-adults  joined-up   75  80  75  70  70  75
      joint-adults  boundaries  40  40  45  10  40  35
      joint-adults  resources   70  75  70  65  65  70
      joint-adults  policy      85  90  85  80  80  80
      joint-adults  rules       75  70  75  75  70  70
      joint-adults  detail      65  65  70  65  65  65
      joint-adults  readiness   65  60  65  65  60  60
      joint-adults  tested      65  65  60  65  60  60
      """,
    reasons: [
      Reason(
        "asha", "joint-adults", "boundaries",
        "The two sides can go on agreeing case by case what to do.", "ipc-review"),
      Reason(
        "elin", "joint-adults", "boundaries",
        "Links across are known, and the review advised against one unit all the same.",
        "ipc-review"),
      Reason(
        "asha", "joint-adults", "joined-up",
        "One board for adult services oversees strategies and plans of both.", "jcb-work"),
      Reason(
        "asha", "separate", "joined-up",
        "Existing arrangements were felt not to give a joined up service.", "today-falls-short"),
      Reason(
        "ben", "joint-adults", "policy",
        "National policy and three regulators ask for just this.", "national-policy", "regulators"),
      Reason(
        "ben", "joint-adults", "resources",
        "Priorities for investment and for what stops are recommended by one board.", "jcb-work",
        "jcb-listens"),
      Reason(
        "cleo", "joint-adults", "tested",
        "Four other places have arrangements like it.", "oxfordshire", "milton-keynes",
        "buckinghamshire", "southwark"),
      Reason(
        "cleo", "separate", "policy",
        "Not moving towards joint work could affect the council's rating.", "regulators"),
      Reason(
        "dev", "joint-adults", "boundaries",
        """
        Young people who move on to adult services cross the very line that this draws. I know \
        families who fell between the two sides of it.
        """, "ipc-review"),
      Reason(
        "dev", "joint-adults", "readiness",
        "Strategies are agreed or being written, and joint groups are set up.", "work-so-far"),
      Reason(
        "elin", "joint-adults", "detail",
        "Officers go on with the services that they know.", "executive-group"),
      Reason(
        "elin", "separate", "resources",
        "Existing arrangements were felt not to make the best use of resources.",
        "today-falls-short"),
      Reason(
        "faye", "separate", "tested", "It is what there is, with all its gaps.", "work-so-far"),
      Reason(
        "faye", "joint-adults", "rules",
        "Adults and children keep to different rules, and each keeps people who know them.",
        "ipc-review", "almost-all-separate"),
    ],
    meeting: Meeting(
      purpose: "Which arrangement to adopt now",
      weightsSettled: "Settled by both bodies before anybody marked.",
      interest: DeclaredInterest(
        "cleo", "I was interviewed for the review of 2007.",
        ruling: "Stays and marks: many were, and the review does not bind anybody."),
      agreed: [
        Agreed(
          "joint-adults", "boundaries", 30,
          "The line between adults and children stays. What can be done together case by case is."),
        Agreed(
          "joint-adults", "readiness", 60,
          "Most are ready; groups for older people and physical impairment need time."),
      ],
      dissent: Differing(
        "dev", "joint-adults", "boundaries",
        "One unit for adults and children should stay an aim with a date, and not an aim alone."),
      decision: Outcome(
        day: "2009-06-23", recommendation: "Joint arrangements for adults, with a joint board.",
        words: """
          Agreed: joint commissioning for adult health and social care, overseen by a Joint \
          Commissioning Board.
          """,
        chosen: "joint-adults",
        conditions: [
          "The joint board is reviewed after twelve months.",
          "Both bodies approve its terms of reference.",
        ],
        movers: ["asha", "faye"], votes: ["nhs 3 0 0", "council 3 0 0"])))
}
