import PlainText

extension Appraisal {
  /// An identifier made of words that nothing of the kind has, and that no mark or weight of
  /// something taken out still has; other names can be kept free too.
  ///
  /// - Complexity: O(*n*) in the number of things of the kind and of marks.
  package func freshName(
    _ kind: ElementKind, from words: String, besides others: Set<String> = []
  ) -> String {
    let allowed = ASCIIFold.text(words).lowercased().unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    var stem = ""
    for part in String(allowed).split(separator: "-") where stem.count + part.count < 40 {
      stem += (stem.isEmpty ? "" : "-") + part
    }
    if stem.isEmpty { stem = kind.rawValue }
    let taken = takenNames(kind).union(others)
    guard taken.contains(stem) else { return stem }
    var number = 2
    while taken.contains("\(stem)-\(number)") { number += 1 }
    return "\(stem)-\(number)"
  }

  private func takenNames(_ kind: ElementKind) -> Set<String> {
    var names = Set(document[kind].map(\.name.id))
    let markings = ballots.values.flatMap(\.values).map(\.markings)
    if kind == .option { names.formUnion(markings.flatMap { $0.keys.map(\.text) }) }
    if kind == .criterion {
      names.formUnion(markings.flatMap { $0.values.flatMap { $0.keys.map(\.text) } })
      names.formUnion(weights.values.flatMap { $0.keys.map(\.text) })
    }
    return names
  }
}
