package import AppraisalModel
import AppraisalRecord

/// Who is speaking.
package struct Caller: Equatable, Sendable {
  /// Who it is by the name alone.
  package let id: AssessorID
  /// The login that the name is, or nil where somebody said by `--as` who they are.
  package let login: String?

  init(id: AssessorID, login: String?) { (self.id, self.login) = (id, login) }

  /// Somebody of a panel who is named.
  package init(named id: AssessorID) { self.init(id: id, login: nil) }

  /// Who it is in an appraisal, where an earlier version may have given several logins one
  /// identifier.
  ///
  /// Nobody takes over silently what may be somebody else's: an identifier of before is a login's
  /// only if its owner joined by just that login, or if everything under it was written on this
  /// machine by this login, which `wroteAll` says of an identifier. Whoever is refused by this and
  /// in the right says so with `--as`.
  func person(in fold: Fold, wroteAll: (AssessorID) -> Bool) -> AssessorID {
    guard let login else { return id }
    let appraisal = fold.appraisal
    if appraisal.assessor(id) != nil {
      guard id.text == login, Self.isOfAnother(id, than: login, fold), !wroteAll(id) else {
        return id
      }
      return LoginName.apart(from: id) ?? id
    }
    guard let former = LoginName.former(login), former != id, appraisal.assessor(former) != nil,
      Self.joiningName(of: former, fold) == login || wroteAll(former)
    else { return id }
    return former
  }

  /// The name by which somebody joined of their own, or nil.
  private static func joiningName(of id: AssessorID, _ fold: Fold) -> String? {
    for entry in fold.entries {
      guard case .people(.join(let person)) = entry.edit, person.id == id else { continue }
      return entry.author == id ? person.name : nil
    }
    return nil
  }

  /// Whether somebody joined by a login that earlier versions took for this one: a name is no login
  /// where it has blanks.
  private static func isOfAnother(_ id: AssessorID, than login: String, _ fold: Fold) -> Bool {
    guard let name = joiningName(of: id, fold), name != login,
      !name.contains(where: \.isWhitespace)
    else { return false }
    return AssessorID(name) == nil && LoginName.former(name) == id
  }
}

extension OpenAppraisal {
  /// Settles who is speaking in this appraisal.
  package func settle(_ caller: Caller) {
    person = caller.person(in: fold) { id in
      Self.wroteAll(under: id, of: fold, in: store, surroundings)
    }
  }

  /// Whether every sitting of somebody was written by the writer that is kept on this machine.
  static func wroteAll(
    under id: AssessorID, of fold: Fold, in store: RecordStore, _ surroundings: Surroundings
  ) -> Bool {
    let segments = Set(fold.entries.lazy.filter { $0.author == id }.map(\.address.segment.text))
    guard !segments.isEmpty,
      let place = surroundings.privatePlace(),
      let writer = WriterName.kept(for: id.text, keptIn: place)
    else { return false }
    return segments.allSatisfy { segment in
      PosixFileSystem.exists("\(store.path)/ledger/\(writer)/\(segment).jsonl")
    }
  }
}

extension WholeRecord {
  /// Who is speaking in this record.
  package func person(
    _ caller: Caller, in fold: Fold, _ surroundings: Surroundings
  ) -> AssessorID {
    caller.person(in: fold) { id in
      OpenAppraisal.wroteAll(under: id, of: fold, in: store, surroundings)
    }
  }
}
