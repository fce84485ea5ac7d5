package import AppraisalModel

/// Who is there and who sits in for whom, in words for everybody.
package struct PresenceReport: Equatable, Sendable {
  /// How many of each body are there.
  package let bodies: [BodyPresence]
  /// Whether anybody's coming was recorded.
  package let isRecorded: Bool
  /// Those who sent apologies, in order of joining.
  package let apologies: [AssessorID]
  /// The members for whom somebody sits in, in order of joining, with who does.
  package let substitutes: [Pair]
  /// Those of them who have marked all the same.
  package let markedBoth: [AssessorID]

  package struct Pair: Equatable, Sendable {
    package var member: AssessorID
    package var substitute: AssessorID
  }

  /// Looks at who is there, or was at a moment.
  ///
  /// - Complexity: O(*b* x *p*) for *b* bodies and *p* people.
  package init(_ appraisal: Appraisal, at moment: Moment? = nil) {
    bodies = appraisal.presence(at: moment)
    isRecorded = appraisal.recordsAttendance
    apologies = appraisal.assessors.map(\.id).filter {
      appraisal.attendance(of: $0, at: moment)?.said == .apologies
    }
    substitutes = appraisal.replacedMembers.compactMap { member in
      appraisal.substitute(of: member.id).map { Pair(member: member.id, substitute: $0) }
    }
    markedBoth = appraisal.markedBesideSubstitute.map(\.id)
  }

  /// Whether there is nothing to say of it.
  package var isEmpty: Bool { !isRecorded && apologies.isEmpty && substitutes.isEmpty }

  /// Those who are there, and all who are to be.
  package var count: (present: Int, all: Int) {
    (
      bodies.reduce(0) { $0 + $1.present.count }, bodies.reduce(0) { $0 + $1.members.count }
    )
  }

  /// The bodies that have fewer people there than they need.
  package var inquorate: [BodyPresence] {
    isRecorded ? bodies.filter { $0.isQuorate == false } : []
  }

  /// How many are there, by body: "Present 9 of 10: NHS 5 of 6 (quorum 4 ✓), Council 4 of 4."; nil
  /// where nobody's coming was recorded.
  package func sentence(in document: CaseDocument, met: String = "met") -> String? {
    guard isRecorded, !bodies.isEmpty else { return nil }
    let head = "Present \(count.present) of \(count.all)"
    if bodies.count == 1, bodies[0].body == nil { return head + "." }
    return head + ": " + parts(in: document, met: met).joined(separator: ", ") + "."
  }

  /// How many of each body are there, a few words for each.
  package func parts(in document: CaseDocument, met: String = "met") -> [String] {
    bodies.map { body in
      let name = body.body.map(document.name) ?? "others"
      return "\(name) \(body.present.count) of \(body.members.count)\(body.quorumWords(met: met))"
    }
  }

  /// Who sent apologies and who sits in for whom, a sentence for each.
  package func sentences(in appraisal: Appraisal) -> [String] {
    let absent = apologies.map { appraisal.name($0) }
    return (absent.isEmpty ? [] : ["Apologies: \(Numbers.list(absent))."])
      + substitutes.map { pair in
        let (member, substitute) = (appraisal.name(pair.member), appraisal.name(pair.substitute))
        return markedBoth.contains(pair.member)
          ? "\(substitute) sits in for \(member). \(member) has marked all the same: only the ballot of "
            + "\(substitute) counts."
          : "\(substitute) sits in for \(member)."
      }
  }
}

extension BodyPresence {
  /// How many are needed, and whether they are there; empty where no number is.
  fileprivate func quorumWords(met: String) -> String {
    guard let quorum, let isQuorate else { return "" }
    let less = counted < present.count ? ", \(counted) without an interest" : ""
    return " (quorum \(quorum) \(isQuorate ? met : "not met")\(less))"
  }
}

