package import StrictJSON

/// What is said of a person's being there, at a moment.
package enum Attendance: String, Word {
  case arrived
  case left
  /// The person sent apologies.
  case apologies
}

/// Who sits in for a member, and from when.
package struct Substitute: Encodable, Hashable, Sendable {
  package var person: AssessorID
  package var since: Moment

  package init(person: AssessorID, since: Moment) { (self.person, self.since) = (person, since) }
}

extension Substitute: JSONReadable {
  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    person = try fields.value("person")
    since = try fields.value("since")
  }
}

/// A time during which a person was there.
package struct Stay: Hashable, Sendable {
  package var from: Moment
  /// When the person left, or nil while they are there.
  package var until: Moment?

  package init(from: Moment, until: Moment?) { (self.from, self.until) = (from, until) }
}

// Who is there: what was said last by its moment holds, in whatever order it was recorded.

extension Appraisal {
  /// What was said of a person, by the moment of which it was said.
  private func said(of person: AssessorID) -> [(moment: Moment, said: Attendance)] {
    (attendance[person] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What holds of a person now, or held at a moment; nil where nothing was said.
  ///
  /// - Complexity: O(*n*) in the number of things said of the person.
  package func attendance(
    of person: AssessorID, at moment: Moment? = nil
  ) -> (moment: Moment, said: Attendance)? {
    (attendance[person] ?? [:]).filter { said in moment.map { said.key <= $0 } ?? true }
      .max { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether a person is there, or was at a moment.
  package func isPresent(_ person: AssessorID, at moment: Moment? = nil) -> Bool {
    attendance(of: person, at: moment)?.said == .arrived
  }

  /// Whether a person was there at some time.
  package func attended(_ person: AssessorID) -> Bool {
    attendance[person]?.values.contains(.arrived) ?? false
  }

  /// Whether anybody's coming was recorded, so that quorum is asked of those who are there.
  package var recordsAttendance: Bool {
    attendance.contains { person, _ in attended(person) && assessor(person) != nil }
  }

  /// From when to when a person was there, in order.
  package func stays(of person: AssessorID) -> [Stay] {
    var stays: [Stay] = []
    for (moment, said) in said(of: person) {
      let isHere = stays.last.map { $0.until == nil } ?? false
      switch said {
      case .arrived: if !isHere { stays.append(Stay(from: moment, until: nil)) }
      case .left, .apologies: if isHere { stays[stays.count - 1].until = moment }
      }
    }
    return stays
  }
}
