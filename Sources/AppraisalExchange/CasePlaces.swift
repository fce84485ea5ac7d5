import StrictJSON

extension JSONNode {
  /// The deepest node on a path such as `options[3].variantOf` that exists.
  ///
  /// What a case leaves out is found at the object that lacks it.
  func deepest(along path: String) -> JSONNode {
    var node = self
    for step in path.split(whereSeparator: { $0 == "." || $0 == "[" }) {
      let next =
        if step.last == "]" {
          Int(step.dropLast()).flatMap { node.element($0) }
        } else {
          node[String(step)]
        }
      guard let next else { return node }
      node = next
    }
    return node
  }

  private func element(_ place: Int) -> JSONNode? {
    guard let elements, elements.indices.contains(place) else { return nil }
    return elements[place]
  }

  /// The first null inside, with its path.
  func firstNull(at path: String = "") -> (path: String, node: JSONNode)? {
    if isNull { return (path, self) }
    for (place, element) in (elements ?? []).enumerated() {
      if let found = element.firstNull(at: "\(path)[\(place)]") { return found }
    }
    for member in members ?? [] {
      let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
      if let found = member.node.firstNull(at: inner) { return found }
    }
    return nil
  }
}
