import AppraisalFindings
package import AppraisalModel

/// What is said of the keys by which people write.
///
/// It is never said that somebody is proved to be
/// anybody.
package enum KeyWords {
  /// How a person was known in the sittings of a key, by the words of their headers.
  package static func known(_ words: [String]) -> String {
    let said = words.map { word in
      switch KnownBy(rawValue: word) {
      case .login: "known by their own login"
      case .said: "who they are was said"
      case .sshKey: "known by an SSH key"
      case .shared: "who they are was said, on a shared machine"
      case .onBehalf: "entered on their behalf"
      case nil: "known as \(word)"
      }
    }
    return said.isEmpty ? "how they were known is not said" : Numbers.list(said)
  }

  /// By which key the person at the keyboard writes; nil where no key is asked for.
  package static func own(_ standing: KeyStanding) -> String? {
    let limit = "It shows that what you wrote came from here, and not who sat here."
    return switch standing {
    case .unneeded: nil
    case .unmade:
      "When you first write, a key of yours is made, and kept on this machine. \(limit)"
    case .counts(let key): "You write by the key \(key.code), kept on this machine. \(limit)"
    case .unconfirmed, .asked: "This machine has no key of yours that counts."
    }
  }

  /// What it means that so many sittings without a signature were sealed.
  package static func sealed(_ count: Int) -> String {
    "Sealed. \(Numbers.count(count, "sitting")) that nobody signed"
      + " \(count == 1 ? "counts as it is" : "count as they are") now. From here on every sitting is"
      + " signed, and what nobody signs changes nothing. Your key vouches for it."
  }

  /// That somebody has several keys of which none counts, and what to do.
  package static func undecided(_ person: AssessorID) -> String {
    "Several keys have written for \(person), and nothing shows which was there first. What they"
      + " signed counts for nothing until a facilitator confirms one of them."
      + " appraise keys lists them."
  }

  /// What is said of a key that waits for a viewer's word.
  package static func title(_ claim: KeyClaim, in fold: Fold, for viewer: AssessorID) -> String {
    let isOwn = claim.person == viewer
    let whom = isOwn ? "you" : name(claim.person, in: fold.appraisal)
    return fold.hasAsked(claim)
      ? "Another machine asks to write for \(whom)"
      : isOwn ? "You have written by another key" : "\(whom) has written by another key"
  }

  /// What confirming a key means.
  package static func consequence(_ claim: KeyClaim, in fold: Fold) -> String {
    let whom = name(claim.person, in: fold.appraisal)
    let changes = fold.waitingChanges(of: claim)
    let waiting =
      changes == 0
      ? ""
      : " \(Numbers.count(changes, "change")) written by it so far \(changes == 1 ? "counts" : "count")"
        + " then."
    return "The code of the key is \(claim.key.code). Have it read out from the other machine, by"
      + " somebody whom you know, and compare all of it. From then on what is written by this key"
      + " counts as \(whom)'s.\(waiting) That cannot be taken back."
  }

  /// That a key was confirmed.
  package static func confirmed(_ claim: KeyClaim, in appraisal: Appraisal) -> String {
    "Confirmed: the key \(claim.key.code) is \(name(claim.person, in: appraisal))'s."
  }

  /// The name of a person on the panel, else what stands for it.
  package static func name(_ person: AssessorID, in appraisal: Appraisal) -> String {
    appraisal.name(person)
  }
}

extension KeyWords {
  /// Who wrote entries by which key, and how they were known, a line for each; nobody whose sittings
  /// say neither.
  package static func writers(of entries: [RecordedEdit], in fold: Fold) -> [String] {
    var lines: [String] = []
    var known: Set<SittingSigner> = []
    for entry in entries {
      guard let signer = fold.keys.sittings[entry.address.segment],
        let line = writer(signer, in: fold), known.insert(signer).inserted
      else { continue }
      lines.append("\(line).")
    }
    return lines
  }

