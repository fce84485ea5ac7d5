package import AppraisalFindings
package import AppraisalModel

/// Four options on six criteria in three families, with marks that are values already.
package enum WorkedExample {
  package static let families: [(CriterionID, String, Int, [(CriterionID, String, Int)])] = [
    ("quality", "Quality", 100, [("outcomes", "Outcomes", 100), ("experience", "Experience", 40)]),
    ("access", "Access", 60, [("travel", "Travel", 100), ("equity", "Equity", 50)]),
    ("doing", "Doing", 40, [("workforce", "Workforce", 100), ("time", "Time", 30)]),
  ]
  package static let marks = [
    [0, 20, 100, 80, 0, 100], [60, 60, 80, 70, 60, 60], [100, 40, 14, 20, 100, 0],
    [70, 100, 70, 100, 40, 40],
  ]

  package static let criteria: [CriterionID] = families.flatMap { $0.3.map(\.0) }

  package static let appraisal: Appraisal = {
    var appraisal = Board.appraisal(marks.map { _ in [] })
    for (id, label, points, leaves) in families {
      appraisal.document.criteria.append(Criterion(id: id, kind: .objective, label: label))
      appraisal.weights[.agreed, default: [:]][id] = DecimalNumber(points)
      for (leaf, name, points) in leaves {
        appraisal.document.criteria.append(
          Criterion(id: leaf, parent: id, label: name, scale: Scale()))
        appraisal.weights[.agreed, default: [:]][leaf] = DecimalNumber(points)
      }
    }
    mark(&appraisal, by: "mo", marks)
    return appraisal
  }()

  package static func mark(_ appraisal: inout Appraisal, by person: AssessorID, _ marks: [[Int]]) {
    for (option, row) in zip(Board.options, marks) {
      for (criterion, mark) in zip(criteria, row) {
        appraisal.answer(by: person, option, criterion, .mark(DecimalNumber(mark)))
      }
    }
  }

  package static var findings: Findings { Findings(appraisal, viewer: "mo") }
  package static func study() throws -> Study { try Study(findings) }
}
