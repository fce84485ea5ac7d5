import StrictJSON

/// What the edits of a family must answer, each of them.
///
/// Every answer is an exhaustive `switch` over the family, so that an edit that lacks one does not
/// compile. What is said of an edit in words stands with the history.
protocol EditFamily: Encodable, Hashable, Sendable {
  /// Reads the edit of a name, or gives nil for a name of another family.
  init?(_ name: String, _ fields: JSONFields) throws(DecodingFailure)
  /// The edit that takes this one back, or nil where there is none.
  var inverse: Self? { get }
  /// The one value that it sets, or nil where it sets none that others could set.
  var register: Register? { get }
  /// Whether it changes what the case lists, so that what was selected may be gone.
  var changesCase: Bool { get }
  /// The round whose ballots it changes, or nil.
  var ballotRound: RoundNumber? { get }
  /// Makes the edit, or refuses it and changes nothing.
  func apply(
    to appraisal: inout Appraisal, _ strictness: Strictness
  ) throws(EditRefusal)
  /// Refuses the edit where its author may not make it.
  func authorise(by author: Author, in appraisal: Appraisal) throws(EditRefusal)
  /// The edits that set the value again in place of what stands now; empty where none can.
  func restated(over appraisal: Appraisal) -> [Self]
}

/// Who makes an edit, as far as it decides what they may do.
struct Author {
  /// Who it is, or nil for somebody without a name.
  let id: AssessorID?
  let takesPart: Bool
  let roles: [AssessorRole]

  /// An author as the appraisal knows them.
  init(_ id: AssessorID?, in appraisal: Appraisal) {
    let place = id.flatMap { id in appraisal.assessors.firstIndex { $0.id == id } }
    self.id = id
    takesPart = place != nil
    roles = place.map { appraisal.assessors[$0].roles } ?? []
  }

  /// Whether they run the workshop.
  var facilitates: Bool { roles.contains(.facilitator) }
  /// Whether they enter what others decided.
  var records: Bool { roles.contains(.recorder) }

  /// Refuses whoever does not run the workshop.
  func mustFacilitate() throws(EditRefusal) {
    guard facilitates else { throw .notAllowed(id, needs: .facilitator) }
  }

  /// Refuses whoever may not enter something for a person: facilitators and recorders for all,
  /// others for themselves.
  func mustEnter(for owner: AssessorID) throws(EditRefusal) {
    if facilitates || records { return }
    guard takesPart else { throw .notAllowed(id, needs: .member) }
    guard owner == id, roles.contains(.member) || roles.contains(.commenter) else {
      throw .notAllowed(id, needs: owner == id ? .member : .recorder)
    }
  }
}
