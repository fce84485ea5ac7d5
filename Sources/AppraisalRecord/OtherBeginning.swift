import AppraisalLedger

extension RecordProblem {
  /// What is wrong with how a record begins; nil where it may only be about to begin.
  init?(_ beginning: OtherBeginning) {
    switch beginning {
    case .noCase(isWithheld: false): return nil
    case .missing, .otherKey, .otherAppraisal, .otherFounder, .noCase, .rivalSeals,
      .waitingSeals:
      break
    }
    self.init(.otherBeginning(beginning), RecordStore.identityFile)
  }
}

extension LedgerSet {
  /// What contradicts the file that says which appraisal it is, or nil.
  ///
  /// Whoever changes that file, or takes the first sitting or its first edit away, so takes nothing
  /// away unseen. While something cannot be read nothing is missed.
  func otherBeginning(than identity: RecordIdentity, isAllRead: Bool) -> OtherBeginning? {
    if identity.bond == .broken { return .otherFounder }
    let headers = segments.compactMap(\.scan.header)
    let strangers = others.count(where: \.isForeign)
    if strangers > 0, headers.isEmpty || !isFounded, isAllRead || headers.isEmpty {
      return .otherAppraisal(sittings: strangers)
    }
    let signed = headers.filter { $0.key != nil }
    let differing = signed.filter { $0.founder != identity.founder }
    if !differing.isEmpty {
      let agreeing = Set(signed.filter { $0.founder == identity.founder }.map(\.key))
      // Where the id shows which key it was, nobody is asked.
      let prevails =
        identity.bond == .none && Set(differing.map(\.key)).count > agreeing.count
      return .otherKey(sittings: differing.count, prevails: prevails)
    }
    guard isAllRead, !isFounded else { return nil }
    if let founder = identity.founder, !headers.contains(where: { $0.key == founder }) {
      return .missing
    }
    return .noCase(isWithheld: isAnyFirstWithheld)
  }

  /// Whether the first edit of a sitting that may have begun the appraisal is withheld.
  private var isAnyFirstWithheld: Bool {
    segments.contains { segment in
      guard founder == nil || segment.scan.header?.key == founder,
        case .withheld = segment.usableEntries.dropFirst().first?.body
      else { return false }
      return true
    }
  }
}

extension LedgerSegment {
  fileprivate var isForeign: Bool {
    if case .foreign = scan.verdict { true } else { false }
  }
}
