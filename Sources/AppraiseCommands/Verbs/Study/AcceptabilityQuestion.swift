import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser
import StrictJSON

/// Which weights and marks to try, as they are typed on the command line.
struct TypedQuestion: ParsableArguments {
  @Option(
    help:
      "Which weights: \(QuestionParts.Weights.allCases.map(\.rawValue).joined(separator: ", ")).")
  var weights: QuestionParts.Weights?

  @Option(
    help: "CRITERION=LOW..HIGH, in percent of all weight; may be repeated, others are free.")
  var within: [String] = []

  @Option(
    help: "An order of criteria, most weight first: care,users=staff. Others come last.")
  var ranked: String?

  @Option(
    parsing: .unconditional, help: "How far around weights others are tried, in percent of them.")
  var spread: String?

  @Option(
    help: "Which marks: \(ScoresTried.allCases.map(\.rawValue).joined(separator: ", ")).")
  var scores: String?

  @Option(
    name: .customLong("mark"),
    help: "OPTION,CRITERION=LOW..HIGH or LOW..LIKELY..HIGH, in marks; may be repeated.")
  var marks: [String] = []

  /// Puts what was typed in the place of what a file says.
  func fill(_ parts: inout QuestionParts) throws(CommandFailure) {
    parts.weights = weights ?? parts.weights
    parts.scores = scores ?? parts.scores
    if let spread { parts.spread = TypedNumber(text: spread) }
    if !within.isEmpty || ranked != nil {
      guard weights == nil, within.isEmpty || ranked == nil else {
        throw CommandFailure(.usage, "Give one of --weights, --within and --ranked.")
      }
      (parts.weights, parts.within, parts.ranked) = (nil, nil, nil)
    }
    for text in within {
      let (name, range) = try split(
        text, "--within takes CRITERION=LOW..HIGH, such as care=20..40.")
      parts.within = (parts.within ?? [:]).merging([name: range]) { $1 }
    }
    if let ranked {
      parts.ranked = ranked.split(separator: ",").map { $0.split(separator: "=").map(String.init) }
    }
    for text in marks {
      let rule = "--mark takes OPTION,CRITERION=LOW..HIGH, such as join-council,care=40..60."
      let (cell, range) = try split(text, rule)
      let names = cell.split(separator: ",").map(String.init)
      guard names.count == 2 else { throw CommandFailure(.usage, rule) }
      parts.marks = (parts.marks ?? [:]).merging([names[0]: [names[1]: range]]) {
        $0.merging($1) { $1 }
      }
    }
  }

  /// A name and the numbers that are typed for it, with two points between them.
  private func split(
    _ text: String, _ rule: String
  ) throws(CommandFailure) -> (String, [TypedNumber]) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw CommandFailure(.usage, rule) }
    return (
      parts[0],
      parts[1].split(separator: "..").map { TypedNumber(text: String($0.filter { $0 != "%" })) }
    )
  }
}

/// A number as somebody wrote it: bare or in quotation marks in a file, bare on a command line.
struct TypedNumber: JSONReadable, Equatable {
  var text: String

  /// The number, where it is one.
  var number: DecimalNumber? { DecimalNumber(text) }

  init(text: String) { self.text = text }

  init(json: JSONReader) {
    guard case .number(let text) = json.node.value else {
      self.text = json.node.text ?? ""
      return
    }
    self.text = text
  }
}

/// Which weights and marks to try, from a file or the command line, not yet looked up in a case.
struct QuestionParts: JSONReadable {
  /// The weights that have a name.
  enum Weights: String, ExpressibleByArgument, CaseIterable, JSONReadable {
    case free, order, around, intervals, mixture

    init(json: JSONReader) throws(DecodingFailure) { self = try json.word() }
  }

  var weights: Weights?
  var spread: TypedNumber?
  var within: [String: [TypedNumber]]?
  var ranked: [[String]]?
  var scores: String?
  var marks: [String: [String: [TypedNumber]]]?

