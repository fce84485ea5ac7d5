public import AppraisalModel

extension Decision {
  /// Whether it chooses otherwise than the ranking, so that it must say why.
  ///
  /// Where no option leads for certain, nothing is departed from.
  public func departs(from findings: Findings) -> Bool {
    findings.awaited == nil && !findings.leaders.isEmpty && !chosen.isEmpty
      && !chosen.allSatisfy(findings.leaders.contains)
  }

  /// Why it cannot be recorded beside a result, or nil.
  public func refusal(beside findings: Findings, in document: CaseDocument) -> String? {
    let reason = departure.filter { !$0.isWhitespace }
    guard departs(from: findings), reason.isEmpty else { return nil }
    let leaders = Numbers.list(
      findings.leaders.map { document.option($0)?.shortLabel ?? $0.text })
    let choice = Numbers.list(chosen.map { document.option($0)?.shortLabel ?? $0.text })
    return "The ranking puts \(leaders) first and the decision chooses \(choice). "
      + "Say why it departs from the ranking."
  }
}

extension Fold {
  /// What stands in the way of a final snapshot, a sentence for each; empty where nothing does.
  public var obstaclesToFinal: [String] {
    let names = RecordNames(entries)
    var found = contested.map { register in
      let edits = standing[register] ?? []
      let people = Numbers.list(edits.map { names.person($0.author) })
      let words = edits.last.map { $0.edit.words(names, by: $0.author) } ?? ""
      return "A value is contested between \(people); the last of them \(words) "
        + "Somebody must say which stands."
    }
    found += appraisal.rounds.filter { $0.state == .open || $0.state == .ended }.map { round in
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