  /// Who wrote a sitting, by which key, and how they were known; nil where it says neither.
  package static func writer(_ signer: SittingSigner, in fold: Fold) -> String? {
    guard let person = signer.person, signer.key != nil || !signer.known.isEmpty else { return nil }
    let key = signer.key.map { key in
      fold.keys.speaks(key, for: person)
        ? "by the key \(key.code)\(fold.slipWords(key, of: person))"
        : "by the key \(key.code), which is not confirmed"
    }
    let how = Self.known(signer.known.isEmpty ? [] : [signer.known])
    return "\(name(person, in: fold.appraisal)) wrote \(key ?? "without a key"): \(how)"
  }

  /// How the people of a body were known where what they wrote counts, for the response of the body.
  package static func people(_ people: [Assessor], in fold: Fold) -> String? {
    let said = people.compactMap { person -> String? in
      let words = fold.keys.sittings.values
        .filter { $0.person == person.id && fold.keys.speaks($0.key, for: person.id) }
        .map(\.known)
      let known = Set(words).subtracting([""]).sorted()
      let slip = fold.slipWords(fold.keys.slipKey(of: person.id), of: person.id)
      return known.isEmpty ? nil : "\(fold.appraisal.name(person)): \(Self.known(known))\(slip)"
    }
    return said.isEmpty
      ? nil
      : "How the program knew them; it does not check who somebody is. "
        + said.joined(separator: "; ") + "."
  }
}

extension Fold {
  /// That a person showed their slip by a key, as a phrase behind it; empty where they did not.
  fileprivate func slipWords(_ key: PublicKey?, of person: AssessorID) -> String {
    key != nil && keys.slipKey(of: person) == key ? ", confirmed by a slip" : ""
  }
}

/// Who writes by which key, and how they were known.
package struct KeyList {
  /// A key as it is printed.
  package struct Row: Encodable {
    package let person: String
    package let name: String
    package let key: String
    package let code: String
    package let counts: Bool
    /// Whether the person showed their slip by it.
    package let slip: Bool
    package let known: [String]
    package let sittings: Int

    /// The row as a line.
    package var line: String {
      "\(name) (\(person)): \(code), " + KeyWords.known(known)
        + (slip ? ", confirmed by a slip" : "")
        + (counts ? "" : ", not confirmed: it does not count")
    }
  }

  package let rows: [Row]
  /// For whom a slip was made that nobody has shown yet.
  private let waiting: [String]

  /// Lists the keys of everybody who has one.
  package init(_ fold: Fold) {
    rows = fold.keys.holders.flatMap { person in
      fold.keys.keys(of: person).map { key, counts in
        let signed = fold.keys.sittings.values.filter { $0.person == person && $0.key == key }
        return Row(
          person: person.text, name: fold.appraisal.assessor(person)?.name ?? person.text,
          key: key.text, code: key.code, counts: counts,
          slip: fold.keys.slipKey(of: person) == key,
          known: Set(signed.map(\.known)).subtracting([""]).sorted(), sittings: signed.count)
      }
    }
    waiting = fold.appraisal.assessors.filter { fold.keys.awaitsSlip($0.id) }
      .map(fold.appraisal.name)
  }

  /// The rows as lines, with what has to be known first.
  package func lines(isSigned: Bool) -> [String] {
    (isSigned
      ? [] : ["Sittings without a key count here as well: this appraisal was begun without keys."])
      + rows.map(\.line)
      + (waiting.isEmpty ? [] : ["Slips that nobody has shown yet: \(Numbers.list(waiting))."])
  }
}

extension KeyCodeRefusal {
  /// Why no key is meant, and what to do.
  package var sentence: String {
    switch self {
    case .unknown(let code):
      "Nobody asks for a key with the code \(code). Read it again from the machine that asked."
    case .several(let code):
      "Several keys have the code \(code), which does not happen by chance. Confirm none of them,"
        + " and have the person ask again from another machine."
    }
  }
}
