import StrictJSON

/// One field in which two states of a thing of the case differ.
package struct FieldChange: Equatable, Sendable {
  /// The name of the field in case files.
  package var field: String
  /// What stood there, where that is one text, number or word; nil for nothing, or for more.
  package var old: String?
  package var new: String?

  /// The name in words: "pass mark" for `passMark`.
  package var name: String {
    var words = ""
    for scalar in field.unicodeScalars {
      if scalar.properties.isUppercase { words += " " }
      words += scalar.properties.lowercaseMapping
    }
    return words
  }

  /// The fields in which two things differ, in the order of their names.
  ///
  /// - Complexity: O(*n*) in the size of both.
  package static func between(_ old: some Encodable, _ new: some Encodable) -> [FieldChange] {
    let before = members(of: old)
    let after = members(of: new)
    return Set(before.keys).union(after.keys).sorted().compactMap { field in
      let (was, now) = (before[field], after[field])
      guard was?.bytes != now?.bytes else { return nil }
      return FieldChange(field: field, old: was?.text, new: now?.text)
    }
  }

  private static func members(of value: some Encodable) -> [String: (bytes: [UInt8], text: String?)]
  {
    let tree = try? StrictJSON.tree(of: value)
    let members = (tree?.members ?? []).map { member in
      (member.key, (StrictJSON.write(member.node, style: .canonical), plain(member.node)))
    }
    return Dictionary(members, uniquingKeysWith: { first, _ in first })
  }

  private static func plain(_ node: JSONNode) -> String? {
    switch node.value {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "yes" : "no"
    case .null, .array, .object: nil
    }
  }
}

extension Element {
  /// The fields in which it differs from an earlier state of the same thing.
  package func changes(since old: Element) -> [FieldChange] {
    func between(_ old: some CaseElement, _ new: some CaseElement) -> [FieldChange] {
      FieldChange.between(old, new)
    }
    return between(old.thing, thing)
  }
}
