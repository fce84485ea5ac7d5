package import AppraisalModel
import Testing

extension Identifier: ExpressibleByStringLiteral {
  /// Lets tests write identifiers as literals; one that breaks the grammar is recorded as a fault.
  package init(stringLiteral value: String) {
    if let made = Self(value) {
      self = made
    } else {
      Issue.record("\(value) is no identifier")
      self = "broken-literal"
    }
  }
}

extension Moment: ExpressibleByStringLiteral {
  /// Lets tests write moments as literals; one that is none is recorded as a fault.
  package init(stringLiteral value: String) {
    if let made = Moment(value) {
      self = made
    } else {
      Issue.record("\(value) is no moment")
      self = "2026-01-01T00:00:00.000Z"
    }
  }
}

/// Appraisals for tests: options A, B, C and so on, criteria X, Y, Z and so on from 0 to 100.
package enum Board {
  private static let optionNames = ["A", "B", "C", "D", "E", "F"]
  private static let criterionNames = ["X", "Y", "Z", "U", "V", "W"]

  package static let options = optionNames.compactMap { OptionID($0.lowercased()) }
  package static let criteria = criterionNames.compactMap { CriterionID($0.lowercased()) }

  /// An appraisal outside rounds in which one member has marked: a row for each option.
  package static func appraisal(
    _ marks: [[Int?]], weights: [Int]? = nil, criteria count: Int? = nil
  ) -> Appraisal {
    let count = count ?? marks.first?.count ?? 0
    var appraisal = Appraisal(
      document: CaseDocument(
        id: "board", title: "Board", question: Question(words: "Which?"),
        options: zip(options, optionNames).prefix(marks.count).map {
          Option(id: $0, label: "Option \($1)", short: $1)
        },
        criteria: zip(criteria, criterionNames).prefix(count).map {
          Criterion(id: $0, label: "Criterion \($1)", short: $1, scale: Scale())
        }))
    appraisal.assessors = [Assessor(id: "mo", name: "Mo")]
    appraisal.mark(by: "mo", marks)
    for (criterion, points) in zip(criteria, weights ?? []) {
      appraisal.weights[.agreed, default: [:]][criterion] = DecimalNumber(points)
    }
    return appraisal
  }
}

extension Appraisal {
  /// Puts marks on a ballot.
  package mutating func mark(by assessor: AssessorID, round: RoundNumber = .solo, _ marks: [[Int?]])
  {
    for (option, row) in zip(Board.options, marks) {
      for (criterion, mark) in zip(Board.criteria, row) {
        answer(by: assessor, round: round, option, criterion, mark.map { .mark(DecimalNumber($0)) })
      }
    }
  }

  /// Puts one answer on a ballot.
  package mutating func answer(
    by assessor: AssessorID, round: RoundNumber = .solo, _ option: OptionID,
    _ criterion: CriterionID, _ answer: Answer?
  ) {
    let place = MarkingPlace(
      round: round, assessor: assessor, option: option, criterion: criterion)
    self[place] = Marking(answer: answer)
  }

  /// Adds a hurdle that everybody's criteria come before.
  package mutating func addHurdle(_ id: CriterionID = "law", label: String = "Lawful") {
    document.criteria.append(Criterion(id: id, kind: .hurdle, label: label))
  }
}

package func near(_ one: Double?, _ other: Double, within tolerance: Double = 1e-9) -> Bool {
  one.map { abs($0 - other) <= tolerance } ?? false
}
