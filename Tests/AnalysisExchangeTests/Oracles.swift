import Foundation
import StrictJSON
import Testing

/// Worked examples, shared with the tests of the kernels.
enum Oracles {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("DecisionAnalysisTests/Oracles")

  /// The names of all examples that have inputs.
  static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".json") && $0.contains("-") }
        .map { String($0.dropLast(5)) }.sorted()
    }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent("\(name).json")))
  }

  static func node(_ name: String) throws -> JSONNode { try StrictJSON.parse(bytes(name)) }
}

extension JSONNode {
  /// The value at a path such as `cases.0.weights`, if there is one.
  func at(_ path: String) -> JSONNode? {
    path.split(separator: ".").reduce(self) { node, step in
      if let elements = node?.elements {
        return Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      }
      return node?[String(step)]
    }
  }

  var number: Double? {
    guard case .number(let text) = value else { return nil }
    return Double(text)
  }

  /// The object with some members taken out and some put in.
  func changed(without: [String], with added: [String: JSONNode] = [:]) -> JSONNode {
    let kept = (members ?? []).filter { !without.contains($0.key) && added[$0.key] == nil }
    return JSONNode(
      .object(kept + added.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }))
  }

  static func list(_ numbers: [Double]) -> JSONNode {
    JSONNode(.array(numbers.map { JSONNode(.number("\($0)")) }))
  }
}

/// What two trees of numbers differ in.
enum Difference {
  /// The allowed distance of a number, from the expected number and its place in the lists.
  typealias Tolerance = (Double, [Int]) -> Double

  /// Sentences on everything in `expected` that `found` does not have; a text such as 3/4 is a number.
  static func list(
    _ expected: JSONNode, _ found: JSONNode?, _ tolerance: Tolerance, at path: String = "",
    _ places: [Int] = []
  ) -> [String] {
    guard let found else { return ["\(path) is absent"] }
    if let elements = expected.elements {
      guard let others = found.elements, others.count == elements.count else {
        return ["\(path) has not \(elements.count) elements"]
      }
      return zip(elements, others).enumerated().flatMap { index, pair in
        list(pair.0, pair.1, tolerance, at: "\(path)[\(index)]", places + [index])
      }
    }
    if let members = expected.members {
      return members.flatMap {
        list($0.node, found[$0.key], tolerance, at: "\(path).\($0.key)", places)
      }
    }
    guard let wanted = expected.number ?? fraction(expected.text), let got = found.number else {
      return expected == found ? [] : ["\(path) is \(found.value), not \(expected.value)"]
    }
    let allowed = tolerance(wanted, places)
    return abs(wanted - got) <= allowed ? [] : ["\(path) is \(got), not \(wanted) ± \(allowed)"]
  }

  private static func fraction(_ text: String?) -> Double? {
    let parts = (text ?? "").split(separator: "/").map { Double($0) }
    guard let top = parts.first ?? nil, parts.count <= 2 else { return nil }
    return parts.count == 1 ? top : parts[1].map { top / $0 }
  }
}
