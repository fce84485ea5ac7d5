import StrictJSON

/// What is asked of `weigh`, from a file or the command line, not yet looked up in a case.
struct WeighRequest: JSONReadable {
  var method: String?
  var holder: String?
  var family: String?
  /// The answers as they are typed: `care=100`, `care:users=3`.
  var answers: [String] = []

  init() {}

  /// Answers stand in a file as a list of texts, or as an object of numbers.
  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    method = try fields.valueIfPresent("method")
    holder = try fields.valueIfPresent("holder")
    family = try fields.valueIfPresent("family")
    if let list = try? fields.valueIfPresent("answers") as [String]? {
      answers = list
    } else {
      let values: [String: TypedNumber] = try fields.value("answers")
      answers = values.sorted { $0.key < $1.key }.map { "\($0)=\($1.text)" }
    }
  }

  /// Puts what was typed in the place of what a file says.
  mutating func fill(
    method: String?, holder: String?, family: String?, answers: [String]
  ) {
    self.method = method ?? self.method
    self.holder = holder ?? self.holder
    self.family = family ?? self.family
    if !answers.isEmpty { self.answers = answers }
  }
}
