import DecisionAnalysis
import StrictJSON

/// The inputs of one method, and how to work out its answer.
protocol PlainProblem: JSONReadable, SendableMetatype {
  func answer(_ sampling: Sampling) throws(Misfit) -> Answer
}

/// Results by name, in no order: the writer sorts them.
struct Answer: ExpressibleByDictionaryLiteral {
  var members: [(key: String, value: any Encodable)]

  init(dictionaryLiteral elements: (String, any Encodable)...) {
    members = elements.map { ($0.0, $0.1) }
  }

  static func + (one: Answer, other: Answer) -> Answer {
    var sum = one
    sum.members += other.members
    return sum
  }
}

/// A step on the way to a value.
enum Step: Equatable {
  case key(String)
  case item(Int)

  static func path(_ steps: [Step]) -> String {
    steps.reduce("") { path, step in
      switch step {
      case .key(let name): path.isEmpty ? name : "\(path).\(name)"
      case .item(let index): "\(path)[\(index)]"
      }
    }
  }
}

/// Why inputs of the right form have no answer, and which of them is to blame.
struct Misfit: Error {
  var place: [Step]
  let words: String

  init(_ place: [Step], _ words: String) {
    self.place = place
    self.words = words
  }

  /// Reports what a kernel refuses at the input that it was handed.
  init(_ place: [Step], _ error: AnalysisError) {
    self.init(place + error.place.map { .item($0) }, error.description)
  }
}

extension AnalysisError {
  /// Where inside the list or table that was refused.
  fileprivate var place: [Int] {
    switch self {
    case .notFinite(let index), .negativeWeight(let index), .knotsNotIncreasing(let index),
      .notMonotone(let index), .outsideNinePointScale(let index), .badThresholds(let index),
      .parentOutOfOrder(let index):
      [index]
    case .raggedRow(let row, _, _): [row]
    case .cellNotFinite(let row, let column), .badComparison(let row, let column),
      .notPositive(let row, let column), .badDistribution(let row, let column):
      [row, column]
    case .noOptions, .noCriteria, .noAssessors, .length, .noSuchItem, .notARanking,
      .allWeightsZero, .familyWithoutWeight, .weightRangesInfeasible, .disconnectedComparisons,
      .emptyScale, .outsideScale, .parameterOutOfRange, .periodTooShort:
      []
    }
  }
}

/// Does something with one input, and blames that input for what a kernel refuses.
func at<Result>(
  _ key: String, _ work: @autoclosure () throws(AnalysisError) -> Result
) throws(Misfit) -> Result {
  do {
    return try work()
  } catch {
    throw Misfit([.key(key)], error)
  }
}

/// Does something with a part of an input as if that part were an input of its own.
func inside<Result>(
  _ place: [Step], _ work: @autoclosure () throws(Misfit) -> Result
) throws(Misfit) -> Result {
  do {
    return try work()
  } catch {
    throw Misfit(place + error.place.dropFirst(), error.words)
  }
}

/// Refuses a list that does not have one entry for each item.
func expect(_ count: Int, at key: String, has expected: Int) throws(Misfit) {
  try at(key, try Shape.check(count, expected))
}

private enum Shape {
  static func check(_ count: Int, _ expected: Int) throws(AnalysisError) {
    guard count == expected else { throw .length(expected: expected, found: count) }
  }
}

/// Refuses an index that names nothing.
func expect(_ index: Int, at key: String, below count: Int) throws(Misfit) {
  guard (0..<count).contains(index) else {
    throw Misfit([.key(key)], AnalysisError.noSuchItem(index: index, count: count))
  }
}

/// A method as the command line knows it.
package struct ComputeMethod: Sendable {
  /// The name, in small letters and hyphens.
  package let name: String
  /// What it does, in one line.
  package let summary: String
  /// The note in `docs/methods/` that says how its inputs look.
  package let note: String
  let solve: @Sendable (JSONNode, Sampling) throws(DecodingFailure) -> JSONNode

  init<Problem: PlainProblem>(
    _ name: String, _ type: Problem.Type, note: String, _ summary: String
  ) {
    self.name = name
    self.summary = summary
    self.note = note
    solve = { inputs, sampling throws(DecodingFailure) in
      try ComputeMethod.solve(type, inputs, sampling)
    }
  }

  private static func solve<Problem: PlainProblem>(
    _ type: Problem.Type, _ inputs: JSONNode, _ sampling: Sampling
  ) throws(DecodingFailure) -> JSONNode {
    let problem = try StrictJSON.read(type, from: inputs)
    let answer: Answer
    do {
      answer = try problem.answer(sampling)
    } catch {
      throw DecodingFailure(
        .invalid(error.words), path: Step.path(error.place),
        offset: inputs.deepest(along: error.place).offset)
    }
    var members: [JSONMember] = []
    for (key, value) in answer.members {
      do {
        members.append(JSONMember(key, try StrictJSON.tree(of: value)))
      } catch {
        throw DecodingFailure(
          .invalid("The numbers are too far apart: \(key) cannot be worked out."), path: "",
          offset: inputs.offset)
      }
    }
    return JSONNode(.object(members))
  }
}

extension JSONNode {
  /// The deepest node on a way that exists.
  fileprivate func deepest(along place: [Step]) -> JSONNode {
    var node = self
    for step in place {
      let next: JSONNode? =
        switch step {
        case .key(let key): node[key]
        case .item(let index):
          node.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
        }
      guard let next else { return node }
      node = next
    }
    return node
  }
}
