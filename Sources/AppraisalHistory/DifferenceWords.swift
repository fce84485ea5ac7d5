import AppraisalFindings
package import AppraisalModel

extension StateDifference {
  /// The difference in plain sentences under headings, with days by the clock of whoever reads.
  ///
  /// Printed numbers add up: what is due to scores and what is due to weights come to the change
  /// between the printed totals.
  package func lines(_ clock: ReaderClock) -> [String] {
    guard !isEmpty else { return ["Nothing is different."] }
    var lines = [leaderSentence]
    for turnover in turnovers { lines.append(sentence(turnover, clock)) }
    lines += section("Totals", totals.map(sentence) + unknownTotals.map(unknownSentence))
    lines += section("The case", authored.map { sentence($0, clock) })
    lines += section(
      "Marks and agreed scores", rescored.map { sentence($0, clock, asksReason: true) })
    lines += section("Weights", reweighted.map { sentence($0, clock, asksReason: true) })
    return lines + section("People, rounds and the decision", others.map { sentence($0, clock) })
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
  }

  private var leaderSentence: String {
    let (old, new) = (list(leaders.old), list(leaders.new))
    if leaders.new.isEmpty, leaders.old.isEmpty { return "No option leads for certain in either." }
    if leaders.old.isEmpty { return "\(new) leads now; before, that could not be said." }
    if leaders.new.isEmpty { return "\(old) led before; now that cannot be said." }
    if Set(leaders.old) == Set(leaders.new) {
      return "\(new) \(leaders.new.count == 1 ? "leads" : "lead") before and after."
    }
    let lead = "\(new) \(leaders.new.count == 1 ? "leads" : "lead")"
    // Who was level with others and leads alone leads instead of nobody.
    if !Set(leaders.new).isDisjoint(with: leaders.old) {
      return "\(lead) now; before, \(old) \(leaders.old.count == 1 ? "led" : "were level")."
    }
    return "\(lead) instead of \(old)."
  }

  private func list(_ options: [OptionID]) -> String { Numbers.list(options.map(names.option)) }

  private func sentence(_ turnover: Turnover, _ clock: ReaderClock) -> String {
    let entry = turnover.entry
    return "The order turned from \(list(turnover.before)) to \(list(turnover.after)) when "
      + "\(names.person(entry.author)) \(turnover.words(names)) "
      + "(\(clock.dayInWords(entry.time)))"
  }

  /// A change with who made it and why; that there is no reason is said where one is asked for.
  private func sentence(_ change: ValueChange, _ clock: ReaderClock, asksReason: Bool = false)
    -> String
  {
    var words = change.words
    if let entry = change.entry {
      words += " \(names.person(entry.author)), \(clock.dayInWords(entry.time))"
      words +=
        !change.reason.isEmpty
        ? Edit.because(change.reason) : asksReason ? ", gave no reason." : "."
    } else if !change.reason.isEmpty {
      words += " Reason\(Edit.because(change.reason))"
    }
    return words
  }

  private func unknownSentence(_ option: OptionID) -> String {
    "\(names.option(option)): the total is not known in both, so that nothing can be attributed."
  }

  /// The change of a total in tenths that add up.
  private func sentence(_ change: TotalChange) -> String {
    func tenths(_ value: Double) -> Int {
      Int((value * 10).rounded(.toNearestOrAwayFromZero))
    }
    func signed(_ tenths: Int) -> String {
      (tenths > 0 ? "+" : "") + Numbers.fixed(Double(tenths) / 10)
    }
    let whole = tenths(change.new) - tenths(change.old)
    // What rounding leaves over goes to the larger part, and never to one that is nothing.
    let weights =
      change.scores.magnitude < change.weights.magnitude
      ? whole - tenths(change.scores) : tenths(change.weights)
    let head =
      "\(names.option(change.option)): \(Numbers.fixed(change.old)) to \(Numbers.fixed(change.new))"
    if whole == 0, weights == 0 { return head + ", no change." }
    return head + ", \(signed(whole)): \(signed(whole - weights)) from scores, "
      + "\(signed(weights)) from weights." + largest(change)
  }

  /// The criterion that moved the total most.
  private func largest(_ change: TotalChange) -> String {
    let parts =
      change.fromScores.map { ($0.key, "scores", $0.value) }
      + change.fromWeights.map { ($0.key, "weight", $0.value) }
    let sorted = parts.sorted { left, right in
      left.2.magnitude != right.2.magnitude
        ? left.2.magnitude > right.2.magnitude : (left.0, left.1) < (right.0, right.1)
    }
    guard let first = sorted.first, first.2.magnitude >= 0.05 else { return "" }
    return " Most of it is the \(first.1) of \(names.criterion(first.0))."
  }
}
