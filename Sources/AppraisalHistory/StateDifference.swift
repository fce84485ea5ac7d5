import AppraisalFindings
package import AppraisalModel
import DecisionAnalysis

/// Why an option's total is another one: exact parts that add up to the change.
package struct TotalChange: Equatable, Sendable {
  package var option: OptionID
  /// The total before, 0 to 100.
  package var old: Double
  package var new: Double
  /// What the change of its values on each criterion makes, in points of the total.
  package var fromScores: [CriterionID: Double]
  /// What the change of weights makes.
  package var fromWeights: [CriterionID: Double]

  /// The part due to scores.
  package var scores: Double { fromScores.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } }
  /// The part due to weights.
  package var weights: Double { fromWeights.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } }
}

/// A place in the record at which another option came to lead.
package struct Turnover: Equatable, Sendable {
  /// The entry that did it, the last of its action that moves a total.
  package var entry: RecordedEdit
  package var before: [OptionID]
  package var after: [OptionID]
  /// Whether what the entry says is kept from whoever is asking.
  package var isHidden = false

  /// What was done, in words that go on after the name of whoever did it.
  package func words(_ names: RecordNames) -> String {
    entry.edit.words(names, by: entry.author, hidesMarks: isHidden)
  }
}

/// One value that is different in two states.
package struct ValueChange: Equatable, Sendable {
  /// What is different, such as "Join the council on Care: 85 instead of 60".
  package var words: String
  /// The entry that set it last, or nil where the record does not hold it.
  package var entry: RecordedEdit?
  /// Why, in the words of whoever set it; empty where no reason was given.
  package var reason: String
}

/// An earlier history, with what is needed of it to be compared with a later one.
package struct FormerHistory: Sendable {
  let appraisal: Appraisal
  let deeds: Deeds
  /// The entries that say what things and people are called.
  let naming: [RecordedEdit]

  package init(_ fold: Fold) {
    appraisal = fold.appraisal
    deeds = Deeds(fold.entries)
    naming = fold.entries.filter { entry in
      switch entry.edit {
      case .document, .people: true
      case .marks, .weights, .rounds, .decision, .meeting, .record: false
      }
    }
  }
}

