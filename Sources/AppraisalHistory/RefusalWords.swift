package import AppraisalModel

extension EditRefusal {
  /// What is wrong and what to do, in a sentence or two, with the case's own names.
  package func sentence(in document: CaseDocument) -> String {
    switch self {
    case .alreadyAdopted: "This appraisal already has its case."
    case .notAdopted: "This appraisal has no case yet. Start it with appraise new."
    case .unknownOption(let id, let known):
      "There is no option \(id). The options are: \(Self.names(known))."
    case .unknownCriterion(let id, let known):
      "There is no criterion \(id). The criteria are: \(Self.names(known))."
    case .unknownAssessor(let id):
      "\(id) does not take part in this appraisal yet. Open it once as \(id), or join."
    case .unknownBody(let id, let known):
      "There is no body \(id). The bodies are: \(Self.names(known))."
    case .unknownEvidence(let id): "There is no evidence \(id) in this case."
    case .unknownRound(let round): "There is no round \(round.number)."
    case .alreadyJoined(let id): "\(id) takes part already."
    case .hasMarked(let id): "\(id) has marked or weighted already and stays on the record."
    case .notAppraised(let id, let status):
      "\(document.name(id)) is not being appraised: it is "
        + (status == .later ? "kept for later." : "\(status.rawValue).")
    case .notMarkable(let id, let kind), .notWeighted(let id, let kind):
      Self.wrongKind(document.name(id), kind)
    case .offScale(let mark, let id, let scale):
      Self.offScale(mark, document.name(id), scale)
    case .wrongAnswer(_, let id, let kind):
      kind == .hurdle
        ? "\(document.name(id)) takes pass, fail or no mark."
        : "\(document.name(id)) takes a number, not pass or fail."
    case .badPoints(let points): "\(points) is not possible: points of weight go from 0 to 1000."
    case .roundNotOpen(let round, let state):
      "Round \(round.number) is \(state.rawValue) and takes no more marks."
    case .roundStillOpen(let round): "Round \(round.number) is still open. End it first."
    case .wrongRoundNumber(let round, let expected):
      "Round \(round.number) cannot open: the next one is round \(expected.number)."
    case .wrongRoundMove(let round, let from, let to):
      "Round \(round.number) is \(from.rawValue) and cannot become \(to.rawValue) from there."
    case .handedIn(let round, _):
      "The ballot of round \(round.number) has been handed in. Reopen it to change a mark."
    case .notHandedIn(let round, _):
      "The ballot of round \(round.number) has not been handed in."
    case .stale: "This changed in the meantime. Look at it again and repeat the change."
    case .reasonMissing: "This change needs a reason."
    case .tooLong(let bytes, let limit):
      "The text is too long: \(bytes) bytes, and \(limit) can be kept. Shorten it."
    case .keyNotTheirs(let author):
      "It is signed by a key that nobody has confirmed for \(author?.text ?? "its author")."
    case .slipRefused(let person, let fault): SlipWords.fault(fault, of: person.text)
    case .notTheFounder: "An appraisal is begun once, by whoever founded it."
    case .roleLost(let author, let by):
      "\(by?.text ?? "Somebody") had taken the role for it away from \(author?.text ?? "its author"), "
        + "and neither had seen the other. It counts only if somebody in that role says so."
    case .notTheirComment(let owner):
      "The comment is \(owner)'s: nobody else changes it or takes it back."
    case .notAsked(let round):
      "Round \(round.number) asks only about the cells that were talked about. This one keeps what was "
        + "marked before."
    case .unknownDissent(let id): "There is no view \(id) on record."
    case .notTheirDissent(let owner):
      "The view is \(owner)'s: nobody else changes it or takes it back."
    case .notAllowed(let author, let role):
      "\(author?.text ?? "Somebody without a name") may not do this; it takes a \(role.rawValue)."
    case .unknownElement(let name): "There is no \(name.kind.words) \(name.id) in this case."
    case .taken(let name):
      "The case has \(name.kind.words) \(name.id) already. Choose another name."
    case .wouldBreak(let violation): violation.sentence
    case .wrongElement(let name, let expected):
      "\(name.id) cannot take the place of \(expected.id). Take it out and add the other."
    case .noSuchPlace(let place, let count):
      "There is no place \(place + 1) in a list of \(count)."
    case .standingApart(let id):
      "Where \(document.name(id)) stands is changed by itself, "
        + "with the reason."
    case .inUse(let name, let person):
      "\(person) sits for \(name.id). Change that first."
    case .marksDoNotFit(let id, let count):
      "\(count) \(count == 1 ? "mark" : "marks") on "
        + "\(document.name(id)) would not fit any more. "
        + "Take them out first, or add a new criterion."
    case .weightsLocked: "The weights are settled. Open them again to change one."
    case .unknownComment(let id): "There is no comment \(id)."
    case .notMarkedBy(let body, let id):
      Self.notMarkedBy(body, document.criterion(id), in: document)
    case .recused(let person):
      "\(person) takes no part in this, because of a declared interest."
    case .notOnPanel(let id, let nearest):
      "\(id) is not on the panel of this appraisal."
        + (nearest.map { " The nearest name on it is \($0)." } ?? "")
        + " --new joins as a member, whose marks count."
    case .ruled(_, let interest):
      "A ruling was given on \"\(interest.oneLine)\", so it stays on the record."
    case .shell(let id):
      "\(document.name(id)) is a name only. Fill it in before it is marked."
    }
  }

