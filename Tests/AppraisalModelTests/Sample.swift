import AppraisalModel

/// A small sound case and an appraisal of it.
enum Sample {
  static let document = CaseDocument(
    id: "sample", title: "A sample", question: Question(words: "Which?"),
    bodies: [Body(id: "council", label: "The Council"), Body(id: "nhs", label: "The NHS")],
    options: [
      Option(id: "stay", label: "Stay as now", short: "Stay", status: .baseline),
      Option(id: "join", label: "Join the council"),
      Option(id: "wait", label: "Wait", status: .later, statusReason: "Too soon."),
    ],
    criteria: [
      Criterion(id: "good", kind: .objective, label: "Good"),
      Criterion(id: "care", parent: "good", label: "Care", scale: Scale()),
      Criterion(
        id: "time", parent: "good", label: "Time",
        scale: Scale(worst: 60, best: 20, step: 5, unit: "minutes")),
      Criterion(id: "law", kind: .hurdle, label: "Lawful"),
      Criterion(id: "views", kind: .information, label: "Views"),
    ],
    evidence: [Evidence(id: "e1", label: "One"), Evidence(id: "e2", label: "Two")])

  static let facilitator = Assessor(id: "fay", name: "Fay", roles: [.member, .facilitator])
  static let member = Assessor(id: "mo", name: "Mo", body: "council")
  static let key: PublicKey = "0123456789abcdef"
  private static let pension = Interest(
    words: "A pension", kind: .pecuniary, ruledBy: "The chair",
    dispensation: Dispensation(by: "The chair", day: "2010-03-01", purpose: "To mark"))
  static let signature: SlipSignature = "0123456789abcdef"

  /// The sample with a facilitator and a member who have joined.
  static func appraisal() throws -> Appraisal {
    var appraisal = Appraisal()
    try appraisal.apply(.document(.adopt(document: document)))
    try appraisal.apply(.people(.join(assessor: facilitator)))
    try appraisal.apply(.people(.join(assessor: member)))
    return appraisal
  }

  /// The sample with a first round in a state, in which the member has marked.
  static func appraisal(roundIn state: RoundState) throws -> Appraisal {
    var appraisal = try appraisal()
    try appraisal.apply(.rounds(.openRound(round: Round(id: RoundNumber(1)))))
    try appraisal.apply(
      .marks(.mark(place: place("mo", "stay", "care", round: 1), old: nil, new: .mark(5))))
    let moves: [(RoundState, RoundState)] = [
      (.open, .ended), (.ended, .revealed), (.revealed, .settled),
    ]
    for (old, new) in moves {
      if old == state { break }
      try appraisal.apply(.rounds(.moveRound(round: RoundNumber(1), old: old, new: new)))
    }
    return appraisal
  }

  static func place(
    _ assessor: AssessorID, _ option: OptionID, _ criterion: CriterionID, round: Int = 0
  ) -> MarkingPlace {
    MarkingPlace(
      round: RoundNumber(round), assessor: assessor, option: option, criterion: criterion)
  }

  /// Edits of every kind, with the words that stand for them in ledgers.
  ///
  /// These words are published: a record that was written once must be read for ever.
  static let published = publishedMarking + Array(zip(authoring, authoringWords))

