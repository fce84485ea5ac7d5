/// How a document is laid out; both forms sort keys by their UTF-8 bytes.
public enum JSONStyle: Equatable, Sendable {
  /// One line without spaces and without a line feed at its end.
  case canonical
  /// One value on each line, indented by two spaces, with a line feed at the end.
  case pretty
}

/// Writes values as bytes that can be shown on a terminal without harm.
struct JSONWriter: ~Copyable {
  let style: JSONStyle
  private(set) var bytes: [UInt8] = []
  private var indent = 0

  init(style: JSONStyle) {
    self.style = style
  }

  /// Appends a whole document.
  mutating func document(_ node: JSONNode) {
    value(node)
    if style == .pretty { bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func value(_ node: JSONNode) {
    switch node.value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): string(text)
    case .array(let elements):
      list("[", elements, "]") { writer, element in writer.value(element) }
    case .object(let members):
      list("{", Self.sorted(members), "}") { writer, member in
        writer.string(member.key)
        writer.bytes.append(UInt8(ascii: ":"))
        if writer.style == .pretty { writer.bytes.append(UInt8(ascii: " ")) }
        writer.value(member.node)
      }
    }
  }

  private mutating func list<Item>(
    _ open: Unicode.Scalar, _ items: [Item], _ close: Unicode.Scalar,
    _ write: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    indent += 1
    var first = true
    for item in items {
      if !first { bytes.append(UInt8(ascii: ",")) }
      first = false
      newLine()
      write(&self, item)
    }
    indent -= 1
    if !first { newLine() }
    bytes.append(UInt8(ascii: close))
  }

  private mutating func newLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  private static func sorted(_ members: [JSONMember]) -> [JSONMember] {
    func precedes(_ left: JSONMember, _ right: JSONMember) -> Bool {
      left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    let inOrder = zip(members, members.dropFirst()).allSatisfy { precedes($0, $1) }
    return inOrder ? members : members.sorted(by: precedes)
  }

  /// Appends a string in quotation marks.
  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars { character(scalar) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func character(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22, 0x5C: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(scalar.value)])
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
    default:
      if Self.mustBeEscaped(scalar) {
        for unit in UTF16.encode(scalar) ?? .init() { escape(unit) }
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
  }

  /// Whether a scalar could command a terminal or hide in a text.
  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private mutating func escape(_ unit: UInt16) {
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(unit >> shift & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
