import AppraisalModel
import DecisionAnalysis

extension Findings {
  /// Whether one person's mark moved to another that somebody gave in the same cell would put
  /// another option level with a single leader or ahead of it.
  ///
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  var oneMarkWouldDo: Bool {
    guard leaders.count == 1, let leader = table.options.firstIndex(of: leaders[0]) else {
      return false
    }
    let shares = weights.leaves.map(\.cumulative)
    let fall = table.criteria.indices.map { -table.moves[leader, $0].low * shares[$0] }.max() ?? 0
    return table.options.indices.contains { row in
      guard row != leader, let gap = gap(leader, row) else { return false }
      let rise = table.criteria.indices.map { table.moves[row, $0].high * shares[$0] }.max() ?? 0
      return gap - max(fall, rise) < Findings.levelGap
    }
  }

  /// How far one row is ahead of another at the least.
  private func gap(_ one: Int, _ other: Int) -> Double? {
    let totals = [one, other].map { row in ranking.first { $0.option == table.options[row] } }
    guard let first = totals[0], let second = totals[1] else { return nil }
    return first.low - second.high
  }
}

/// From what answer on a single open one would put its option first.
struct OpenThreshold: Equatable, Sendable {
  /// The option that is ahead on the marks given.
  let ahead: OptionID
  let cell: MatrixCell
  /// The value of the one answer at which its option draws level, 0 to 100.
  let needed: Double
  /// The highest value that somebody gave there, or nil.
  let highest: Double?

  /// Finds the threshold; nil where more than one answer is open, where it is the leader's own, or
  /// where the options are not otherwise known.
  init?(_ findings: Findings) {
    let table = findings.table
    guard table.open.count == 1, let answer = table.open.first, findings.ahead.count == 1,
      findings.ahead[0] != answer.option,
      let row = table.options.firstIndex(of: answer.option),
      let column = table.criteria.firstIndex(of: answer.criterion),
      let leader = table.options.firstIndex(of: findings.ahead[0])
    else { return nil }
    let shares = findings.weights.leaves.map(\.cumulative)
    let total = { (row: Int) in
      table.criteria.indices.reduce(0) { $0 + table.ranges[row, $1].low * shares[$1] }
    }
    // The value of the cell rises by its width while the one answer goes from 0 to 100.
    let width = table.ranges[row, column].width * shares[column]
    guard width > 0 else { return nil }
    let needed = (total(leader) - total(row)) / width * 100
    guard (0...100).contains(needed) else { return nil }
    ahead = findings.ahead[0]
    cell = MatrixCell(answer.option, answer.criterion)
    self.needed = needed
    highest = table.spans[row, column]?.high
  }

  func sentence(in document: CaseDocument) -> String {
    let scale = document.criterion(cell.criterion)?.scale ?? Scale()
    let mark = NeededMark(
      option: cell.option, criterion: cell.criterion, now: highest ?? needed, needed: needed
    ).words(in: document)
    let given = highest == nil ? "" : " (the highest given is \(mark.now))"
    let beyond = scale.best > scale.worst ? "above" : "below"
    return "\(document.name(ahead)) leads on the marks given; "
      + "\(document.name(cell.option)) overtakes only if the open answer is \(beyond) \(mark.needed)\(given)."
  }
}
