extension Demonstration {
  /// A single agency, or two organisations that go on as they do.
  static let wigan2007 = Demonstration(
    of: "wigan-2007", bodies: ["pct-board", "cabinet"],
    weights: """
      people 100  prevention 100  flexibility 100  health 90
      care 90  centre 100  access 70  fairness 70
      buying 80  knowledge 80  intelligence 80  outcomes 100
      capacity 100  strength 100
      answerable 70  community 70  engagement 100
      governance 100  democratic 100  proportion 70  scrutiny 70
      """,
    marks: """
      separate  flexibility   15  20  15  20  25  20
      separate  health        30  30  25  35  30  30
      separate  centre        35  40  35  40  40  35
      separate  access        30  35  30  30  35  30
      separate  fairness      40  40  35  40  40  45
      separate  intelligence  30  25  30  30  35  30
      separate  outcomes      30  30  25  30  35  30
      separate  strength      25  30  25  30  35  30
      separate  engagement    45  40  40  50  50  50
      separate  democratic    55  55  50  60  65  60
      separate  proportion    60  60  60  65  65  60
      separate  scrutiny      50  50  45  55  55  55
      sca       flexibility   75  80  75  70  70  65
      sca       health        60  65  60  60  55  60
      sca       centre        70  70  75  65  65  70
      sca       access        55  60  55  55  50  55
      sca       fairness      55  55  60  50  55  55
      sca       intelligence  65  65  70  60  60  60
      sca       outcomes      65  70  65  60  60  65
      sca       strength      75  80  75  70  70  70
      sca       engagement    60  60  60  55  55  60
      sca       democratic    60  60  65  55  20  55
      sca       proportion    50  55  50  45  45  45
      sca       scrutiny      55  55  55  50  50  50
      """,
    reasons: [
      Reason(
        "asha", "sca", "democratic",
        "Cabinet members and members of the PCT Board sit on one Board that answers to both.",
        "joint-board"),
      Reason(
        "dev", "sca", "democratic", "The two statutory bodies stay accountable.",
        "not-a-legal-entity"),
      Reason(
        "asha", "sca", "flexibility",
        "One pooled budget for five groups of services, so that money can follow need.",
        "pooled-fund", "shift"),
      Reason(
        "asha", "separate", "strength",
        "A good record of working together, much of it informal; this goes no further.",
        "track-record", "why-not-separate"),
      Reason(
        "ben", "sca", "strength", "Joint appointments, one place and one set of aims.",
        "joint-director", "evolution"),
      Reason(
        "ben", "sca", "outcomes",
        "Needs, money, planning and outcomes are brought together, as policy asks.",
        "what-to-reconcile", "characteristics"),
      Reason(
        "cleo", "separate", "flexibility", "Each budget stays where it is.", "why-not-separate"),
      Reason(
        "cleo", "sca", "fairness",
        "Fair decisions are an aim. How they come about is not described, so not higher.",
        "fairness-aimed"),
      Reason(
        "dev", "sca", "access", "There might be one way in; no more is said than that.",
        "single-portal"),
      Reason(
        "dev", "separate", "democratic",
        "Today each of the two answers for its own part, and people know which."),
      Reason(
        "elin", "sca", "democratic",
        """
        It is no legal entity, and its director answers to two bodies. When something goes wrong I \
        want to know who stands up in public, and that is not written down.
        """, "not-a-legal-entity", "joint-director", "whose-agency"),
      Reason(
        "elin", "sca", "proportion",
        "Rules of the fund are still to be agreed, and other changes come at once.", "fund-rules",
        "other-change"),
      Reason(
        "faye", "sca", "scrutiny",
        "A joint Board answers to the Cabinet and to the PCT; how the public sees it is open.",
        "joint-board"),
      Reason(
        "faye", "sca", "centre",
        "Joint assessment and local engagement are among its characteristics.",
        "characteristics", "value"),
    ],
    meeting: Meeting(
      purpose: "A single agency, or separate as today",
      weightsSettled: "Settled by both boards before anybody marked.",
      interest: DeclaredInterest(
        "ben", "I help with the application to become a community foundation trust.",
        ruling: "Stays and marks: the application does not depend on who commissions."),
      agreed: [
        Agreed(
          "sca", "democratic", 50,
          "A joint Board answers to both. Who answers for which decision is still to be written down."
        ),
        Agreed(
          "sca", "proportion", 45,
          "Rules of the fund are open: a gap that has to be closed before April."),
      ],
      dissent: Differing(
        "faye", "sca", nil,
        "I would have heard scrutiny first. It sees the paper after the Cabinet has decided."),
      decision: Outcome(
        day: "2007-11-29", recommendation: "Set up the Single Commissioning Agency.",
        words: """
          Approved: a Single Commissioning Agency is set up, with a shadow pooled budget from \
          1 April 2008.
          """,
        chosen: "sca",
        conditions: [
          "The pooled fund has agreed rules before money is put into it.",
          "Council and PCT contribute in balance.",
        ],
        movers: ["asha", "dev"], votes: ["pct-board 3 0 0", "cabinet 2 0 1"])))
}