  init() {}

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    weights = try fields.valueIfPresent("weights")
    spread = try fields.valueIfPresent("spread")
    within = try fields.valueIfPresent("within")
    ranked = try fields.valueIfPresent("ranked")
    scores = try fields.valueIfPresent("scores")
    marks = try fields.valueIfPresent("marks")
  }

  /// The question, in the terms of an appraisal.
  func question(for asked: Inquiry) throws(CommandFailure) -> ChancesQuestion {
    var question = ChancesQuestion(try tried(asked))
    if let scores {
      guard let known = ScoresTried(rawValue: scores) else {
        let names = ScoresTried.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(.badData, "The scores are one of: \(names).")
      }
      question.scores = known
    }
    for (name, row) in (marks ?? [:]).sorted(by: { $0.key < $1.key }) {
      let option = try asked.option(name)
      for (name, numbers) in row.sorted(by: { $0.key < $1.key }) {
        let criterion = try leaf(name, asked)
        question.ranges[option, default: [:]][criterion] = try range(numbers, criterion, asked)
      }
    }
    return question
  }

  private func tried(_ asked: Inquiry) throws(CommandFailure) -> WeightsTried {
    guard [weights != nil, within != nil, ranked != nil].count(where: \.self) < 2 else {
      throw CommandFailure(.badData, "Give one of the weights by name, within ranges and ranked.")
    }
    if let within { return try ranges(within, asked) }
    if let ranked { return try order(ranked, asked) }
    let share = try spreadShare
    switch weights ?? .free {
    case .free: return .free
    case .order: return .order
    case .around: return .around(share)
    case .intervals: return WeightsTried.spanned(by: asked.appraisal) ?? .intervals([:])
    case .mixture:
      return WeightsTried.mixture(over: asked.appraisal, spread: share)
        ?? .mixture([], spread: share)
    }
  }

  private var spreadShare: Double {
    get throws(CommandFailure) {
      guard let spread else { return WeightsTried.standardSpread }
      guard let percent = spread.number, percent >= 0, percent <= 100 else {
        throw CommandFailure(.usage, "--spread takes a percentage from 0 to 100, such as 20.")
      }
      return percent.value / 100
    }
  }

  private func ranges(
    _ typed: [String: [TypedNumber]], _ asked: Inquiry
  ) throws(CommandFailure) -> WeightsTried {
    var ranges: [CriterionID: ClosedRange<Double>] = [:]
    for (name, numbers) in typed.sorted(by: { $0.key < $1.key }) {
      let criterion = try leaf(name, asked)
      let ends = numbers.compactMap(\.number)
      guard ends.count == 2, numbers.count == 2, ends[0] >= 0, ends[0] <= ends[1], ends[1] <= 100
      else {
        throw CommandFailure(
          .usage,
          "The range of \(criterion) is two percentages of all weight, the lower first: 20..40.")
      }
      ranges[criterion] = ends[0].value / 100...ends[1].value / 100
    }
    return .within(ranges)
  }

  private func order(
    _ typed: [[String]], _ asked: Inquiry
  ) throws(CommandFailure) -> WeightsTried {
    var blocks: [[CriterionID]] = []
    for block in typed {
      var members: [CriterionID] = []
      for name in block {
        let criterion = try leaf(name, asked)
        guard !(blocks + [members]).contains(where: { $0.contains(criterion) }) else {
          throw CommandFailure(.usage, "The order names \(criterion) twice.")
        }
        members.append(criterion)
      }
      if !members.isEmpty { blocks.append(members) }
    }
    guard !blocks.isEmpty else {
      throw CommandFailure(.usage, "The order names no criterion. Give it as care,users=staff.")
    }
    return .ranked(blocks)
  }

  private func range(
    _ numbers: [TypedNumber], _ criterion: CriterionID, _ asked: Inquiry
  ) throws(CommandFailure) -> MarkRange {
    let marks = numbers.compactMap(\.number)
    let scale = asked.document.criterion(criterion)?.scale
    guard marks.count == numbers.count, (2...3).contains(marks.count), let low = marks.first,
      let high = marks.last, let scale, scale.lowest <= low, high <= scale.highest,
      let range = MarkRange(
        lowest: low, likeliest: marks.count == 3 ? marks[1] : nil, highest: high)
    else {
      let ends = scale.map { " from \($0.lowest) to \($0.highest)" } ?? ""
      throw CommandFailure(
        .usage,
        "Marks of \(criterion) to try are two or three, the lowest first\(ends): 40..60 or 40..50..60."
      )
    }
    return range
  }

  /// The criterion of a typed identifier; only what is marked has a weight of its own.
  private func leaf(_ text: String, _ asked: Inquiry) throws(CommandFailure) -> CriterionID {
    let id = try asked.node(text)
    guard asked.findings.weights.node(id)?.isLeaf == true else {
      let below = asked.findings.weights.columns(below: id)
        .map { asked.findings.weights.leaves[$0].id.text }.joined(separator: ", ")
      throw CommandFailure(.refused, "\(id) is a heading. Give its criteria: \(below).")
    }
    return id
  }
}
