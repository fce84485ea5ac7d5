/// A coding key made of a name or of a place in an array.
struct JSONKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}

/// Ways through a tree of nodes.
enum JSONPath {
  /// The way as text, such as `options[3].status`.
  static func text(_ path: [any CodingKey]) -> String {
    var text = ""
    for key in path {
      if let place = key.intValue {
        text += "[\(place)]"
      } else if isPlain(key.stringValue) {
        text += text.isEmpty ? key.stringValue : "." + key.stringValue
      } else {
        var writer = JSONWriter(style: .canonical)
        writer.string(key.stringValue)
        text += "[" + String(decoding: writer.bytes, as: UTF8.self) + "]"
      }
    }
    return text
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || $0 == "_" || $0 == "-"
      }
  }

  /// The way from a root to the value that begins at an offset.
  ///
  /// Offsets grow in the order of the document, so the last child that begins at or before the
  /// offset is the one that holds it. Paths are wanted only for errors, so nothing is kept for
  /// them while reading succeeds.
  static func keys(from root: JSONNode, to offset: Int) -> [any CodingKey] {
    var path: [any CodingKey] = []
    var node = root
    while node.offset < offset {
      if let members = node.members,
        let member = members.last(where: { $0.node.offset <= offset })
      {
        path.append(JSONKey(stringValue: member.key))
        node = member.node
      } else if let elements = node.elements,
        let place = elements.lastIndex(where: { $0.offset <= offset })
      {
        path.append(JSONKey(intValue: place))
        node = elements[place]
      } else {
        return path
      }
    }
    return path
  }
}
