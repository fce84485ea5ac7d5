import AppraisalFindings
import AppraisalModel

/// Records the weight that is tried, with a note.
struct WeightNoteForm: FormPurpose {
  /// What makes the tried weight the agreed one.
  let edits: [Edit]

  static func form(_ label: String, _ edits: [Edit]) -> Form {
    Form(
      WeightNoteForm(edits: edits), title: label,
      fields: [
        .area(
          .note, "Note", hint: "Why the weight changes; kept with a snapshot of this moment.",
          limit: 4096, needed: "Say why in a few words; they are kept with the change.")
      ])
  }

  var verb: String { "record" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome { .edits(form.title, edits) }

  /// Ends the trial, and keeps the moment with its note.
  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    guard let session = bench.session else { return }
    bench.then { model in model[SensitivityRoom.self].forgetWeight() }
    bench.run(
      .saveSnapshot(
        path: session.path, name: form.title, note: form.text(.note),
        sentence: session.sentence.words))
  }
}

/// Says between which weights weightings are tried.
struct RangesForm: FormPurpose {
  /// From the ranges last typed, else from the present weights with what lies around them.
  static func form(
    _ ranges: [CriterionID: ClosedRange<Double>], _ findings: Findings, in document: CaseDocument
  ) -> Form {
    let lines = findings.weights.leaves.compactMap { leaf -> String? in
      let name = document.name(leaf.id)
      let spread = WeightsTried.standardSpread
      let around = max(0, leaf.cumulative * (1 - spread))...min(1, leaf.cumulative * (1 + spread))
      guard let range = ranges.isEmpty ? around : ranges[leaf.id] else { return nil }
      let low = Numbers.percent(range.lowerBound, .down).dropLast()
      let high = Numbers.percent(range.upperBound, .up).dropLast()
      return "\(name): \(low)-\(high)"
    }
    return Form(
      RangesForm(), title: "Weights to try",
      fields: [
        .area(
          .ranges, "Ranges in percent of all weight",
          hint: "One criterion a line; one that is left out may have any weight.",
          lines.joined(separator: "\n"), limit: 4096)
      ])
  }

  var verb: String { "try" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    var ranges: [CriterionID: ClosedRange<Double>] = [:]
    for line in form.text(.ranges).typedLines {
      let parts = line.split(separator: ":", omittingEmptySubsequences: false)
      let name = parts.dropLast().joined(separator: ":")
      let leaf = session.findings.weights.leaves.first { leaf in
        leaf.id.text == name || session.document.criterion(leaf.id)?.shortLabel == name
      }
      let ends = (parts.last ?? "").split(separator: "-").map {
        DecimalNumber(String($0.filter { !$0.isWhitespace && $0 != "%" }))
      }
      guard let leaf else {
        return .refused(.ranges, "\"\(line)\" names no criterion. Type a line such as Care: 20-40.")
      }
      guard ends.count == 2, let low = ends[0], let high = ends[1], low >= 0, low <= high,
        high <= 100
      else {
        return .refused(
          .ranges, "\"\(line)\" is no range. Type two percentages, the lower first: \(name): 20-40."
        )
      }
      ranges[leaf.id] = low.value / 100...high.value / 100
    }
    if ranges.isEmpty { return .refused(.ranges, "Type at least one range, such as Care: 20-40.") }
    if let refusal = bench.chancesRefusal(session.findings, trying: .within(ranges)) {
      return .refused(.ranges, refusal.sentence)
    }
    return .errand { [ranges] model throws(Refusal) in
      try model.inside(SensitivityRoom.self) { room, bench throws(Refusal) in
        room.take(ranges, &bench)
      }
    }
  }
}

extension FieldKey {
  static let ranges = FieldKey("ranges")
}
