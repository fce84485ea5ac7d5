import AppraisalModel
package import StrictJSON

/// Brings cases of earlier versions of the format to the newest, one version at a time.
///
/// Steps work on the tree and keep the places of what they do not make, so that a fault is still
/// told with its line. A step never changes once its version is released.
package enum CaseMigration {
  /// What leads from version 1 to version 2, and so on.
  private static let steps: [@Sendable (JSONNode) -> JSONNode] = [labelled, unchanged]

  /// A case in the newest version.
  ///
  /// Whatever has no version, or one that has no steps, is given back as it is.
  /// - Complexity: O(*n*) in the size of the case for each version.
  package static func newest(_ root: JSONNode) -> JSONNode {
    guard let version = root["version"]?.integer, (1...steps.count).contains(version) else {
      return root
    }
    return steps.dropFirst(version - 1).reduce(root) { $1($0) }
      .setting("version", to: .integer(CaseDocument.newestVersion))
  }

  /// A tree that holds a case somewhere inside, such as an entry of a ledger, with the case in the
  /// newest version; nil where the case has a version that this program does not know.
  ///
  /// - Parameters:
  ///   - root: The tree.
  ///   - path: The keys that lead to the case; a tree without them is given back as it is.
  /// - Returns: The tree with the case in the newest version, or nil.
  package static func newest(in root: JSONNode, at path: ArraySlice<String>) -> JSONNode? {
    guard let key = path.first else {
      let version = root["version"]?.integer ?? CaseDocument.newestVersion
      return version > CaseDocument.newestVersion ? nil : newest(root)
    }
    guard let inner = root[key] else { return root }
    return newest(in: inner, at: path.dropFirst()).map { root.setting(key, to: $0.value) }
  }

  // What version 3 adds is empty in a case of version 2.
  private static let unchanged: @Sendable (JSONNode) -> JSONNode = { $0 }

  // From version 2 on everything that is listed has a name; in version 1 some could go without,
  // and were shown by their ids.
  private static let labelled: @Sendable (JSONNode) -> JSONNode = { root in
    let names = [
      "papers": "title", "bodies": "label", "services": "label", "evidence": "label",
      "notes": "words",
    ]
    return root.mappingMembers { key, list in
      guard let name = names[key], let elements = list.elements else { return list }
      let named = elements.map { element in
        guard let id = element["id"]?.text, (element[name]?.text ?? "").isEmpty,
          element[name] == nil || element[name]?.text != nil
        else { return element }
        return element.setting(name, to: .string(id))
      }
      return JSONNode(.array(named), offset: list.offset)
    }
  }
}

extension JSONNode {
  /// The object with other members, in their order; anything else as it is.
  fileprivate func mappingMembers(_ change: (String, JSONNode) -> JSONNode) -> JSONNode {
    guard let members else { return self }
    let changed = members.map { member in
      JSONMember(member.key, keyOffset: member.keyOffset, change(member.key, member.node))
    }
    return JSONNode(.object(changed), offset: offset)
  }

  /// The object with one member set, in its place or at the end; anything else as it is.
  fileprivate func setting(_ key: String, to value: JSONValue) -> JSONNode {
    guard let members else { return self }
    guard self[key] == nil else {
      return mappingMembers { $0 == key ? JSONNode(value, offset: $1.offset) : $1 }
    }
    let member = JSONMember(key, keyOffset: offset, JSONNode(value, offset: offset))
    return JSONNode(.object(members + [member]), offset: offset)
  }
}
