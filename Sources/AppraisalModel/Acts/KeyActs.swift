// Confirming keys and asking for it, as the screens and the verb `keys` do it.

/// A key by which somebody wants to write for a person, and that does not count.
package struct KeyClaim: Hashable, Sendable {
  package let person: AssessorID
  package let key: PublicKey

  package init(person: AssessorID, key: PublicKey) { (self.person, self.key) = (person, key) }

  /// The edit by which it counts, what was written by it before included.
  package var confirmation: Edit { .people(.vouch(assessor: person, key: key)) }
}

/// How the key that is kept for a person on a machine stands in an appraisal.
package enum KeyStanding: Hashable, Sendable {
  /// The appraisal was begun without keys and goes by none.
  case unneeded
  /// There is no key yet: one is made when the person first writes, and is believed.
  case unmade
  /// What is written by it counts.
  case counts(PublicKey)
  /// The person has written by another key; the one here, if there is one, does not count and nobody
  /// was asked to confirm it.
  case unconfirmed(PublicKey?)
  /// Somebody was asked to confirm it.
  case asked(PublicKey)
}

extension Fold {
  /// How a key that is kept for a person stands; nil where none is kept.
  package func keyStanding(of kept: PublicKey?, for person: AssessorID) -> KeyStanding {
    guard keys.founder != nil else { return .unneeded }
    guard !keys.speaks(kept, for: person) else { return kept.map(KeyStanding.counts) ?? .unmade }
    guard let kept, hasAsked(KeyClaim(person: person, key: kept)) else {
      return .unconfirmed(kept)
    }
    return .asked(kept)
  }

  /// The keys that wait for the word of somebody, who may confirm them.
  package func claims(for viewer: AssessorID) -> [KeyClaim] {
    keys.claims.filter { claim in
      (try? appraisal.authorise(claim.confirmation, by: viewer)) != nil
    }
  }

  /// Whether whoever holds a key asked for it to be confirmed, rather than wrote by it alone.
  package func hasAsked(_ claim: KeyClaim) -> Bool {
    ignored.contains { isOf(claim, $0) && $0.entry.edit == claim.confirmation }
  }

  /// How many changes were written by a key that does not count, and would count with it.
  package func waitingChanges(of claim: KeyClaim) -> Int {
    ignored.count { isOf(claim, $0) && $0.entry.edit != claim.confirmation }
  }

  private func isOf(_ claim: KeyClaim, _ ignored: Ignored) -> Bool {
    guard ignored.reason == .keyNotTheirs(claim.person) else { return false }
    return keys.sittings[ignored.entry.address.segment]?.key == claim.key
  }
}
