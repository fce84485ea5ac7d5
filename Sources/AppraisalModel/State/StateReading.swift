package import StrictJSON

extension Interest: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    words = try fields("words")
    options = try fields("options")
    criteria = try fields("criteria")
    outcome = try fields.value("outcome")
    reason = try fields("reason")
    kind = try fields("kind")
    ruledBy = try fields("ruledBy")
    dispensation = try fields("dispensation")
  }
}

extension Dispensation: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    by = try fields.value("by")
    day = try fields.value("day")
    purpose = try fields.value("purpose")
  }
}

extension Assessor: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    name = try fields("name")
    body = try fields("body")
    seat = try fields("seat")
    roles = try fields("roles")
    interests = try fields("interests")
    declared = try fields("declared")
  }
}

extension Round: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    state = try fields.value("state")
    visibility = try fields.value("visibility")
    purpose = try fields("purpose")
    policy = try fields("policy")
    cells = try fields("cells")
  }
}

extension MatrixCell: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    option = try fields.value("option")
    criterion = try fields.value("criterion")
  }
}

extension Dissent: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    author = try fields.value("author")
    option = try fields("option")
    criterion = try fields("criterion")
    words = try fields("words")
    unnamed = try fields("unnamed")
  }
}

extension Marking: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    answer = try fields("answer")
    reason = try fields("reason")
    evidence = try fields("evidence")
  }
}

extension MarkingPlace: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    round = try fields.value("round")
    assessor = try fields.value("assessor")
    option = try fields.value("option")
    criterion = try fields.value("criterion")
  }
}

extension Ballot: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    handedIn = try fields("handedIn")
    markings = try fields("markings")
  }
}

extension AgreedScore: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    mark = try fields.value("mark")
    reason = try fields("reason")
    by = try fields("by")
    evidence = try fields("evidence")
  }
}

extension WeightAnswer: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    part = try fields("part")
    first = try fields.value("first")
    second = try fields("second")
    value = try fields.value("value")
  }
}

extension ScaleRange: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    worst = try fields.value("worst")
    best = try fields.value("best")
  }
}

extension Elicitation: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    method = try fields.value("method")
    answers = try fields("answers")
    ranges = try fields("ranges")
    words = try fields("words")
  }
}

extension WeightLock: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    words = try fields("words")
  }
}

extension Remark: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    author = try fields.value("author")
    option = try fields("option")
    criterion = try fields("criterion")
    words = try fields("words")
  }
}

extension Vote: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    body = try fields("body")
    inFavour = try fields.value("inFavour")
    against = try fields.value("against")
    abstained = try fields.value("abstained")
  }
}

extension ConsultationResponse: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    from = try fields("from")
    words = try fields("words")
    considered = try fields("considered")
  }
}

extension Decision: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    day = try fields("day")
    recommendation = try fields("recommendation")
    words = try fields("words")
    chosen = try fields("chosen")
    departure = try fields("departure")
    movers = try fields("movers")
    votes = try fields("votes")
    present = try fields("present")
    conditions = try fields("conditions")
    responses = try fields("responses")
    equality = try fields("equality")
    report = try fields("report")
    reportHash = try fields("reportHash")
    round = try fields("round")
  }
}

extension Appraisal: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    document = try fields.value("document")
    assessors = try fields("assessors")
    rounds = try fields("rounds")
    ballots = try fields("ballots")
    agreed = try fields("agreed")
    weights = try fields("weights")
    elicitations = try fields("elicitations")
    weightLock = try fields("weightLock")
    comments = try fields("comments")
    dissents = try fields("dissents")
    attendance = try fields("attendance")
    substitutes = try fields("substitutes")
    parked = try fields("parked")
    decision = try fields("decision")
    formerDecisions = try fields("formerDecisions")
  }
}

extension ElementName: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    kind = try fields.value("kind")
    id = try fields("id")
  }
}
