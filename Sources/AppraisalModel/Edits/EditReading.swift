public import StrictJSON

// An edit stands in files as an object with one key, its name: {"mark": {...}}.

extension Edit: JSONReadable {
  /// Reads an edit by the name that its key gives.
  public init(json: JSONReader) throws(DecodingFailure) {
    let (name, value) = try json.onlyMember()
    let fields = try value.fields()
    switch name {
    case "adopt": self = try .adopt(document: fields.value("document"))
    case "join": self = try .join(assessor: fields.value("assessor"))
    case "leave": self = try .leave(assessor: fields.value("assessor"))
    case "revise": self = try .revise(old: fields.value("old"), new: fields.value("new"))
    case "standing":
      self = try .standing(
        option: fields.value("option"), old: fields.value("old"), new: fields.value("new"))
    case "mark":
      self = try .mark(place: fields.value("place"), old: fields("old"), new: fields("new"))
    case "reason":
      self = try .reason(place: fields.value("place"), old: fields("old"), new: fields("new"))
    case "rest":
      self = try .rest(place: fields.value("place"), old: fields("old"), new: fields("new"))
    case "weigh":
      self = try .weigh(
        holder: fields.value("holder"), criterion: fields.value("criterion"), old: fields("old"),
        new: fields("new"))
    case "openRound": self = try .openRound(round: fields.value("round"))
    case "moveRound":
      self = try .moveRound(
        round: fields.value("round"), old: fields.value("old"), new: fields.value("new"))
    case "handIn":
      self = try .handIn(round: fields.value("round"), assessor: fields.value("assessor"))
    case "reopen":
      self = try .reopen(round: fields.value("round"), assessor: fields.value("assessor"))
    case "agree":
      self = try .agree(
        option: fields.value("option"), criterion: fields.value("criterion"), old: fields("old"),
        new: fields("new"))
    default:
      guard let authored = try Edit(authored: name, fields) else { throw json.unknownKey(name) }
      self = authored
    }
  }

  /// Reads an edit of the case, or of what stands beside the marks; nil for an unknown name.
  private init?(authored name: String, _ fields: JSONFields) throws(DecodingFailure) {
    switch name {
    case "add": self = try .add(element: fields.value("element"), at: fields.value("at"))
    case "change": self = try .change(old: fields.value("old"), new: fields.value("new"))
    case "remove": self = try .remove(element: fields.value("element"), at: fields.value("at"))
    case "move":
      self = try .move(
        element: fields.value("element"), old: fields.value("old"), new: fields.value("new"))
    case "head": self = try .head(old: fields.value("old"), new: fields.value("new"))
    case "comment":
      self = try .comment(id: fields.value("id"), old: fields("old"), new: fields("new"))
    case "elicit":
      self = try .elicit(
        holder: fields.value("holder"), family: fields.value("family"), old: fields("old"),
        new: fields("new"))
    case "lockWeights": self = try .lockWeights(old: fields("old"), new: fields("new"))
    case "decide": self = try .decide(old: fields("old"), new: fields.value("new"))
    default: return nil
    }
  }
}
