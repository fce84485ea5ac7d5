public import StrictJSON

extension Blocker: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    label = try fields("label")
    lifted = try fields("lifted")
    source = try fields("source")
  }
}

extension Fact: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    kind = try fields.value("kind")
    answer = try fields.value("answer")
    detail = try fields("detail")
    source = try fields("source")
  }
}

extension ServiceEffect: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    service = try fields.value("service")
    words = try fields("words")
    source = try fields("source")
  }
}

extension Option: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    variantOf = try fields("variantOf")
    label = try fields("label")
    short = try fields("short")
    status = try fields.value("status")
    statusReason = try fields("statusReason")
    preferred = try fields("preferred")
    shell = try fields("shell")
    madeFrom = try fields("madeFrom")
    summary = try fields("summary")
    steps = try fields("steps")
    path = try fields("path")
    advantages = try fields("advantages")
    drawbacks = try fields("drawbacks")
    blockers = try fields("blockers")
    facts = try fields("facts")
    effects = try fields("effects")
    source = try fields("source")
  }
}

extension Criterion: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    parent = try fields("parent")
    kind = try fields.value("kind")
    label = try fields("label")
    short = try fields("short")
    question = try fields("question")
    scale = try fields("scale")
    passMark = try fields("passMark")
    markedBy = try fields("markedBy")
    source = try fields("source")
  }
}

extension Anchor: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    at = try fields.value("at")
    words = try fields("words")
  }
}

extension Knot: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    at = try fields.value("at")
    value = try fields.value("value")
  }
}

extension Scale: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    worst = try fields.value("worst")
    best = try fields.value("best")
    step = try fields("step")
    unit = try fields("unit")
    style = try fields("style")
    anchors = try fields("anchors")
    knots = try fields("knots")
  }
}
