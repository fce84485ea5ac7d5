import AppraisalModel

extension ApplyingTests {
  private static let noted = Note(id: "n", kind: .background, words: "A")

  private static func state(_ edits: [Edit]) -> Appraisal {
    var appraisal = (try? Sample.appraisal()) ?? Appraisal()
    for edit in edits where (try? appraisal.apply(edit)) == nil {
      return Appraisal()
    }
    return appraisal
  }

  private static let locked = state([
    .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: 50)),
    .weights(.lockWeights(old: nil, new: WeightLock(words: "By the board."))),
  ])

  private static let marked = state([
    .marks(.mark(place: Sample.place("mo", "stay", "care"), old: nil, new: .mark(80))),
    .marks(.agree(option: "join", criterion: "care", old: nil, new: AgreedScore(mark: 90))),
  ])

  private static func option(_ id: OptionID, _ change: (inout Option) -> Void) -> Edit {
    let old = Sample.document.option(id) ?? Option(id: id, label: "?")
    var new = old
    change(&new)
    return .document(.change(old: .option(old), new: .option(new)))
  }

  private static func node(_ id: CriterionID, _ change: (inout Criterion) -> Void) -> Edit {
    let old = Sample.document.criterion(id) ?? Criterion(id: id, label: "?")
    var new = old
    change(&new)
    return .document(.change(old: .criterion(old), new: .criterion(new)))
  }

  private static func broken(_ kind: InvariantViolation.Kind, _ path: String) -> EditRefusal {
    .wouldBreak(InvariantViolation(kind, at: path))
  }

  static let refusedElements: [Refused] = [
    Refused(
      "adopting a case that is not sound", .document(.adopt(document: CaseDocument(title: "T"))),
      broken(.missing(what: "question"), "question.words"), in: Appraisal()),
    Refused(
      "adding what is there",
      .document(.add(element: .option(Option(id: "stay", label: "Again")), at: 0)),
      .taken(ElementName(.option, "stay"))),
    Refused(
      "adding beyond the end", .document(.add(element: .note(noted), at: 2)),
      .noSuchPlace(2, count: 1)),
    Refused(
      "adding before the start", .document(.add(element: .note(noted), at: -1)),
      .noSuchPlace(-1, count: 1)),
    Refused(
      "adding without a label",
      .document(.add(element: .option(Option(id: "n", label: "")), at: 0)),
      broken(.missing(what: "label"), "options[0].label")),
    Refused(
      "adding a variant of something strange",
      .document(.add(element: .option(Option(id: "n", variantOf: "fly", label: "N")), at: 3)),
      broken(.unknown(what: "option", id: "fly"), "options[3].variantOf")),
    Refused(
      "changing what is not there",
      .document(.change(old: .note(noted), new: .note(noted))),
      .unknownElement(ElementName(.note, "n"))),
    Refused(
      "changing one thing into another",
      .document(.change(old: .note(noted), new: .note(Note(id: "m", kind: .anomaly, words: "A")))),
      .wrongElement(ElementName(.note, "m"), expected: ElementName(.note, "n"))),
    Refused(
      "changing a standing in passing", option("join") { $0.status = .baseline },
      .standingApart("join")),
    Refused(
      "an option that varies itself by way of another",
      option("stay") { $0.variantOf = "join" },
      broken(.circle(id: "stay"), "options[0].variantOf"),
      in: state([option("join") { $0.variantOf = "stay" }])),
    Refused(
      "an option made from itself", option("join") { $0.madeFrom = ["join"] },
      broken(.circle(id: "join"), "options[1].madeFrom[0]")),
    Refused(
      "a criterion under a criterion", node("time") { $0.parent = "care" },
      broken(.misplaced(id: "time"), "criteria[2].parent")),
    Refused(
      "an objective under itself", node("good") { $0.parent = "good" },
      broken(.misplaced(id: "good"), "criteria[0].parent")),
    Refused(
      "a scale that marks do not fit", node("care") { $0.scale = Scale(worst: 0, best: 10) },
      .marksDoNotFit("care", count: 2), in: marked),
    Refused(
      "a hurdle where marks stand", node("care") { $0.kind = .hurdle },
      .marksDoNotFit("care", count: 2), in: marked),
    Refused(
      "an objective where marks stand",
      node("care") { ($0.kind, $0.scale) = (.objective, nil) },
      .marksDoNotFit("care", count: 2), in: marked),
    Refused(
      "taking out what is not there", .document(.remove(element: .note(noted), at: 0)),
      .unknownElement(ElementName(.note, "n"))),
    Refused(
      "taking out what something stands under",
      .document(.remove(element: .criterion(Sample.document.criteria[0]), at: 0)),
      broken(.unknown(what: "criterion", id: "good"), "criteria[0].parent")),
    Refused(
      "taking out the body of a person",
      .document(.remove(element: .body(Sample.document.bodies[0]), at: 0)),
      .inUse(ElementName(.body, "council"), by: "mo")),
    Refused(
      "moving what is not there",
      .document(.move(element: ElementName(.note, "n"), old: 0, new: 0)),
      .unknownElement(ElementName(.note, "n"))),
    Refused(
      "moving beyond the end",
      .document(.move(element: ElementName(.option, "stay"), old: 0, new: 3)),
      .noSuchPlace(3, count: 3)),
    Refused(
      "an empty title", head { $0.title = "" }, broken(.missing(what: "title"), "title")),
    Refused(
      "a seat that the case does not have",
      .people(
        .revise(
          old: Sample.member, new: Assessor(id: "mo", name: "Mo", body: "council", seat: "chair"))),
      .unknownElement(ElementName(.seat, "chair"))),
  ]

  private static func head(_ change: (inout CaseHead) -> Void) -> Edit {
    var new = Sample.document.head
    change(&new)
    return .document(.head(old: Sample.document.head, new: new))
  }

  private static func elicit(
    _ family: WeightFamily, holder: WeightHolder = .agreed
  ) -> Edit {
    .weights(.elicit(holder: holder, family: family, old: nil, new: Elicitation(method: .swing)))
  }

  private static func decide(_ change: (inout Decision) -> Void) -> Edit {
    var new = Sample.decision
    change(&new)
    return .decision(.decide(old: nil, new: new))
  }

  private static func remark(_ words: String, by author: AssessorID = "mo") -> Remark {
    Remark(author: author, words: words)
  }

  static let refusedRest: [Refused] = [
    Refused(
      "points while weights are settled",
      .weights(.weigh(holder: .agreed, criterion: "time", old: nil, new: 5)), .weightsLocked,
      in: locked),
    Refused("answers while weights are settled", elicit(.top), .weightsLocked, in: locked),
    Refused(
      "another criterion while weights are settled",
      .document(.add(element: .criterion(Criterion(id: "n", label: "N", scale: Scale())), at: 0)),
      .weightsLocked, in: locked),
    Refused(
      "another range while weights are settled",
      node("care") { $0.scale = Scale(worst: 0, best: 10) }, .weightsLocked, in: locked),
    Refused(
      "settling twice", .weights(.lockWeights(old: nil, new: WeightLock(words: "Again."))), .stale,
      in: locked),
    Refused(
      "weights of what is not an objective", elicit(.under("care")),
      .notWeighted("care", .scored)),
    Refused(
      "answers of a stranger", elicit(.top, holder: .assessor("al")), .unknownAssessor("al")),
    Refused(
      "a mark on a name only",
      .marks(.mark(place: Sample.place("mo", "join", "care"), old: nil, new: .mark(1))),
      .shell("join"),
      in: state([option("join") { $0.shell = true }])),
    Refused(
      "an empty comment", .marks(.comment(id: "w", old: nil, new: remark(""))),
      broken(.missing(what: "words"), "comments.w")),
    Refused(
      "a comment by a stranger", .marks(.comment(id: "w", old: nil, new: remark("A", by: "al"))),
      .unknownAssessor("al")),
    Refused(
      "taking back a comment that is not there", .marks(.comment(id: "w", old: nil, new: nil)),
      .unknownComment("w")),
    Refused(
      "an empty view",
      .marks(.dissent(id: "w", old: nil, new: Dissent(author: "mo", words: " "))), .reasonMissing),
    Refused(
      "a view of a stranger",
      .marks(.dissent(id: "w", old: nil, new: Dissent(author: "al", words: "A"))),
      .unknownAssessor("al")),
    Refused(
      "taking back a view that is not there", .marks(.dissent(id: "w", old: nil, new: nil)),
      .unknownDissent("w")),
    Refused(
      "a view on a strange option",
      .marks(.dissent(id: "w", old: nil, new: Dissent(author: "mo", option: "fly", words: "A"))),
      .unknownOption("fly", known: ["stay", "join"])),
    Refused(
      "a comment on a strange option",
      .marks(.comment(id: "w", old: nil, new: Remark(author: "mo", option: "fly", words: "A"))),
      .unknownOption("fly", known: ["stay", "join"])),
    Refused(
      "changing a comment on what was taken out",
      .marks(
        .comment(
          id: "w", old: Remark(author: "mo", option: "join", words: "A"), new: remark("B"))),
      .unknownOption("join", known: ["stay"]),
      in: state([
        .marks(.comment(id: "w", old: nil, new: Remark(author: "mo", option: "join", words: "A"))),
        .document(.remove(element: .option(Sample.document.options[1]), at: 1)),
      ])),
    Refused(
      "leaving after commenting", .people(.leave(assessor: Sample.member)), .hasMarked("mo"),
      in: state([.marks(.comment(id: "w", old: nil, new: remark("A")))])),
    Refused(
      "deciding for a strange option", decide { $0.chosen = ["fly"] },
      .unknownOption("fly", known: ["stay", "join"])),
    Refused(
      "a vote of a strange body", decide { $0.votes[0].body = "army" },
      .unknownBody("army", known: ["council", "nhs"])),
    Refused(
      "a decision on no day", decide { $0.day = "soon" },
      broken(.badDate("soon"), "decision.day")),
    Refused(
      "a decision without words", decide { $0.words = "" },
      broken(.missing(what: "words"), "decision.words")),
    Refused(
      "fewer than no votes", decide { $0.votes[0].against = -1 },
      broken(.badMark("-1"), "decision.votes[0]")),
    Refused(
      "a hash that is none", decide { $0.reportHash = "0F" },
      broken(.badMark("0F"), "decision.reportHash")),
  ]

  static let staleAuthoring: [Refused] = [
    Refused(
      "a change over another", option("join") { _ in }, .stale,
      in: state([option("join") { $0.label = "J" }])),
    Refused(
      "taking out what changed",
      .document(.remove(element: .option(Sample.document.options[1]), at: 1)),
      .stale, in: state([option("join") { $0.label = "J" }])),
    Refused(
      "taking out from another place",
      .document(.remove(element: .option(Sample.document.options[1]), at: 0)), .stale),
    Refused(
      "moving from another place",
      .document(.move(element: ElementName(.option, "join"), old: 0, new: 1)),
      .stale),
    Refused(
      "a head over another",
      .document(.head(old: CaseHead(title: "", question: Question()), new: Sample.document.head)),
      .stale),
    Refused(
      "a comment over another", .marks(.comment(id: "w", old: remark("A"), new: remark("B"))),
      .stale),
    Refused(
      "answers over others",
      .weights(.elicit(holder: .agreed, family: .top, old: Elicitation(method: .swing), new: nil)),
      .stale),
    Refused(
      "a decision over another", .decision(.decide(old: Sample.decision, new: Sample.decision)),
      .stale),
  ]
}
