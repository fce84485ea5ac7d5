public import StrictJSON

extension SourceReference: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    paper = try fields.value("paper")
    place = try fields("place")
  }
}

extension Statement: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    words = try fields("words")
    source = try fields("source")
  }
}

extension Paper: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    title = try fields("title")
    organisation = try fields("organisation")
    date = try fields("date")
    background = try fields("background")
  }
}

extension Question: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    words = try fields("words")
    decisionMaker = try fields("decisionMaker")
    deadline = try fields("deadline")
    deadlineReason = try fields("deadlineReason")
    context = try fields("context")
    source = try fields("source")
  }
}

extension Body: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    short = try fields("short")
    part = try fields.value("part")
    interests = try fields("interests")
  }
}

extension Service: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    today = try fields("today")
    state = try fields("state")
    source = try fields("source")
  }
}

extension Evidence: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    label = try fields("label")
    words = try fields("words")
    source = try fields("source")
    options = try fields("options")
    criteria = try fields("criteria")
    comparator = try fields("comparator")
  }
}

extension Note: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    id = try fields.value("id")
    kind = try fields.value("kind")
    words = try fields("words")
    source = try fields("source")
  }
}

extension CaseDocument: JSONReadable {
  /// Reads the members.
  public init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    format = try fields("format")
    version = try fields.value("version")
    id = try fields("id")
    title = try fields("title")
    question = try fields.value("question")
    terms = try fields("terms")
    papers = try fields("papers")
    bodies = try fields("bodies")
    seats = try fields("seats")
    services = try fields("services")
    options = try fields("options")
    criteria = try fields("criteria")
    evidence = try fields("evidence")
    notes = try fields("notes")
    milestones = try fields("milestones")
    route = try fields("route")
    nextSteps = try fields("nextSteps")
    checklists = try fields("checklists")
    sections = try fields("sections")
    stages = try fields("stages")
    money = try fields("money")
  }
}
