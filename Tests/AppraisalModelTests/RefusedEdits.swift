import AppraisalModel

extension ApplyingTests {
  /// Edits that cannot be made, with the refusal that they meet.
  static let refused: [Refused] =
    general + marks + roundsAndWeights + stale + refusedElements + refusedRest + staleAuthoring

  private static let care = Sample.place("mo", "stay", "care")

  /// A state that the table needs; the empty one where it cannot be made, so that its rows fail.
  private static func state(_ make: () throws -> Appraisal) -> Appraisal {
    (try? make()) ?? Appraisal()
  }

  private static func round(_ state: RoundState) -> Appraisal {
    Self.state { try Sample.appraisal(roundIn: state) }
  }

  private static var handedIn: Appraisal {
    state {
      var appraisal = try Sample.appraisal(roundIn: .open)
      try appraisal.apply(.rounds(.handIn(round: RoundNumber(1), assessor: "mo")))
      return appraisal
    }
  }

  private static var weighted: Appraisal {
    state {
      var appraisal = try Sample.appraisal()
      try appraisal.apply(
        .weights(.weigh(holder: .assessor("mo"), criterion: "care", old: nil, new: 1)))
      return appraisal
    }
  }

  private static func elsewhere(
    _ option: OptionID, _ criterion: CriterionID, _ answer: Answer = .mark(1)
  ) -> Edit {
    .marks(.mark(place: Sample.place("mo", option, criterion), old: nil, new: answer))
  }

  private static func standing(_ option: OptionID, _ new: OptionStanding) -> Edit {
    .document(.standing(option: option, old: OptionStanding(status: .active), new: new))
  }

  private static let general: [Refused] = [
    Refused("a second case", .document(.adopt(document: Sample.document)), .alreadyAdopted),
    Refused(
      "joining before the case", .people(.join(assessor: Sample.facilitator)), .notAdopted,
      in: Appraisal()),
    Refused(
      "a round before the case", .rounds(.openRound(round: Round(id: RoundNumber(1)))), .notAdopted,
      in: Appraisal()),
    Refused("joining twice", .people(.join(assessor: Sample.member)), .alreadyJoined("mo")),
    Refused(
      "joining for a strange body",
      .people(.join(assessor: Assessor(id: "al", name: "Al", body: "army"))),
      .unknownBody("army", known: ["council", "nhs"])),
    Refused(
      "moving to a strange body",
      .people(.revise(old: Sample.member, new: Assessor(id: "mo", name: "Mo", body: "army"))),
      .unknownBody("army", known: ["council", "nhs"])),
    Refused(
      "leaving without having joined", .people(.leave(assessor: Assessor(id: "al", name: "Al"))),
      .unknownAssessor("al")),
    Refused(
      "leaving after marking", .people(.leave(assessor: Sample.member)), .hasMarked("mo"),
      in: round(.open)),
    Refused(
      "leaving after weighting", .people(.leave(assessor: Sample.member)), .hasMarked("mo"),
      in: weighted),
    Refused(
      "revising somebody strange",
      .people(.revise(old: Assessor(id: "al", name: "Al"), new: Assessor(id: "al", name: "Bo"))),
      .unknownAssessor("al")),
    Refused(
      "revising one person into another",
      .people(.revise(old: Sample.member, new: Sample.facilitator)), .unknownAssessor("fay")),
    Refused(
      "the standing of a strange option", standing("fly", OptionStanding(status: .active)),
      .unknownOption("fly", known: ["stay", "join"])),
    Refused(
      "discounting without a reason", standing("join", OptionStanding(status: .discounted)),
      .reasonMissing),
    Refused(
      "blocking without a reason", standing("join", OptionStanding(status: .blocked)),
      .reasonMissing),
    Refused(
      "putting off without a reason", standing("join", OptionStanding(status: .later)),
      .reasonMissing),
    Refused(
      "a reason beyond the limit for a standing",
      standing(
        "join",
        OptionStanding(status: .later, reason: String(repeating: "x", count: 65_537))),
      .tooLong(bytes: 65_537, limit: 65_536)),
  ]

