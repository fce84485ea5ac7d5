/// What is asked of `weigh`, from a file or the command line, not yet looked up in a case.
struct WeighRequest: Decodable {
  var method: String?
  var holder: String?
  var family: String?
  /// The answers as they are typed: `care=100`, `care:users=3`.
  var answers: [String] = []

  private enum CodingKeys: String, CodingKey { case method, holder, family, answers }

  init() {}

  /// Answers stand in a file as a list of texts, or as an object of numbers.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    method = try container.decodeIfPresent(String.self, forKey: .method)
    holder = try container.decodeIfPresent(String.self, forKey: .holder)
    family = try container.decodeIfPresent(String.self, forKey: .family)
    if let list = try? container.decodeIfPresent([String].self, forKey: .answers) {
      answers = list
    } else {
      let values = try container.decode([String: TypedNumber].self, forKey: .answers)
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
