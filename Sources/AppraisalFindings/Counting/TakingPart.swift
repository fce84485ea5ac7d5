package import AppraisalModel

/// Which options take part in a comparison, and which are out of it and why.
package struct TakingPart: Equatable, Sendable {
  /// The options that are compared, in reading order.
  package let options: [OptionID]
  /// The appraised options that fail a hurdle and so cannot lead, in reading order.
  package let failing: [OptionID]
  /// The hurdles that an option fails.
  package let failed: [OptionID: [CriterionID]]
  /// The hurdles of which it is not known whether an option passes, or on which people differ.
  package let unsure: [OptionID: [CriterionID]]

  /// Sorts the appraised options; those that fail a hurdle are compared where that is asked for.
  ///
  /// - Complexity: O(*m* x *h* x *p*) for *m* options, *h* hurdles and *p* people.
  package init(_ appraisal: Appraisal, viewer: AssessorID?, withFailing: Bool = false) {
    let appraised = appraisal.document.appraisedOptions.map(\.id)
    let found = HurdleFinding.all(appraisal, viewer: viewer, options: appraised)
    failed = found.compactMapValues { findings in
      let failed = findings.filter { $0.outcome == .fails }.map(\.hurdle)
      return failed.isEmpty ? nil : failed
    }
    unsure = found.compactMapValues { findings in
      let unsure = findings.filter { $0.outcome == .divided || $0.outcome == .notKnown }
        .map(\.hurdle)
      return unsure.isEmpty ? nil : unsure
    }
    failing = withFailing ? [] : appraised.filter { [failed] in failed[$0] != nil }
    options = withFailing ? appraised : appraised.filter { [failed] in failed[$0] == nil }
  }
}
