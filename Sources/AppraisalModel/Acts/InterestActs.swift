extension Interest {
  /// Whether somebody ruled on it; earlier versions noted `stayed` of whatever was declared, with
  /// no reason.
  package var isRuledOn: Bool {
    switch outcome {
    case .open: false
    case .stayed: !reason.isEmpty
    case .outOfItem, .recused: true
    }
  }
}

extension Assessor {
  /// The person with these interests, each by its words: what was known of one stays, and a new one
  /// waits for a ruling.
  ///
  /// - Throws: `EditRefusal.ruled` where one that was ruled on would go.
  package func noting(_ words: [String]) throws(EditRefusal) -> Assessor {
    var noted = self
    noted.interests = words.map { words in
      interests.first { $0.words == words } ?? Interest(words: words)
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
