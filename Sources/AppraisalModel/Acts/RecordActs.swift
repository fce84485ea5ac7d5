/// A hold that nobody has lifted.
package struct StandingHold: Hashable, Sendable {
  package var id: ItemID
  package var hold: Hold
  /// Who put it on record.
  package var author: AssessorID?
}

/// Why a line stays in the record.
package enum WithholdingRefusal: Error, Hashable, Sendable {
  /// Somebody has asked for what is on record.
  case held(StandingHold)
  /// The appraisal begins with it.
  case beginning
  /// What others wrote counts by it.
  case othersNeedIt
  /// It says something of the record itself.
  case ofTheRecord
}

/// Why a hold cannot be lifted.
package enum HoldRefusal: Error, Hashable, Sendable {
  case none(ItemID, standing: [ItemID])
}

extension Fold {
  /// The holds that stand, by the day of each; of those that are contested every one.
  ///
  /// - Complexity: O(*n*) in the number of values.
  package var holds: [StandingHold] {
    let found = standing.flatMap { register, entries -> [StandingHold] in
      guard case .hold(let id) = register else { return [] }
      return entries.compactMap { entry in
        guard case .record(.hold(_, _, let new?)) = entry.edit else { return nil }
        return StandingHold(id: id, hold: new, author: entry.author)
      }
    }
    return found.sorted { ($0.hold.day, $0.id) < ($1.hold.day, $1.id) }
  }

  /// The edit that puts a hold on record under a name that none has had.
  package func placing(_ hold: Hold) -> Edit {
    let known = standing.keys.compactMap { if case .hold(let id) = $0 { id.text } else { nil } }
    var number = known.count + 1
    while known.contains("hold-\(number)") { number += 1 }
    return .record(.hold(id: ItemID(checked: "hold-\(number)"), old: nil, new: hold))
  }

  /// The edit that lifts a hold, or a refusal where none of the name stands.
  package func lifting(_ id: ItemID) throws(HoldRefusal) -> Edit {
    let holds = holds
    guard let standing = holds.first(where: { $0.id == id }) else {
      throw .none(id, standing: holds.map(\.id))
    }
    return .record(.hold(id: id, old: standing.hold, new: nil))
  }

  /// The edit that withholds a line, which says an edit or nothing that this program knows; or a
  /// refusal where the line stays.
  package func withholding(
    _ line: WithheldLine, saying edit: Edit?, why: String
  ) throws(WithholdingRefusal) -> Edit {
    if let hold = holds.first { throw .held(hold) }
    if let edit, !edit.mayBeWithheld {
      switch edit {
      case .document: throw .beginning
      case .record: throw .ofTheRecord
      case .people, .marks, .weights, .rounds, .decision, .meeting: throw .othersNeedIt
      }
    }
    return .record(.withhold(line: line, why: why))
  }
}
