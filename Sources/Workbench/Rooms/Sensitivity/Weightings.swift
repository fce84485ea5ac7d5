public import AppraisalFindings
import AppraisalModel

extension Model {
  /// The weights that can be tried on the page of how often each option comes first.
  public var policies: [WeightsTried] {
    guard let appraisal = session?.appraisal else { return [.free] }
    let others = [
      WeightsTried.spanned(by: appraisal), WeightsTried.mixture(over: appraisal),
      sensitivity.ranges.isEmpty ? nil : .within(sensitivity.ranges),
    ]
    return [.free, .order, .around(WeightsTried.standardSpread)] + others.compactMap(\.self)
  }

  /// The weights that are tried now.
  public var policy: WeightsTried {
    policies.indices.contains(sensitivity.policy) ? policies[sensitivity.policy] : .free
  }

  /// Tries other weightings; the place behind the last one asks for ranges.
  mutating func choose(policy index: Int) -> [Request] {
    guard index < policies.count else {
      askForRanges()
      return []
    }
    sensitivity.policy = index
    sensitivity.scroll = 0
    return sensitivity.page == .often ? askChances() : turn(to: .often)
  }

  /// The result with the weight that is tried in the place of the one that is set.
  var triedFindings: Findings? {
    guard let session else { return nil }
    guard policy.restsOnTheBoard, let points = triedPoints else { return session.findings }
    var appraisal = session.appraisal
    appraisal.weights[.agreed, default: [:]].merge(points) { _, new in new }
    return Findings(appraisal, viewer: session.viewer, withBlocked: session.ranksBlocked)
  }

  /// Why it cannot be said how often each option comes first, or nil.
  func chancesRefusal(_ findings: Findings, trying tried: WeightsTried) -> ChancesRefusal? {
    do {
      _ = try ChancesPlan(
        findings, contested: session?.recorded.contested.count ?? 0, tried: tried)
      return nil
    } catch {
      return error
    }
  }

  /// Asks how often each option comes where, when that is on the screen and not known.
  func askChances() -> [Request] {
    guard place == .sensitivity, sensitivity.page == .often, let session,
      let findings = triedFindings, session.chances?.answers(policy, findings) != true,
      chancesRefusal(findings, trying: policy) == nil
    else { return [] }
    return [.run(.findChances(generation: session.generation, findings, policy))]
  }

  // MARK: Ranges

  mutating func askForRanges() {
    guard let session else { return }
    overlays.append(.form(.ranges(sensitivity.ranges, session.findings, in: session.document)))
  }

  /// Tries weights within the ranges that were typed.
  mutating func take(_ ranges: [CriterionID: ClosedRange<Double>]) -> [Request] {
    sensitivity.ranges = ranges
    return choose(policy: policies.count - 1)
  }

  /// What the typed ranges lead to: weightings to try, or a sentence.
  func rangesOutcome(_ form: Form) -> FormOutcome {
    guard let session else { return .refused(nil, "No appraisal is open.") }
    var ranges: [CriterionID: ClosedRange<Double>] = [:]
    for line in TypedLists.lines(form.text(.ranges)) {
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
    if let refusal = chancesRefusal(session.findings, trying: .within(ranges)) {
      return .refused(.ranges, refusal.sentence)
    }
    return .ranges(ranges)
  }
}

extension FieldKey {
  static let ranges = FieldKey("ranges")
}

extension Form {
  /// Asks for the ranges between which weights are tried, from those last typed, else from the
  /// present weights with what lies around them.
  static func ranges(
    _ ranges: [CriterionID: ClosedRange<Double>], _ findings: Findings, in document: CaseDocument
  ) -> Form {
    let lines = findings.weights.leaves.compactMap { leaf -> String? in
      let name = document.criterion(leaf.id)?.shortLabel ?? leaf.id.text
      let spread = WeightsTried.standardSpread
      let around = max(0, leaf.cumulative * (1 - spread))...min(1, leaf.cumulative * (1 + spread))
      guard let range = ranges.isEmpty ? around : ranges[leaf.id] else { return nil }
      let low = Numbers.percent(range.lowerBound, .down).dropLast()
      let high = Numbers.percent(range.upperBound, .up).dropLast()
      return "\(name): \(low)-\(high)"
    }
    return Form(
      .ranges, title: "Weights to try",
      fields: [
        .area(
          .ranges, "Ranges in percent of all weight",
          hint: "One criterion a line; one that is left out may have any weight.",
          lines.joined(separator: "\n"), limit: 4096)
      ])
  }
}
