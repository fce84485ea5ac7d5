package import AppraisalModel
package import DecisionAnalysis
package import StrictJSON

/// With what a stored result was worked out, so that it can be worked out again.
package struct ResultSettings: Hashable, Sendable, JSONReadable {
  /// The most weightings that a stored result may ask to be tried again.
  package static let mostWeightings = 10_000_000

  /// Whose marks it rests on, as ``ResultRecord/basis`` says it.
  package var basis: String
  /// The number of weightings tried; nil where none were.
  package var weightingsTried: Int?
  /// The seed of the weightings.
  package var seed: UInt64?

  package init(basis: String, weightingsTried: Int? = nil, seed: UInt64? = nil) {
    self.basis = basis
    self.weightingsTried = weightingsTried
    self.seed = seed
  }

  /// Reads the settings of a stored result and passes over the rest of it.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    basis = try fields.value("basis")
    weightingsTried = try fields.optional("weightingsTried")?.integer()
    seed = try fields.optional("seed")?.integer()
  }
}

extension ResultRecord {
  /// Works a result out again, for the same person and with the weightings of a stored one.
  ///
  /// Nil where the stored one asks for more weightings than ``ResultSettings/mostWeightings``, or
  /// for none at all, as no program writes it.
  /// - Complexity: that of ``FirstPlaces`` with as many weightings as the stored one had.
  package init?(
    like stored: ResultSettings, of state: Appraisal, contested: Int,
    using instructions: InstructionSet = .plain
  ) {
    let viewer =
      stored.basis.hasPrefix("own:") ? AssessorID(String(stored.basis.dropFirst(4))) : nil
    let findings = Findings(state, viewer: viewer)
    var places: FirstPlaces?
    if let tried = stored.weightingsTried {
      guard (1...ResultSettings.mostWeightings).contains(tried) else { return nil }
      places = FirstPlaces(
        of: findings, samples: tried, seed: stored.seed ?? FirstPlaces.standardSeed,
        using: instructions)
    }
    self.init(findings, in: state.document, contested: contested, firstPlaces: places)
  }
}
