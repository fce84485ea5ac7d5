import AppraisalFindings
package import AppraisalModel

extension Fold {
  /// What stands in the way of a final snapshot, a sentence for each; empty where nothing does.
  package var obstaclesToFinal: [String] {
    let names = RecordNames(entries)
    var found = contested.map { register in
      let edits = standing[register] ?? []
      let people = Numbers.list(edits.map { names.person($0.author) })
      // The sentence goes to anybody, and so it says no more than everybody may see.
      let words =
        edits.last.map {
          $0.edit.words(
            names, by: $0.author, hidesMarks: appraisal.hides($0.edit, from: nil))
        } ?? ""
      return "A value is contested between \(people); the last of them \(words) "
        + "Somebody must say which stands."
    }
    found += appraisal.rounds.filter(\.awaitsReveal).map { round in
      round.state == .open
        ? "Round \(round.id.number) is open. End and reveal it first."
        : "Round \(round.id.number) has ended and is not revealed yet."
    }
    let holders = Set(appraisal.elicitations.keys).sorted { $0.description < $1.description }
    for holder in holders {
      let stale = appraisal.staleCriteria(of: holder)
      guard !stale.isEmpty else { continue }
      found.append(
        "The range of \(Numbers.list(stale.map(names.criterion))) has changed since "
          + "\(holder.words(names)) weights were asked for. Ask again, or carry them over.")
    }
    return found
  }
}

/// Why a snapshot cannot be final.
package enum FinalRefusal: Error, Equatable {
  /// These stand in the way, a sentence for each.
  case obstructed([String])

  /// What stands in the way, a sentence for each.
  package var obstacles: [String] {
    switch self {
    case .obstructed(let obstacles): obstacles
    }
  }
}

extension Fold {
  /// The note that is saved with a snapshot: that it is final comes first, once nothing stands in
  /// the way of that.
  package func snapshotNote(_ note: String, isFinal: Bool) throws(FinalRefusal) -> String {
    guard isFinal else { return note }
    let obstacles = obstaclesToFinal
    guard obstacles.isEmpty else { throw .obstructed(obstacles) }
    return note.isEmpty ? "Final." : "Final. \(note)"
  }
}
