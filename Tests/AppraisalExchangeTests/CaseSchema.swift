import StrictJSON
import Testing

/// The published schema of cases, as far as the tests need to understand it.
struct CaseSchema {
  enum Step: Equatable {
    case key(String)
    case place(Int)
  }

  /// An object in a case, and the part of the schema that it falls under.
  struct Place {
    var name: String
    var path: [Step]
    var keys: [String]
  }

  let root: JSONNode

  init() throws {
    root = try StrictJSON.parse(Files.bytes(of: "docs/format/case.schema.json"))
  }

  func part(_ name: String) -> JSONNode? { name == "case" ? root : root["$defs"]?[name] }

  func properties(of name: String) -> Set<String> {
    Set(part(name)?["properties"]?.members?.map(\.key) ?? [])
  }

  func required(of name: String) -> Set<String> { Set(texts(part(name)?["required"])) }

  func words(of name: String) -> [String] { texts(part(name)?["enum"]) }

  func pattern(of name: String) throws -> Regex<AnyRegexOutput> {
    try Regex(try #require(part(name)?["pattern"]?.text))
  }

  /// The parts that are objects, the whole among them.
  var objects: Set<String> { names { $0["properties"] != nil }.union(["case"]) }

  /// The parts that are lists of words.
  var enums: Set<String> { names { $0["enum"] != nil } }

  private func names(where test: (JSONNode) -> Bool) -> Set<String> {
    Set(root["$defs"]?.members?.filter { test($0.node) }.map(\.key) ?? [])
  }

  private func texts(_ node: JSONNode?) -> [String] { node?.elements?.compactMap(\.text) ?? [] }

  /// A part that a reference names, or the node itself.
  func resolved(_ node: JSONNode, _ name: String = "") -> (name: String, node: JSONNode) {
    guard let text = node["$ref"]?.text, let last = text.split(separator: "/").last,
      let part = part(String(last))
    else { return (name, node) }
    return (String(last), part)
  }

  /// Every object of a case; what the schema does not know has no name.
  func places(in document: JSONNode) -> [Place] { places(document, root, "case", []) }

  private func places(
    _ node: JSONNode, _ schema: JSONNode, _ name: String, _ path: [Step]
  ) -> [Place] {
    let (name, schema) = resolved(schema, name)
    let nothing = JSONNode(.object([]))
    if let elements = node.elements {
      return elements.enumerated().flatMap { index, element in
        places(element, schema["items"] ?? nothing, "", path + [.place(index)])
      }
    }
    guard let members = node.members else { return [] }
    let inner = members.flatMap { member in
      places(
        member.node, schema["properties"]?[member.key] ?? schema["additionalProperties"] ?? nothing,
        "", path + [.key(member.key)])
    }
    return [Place(name: name, path: path, keys: members.map(\.key))] + inner
  }
}
