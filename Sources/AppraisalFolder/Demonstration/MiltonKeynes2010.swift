extension Demonstration {
  /// Six options beside how far care is integrated already; the paper recommends none of them.
  static let miltonKeynes2010 = Demonstration(
    of: "mk-2010", bodies: ["nhs", "council"],
    note: """
      Members of the council mark beside those of the PCT, so that two bodies can be seen. In the \
      paper the PCT Board decides alone.
      """,
    weights: """
      integration 100  care 100  children 60
      results 80  users 100  resources 70
      pace 50  transformation 80  deadline 100
      stability 70  staff 80  viability 100
      """,
    marks: """
      arms-length      care            55  60  60  50  50  55
      arms-length      children        50  50  55  50  45  50
      arms-length      users           50  50  55  45  50  50
      arms-length      resources       45  50  50  40  45  45
      arms-length      transformation  35  40  40  25  30  35
      arms-length      deadline        90  95  90  85  90  90
      arms-length      staff           80  80  80  75  70  75
      arms-length      viability       55  55  60  35  40  40
      stand-alone      care            35  40  35  30  30  35
      stand-alone      children        30  35  30  30  25  30
      stand-alone      users           45  50  45  40  40  45
      stand-alone      resources       40  40  35  35  40  40
      stand-alone      transformation  50  50  45  45  40  45
      stand-alone      deadline        30  25  30  25  30  30
      stand-alone      staff           40  35  40  35  40  40
      stand-alone      viability       20  15  20  15  20  15
      join-council     care            85  80  80  90  90  90
      join-council     children        80  75  70  85  85  80
      join-council     users           70  65  65  75  80  75
      join-council     resources       65  60  60  70  70  65
      join-council     transformation  60  55  55  65  65  60
      join-council     deadline        50  40  45  50  55  50
      join-council     staff           50  45  45  10  55  50
      join-council     viability       65  60  60  60  70  65
      join-hospital    care            45  45  50  40  40  45
      join-hospital    children        40  45  40  35  35  40
      join-hospital    users           60  65  60  55  55  60
      join-hospital    resources       60  65  60  50  55  60
      join-hospital    transformation  65  70  65  60  60  65
      join-hospital    deadline        60  65  60  55  55  60
      join-hospital    staff           60  60  60  55  55  55
      join-hospital    viability       70  75  70  65  65  70
      join-neighbours  care            30  35  35  25  25  30
      join-neighbours  children        35  35  40  30  30  35
      join-neighbours  users           40  45  40  35  40  40
      join-neighbours  resources       55  60  55  50  50  55
      join-neighbours  transformation  45  45  45  40  40  45
      join-neighbours  deadline        40  35  40  35  40  40
      join-neighbours  staff           50  50  45  45  45  50
      join-neighbours  viability       55  55  55  50  50  55
      dispersal        care            15  10  20  10  15  10
      dispersal        children        20  20  25  15  15  20
      dispersal        users           35  30  35  30  35  30
      dispersal        resources       40  35  40  35  40  40
      dispersal        transformation  40  35  35  30  35  35
      dispersal        deadline        10  10  15   5  10  10
      dispersal        staff           10   5  10   5  10  10
      dispersal        viability       40  35  40  30  35  35
      """,
    reasons: [
      Reason(
        "asha", "join-council", "staff",
        "Staff would soon know their employer. Terms, and the place for some, are still open.",
        "all-staff-transfer"),
      Reason(
        "ben", "join-council", "staff", "All change employer, and most would keep their team.",
        "all-staff-transfer"),
      Reason(
        "elin", "join-council", "staff",
        "Teams that are joint today would stay together, and that is what staff ask first.",
        "all-staff-transfer"),
      Reason(
        "asha", "arms-length", "viability",
        "Known problems, none of them new; the PCT has run these services for years."),
      Reason(
        "asha", "join-council", "care",
        "Three services are joint already and two more are to follow. This makes it one organisation.",
        "integrated-today", "adult-programme"),
      Reason(
        "asha", "stand-alone", "viability",
        "Two separate forms were sought and neither was viable. I see no sign that a third would be.",
        "earlier-forms"),
      Reason(
        "asha", "arms-length", "deadline",
        "It is how things are, so a full decision by 31 March is certain.", "national-deadline"),
      Reason(
        "asha", "dispersal", "care", "It would split what the pooled budgets hold together.",
        "pooled-budgets", "many-receivers"),
      Reason(
        "ben", "join-council", "deadline",
        "The council has to agree to take all staff. By 31 March I expect a decision in principle.",
        "national-deadline", "all-staff-transfer"),
      Reason(
        "ben", "stand-alone", "viability",
        "First a social enterprise, then a community foundation trust: neither was viable here.",
        "earlier-forms"),
      Reason(
        "ben", "join-hospital", "viability",
        "The foundation trust is there already, so that no new body has to be approved."),
      Reason(
        "ben", "arms-length", "staff", "Nobody changes employer.", "why-a-deadline"),
      Reason(
        "cleo", "arms-length", "viability",
        "Nothing has to be set up, and what there is works today."),
      Reason(
        "cleo", "arms-length", "care",
        "Joint teams work today, and nobody had to change employer for it.", "integrated-today",
        "pooled-budgets"),
      Reason(
        "cleo", "join-council", "children",
        "Plans to make close work formal exist. With the council they are easiest to carry on.",
        "children-today"),
      Reason(
        "cleo", "join-hospital", "care",
        "Good for people who leave hospital, less so for those whom a joint team sees at home.",
        "integration-counts"),
      Reason(
        "dev", "join-council", "staff",
        """
        I have been through one transfer of staff to a council. Pensions and terms stayed open for \
        two years, and good people left. Here all provider staff would move at once.
        """, "all-staff-transfer", "why-a-deadline"),
      Reason(
        "dev", "join-council", "care", "One employer for teams that share their budget already.",
        "pooled-budgets", "ahead-of-others"),
      Reason(
        "dev", "arms-length", "viability",
        "It meets the date and puts off the question: what comes after the PCT as a provider?",
        "national-deadline"),
      Reason(
        "dev", "join-hospital", "resources",
        "Money may follow beds. The savings ask for care outside hospital.", "redesign-needed"),
      Reason(
        "elin", "join-council", "users",
        "People tell their story once. The paper names no study for it, so not higher.",
        "what-integration-does"),
      Reason(
        "elin", "join-council", "resources",
        "Less work is done twice. That has to help with savings of this size.",
        "what-integration-does", "savings-base"),
      Reason(
        "elin", "join-neighbours", "care",
        "Neighbours work with other councils, so that ties with ours would loosen.",
        "integration-counts"),
      Reason(
        "elin", "dispersal", "staff", "Staff would be divided among several receivers.",
        "many-receivers"),
      Reason(
        "faye", "join-council", "viability",
        "The legal means are in use: pooled budgets under section 75.", "pooled-budgets"),
      Reason(
        "faye", "arms-length", "transformation",
        "It leaves everything as it is, and the date was set to speed change up.",
        "why-a-deadline"),
      Reason(
        "faye", "stand-alone", "care", "One more organisation between the NHS and the council.",
        "integration-counts"),
      Reason(
        "faye", "dispersal", "deadline",
        "Receivers would have to be found and to agree by 31 March.", "many-receivers",
        "national-deadline"),
    ],
    meeting: Meeting(
      purpose: "First appraisal of the six options",
      weightsSettled: "Settled by both boards before anybody marked.",
      interest: DeclaredInterest(
        "ben", "My partner works for MK Hospital Foundation Trust.", touching: "join-hospital",
        ruling: """
          Stays and marks: the post does not depend on who runs community services, and everybody \
          knows of it.
          """),
      agreed: [
        Agreed(
          "join-council", "staff", 35,
          """
          All staff would move, so terms stay open at first: below the middle of the scale. Teams \
          that are joint today stay together: above the lowest mark.
          """),
        Agreed(
          "arms-length", "viability", 45,
          "It works as it is. For how long a PCT may go on providing services is not known."),
      ],
      dissent: Differing(
        "elin", "join-council", "staff",
        """
        35 is too low. What staff ask first is whether their team stays together, and with the \
        council it does.
        """),
      decision: Outcome(
        day: "2010-03-25", recommendation: "Join the council.",
        words: """
          Resolved: community services stay at arm's length until 30 September 2010, and the transfer \
          to the council is prepared meanwhile.
          """,
        chosen: "arms-length",
        departure: """
          Joining the council comes first. It needs the council's agreement to take all staff, which \
          cannot be had by 31 March. Staying at arm's length can be decided in full by then and \
          leaves the way to the council open.
          """,
        conditions: [
          "Council and PCT agree on terms and pensions of staff by 30 June 2010.",
          "Joint teams and pooled budgets go on unchanged.",
        ],
        movers: ["ben", "faye"], votes: ["nhs 3 0 0", "council 2 1 0"])))
}
