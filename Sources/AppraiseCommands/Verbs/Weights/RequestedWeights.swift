import AppraisalFolder
import AppraisalModel
import WeightElicitation

/// Weights that are asked for by a method, and the answers that were given, in the terms of a case.
struct RequestedWeights {
  let holder: WeightHolder
  private let method: WeightMethod
  private let plan: WeighingPlan
  private let request: WeighRequest
  private let appraisal: Appraisal

  /// The weights of a family with what is said about how they came about.
  typealias Result = (weights: FamilyWeights, words: String)

  init(
    _ request: WeighRequest, _ appraisal: Appraisal, person: AssessorID
  ) throws(CommandFailure) {
    self.request = request
    self.appraisal = appraisal
    guard let typed = request.method, let method = WeighVerb.Method(rawValue: typed) else {
      let names = WeighVerb.Method.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(.usage, "Say how by --method: \(names).")
    }
    self.method = method.kept
    let owner = try Self.holder(request.holder, appraisal, person)
    holder = owner
    let scope = try Self.scope(request.family, method.kept, appraisal.document)
    plan = try Self.refusing(in: appraisal.document) { () throws(WeighingRefusal) in
      if owner == .agreed, appraisal.weightLock != nil { throw .locked }
      return try WeighingPlan(appraisal.document, scope: scope)
    }
  }

  private static func holder(
    _ text: String?, _ appraisal: Appraisal, _ person: AssessorID
  ) throws(CommandFailure) -> WeightHolder {
    guard let text, text != "agreed" else { return .agreed }
    if text.hasPrefix("body:") {
      let name = String(text.dropFirst(5))
      guard let id = BodyID(name), appraisal.document.bodies.contains(where: { $0.id == id })
      else {
        throw unknown("body", name, appraisal.document.bodies.map(\.id.text))
      }
      return .body(id)
    }
    guard let id = AssessorID(text), id == person || appraisal.assessor(id) != nil else {
      throw unknown("person", text, appraisal.assessors.map(\.id.text))
    }
    return .assessor(id)
  }

  /// Which families are asked about: one, or all with each heading as a whole.
  ///
  /// Matching alone needs a scale to find a mark on, so that there the largest step stands for its
  /// heading.
  private static func scope(
    _ text: String?, _ method: WeightMethod, _ document: CaseDocument
  ) throws(CommandFailure) -> WeighingScope {
    guard let text else { return method == .indifference ? .tree : .wholes }
    if text == "top" { return .family(.top) }
    let headings = document.criteria.filter { $0.kind == .objective }.map(\.id)
    guard let id = CriterionID(text), headings.contains(id) else {
      throw unknown("heading", text, ["top"] + headings.map(\.text))
    }
    return .family(.under(id))
  }

  private static func unknown(_ what: String, _ text: String, _ known: [String]) -> CommandFailure {
    let list = known.isEmpty ? "none yet" : known.joined(separator: ", ")
    return CommandFailure(
      .refused, "There is no \(what) \(text). Choose one of: \(list).")
  }

  private static func refusing<Value>(
    in document: CaseDocument, _ work: () throws(WeighingRefusal) -> Value
  ) throws(CommandFailure) -> Value {
    do {
      return try work()
    } catch {
      throw CommandFailure(.refused, error.sentence(in: document))
    }
  }

  // MARK: Answers

  /// The weights of every family that is asked about, those below before those above.
  func results() throws(CommandFailure) -> [Result] {
    let typed = try request.answers.map { text throws(CommandFailure) in
      try TypedAnswer(text, method: method)
    }
    var results: [FamilyWeights] = []
    var used: Set<Int> = []
    for id in plan.families {
      let family = plan.family(id, after: results)
      let own = typed.indices.filter { place in
        typed[place].names.allSatisfy { name in family.steps.contains { $0.node.text == name } }
      }
      used.formUnion(own)
      let answers = TypedAnswer.kept(own.map { typed[$0] }, method: method)
      results.append(
        try Self.refusing(in: appraisal.document) { () throws(WeighingRefusal) in
          try FamilyWeights(family, method: method, answers: answers)
        })
    }
    if let stray = typed.indices.first(where: { !used.contains($0) }) {
      throw strange(typed[stray])
    }
    return results.map { ($0, "") }
  }

