extension Interest {
  /// What stands for a sensitive interest: what it is goes to whoever keeps the register, not here.
  package static let sensitiveWords = "A sensitive interest"

  /// An interest as a person declares it in a line: what it is, behind `pecuniary:` where it is one;
  /// a line that begins with `sensitive` says no more than that there is one.
  package init(declared line: String) {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let first = Self.trimmed(parts[0])
    switch InterestKind(rawValue: first.lowercased()) {
    case .pecuniary where parts.count > 1 && !Self.trimmed(parts[1]).isEmpty:
      self.init(words: Self.trimmed(parts[1]), kind: .pecuniary)
    case .sensitive: self.init(words: Self.sensitiveWords, kind: .sensitive)
    case .pecuniary, .other, nil: self.init(words: line)
    }
  }

  /// The line that declares it.
  package var declaredLine: String {
    switch kind {
    case .pecuniary: "pecuniary: \(words)"
    case .sensitive: "sensitive"
    case .other, nil: words
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Whether whoever is named as having ruled on it, or granted a dispensation, is the person
  /// concerned.
  package func isRuledByOwner(_ owner: Assessor) -> Bool {
    let named = [ruledBy, dispensation?.by ?? ""].map { $0.lowercased() }
    return named.contains(owner.name.lowercased()) || named.contains(owner.id.text)
  }

  /// Whether a ruling or a dispensation says by whom it was made.
  fileprivate var namesRuler: Bool { !ruledBy.isEmpty || dispensation != nil }

  /// Whether somebody ruled on it; earlier versions noted `stayed` of whatever was declared, with
  /// no reason.
  package var isRuledOn: Bool {
    if dispensation != nil { return true }
    return switch outcome {
    case .open: false
    case .stayed: !reason.isEmpty
    case .outOfItem, .recused: true
    }
  }
}

extension Assessor {
  /// The person with these interests, each by the line that declares it: what was known of one stays, and a new one
  /// waits for a ruling.
  ///
  /// - Throws: `EditRefusal.ruled` where one that was ruled on would go.
  package func noting(_ lines: [String]) throws(EditRefusal) -> Assessor {
    var noted = self
    noted.interests = []
    for line in lines {
      let said = Interest(declared: line)
      let known = interests.first { $0.words == said.words && $0.kind == said.kind }
      let interest = known ?? interests.first { $0.words == line } ?? said
      if !noted.interests.contains(where: { $0.words == interest.words }) {
        noted.interests.append(interest)
      }
    }
    try checkRulings(noted)
    return noted
  }

  /// The person as they declare these interests themselves, or that there are none.
  ///
  /// - Throws: `EditRefusal.ruled` where one that was ruled on would go.
  package func declaring(_ words: [String]) throws(EditRefusal) -> Assessor {
    var declared = try noting(words)
    declared.declared = true
    return declared
  }

  /// Refuses to lose an interest that was ruled on.
  private func checkRulings(_ new: Assessor) throws(EditRefusal) {
    for interest in interests where interest.isRuledOn && !new.interests.contains(interest) {
      throw .ruled(id, interest: interest.words)
    }
  }

  /// Refuses rulings and dispensations that name who made them, where the person concerned records
  /// them.
  func checkOwnRulings(after old: Assessor?) throws(EditRefusal) {
    for interest in interests
    where interest.namesRuler && old?.interests.contains(interest) != true {
      throw .notAllowed(id, needs: .recorder)
    }
  }

  /// Refuses a declaration by which a person would rule on their own interests.
  ///
  /// Records of before do not say that anything was declared, and stay as they are.
  func checkOwnDeclaration(after old: Assessor?) throws(EditRefusal) {
    guard declared else { return }
    try old?.checkRulings(self)
    for interest in interests
    where interest.isRuledOn && old?.interests.contains(interest) != true {
      throw .notAllowed(id, needs: .recorder)
    }
  }
}
