public import StrictJSON

extension Milestone: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    when = try fields("when")
    day = try fields("day")
    status = try fields("status")
    consequence = try fields("consequence")
    option = try fields("option")
    source = try fields("source")
  }
}

extension RouteStep: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    part = try fields.value("part")
    body = try fields("body")
    when = try fields("when")
    day = try fields("day")
    source = try fields("source")
  }
}

extension NextStep: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    owner = try fields("owner")
    when = try fields("when")
    done = try fields("done")
    source = try fields("source")
  }
}

extension ChecklistItem: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    label = try fields("label")
    answer = try fields.value("answer")
    detail = try fields("detail")
    source = try fields("source")
  }
}

extension Checklist: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    items = try fields("items")
    source = try fields("source")
  }
}

extension ReportSection: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    kind = try fields.value("kind")
    words = try fields("words")
    source = try fields("source")
  }
}

extension Seat: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    body = try fields.value("body")
    source = try fields("source")
  }
}

extension Stage: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    origin = try fields("origin")
    words = try fields("words")
    standings = try fields("standings")
    source = try fields("source")
  }
}

extension Review: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    months = try fields("months")
    day = try fields("day")
    words = try fields("words")
    source = try fields("source")
  }
}

extension EqualityAssessment: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    day = try fields("day")
    version = try fields("version")
    words = try fields("words")
    source = try fields("source")
  }
}

extension DecisionTerms {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    mustAgree = try fields("mustAgree")
    otherwise = try fields("otherwise")
    passMark = try fields("passMark")
    conditions = try fields("conditions")
    review = try fields("review")
    equality = try fields("equality")
  }
}

extension CaseHead: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    title = try fields("title")
    question = try fields.value("question")
    terms = try fields("terms")
    counting = try fields("counting")
  }
}

extension MoneyCounting {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    years = try fields("years")
    unit = try fields("unit")
    convention = try fields("convention")
    rule = try fields("rule")
    rate = try fields("rate")
  }
}

extension Scenario: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    words = try fields("words")
  }
}

extension CashFlow: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    option = try fields.value("option")
    scenario = try fields("scenario")
    kind = try fields.value("kind")
    amounts = try fields("amounts")
    bias = try fields("bias")
    source = try fields("source")
  }
}

extension MoneyRow: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    label = try fields("label")
    words = try fields("words")
    amounts = try fields("amounts")
    total = try fields("total")
  }
}

extension MoneyTable: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    unit = try fields("unit")
    years = try fields("years")
    rows = try fields("rows")
    words = try fields("words")
    source = try fields("source")
  }
}

extension LoosePercentage: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    percent = try fields.value("percent")
    atLeast = try fields("atLeast")
    of = try fields("of")
    option = try fields("option")
    source = try fields("source")
  }
}

extension Money {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    counting = try fields("counting")
    scenarios = try fields("scenarios")
    flows = try fields("flows")
    tables = try fields("tables")
    percentages = try fields("percentages")
  }
}
