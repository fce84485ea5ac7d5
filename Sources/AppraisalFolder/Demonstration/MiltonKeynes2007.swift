extension Demonstration {
  /// The social enterprise is held up; both partners agreed on a way in two phases.
  static let miltonKeynes2007 = Demonstration(
    of: "mk-2007", bodies: ["pct-board", "cabinet"],
    weights: """
      integration 100  momentum 100  children 60  route 80
      people 70  involvement 70  staff 100
      commissioning 70  separation 100  contestability 50
      transition 80  testing 100  accountability 80
      """,
    marks: """
      s75     momentum        75  75  80  75  70  75
      s75     children        80  80  75  85  80  80
      s75     route           60  55  60  60  65  60
      s75     involvement     75  75  70  75  75  75
      s75     staff           85  85  90  85  80  85
      s75     separation      60  65  60  60  65  60
      s75     contestability  40  40  35  40  40  45
      s75     testing         80  85  80  80  85  80
      s75     accountability  85  85  85  90  85  85
      s75-se  momentum        80  75  80  80  80  85
      s75-se  children        80  80  75  85  80  80
      s75-se  route           75  70  70  75  75  80
      s75-se  involvement     80  75  75  80  80  80
      s75-se  staff           70  65  30  70  65  70
      s75-se  separation      85  85  80  80  85  85
      s75-se  contestability  60  55  60  55  60  60
      s75-se  testing         90  85  85  90  90  90
      s75-se  accountability  80  80  75  80  80  80
      cft     momentum        35  40  35  30  30  35
      cft     children        15  20  20  15  15  15
      cft     route           20  25  20  15  20  20
      cft     involvement     60  65  60  55  60  60
      cft     staff           45  50  45  40  45  45
      cft     separation      90  90  90  85  90  90
      cft     contestability  65  65  60  60  65  65
      cft     testing         15  20  20  15  15  20
      cft     accountability  30  35  30  25  30  30
      alpo    momentum        45  50  45  40  45  45
      alpo    children        10  15  15  10  10  10
      alpo    route           25  30  30  20  25  25
      alpo    involvement     40  45  40  35  40  40
      alpo    staff           80  85  85  80  80  80
      alpo    separation      50  55  50  45  50  50
      alpo    contestability  45  45  45  40  45  45
      alpo    testing         75  75  75  70  75  75
      alpo    accountability  55  60  60  45  50  50
      s75     dh-separation   pass pass pass pass pass pass
      s75     dh-governance   pass pass pass pass pass pass
      s75     dh-income       pass pass pass pass pass pass
      s75     dh-autonomy     pass pass pass pass pass pass
      s75     dh-record       pass pass pass pass pass pass
      s75-se  dh-separation   pass pass pass pass pass pass
      s75-se  dh-governance   pass pass pass pass pass pass
      s75-se  dh-income       pass pass pass pass pass pass
      s75-se  dh-autonomy     pass pass pass pass pass pass
      s75-se  dh-record       pass pass pass pass pass pass
      cft     dh-separation   pass pass pass pass pass pass
      cft     dh-governance   pass pass pass pass pass pass
      cft     dh-income       do-not-know do-not-know do-not-know do-not-know do-not-know do-not-know
      cft     dh-autonomy     pass pass pass pass pass pass
      cft     dh-record       do-not-know do-not-know do-not-know do-not-know do-not-know do-not-know
      alpo    dh-separation   pass pass pass pass pass pass
      alpo    dh-governance   pass pass pass pass pass pass
      alpo    dh-income       pass pass pass pass pass pass
      alpo    dh-autonomy     pass pass pass pass pass pass
      alpo    dh-record       pass pass pass pass pass pass
      """,
    reasons: [
      Reason(
        "asha", "s75-se", "staff", "Nobody moves to another form before pensions are settled.",
        "still-preferred"),
      Reason(
        "dev", "s75-se", "staff",
        "Phase One changes nobody's employer; Phase Two is a later choice.",
        "three-issues"),
      Reason(
        "asha", "s75-se", "testing",
        "The body is tried as a Section 75 partnership before it is separated further.",
        "statement-of-intent"),
      Reason(
        "asha", "alpo", "testing",
        "It is the first step that others were advised to take.", "advice-to-wait"),
      Reason(
        "ben", "s75-se", "separation",
        "In the end a body of its own with a contract, so that commissioners can concentrate.",
        "focus"),
      Reason(
        "ben", "s75", "staff", "Nobody changes employer while questions of pensions are open."),
      Reason(
        "cleo", "s75-se", "staff",
        """
        Phase Two moves staff to another legal form. Pensions, assets and VAT have held up the same \
        plan elsewhere, so I mark what may come and not what is hoped for.
        """, "three-issues", "cost-14"),
      Reason(
        "cleo", "cft", "route",
        "It is named as a form to consider and leads to a body for health alone.", "consider-all"),
      Reason(
        "dev", "s75-se", "momentum",
        "Work on long term conditions and urgent care goes on now and has somewhere to go.",
        "service-work", "one-agreement"),
      Reason(
        "dev", "alpo", "children", "It covers services of the PCT and nothing else.",
        "advice-to-wait"),
      Reason(
        "elin", "s75-se", "route",
        "Both partners have agreed on the way and on where it leads.", "statement-of-intent",
        "still-preferred"),
      Reason(
        "elin", "s75", "contestability",
        "It is among the nine principles, and how it would come about is not described.",
        "contestability-claimed"),
      Reason(
        "faye", "s75-se", "involvement",
        "Users and staff are to be on the shadow board, and can stay on that of the later body.",
        "shadow-board"),
      Reason(
        "faye", "s75", "route", "One agreement for three services; taken alone it stops there.",
        "one-agreement"),
    ],
    meeting: Meeting(
      purpose: "Which form now, and in what steps",
      weightsSettled: "Settled by both boards before anybody marked.",
      interest: DeclaredInterest(
        "elin", "I was on the Joint Venture project team.",
        ruling: "Stays and marks: the business case was agreed by both boards in public."),
      agreed: [
        Agreed(
          "s75-se", "staff", 55,
          "Nobody moves before pensions are settled, which Phase Two waits for; terms come after."),
        Agreed(
          "s75", "route", 60,
          "An agreement is no legal body. It can lead to one by further changes."),
      ],
      dissent: Differing(
        "ben", "s75-se", nil,
        "I would settle on the Section 75 partnership alone until ministers confirm the direction."),
      decision: Outcome(
        day: "2007-11-28", recommendation: "The two phase journey.",
        words: """
          Agreed: the Section 75 partnership is set up as Phase One of a two phase journey; the legal \
          form of Phase Two is decided when pensions, assets and VAT are settled.
          """,
        chosen: "s75-se",
        conditions: [
          "Other forms are explored if a social enterprise is unlikely within a reasonable time."
        ],
        movers: ["asha", "dev"], votes: ["pct-board 2 0 1", "cabinet 3 0 0"])))
}