/// What is different between two states of one appraisal, and what that does to the result.
package struct StateDifference: Sendable {
  /// What was added, taken out or changed in the case.
  package private(set) var authored: [ValueChange] = []
  /// Marks and agreed scores that are different.
  package private(set) var rescored: [ValueChange] = []
  package private(set) var reweighted: [ValueChange] = []
  /// People who joined, left or declared something else; rounds; the decision.
  package private(set) var others: [ValueChange] = []
  /// The change of every option's total that is known in both states, in the new reading order.
  package private(set) var totals: [TotalChange] = []
  /// The options whose total is not known in one state or both.
  package private(set) var unknownTotals: [OptionID] = []
  /// The options that lead before and after; empty while that cannot be said.
  package let leaders: (old: [OptionID], new: [OptionID])
  /// The changes after which another option led, oldest first.
  package private(set) var turnovers: [Turnover] = []
  package let names: RecordNames

  /// Whether nothing at all is different.
  package var isEmpty: Bool {
    authored.isEmpty && rescored.isEmpty && reweighted.isEmpty && others.isEmpty
  }

  /// Compares two folds of one record as a viewer may see them now: what has been revealed since
  /// is shown, and what is hidden now is not, whatever the two moments hid.
  ///
  /// - Parameters:
  ///   - old: The earlier one.
  ///   - new: The later one, whose entries say who changed what.
  ///   - viewer: Who is asking.
  ///   - present: The newest state, which says what is hidden.
  /// - Complexity: O(*e f*) for *e* entries of the later fold that the earlier one does not hold
  ///   and the cost *f* of working out a result.
  package init(
    from old: FormerHistory, to new: Fold, viewer: AssessorID?, now present: Appraisal
  ) {
    names = RecordNames(old.naming, new.entries)
    let before = Findings(old.appraisal.revealed(by: present), viewer: viewer)
    let after = Findings(new.appraisal.revealed(by: present), viewer: viewer)
    leaders = (Self.leaders(before), Self.leaders(after))
    let finder = DifferenceFinder(
      old: old.appraisal, new: new.appraisal, present: present, fold: new, names: names,
      viewer: viewer)
    authored = finder.authored
    rescored = finder.rescored
    reweighted = finder.reweighted
    others = finder.others
    attribute(before, after)
    turnovers = Self.turnovers(from: old, to: new, viewer, present)
  }

  /// Compares two folds.
  package init(from old: Fold, to new: Fold, viewer: AssessorID?, now present: Appraisal) {
    self.init(from: FormerHistory(old), to: new, viewer: viewer, now: present)
  }

  private static func leaders(_ findings: Findings) -> [OptionID] {
    findings.awaited == nil ? findings.leaders : []
  }

  // MARK: Totals

  private mutating func attribute(_ before: Findings, _ after: Findings) {
    guard before.awaited == nil, after.awaited == nil else { return }
    let criteria =
      after.table.criteria
      + before.table.criteria.filter {
        !after.table.criteria.contains($0)
      }
    let oldWeights = criteria.map { before.weights.node($0)?.cumulative ?? 0 }
    let newWeights = criteria.map { after.weights.node($0)?.cumulative ?? 0 }
    for option in after.table.options {
      guard let old = before.values(of: option), let new = after.values(of: option) else {
        unknownTotals.append(option)
        continue
      }
      // A criterion that only one state has weighs nothing in the other, whatever its value.
      let oldValues = criteria.map { old[$0] ?? new[$0] ?? 0 }
      let newValues = criteria.map { new[$0] ?? old[$0] ?? 0 }
      guard
        let parts = try? Attribution(
          oldValues: oldValues, newValues: newValues, oldWeights: oldWeights,
          newWeights: newWeights)
      else { continue }
      totals.append(
        TotalChange(
          option: option, old: before.total(of: option), new: after.total(of: option),
          fromScores: Dictionary(
            zip(criteria, parts.fromValues), uniquingKeysWith: { first, _ in first }),
          fromWeights: Dictionary(
            zip(criteria, parts.fromWeights), uniquingKeysWith: { first, _ in first })))
    }
  }

  // MARK: Turnovers

  /// Follows the entries that lead from one state to the other.
  private static func turnovers(
    from old: FormerHistory, to new: Fold, _ viewer: AssessorID?, _ present: Appraisal
  ) -> [Turnover] {
    let isKnown = new.entries.map(old.deeds.contains)
    let known = isKnown.count { $0 }
    guard known == old.deeds.count, known < isKnown.count else { return [] }
    var found: [Turnover] = []
    var fold = Fold(rules: new.rules)
    var leading = leaders(Findings(old.appraisal.revealed(by: present), viewer: viewer))
    var mover: RecordedEdit?
    for (index, entry) in new.entries.enumerated() {
      fold.follow(entry)
      if !isKnown[index], entry.edit.account.movesTotals { mover = entry }
      // An action of several entries counts as one.
      let next = new.entries.indices.contains(index + 1) ? new.entries[index + 1] : nil
      if !entry.group.isEmpty, next?.group == entry.group { continue }
      guard let cause = mover.take() else { continue }
      let ahead = leaders(Findings(fold.appraisal.revealed(by: present), viewer: viewer))
      guard !ahead.isEmpty else { continue }
      if !leading.isEmpty, Set(ahead) != Set(leading) {
        found.append(
          Turnover(
            entry: cause, before: leading, after: ahead,
            isHidden: present.hides(cause.edit, from: viewer)))
      }
      leading = ahead
    }
    return found
  }
}

extension Findings {
  /// The values of an option by criterion, or nil where one is missing or it is not appraised.
  fileprivate func values(of option: OptionID) -> [CriterionID: Double]? {
    guard let row = table.options.firstIndex(of: option) else { return nil }
    let values = table.values.row(row)
    let known = values.compactMap(\.self)
    guard !known.isEmpty, known.count == values.count else { return nil }
    return Dictionary(zip(table.criteria, known), uniquingKeysWith: { first, _ in first })
  }

  fileprivate func total(of option: OptionID) -> Double {
    ranking.first { $0.option == option }?.low ?? 0
  }
}