  private static let marks: [Refused] = [
    Refused(
      "a mark by a stranger",
      .marks(.mark(place: Sample.place("al", "stay", "care"), old: nil, new: .mark(1))),
      .unknownAssessor("al")),
    Refused(
      "a mark for a strange option", elsewhere("fly", "care"),
      .unknownOption("fly", known: ["stay", "join"])),
    Refused(
      "a mark on a strange criterion", elsewhere("stay", "cost"),
      .unknownCriterion("cost", known: ["good", "care", "time", "law", "views"])),
    Refused("a mark on an objective", elsewhere("stay", "good"), .notMarkable("good", .objective)),
    Refused(
      "a mark on information", elsewhere("stay", "views"), .notMarkable("views", .information)),
    Refused("a mark for later", elsewhere("wait", "care"), .notAppraised("wait", .later)),
    Refused("a mark above the scale", elsewhere("stay", "care", .mark(101)), offScale(101)),
    Refused("a mark below the scale", elsewhere("stay", "care", .mark(-1)), offScale(-1)),
    Refused(
      "a mark between steps", elsewhere("stay", "time", .mark(42)),
      .offScale(42, "time", Scale(worst: 60, best: 20, step: 5, unit: "minutes"))),
    Refused(
      "passing what is scored", elsewhere("stay", "care", .pass),
      .wrongAnswer(.pass, "care", .scored)),
    Refused(
      "a mark on a hurdle", elsewhere("stay", "law", .mark(1)),
      .wrongAnswer(.mark(1), "law", .hurdle)),
    Refused(
      "strange evidence", .marks(.evidence(place: care, old: [], new: ["e1", "e9"])),
      .unknownEvidence("e9")),
    Refused(
      "a reason beyond the limit",
      .marks(.reason(place: care, old: "", new: String(repeating: "é", count: 32_769))),
      .tooLong(bytes: 65_538, limit: 65_536)),
    Refused(
      "agreeing on an objective",
      .marks(.agree(option: "stay", criterion: "good", old: nil, new: AgreedScore(mark: 1))),
      .notMarkable("good", .objective)),
    Refused(
      "agreeing on a number for a hurdle",
      .marks(.agree(option: "stay", criterion: "law", old: nil, new: AgreedScore(mark: 1))),
      .wrongAnswer(.mark(1), "law", .hurdle)),
    Refused(
      "agreeing beyond the scale",
      .marks(.agree(option: "stay", criterion: "care", old: nil, new: AgreedScore(mark: 101))),
      offScale(101)),
    Refused(
      "agreeing at too great a length",
      .marks(
        .agree(
          option: "stay", criterion: "care", old: nil,
          new: AgreedScore(mark: 1, reason: String(repeating: "x", count: 65_537)))),
      .tooLong(bytes: 65_537, limit: 65_536)),
    Refused(
      "agreeing on a strange option",
      .marks(.agree(option: "fly", criterion: "care", old: nil, new: nil)),
      .unknownOption("fly", known: ["stay", "join"])),
  ]

  private static func offScale(_ mark: DecimalNumber) -> EditRefusal {
    .offScale(mark, "care", Scale())
  }

  private static func weigh(
    _ criterion: CriterionID, _ points: DecimalNumber?, holder: WeightHolder = .agreed
  ) -> Edit {
    .weights(.weigh(holder: holder, criterion: criterion, old: nil, new: points))
  }

  private static func move(_ old: RoundState, _ new: RoundState, number: Int = 1) -> Edit {
    .rounds(.moveRound(round: RoundNumber(number), old: old, new: new))
  }

  private static func wrongMove(_ old: RoundState, _ new: RoundState) -> Refused {
    Refused(
      "a round from \(old) to \(new)", move(old, new),
      .wrongRoundMove(RoundNumber(1), from: old, to: new), in: round(old))
  }

  /// A second round that asks again about one cell.
  private static let reballot: Appraisal = {
    var appraisal = round(.revealed)
    try? appraisal.apply(
      .rounds(
        .openRound(round: Round(id: RoundNumber(2), cells: [MatrixCell("stay", "care")]))))
    return appraisal
  }()

