extension LedgerSet {
  /// The segments whose ends are to be named by whoever has seen all of them: the others follow.
  ///
  /// An end follows where an entry that counts had seen it and shows so by its hash: what is not
  /// named is then covered by the hash of what is. Ends that were seen without a hash are named
  /// until somebody has named them with it.
  ///
  /// - Complexity: O(number of entries).
  package var frontier: Set<String> {
    let present = Dictionary(
      segments.compactMap { segment in segment.name.map { ($0, segment) } },
      uniquingKeysWith: { first, _ in first })
    var frontier = Set(present.keys)
    for segment in segments {
      for entry in segment.wholeEntries where !entry.saw.isEmpty {
        for (name, proof) in entry.saw where name != segment.name {
          guard let n = entry.seen[name], let other = present[name], n >= other.usable - 1,
            other.scan.has(proof, end: n)
          else { continue }
          frontier.remove(name)
        }
      }
    }
    return frontier
  }

  /// The newest segment of a person, by its name, or nil.
  package func newest(of person: String) -> String? {
    segments.compactMap(\.scan.header).filter { $0.person == person }.map(\.segment).max()
  }
}