  private static func names<Kind>(_ known: [Identifier<Kind>]) -> String {
    known.isEmpty ? "none yet" : known.map(\.text).joined(separator: ", ")
  }

  private static func wrongKind(_ name: String, _ kind: CriterionKind) -> String {
    switch kind {
    case .objective: "\(name) is a heading above criteria. Mark the criteria under it."
    case .information: "\(name) is for information and is not marked or weighted."
    case .hurdle: "\(name) is a hurdle: it is passed or failed, and has no weight."
    case .scored: "\(name) cannot take this."
    }
  }

  private static func offScale(_ mark: DecimalNumber, _ name: String, _ scale: Scale) -> String {
    let unit = scale.unit.isEmpty ? "" : " " + scale.unit
    let range = "\(scale.lowest) to \(scale.highest)\(unit)"
    guard mark >= scale.lowest, mark <= scale.highest, let step = scale.step else {
      return "\(mark) is not on the scale of \(name): it goes from \(range)."
    }
    return "\(mark) is not on the scale of \(name): it goes from \(range) in steps of \(step)."
  }

  private static func notMarkedBy(
    _ body: BodyID?, _ criterion: Criterion?, in document: CaseDocument
  ) -> String {
    let markers = (criterion?.markedBy ?? []).map(document.name)
    let who = body.map(document.name)
    return
      "\(criterion.map { document.name($0.id) } ?? "This") is marked by \(markers.joined(separator: ", "))"
      + (who.map { ", not by \($0)." } ?? ". Say which body you sit for.")
  }
}

extension InvariantViolation {
  /// What is wrong, in a sentence for the person who made the change.
  package var sentence: String {
    switch kind {
    case .duplicate(let id): "The name \(id) is taken already."
    case .unknown(let what, let id): "There is no \(what) \(id), which is named at \(path)."
    case .missing(let what): "The \(what) is missing."
    case .misplaced(let id):
      "\(id) cannot stand there: only an objective has criteria under it, and nothing stands "
        + "under itself."
    case .badScale(let fault): "The scale cannot be used: \(fault.words)."
    case .reasonMissing: "This needs a reason."
    case .badDate(let text): "\(text) is not a day. Write it as 2010-03-31."
    case .badMark(let text): "\(text) cannot stand there."
    case .wrongCount(let count, let expected):
      "There are \(count) amounts for \(expected) years. Give one for each year."
    case .circle(let id): "\(id) would lead back to itself."
    case .tooMany(let what, let limit): "A case has at most \(limit) \(what)."
    case .tooLong(let limit): "A text has at most \(limit) bytes. Say it in fewer words."
    }
  }
}
