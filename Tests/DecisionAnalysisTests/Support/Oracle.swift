import Foundation
import Testing

/// A worked example from the literature or from exact arithmetic, read from `Oracles/`.
struct Oracle {
  let value: Any
  let path: String

  init(_ name: String, file: StaticString = #filePath) throws {
    let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Oracles")
    let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
    value = try JSONSerialization.jsonObject(with: data)
    path = name
  }

  private init(value: Any, path: String) {
    self.value = value
    self.path = path
  }

  func at(_ keys: String...) throws -> Oracle {
    try keys.reduce(self) { parent, key in
      let members = try #require(parent.value as? [String: Any], "\(parent.path)")
      let member = try #require(members[key], "\(parent.path).\(key)")
      return Oracle(value: member, path: "\(parent.path).\(key)")
    }
  }

  var items: [Oracle] {
    get throws {
      try #require(value as? [Any], "\(path)").enumerated().map {
        Oracle(value: $0.element, path: "\(path)[\($0.offset)]")
      }
    }
  }

  var keys: [String] {
    get throws { try #require(value as? [String: Any], "\(path)").keys.sorted() }
  }

  var isNull: Bool { value is NSNull }

  var number: Double {
    get throws { try #require(value as? NSNumber, "\(path)").doubleValue }
  }

  var text: String {
    get throws { try #require(value as? String, "\(path)") }
  }

  var numbers: [Double] {
    get throws { try items.map { try $0.number } }
  }

  var integers: [Int] {
    get throws { try numbers.map { Int($0) } }
  }

  var rows: [[Double]] {
    get throws { try items.map { try $0.numbers } }
  }

  /// +1 for criteria to be maximised, −1 for those to be minimised, however they are written.
  var directions: [Double] {
    get throws {
      try items.map { item in
        if let number = item.value as? NSNumber { return number.doubleValue }
        return ["benefit", "max"].contains(try item.text) ? 1 : -1
      }
    }
  }
}
