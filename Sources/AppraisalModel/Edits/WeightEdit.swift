import StrictJSON

/// A change of weights, of how they came about, or of whether they are settled.
///
/// What is large and rare is kept apart, so that a record of many marks is small.
package enum WeightEdit: Encodable, Hashable, Sendable {
  /// The points of weight of a node among its siblings change.
  case weigh(
    holder: WeightHolder, criterion: CriterionID, old: DecimalNumber?, new: DecimalNumber?)
  /// The answers that the weights of a family come from change.
  indirect case elicit(
    holder: WeightHolder, family: WeightFamily, old: Elicitation?, new: Elicitation?)
  /// The agreed weights are settled, or opened again.
  indirect case lockWeights(old: WeightLock?, new: WeightLock?)
}

extension WeightEdit: EditFamily {
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure) {
    guard let key = CodingKeys(stringValue: name) else { return nil }
    switch key {
    case .weigh:
      self = try .weigh(
        holder: fields.value("holder"), criterion: fields.value("criterion"), old: fields("old"),
        new: fields("new"))
    case .elicit:
      self = try .elicit(
        holder: fields.value("holder"), family: fields.value("family"), old: fields("old"),
        new: fields("new"))
    case .lockWeights: self = try .lockWeights(old: fields("old"), new: fields("new"))
    }
  }

  var inverse: WeightEdit? {
    switch self {
    case .weigh(let holder, let criterion, let old, let new):
      .weigh(holder: holder, criterion: criterion, old: new, new: old)
    case .elicit(let holder, let family, let old, let new):
      .elicit(holder: holder, family: family, old: new, new: old)
    case .lockWeights(let old, let new): .lockWeights(old: new, new: old)
    }
  }

  var register: Register? {
    switch self {
    case .weigh(let holder, let criterion, _, _): .weight(holder, criterion)
    case .elicit(let holder, let family, _, _): .elicitation(holder, family)
    case .lockWeights: .weightLock
    }
  }

  var changesCase: Bool { false }
  var ballotRound: RoundNumber? { nil }

  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    switch self {
    case .weigh(let holder, let criterion, let old, let new):
      try Self.weigh(criterion, old, new, of: holder, in: &appraisal, strictness)
    case .elicit(let holder, let family, let old, let new):
      try Self.elicit(family, old, new, of: holder, in: &appraisal, strictness)
    case .lockWeights(let old, let new):
      try Self.check(old, is: appraisal.weightLock, strictness)
      try Self.checkLength(new?.words ?? "")
      appraisal.weightLock = new
    }
  }

  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal) {
    switch self {
    case .weigh(let holder, _, _, _), .elicit(let holder, _, _, _):
      switch holder {
      case .assessor(let owner): try author.mustEnter(for: owner)
      case .agreed, .body: try author.mustFacilitate()
      }
    case .lockWeights: try author.mustFacilitate()
    }
  }

  func restated(over appraisal: Appraisal) -> [WeightEdit] {
    switch self {
    case .weigh(let holder, let criterion, _, let new):
      [
        .weigh(
          holder: holder, criterion: criterion, old: appraisal.weights[holder]?[criterion],
          new: new)
      ]
    case .elicit(let holder, let family, _, let new):
      [
        .elicit(
          holder: holder, family: family, old: appraisal.elicitations[holder]?[family], new: new)
      ]
    case .lockWeights(_, let new): [.lockWeights(old: appraisal.weightLock, new: new)]
    }
  }
}

extension WeightEdit {
  private static func weigh(
    _ id: CriterionID, _ old: DecimalNumber?, _ new: DecimalNumber?, of holder: WeightHolder,
    in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    let criterion = try appraisal.document.requireCriterion(id)
    guard criterion.kind == .scored || criterion.kind == .objective else {
      throw .notWeighted(id, criterion.kind)
    }
    try require(holder, in: appraisal)
    try check(old, is: appraisal.weights[holder]?[id], strictness)
    if let new, new < 0 || new > 1000 { throw .badPoints(new) }
    guard holder != .agreed || appraisal.weightLock == nil else { throw .weightsLocked }
    appraisal.weights[holder, default: [:]][id] = new
    if appraisal.weights[holder]?.isEmpty == true { appraisal.weights[holder] = nil }
  }

  private static func elicit(
    _ family: WeightFamily, _ old: Elicitation?, _ new: Elicitation?, of holder: WeightHolder,
    in appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal) {
    try require(holder, in: appraisal)
    if let id = family.parent {
      let parent = try appraisal.document.requireCriterion(id)
      guard parent.kind == .objective else { throw .notWeighted(id, parent.kind) }
    }
    try check(old, is: appraisal.elicitations[holder]?[family], strictness)
    try checkLength(new?.words ?? "")
    guard holder != .agreed || appraisal.weightLock == nil else { throw .weightsLocked }
    appraisal.elicitations[holder, default: [:]][family] = new
    if appraisal.elicitations[holder]?.isEmpty == true { appraisal.elicitations[holder] = nil }
  }

  private static func require(
    _ holder: WeightHolder, in appraisal: Appraisal
  ) throws(EditRefusal) {
    switch holder {
    case .agreed: break
    case .body(let body): try appraisal.document.requireBody(body)
    case .assessor(let person):
      guard appraisal.assessor(person) != nil else { throw .unknownAssessor(person) }
    }
  }
}
