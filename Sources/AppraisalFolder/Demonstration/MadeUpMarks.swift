package import AppraisalModel

/// Marks without a story, for cases that have none: the same everywhere, and without reasons.
package enum MadeUpMarks {
  /// The case under a title that says so.
  package static func prepared(_ document: CaseDocument) -> CaseDocument {
    var document = document
    document.title = Demonstration.label + document.title
    return document
  }

  /// Six people who do not exist, of the case's first two bodies, with marks on everything.
  package static func edits(for appraisal: Appraisal) -> [Edit] {
    let bodies = appraisal.document.bodies.prefix(2).map(\.id)
    var edits: [Edit] = []
    var state: UInt64 = 20_100_225
    for number in 1...6 {
      guard let id = AssessorID("invented-\(number)") else { continue }
      let body = bodies.isEmpty ? nil : bodies[number % bodies.count]
      edits.append(
        .people(.join(assessor: Assessor(id: id, name: "Invented member \(number)", body: body))))
      for (row, option) in appraisal.document.appraisedOptions.enumerated() {
        for criterion in appraisal.document.scoredCriteria {
          // A small generator of its own: the same invented marks everywhere.
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let base = 35 + (row * 17 + criterion.id.text.utf8.count * 11) % 40
          let mark = min(100, max(0, base + Int(state >> 33) % 25 - 12))
          let place = MarkingPlace(
            round: .solo, assessor: id, option: option.id, criterion: criterion.id)
          guard let value = criterion.scale?.mark(near: mark) else { continue }
          edits.append(.marks(.mark(place: place, old: nil, new: .mark(value))))
        }
      }
    }
    return edits
  }
}

extension Scale {
  /// The mark that lies so many hundredths of the way from the worst to the best.
  fileprivate func mark(near hundredths: Int) -> DecimalNumber {
    let value = worst.value + (best.value - worst.value) * Double(hundredths) / 100
    let whole = DecimalNumber(Int(value.rounded()))
    return allows(whole) ? whole : best
  }
}