  private static let publishedMarking: [(edit: Edit, text: String)] = [
    (
      .document(
        .adopt(
          document: CaseDocument(id: "x", title: "X", question: Question(words: "Which?")))),
      #"{"adopt":{"document":{"format":"appraise.case","id":"x","question":{"words":"Which?"},"title":"X","version":3}}}"#
    ),
    (
      .people(.join(assessor: member)),
      #"{"join":{"assessor":{"body":"council","id":"mo","name":"Mo","roles":["member"]}}}"#
    ),
    (
      .people(.leave(assessor: member)),
      #"{"leave":{"assessor":{"body":"council","id":"mo","name":"Mo","roles":["member"]}}}"#
    ),
    (
      .people(
        .revise(
          old: Assessor(id: "mo", name: "Mo"),
          new: Assessor(
            id: "mo", name: "Mo", roles: [.commenter],
            interests: [
              Interest(
                words: "Works there", options: ["stay"], criteria: ["care"], outcome: .recused,
                reason: "Asked.")
            ]))),
      #"{"revise":{"new":{"id":"mo","interests":[{"criteria":["care"],"options":["stay"],"outcome":"recused","reason":"Asked.","words":"Works there"}],"name":"Mo","roles":["commenter"]},"old":{"id":"mo","name":"Mo","roles":["member"]}}}"#
    ),
    (
      .people(.vouch(assessor: "mo", key: key)),
      #"{"vouch":{"assessor":"mo","key":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}}"#
    ),
    (
      .people(.makeSlip(assessor: "mo", slip: key)),
      #"{"makeSlip":{"assessor":"mo","slip":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}}"#
    ),
    (
      .people(.showSlip(assessor: "mo", slip: key, signature: signature)),
      #"{"showSlip":{"assessor":"mo","signature":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","slip":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}}"#
    ),
    (
      .record(.seal(heads: [SealedEnd(segment: "s-1", n: 7, hash: key.text)])),
      #"{"seal":{"heads":[{"hash":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","n":7,"segment":"s-1"}]}}"#
    ),
    (
      .record(
        .withhold(
          line: WithheldLine(
            segment: "s-1", n: 7, hash: key.text, after: key.text, seen: ["s-2": 3]),
          why: "A name.")),
      #"{"withhold":{"line":{"after":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","hash":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","n":7,"seen":{"s-2":3},"segment":"s-1"},"why":"A name."}}"#
    ),
    (
      .record(
        .hold(
          id: "hold-1", old: nil, new: Hold(words: "Request 12", by: "Al", day: "2010-03-01"))),
      #"{"hold":{"id":"hold-1","new":{"by":"Al","day":"2010-03-01","words":"Request 12"}}}"#
    ),
    (
      .people(
        .join(
          assessor: Assessor(
            id: "mo", name: "Mo", interests: [Self.pension], declared: true))),
      #"{"join":{"assessor":{"declared":true,"id":"mo","interests":[{"dispensation":{"by":"The chair","day":"2010-03-01","purpose":"To mark"},"kind":"pecuniary","outcome":"open","ruledBy":"The chair","words":"A pension"}],"name":"Mo","roles":["member"]}}}"#
    ),
    (
      .document(
        .standing(
          option: "join", old: OptionStanding(status: .active),
          new: OptionStanding(status: .discounted, reason: "Not lawful."))),
      #"{"standing":{"new":{"reason":"Not lawful.","status":"discounted"},"old":{"status":"active"},"option":"join"}}"#
    ),
    (
      .marks(.mark(place: place("mo", "stay", "care", round: 1), old: nil, new: .mark(75))),
      #"{"mark":{"new":"75","place":{"assessor":"mo","criterion":"care","option":"stay","round":1}}}"#
    ),
    (
      .marks(.mark(place: place("mo", "stay", "law"), old: .pass, new: nil)),
      #"{"mark":{"old":"pass","place":{"assessor":"mo","criterion":"law","option":"stay","round":0}}}"#
    ),
    (
      .marks(.reason(place: place("mo", "stay", "care"), old: "", new: "Because.")),
      #"{"reason":{"new":"Because.","place":{"assessor":"mo","criterion":"care","option":"stay","round":0}}}"#
    ),
    (
      .marks(.evidence(place: place("mo", "stay", "care"), old: ["e1"], new: ["e1", "e2"])),
      #"{"rest":{"new":["e1","e2"],"old":["e1"],"place":{"assessor":"mo","criterion":"care","option":"stay","round":0}}}"#
    ),
    (
      .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 60)),
      #"{"weigh":{"criterion":"care","holder":"agreed","new":"60"}}"#
    ),
    (
      .weights(
        .weigh(holder: .body("nhs"), criterion: "care", old: 60, new: DecimalNumber("62.5"))),
      #"{"weigh":{"criterion":"care","holder":"body:nhs","new":"62.5","old":"60"}}"#
    ),
    (
      .weights(.weigh(holder: .assessor("mo"), criterion: "care", old: 60, new: nil)),
      #"{"weigh":{"criterion":"care","holder":"assessor:mo","old":"60"}}"#
    ),
    (
      .rounds(.openRound(round: Round(id: RoundNumber(1), visibility: .sealed))),
      #"{"openRound":{"round":{"id":1,"state":"open","visibility":"sealed"}}}"#
    ),
    (
      .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)),
      #"{"moveRound":{"new":"ended","old":"open","round":1}}"#
    ),
    (
      .rounds(.openAgain(round: RoundNumber(1), why: "Mo was late.")),
      #"{"openAgain":{"round":1,"why":"Mo was late."}}"#
    ),
    (
      .rounds(
        .openRound(
          round: Round(
            id: RoundNumber(1),
            policy: RoundPolicy(people: .pseudonyms, fewest: 2, hidesMoney: true)))),
      #"{"openRound":{"round":{"id":1,"policy":{"fewest":2,"hidesMoney":true,"people":"pseudonyms"},"state":"open","visibility":"closed"}}}"#
    ),
    (
      .rounds(
        .openRound(
          round: Round(id: RoundNumber(2), cells: [MatrixCell("stay", "care")]))),
      #"{"openRound":{"round":{"cells":[{"criterion":"care","option":"stay"}],"id":2,"state":"open","visibility":"closed"}}}"#
    ),
    (
      .marks(
        .dissent(
          id: "mo-1", old: nil,
          new: Dissent(
            author: "mo", option: "stay", criterion: "care", words: "Too high.", unnamed: true))),
      #"{"dissent":{"id":"mo-1","new":{"author":"mo","criterion":"care","option":"stay","unnamed":true,"words":"Too high."}}}"#
    ),
    (
      .rounds(.handIn(round: RoundNumber(1), assessor: "mo")),
      #"{"handIn":{"assessor":"mo","round":1}}"#
    ),
    (
      .rounds(.reopen(round: RoundNumber(1), assessor: "mo")),
      #"{"reopen":{"assessor":"mo","round":1}}"#
    ),
    (
      .marks(
        .agree(
          option: "stay", criterion: "care", old: AgreedScore(mark: 40),
          new: AgreedScore(mark: 45, reason: "Talked."))),
      #"{"agree":{"criterion":"care","new":{"mark":"45","reason":"Talked."},"old":{"mark":"40"},"option":"stay"}}"#
    ),
    (
      .marks(
        .agree(
          option: "stay", criterion: "law", old: nil,
          new: AgreedScore(
            passes: false, by: "The monitoring officer", evidence: ["e1"], reason: "No power."))),
      #"{"agree":{"criterion":"law","new":{"by":"The monitoring officer","evidence":["e1"],"mark":"0","reason":"No power."},"option":"stay"}}"#
    ),
    (
      .meeting(
        .attend(assessor: "mo", at: "2026-11-21T14:05:00.000Z", old: .left, new: .arrived)),
      #"{"attend":{"assessor":"mo","at":"2026-11-21T14:05:00.000Z","new":"arrived","old":"left"}}"#
    ),
    (
      .meeting(
        .substitute(
          assessor: "mo", old: nil,
          new: Substitute(person: "fay", since: "2026-11-21T14:05:00.000Z"))),
      #"{"substitute":{"assessor":"mo","new":{"person":"fay","since":"2026-11-21T14:05:00.000Z"}}}"#
    ),
    (
      .meeting(
        .park(
          id: "fay-1", old: nil,
          new: ParkedQuestion(words: "Who pays?", person: "mo", day: "2026-12-01"))),
      #"{"park":{"id":"fay-1","new":{"day":"2026-12-01","person":"mo","words":"Who pays?"}}}"#
    ),
    (
      .meeting(
        .park(
          id: "fay-1",
          old: ParkedQuestion(words: "Who pays?", owner: "The director", day: "2026-12-01"),
          new: ParkedQuestion(
            words: "Who pays?", owner: "The director", day: "2026-12-01", outcome: .answered,
            answer: "Both."))),
      #"{"park":{"id":"fay-1","new":{"answer":"Both.","day":"2026-12-01","outcome":"answered","owner":"The director","words":"Who pays?"},"old":{"day":"2026-12-01","owner":"The director","words":"Who pays?"}}}"#
    ),
  ]
}