  /// An answer whose names do not stand side by side in one of the families.
  private func strange(_ answer: TypedAnswer) -> CommandFailure {
    let families = plan.families.map { id in
      plan.family(id).steps.map(\.node.text).joined(separator: ", ")
    }
    return CommandFailure(
      .refused,
      "\"\(answer.text)\" names nothing that is weighed here. Side by side stand: "
        + families.joined(separator: "; ") + ".")
  }

  /// The joined comparisons of all who count, or of those of the body whose weights they are.
  func joined() throws(CommandFailure) -> [Result] {
    var body: BodyID?
    switch holder {
    case .agreed: break
    case .body(let id): body = id
    case .assessor:
      throw CommandFailure(.usage, "--joined is for the agreed weights or those of a body.")
    }
    return try plan.families.map { id throws(CommandFailure) in
      try Self.refusing(in: appraisal.document) { () throws(WeighingRefusal) in
        let joined = try JoinedJudgements(appraisal, family: id, body: body)
        return (joined.result, joined.sentence)
      }
    }
  }

  // MARK: Questions

  /// Says what is to be judged, family by family.
  func printQuestions() {
    var lines = ["\(method.title): \(method.line)"]
    for id in plan.families {
      let family = plan.family(id)
      lines += ["", family.name.map { "Under \($0):" } ?? "At the top:"]
      lines += family.steps.map { "  \($0.node.text)  \($0.sentence)" }
    }
    Console.say(
      lines + ["", "Judge the size of the step, not the importance of the subject."])
  }
}

/// One answer as it is typed: `care=100`, `care:users=3`, `best=care`.
private struct TypedAnswer {
  let text: String
  /// The members that it names.
  let names: [String]
  private let value: DecimalNumber
  private let role: String?

  init(_ text: String, method: WeightMethod) throws(CommandFailure) {
    self.text = text
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    if method == .bestWorst, parts.count == 2, ["best", "worst"].contains(parts[0]) {
      (role, names, value) = (parts[0], [parts[1]], 1)
      return
    }
    role = nil
    let isPair = [.pairwise, .bestWorst, .indifference].contains(method)
    var names = (parts.first ?? "").split(separator: ":").map(String.init)
    var number = parts.count == 2 ? parts[1] : ""
    // A third the one way round is three the other way round, exactly.
    if method == .pairwise, number.utf8.starts(with: "1/".utf8) {
      number = String(number.dropFirst(2))
      names.reverse()
    }
    guard parts.count == 2, names.count == (isPair ? 2 : 1), let value = DecimalNumber(number)
    else {
      throw CommandFailure(
        .usage,
        "\"\(text)\" is no answer. Give it as \(isPair ? "care:users=3" : "care=100").")
    }
    (self.names, self.value) = (names, value)
  }

  /// The answers as they are kept.
  static func kept(_ typed: [TypedAnswer], method: WeightMethod) -> [WeightAnswer] {
    let best = typed.first { $0.role == "best" }?.names.first
    let worst = typed.first { $0.role == "worst" }?.names.first
    return typed.filter { $0.role == nil }.compactMap { answer in
      let ids = answer.names.compactMap(CriterionID.init)
      guard let first = ids.first else { return nil }
      var part = ""
      if method == .bestWorst {
        part = answer.names.first == best ? "best" : answer.names.last == worst ? "worst" : ""
      }
      return WeightAnswer(
        part: part, first: first, second: ids.count > 1 ? ids[1] : nil, value: answer.value)
    }
  }
}