  private static let roundsAndWeights: [Refused] = [
    Refused("weighting a hurdle", weigh("law", 1), .notWeighted("law", .hurdle)),
    Refused("weighting information", weigh("views", 1), .notWeighted("views", .information)),
    Refused("points below zero", weigh("care", -1), .badPoints(-1)),
    Refused("points above a thousand", weigh("care", 1001), .badPoints(1001)),
    Refused(
      "weights of a strange body", weigh("care", 1, holder: .body("army")),
      .unknownBody("army", known: ["council", "nhs"])),
    Refused(
      "weights of a stranger", weigh("care", 1, holder: .assessor("al")), .unknownAssessor("al")),
    Refused(
      "a mark in a strange round",
      .marks(.mark(place: Sample.place("mo", "stay", "care", round: 2), old: nil, new: .mark(1))),
      .unknownRound(RoundNumber(2))),
    Refused(
      "a mark after the end",
      .marks(.mark(place: Sample.place("mo", "join", "care", round: 1), old: nil, new: .mark(1))),
      .roundNotOpen(RoundNumber(1), .ended), in: round(.ended)),
    Refused(
      "a mark on a ballot that was handed in",
      .marks(.mark(place: Sample.place("mo", "join", "care", round: 1), old: nil, new: .mark(1))),
      .handedIn(RoundNumber(1), "mo"), in: handedIn),
    Refused(
      "a mark on a cell that a round does not ask about again",
      .marks(.mark(place: Sample.place("mo", "join", "care", round: 2), old: nil, new: .mark(1))),
      .notAsked(RoundNumber(2)), in: reballot),
    Refused(
      "opening a round again that is open",
      .rounds(.openAgain(round: RoundNumber(1), why: "So.")),
      .wrongRoundMove(RoundNumber(1), from: .open, to: .open), in: round(.open)),
    Refused(
      "opening a strange round again", .rounds(.openAgain(round: RoundNumber(3), why: "So.")),
      .unknownRound(RoundNumber(3)), in: round(.ended)),
    Refused(
      "opening a round again without a reason",
      .rounds(.openAgain(round: RoundNumber(1), why: " ")), .reasonMissing, in: round(.ended)),
    Refused(
      "a second open round", .rounds(.openRound(round: Round(id: RoundNumber(2)))),
      .roundStillOpen(RoundNumber(1)), in: round(.open)),
    Refused(
      "a round out of order", .rounds(.openRound(round: Round(id: RoundNumber(3)))),
      .wrongRoundNumber(RoundNumber(3), expected: RoundNumber(2)), in: round(.settled)),
    Refused(
      "round zero", .rounds(.openRound(round: Round(id: .solo))),
      .wrongRoundNumber(.solo, expected: RoundNumber(1))),
    Refused(
      "a round that opens revealed",
      .rounds(.openRound(round: Round(id: RoundNumber(1), state: .revealed))),
      .wrongRoundMove(RoundNumber(1), from: .open, to: .revealed)),
    Refused(
      "moving a strange round", move(.open, .ended, number: 2), .unknownRound(RoundNumber(2))),
    wrongMove(.open, .open), wrongMove(.open, .revealed), wrongMove(.open, .settled),
    wrongMove(.ended, .open), wrongMove(.ended, .settled), wrongMove(.revealed, .ended),
    wrongMove(.revealed, .open), wrongMove(.settled, .revealed), wrongMove(.settled, .open),
    Refused(
      "handing in without a round", .rounds(.handIn(round: .solo, assessor: "mo")),
      .unknownRound(.solo)),
    Refused(
      "a stranger who hands in", .rounds(.handIn(round: RoundNumber(1), assessor: "al")),
      .unknownAssessor("al"), in: round(.open)),
    Refused(
      "handing in after the end", .rounds(.handIn(round: RoundNumber(1), assessor: "mo")),
      .roundNotOpen(RoundNumber(1), .ended), in: round(.ended)),
    Refused(
      "handing in twice", .rounds(.handIn(round: RoundNumber(1), assessor: "mo")),
      .handedIn(RoundNumber(1), "mo"), in: handedIn),
    Refused(
      "reopening what was not handed in", .rounds(.reopen(round: RoundNumber(1), assessor: "mo")),
      .notHandedIn(RoundNumber(1), "mo"), in: round(.open)),
    Refused(
      "reopening after the reveal", .rounds(.reopen(round: RoundNumber(1), assessor: "mo")),
      .roundNotOpen(RoundNumber(1), .revealed), in: round(.revealed)),
  ]

  private static let stale: [Refused] = [
    Refused(
      "a mark over another", .marks(.mark(place: care, old: .mark(5), new: .mark(6))), .stale),
    Refused("a reason over another", .marks(.reason(place: care, old: "a", new: "b")), .stale),
    Refused(
      "evidence over other evidence", .marks(.evidence(place: care, old: ["e1"], new: [])), .stale),
    Refused(
      "points over others", .weights(.weigh(holder: .agreed, criterion: "care", old: 5, new: 6)),
      .stale),
    Refused(
      "a standing over another",
      .document(
        .standing(
          option: "join", old: OptionStanding(status: .active, reason: "Why."),
          new: OptionStanding(status: .baseline))),
      .stale),
    Refused(
      "a person over another state of theirs",
      .people(.revise(old: Assessor(id: "mo", name: "Mo"), new: Assessor(id: "mo", name: "Mia"))),
      .stale),
    Refused(
      "leaving under another name", .people(.leave(assessor: Assessor(id: "mo", name: "Mia"))),
      .stale),
    Refused("a round that has moved on", move(.open, .ended), .stale, in: round(.ended)),
    Refused(
      "an agreed score over another",
      .marks(.agree(option: "stay", criterion: "care", old: AgreedScore(mark: 1), new: nil)), .stale
    ),
  ]
}
