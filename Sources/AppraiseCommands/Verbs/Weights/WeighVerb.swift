import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser
import WeightElicitation

/// Sets weights from answers, by the methods of the Criteria screen.
struct WeighVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "weigh", abstract: "Set weights from answers, or show whose weights are what.",
    discussion: """
      With --method and no answers it says what to judge. Answers: care=100 for swing, points and \
      smart; care=1, a rank, for order, rank-sum and rank-reciprocal, equal ranks for ties; \
      care:users=3 for pairwise, three times as much, or care:users=1/3; best=care, worst=users, care:staff=4 and \
      staff:users=2 for best-worst; care:users=60 for indifference, the mark on the scale of care \
      that is worth the whole step of users. Without --family every family is asked about, and a \
      heading means all of it: every scale in it from bottom to top, together. For indifference \
      alone it means the largest step in it.
      """)

  /// The methods, as they are typed.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case swing, points, smart, order
    case rankSum = "rank-sum"
    case rankReciprocal = "rank-reciprocal"
    case pairwise
    case bestWorst = "best-worst"
    case indifference

    /// The method as it is kept.
    var kept: WeightMethod {
      switch self {
      case .swing: .swing
      case .points: .hundredPoints
      case .smart: .smart
      case .order: .rankOrderCentroid
      case .rankSum: .rankSum
      case .rankReciprocal: .rankReciprocal
      case .pairwise: .pairwise
      case .bestWorst: .bestWorst
      case .indifference: .indifference
      }
    }
  }

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var joining: Joining

  @Argument(help: "Answers; see above.")
  var answers: [String] = []

  @Option(
    help: "How: \(Method.allCases.map(\.rawValue).joined(separator: ", ")).")
  var method: Method?

  @Option(help: "A JSON file with \"method\", \"holder\", \"family\", \"answers\".")
  var from: String?

  @Option(help: "Whose weights: agreed, body:ID, or a person's id.")
  var holder: String?

  @Option(help: "Only the family under this heading; top for the uppermost.")
  var family: String?

  @Option(parsing: .unconditional, help: "What was said about it.")
  var note = ""

  @Flag(help: "Join the comparisons of the people concerned by the geometric mean.")
  var joined = false

  @Flag(help: "Show all weights side by side, and how they came about.")
  var show = false

  @Option(
    parsing: .unconditional, help: "Settle the agreed weights; say who settled them and how.")
  var lock: String?

  @Flag(help: "Open the agreed weights again.")
  var unlock = false

  @OptionGroup var form: AnswerForm

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    let person = file.person
    if show { return try WeightsShown(file.fold.appraisal, viewer: person).print(form) }
    if lock != nil || unlock { return try settle(file, person, surroundings) }
    var request =
      try from.map { path throws(CommandFailure) in
        try InputFile.read(path, as: WeighRequest.self)
      } ?? WeighRequest()
    request.fill(method: method?.rawValue, holder: holder, family: family, answers: answers)
    let weighing = try RequestedWeights(request, file.fold.appraisal, person: person)
    if joined {
      return try record(weighing.joined(), note, weighing, file, surroundings)
    }
    guard !request.answers.isEmpty else { return weighing.printQuestions() }
    try record(weighing.results(), note, weighing, file, surroundings)
  }

  private func settle(
    _ file: OpenAppraisal, _ person: AssessorID, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    try file.mustBeWritable()
    guard lock == nil || !unlock else {
      throw CommandFailure(.usage, "Give either --lock or --unlock.")
    }
    let edits: [Edit]
    do throws(SettlingRefusal) {
      edits = try Self.settling(lock, in: file.fold.appraisal)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
    try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    if form.json || form.csv {
      return try WeightsShown(file.fold.appraisal, viewer: person).print(form)
    }
    Console.say(
      lock == nil
        ? "Saved: the agreed weights are open again." : "Saved: the agreed weights are settled.")
  }

  private static func settling(
    _ words: String?, in appraisal: Appraisal
  ) throws(SettlingRefusal) -> [Edit] {
    guard let words else { return try appraisal.openingWeights() }
    return try appraisal.settlingWeights(words: words)
  }

  private func record(
    _ results: [(weights: FamilyWeights, words: String)], _ note: String,
    _ weighing: RequestedWeights, _ file: OpenAppraisal, _ surroundings: Surroundings
  ) throws(CommandFailure) {
    try file.mustBeWritable()
    let appraisal = file.fold.appraisal
    var edits: [Edit] = []
    for (weights, words) in results {
      let said = [words, note].filter { !$0.isEmpty }.joined(separator: " ")
      edits += weights.edits(for: weighing.holder, in: appraisal, words: said)
    }
    try joining.perform(edits, in: file, by: arguments.speaker, surroundings)
    let record = WeighedRecord(results.map(\.weights), weighing.holder, in: appraisal.document)
    let end = edits.isEmpty ? "Nothing was changed by this." : "Saved."
    try form.print(record, table: record.table, lines: record.lines + [end])
  }
}