extension Appraisal {
  /// What was said last of a person's being there, and who sits in for whom.
  package func attendanceWords(
    of person: AssessorID, _ clock: ReaderClock, today: CalendarDay?
  ) -> String {
    let said = attendance(of: person)
    let day = said.flatMap { clock.day($0.moment.text) }
    let time =
      said.map {
        (day == today ? "" : "\(clock.dayInWords($0.moment.text)), ")
          + clock.minute(of: $0.moment.text)
      } ?? ""
    let here =
      switch said?.said {
      case .arrived: "present since \(time)"
      case .left: "left at \(time)"
      case .apologies: "apologies"
      case nil: "nothing said"
      }
    let substitute = substitute(of: person).map { "; \(name($0)) sits in" }
    return here + (substitute ?? sitsIn(person).map { "; sits in for \(name($0))" } ?? "")
  }
}

/// Who is there, for programs.
package struct PresenceRecord: Encodable, Sendable {
  package struct Group: Encodable, Sendable {
    package var body: String?
    package var members: [String]
    package var present: [String]
    /// How many count towards the quorum.
    package var counted: Int
    package var quorum: Int?
    package var isQuorate: Bool?
  }

  package struct Person: Encodable, Sendable {
    package var person: String
    package var name: String
    package var said: String?
    package var since: String?
    package var substitute: String?
    package var sitsInFor: String?
  }

  package var recorded: Bool
  package var bodies: [Group]
  package var people: [Person]
  /// Those who marked although somebody sits in for them.
  package var markedBoth: [String]

  /// Looks at who is there now.
  package init(_ appraisal: Appraisal) {
    let report = PresenceReport(appraisal)
    recorded = report.isRecorded
    bodies = report.bodies.map { body in
      Group(
        body: body.body?.text, members: body.members.map(\.text),
        present: body.present.map(\.text), counted: body.counted, quorum: body.quorum,
        isQuorate: report.isRecorded ? body.isQuorate : nil)
    }
    people = appraisal.assessors.filter { !$0.roles.isEmpty }.map { person in
      let said = appraisal.attendance(of: person.id)
      return Person(
        person: person.id.text, name: appraisal.name(person), said: said?.said.rawValue,
        since: said?.moment.text, substitute: appraisal.substitute(of: person.id)?.text,
        sitsInFor: appraisal.sitsIn(person.id)?.text)
    }
    markedBoth = report.markedBoth.map(\.text)
  }
}

extension AttendanceRefusal {
  /// Why it is not noted and what can be, in a sentence.
  package func sentence(in appraisal: Appraisal, _ clock: ReaderClock) -> String {
    func name(_ id: AssessorID) -> String { appraisal.name(id) }
    switch self {
    case .notYet(let moment): return "\(clock.minute(of: moment.text)) is still to come."
    case .saidAlready(let person, let said):
      switch said {
      case .arrived: return "\(name(person)) is there already."
      case .left: return "\(name(person)) has left already."
      case .apologies: return "\(name(person)) has sent apologies already."
      }
    case .otherwiseThen(let person, let moment):
      return "Something else is on record of \(name(person)) for \(clock.minute(of: moment.text)). "
        + "Take that back first, or say another time."
    case .notThere(let person):
      return "\(name(person)) is not there at that time, so they cannot leave."
    case .isThere(let person): return "\(name(person)) is there. Say that they left."
    case .nothingSaid(let person):
      return "Nothing is on record of \(name(person)) that could be taken back."
    case .nobodyThere: return "Nobody is there."
    case .noMember(let person):
      return "\(name(person)) does not mark as a member, so nobody sits in for them."
    case .themselves(let person): return "\(name(person)) cannot sit in for themselves."
    case .ownVote(let person, let body):
      return
        "\(name(person)) marks for \(appraisal.document.name(body)) already. One person has one "
        + "ballot."
    case .sitsInAlready(let person, let member):
      return "\(name(person)) sits in for \(name(member)) already."
    case .isReplaced(let person, let other):
      return "\(name(other)) sits in for \(name(person)), who then sits in for nobody."
    case .notReplaced(let person): return "Nobody sits in for \(name(person))."
    }
  }
}
