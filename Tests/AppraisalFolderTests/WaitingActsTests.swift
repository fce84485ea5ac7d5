import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import StrictJSON
import Testing

@testable import AppraisalFolder

/// What somebody does to the record itself, while another takes the role for it from them and
/// neither has seen the other, waits until somebody in that role says so.
@Suite struct WaitingActsTests {
  private static let secret = "Mrs Jones of 4 High Street"
  private static let bo = Assessor(
    id: AssessorID(checked: "bo"), name: "Bo", roles: [.member, .facilitator])
  private static let demotion = Edit.people(
    .revise(old: bo, new: Assessor(id: bo.id, name: "Bo")))

  /// An appraisal in which Bo runs the workshop too, and Mo has marked.
  private static func workshop(signed: Bool) throws -> Workshop {
    let workshop = try Workshop(signed: signed)
    let joining = Edit.people(.join(assessor: bo))
    if signed {
      _ = try workshop.open("fay", at: "office").append([joining])
      try workshop.open("mo", at: "desk").perform(
        [Workshop.mark(40), Workshop.reason(secret)], named: "Mo")
    } else {
      try workshop.writeUnsigned("fay", at: "office", [joining])
      try workshop.writeUnsigned("mo", at: "desk", [Workshop.mark(40)])
    }
    return workshop
  }

  /// Does something as Bo, from whom Fay takes the role meanwhile, or before that.
  private static func whileLosingTheRole(
    in workshop: Workshop, isSeen: Bool = false, _ act: (OpenAppraisal) throws -> Void
  ) throws {
    let early = try workshop.open("fay", at: "office")
    try act(try workshop.open("bo", at: "attic"))
    let fay = isSeen ? try workshop.open("fay", at: "office") : early
    try fay.perform([demotion], named: "Fay")
  }

  private static func withhold(_ name: String, as file: OpenAppraisal, in workshop: Workshop) throws
  {
    let line = try workshop.line(name, secret).entry
    _ = try file.withhold(
      Withholding(of: line.hash.hex, in: workshop.record()), why: "Of \(file.person)", named: "X")
  }

  /// Says, as Fay, that what Bo did stands, or that nothing does.
  private static func settle(_ workshop: Workshop, stands: Bool) throws {
    let fay = try workshop.open("fay", at: "office")
    let contest = try #require(fay.fold.contests(viewer: fay.person).first)
    let claim = try #require(contest.claims.last)
    let edits =
      stands
      ? try contest.settling(on: claim, in: fay.fold.appraisal)
      : fay.fold.appraisal.leaving(actsOf: bo.id)
    try fay.perform(edits, named: "Fay")
  }

  private static func kinds(_ workshop: Workshop) throws -> [RecordProblem.Kind] {
    try workshop.record().contents.problems.map(\.kind)
  }

  // MARK: Withholding

  @Test
  func `a line that is withheld by somebody who was losing the role stays until it is confirmed`()
    throws
  {
    let workshop = try Self.workshop(signed: true)
    try Self.whileLosingTheRole(in: workshop) { bo in
      try Self.withhold("reason", as: bo, in: workshop)
    }
    #expect(try workshop.open("fay", at: "office").fold.unconfirmed.count == 1)
    #expect(
      try workshop.open("mo", at: "desk").fold.appraisal[Workshop.place].reason == Self.secret)
    #expect(try workshop.open("mo", at: "desk").takeOutWithheld() == nil)
    #expect(try workshop.holds(Self.secret))
    #expect(Verification(of: try workshop.record()).gravest == nil)

    // Whoever has the role need not give the same reason.
    try Self.withhold("reason", as: workshop.open("fay", at: "office"), in: workshop)
    let fay = try workshop.open("fay", at: "office")
    #expect(fay.fold.unconfirmed.isEmpty)
    #expect(fay.fold.appraisal[Workshop.place].reason == "")
    #expect(try workshop.record().withheld.map(\.why) == ["Of fay"])
  }

  @Test func `what whoever took the role away had seen is withheld`() throws {
    let workshop = try Self.workshop(signed: true)
    try Self.whileLosingTheRole(in: workshop, isSeen: true) { bo in
      try Self.withhold("reason", as: bo, in: workshop)
    }
    let fay = try workshop.open("fay", at: "office")
    #expect(fay.fold.appraisal[Workshop.place].reason == "" && fay.fold.unconfirmed.isEmpty)
  }

  // One's own line is taken out at once, so that its words are gone before anybody knows.
  @Test(arguments: [true, false])
  func `a line of one's own that is gone by then is told, and nobody is accused`(_ stands: Bool)
    throws
  {
    let workshop = try Self.workshop(signed: true)
    let comment = Edit.marks(
      .comment(
        id: ItemID(checked: "c"), old: nil, new: Remark(author: Self.bo.id, words: Self.secret)))
    try workshop.open("bo", at: "attic").perform([comment], named: "Bo")
    try Self.whileLosingTheRole(in: workshop) { bo in
      try Self.withhold("comment", as: bo, in: workshop)
    }
    #expect(try Self.kinds(workshop) == [.unconfirmedWithholding(lines: [2])])
    #expect(Verification(of: try workshop.record()).gravest == .unverifiable)
    let words = try workshop.open("fay", at: "office").unreadWords
    #expect(words?.contains("until somebody who may do so says it too") == true)

    try Self.settle(workshop, stands: stands)
    #expect(try Self.kinds(workshop) == (stands ? [] : [.takenOut(lines: [2])]))
    #expect(Verification(of: try workshop.record()).gravest == (stands ? .note : .damage))
    #expect(try (workshop.open("fay", at: "office").unreadWords == nil) == stands)
  }

  // MARK: Seals

  /// An appraisal that Bo has sealed while Fay took the role away.
  private static func sealed(isSeen: Bool = false) throws -> Workshop {
    let workshop = try workshop(signed: false)
    try whileLosingTheRole(in: workshop, isSeen: isSeen) { bo in
      let count = try bo.seal(named: "Bo")
      #expect(count == 3)
    }
    return workshop
  }

  @Test func `a seal by somebody who was losing the role changes nothing until it is confirmed`()
    throws
  {
    let workshop = try Self.sealed()
    try workshop.writeUnsigned("mo", at: "desk", [Workshop.mark(50, old: 40)])
    let fay = try workshop.open("fay", at: "office")
    #expect(!fay.isSigned && fay.readOnly == nil)
    #expect(fay.fold.appraisal[Workshop.place].answer == .mark(50))
    #expect(fay.fold.unconfirmed.map(\.entry.author) == [Self.bo.id])
    // What counts hangs on it, so that nothing is said to lead meanwhile.
    #expect(try Self.kinds(workshop) == [.otherBeginning(.waitingSeals(1))])
    #expect(fay.unreadWords?.contains("sealed by somebody who was losing the role") == true)
    #expect(Verification(of: try workshop.record()).gravest == .unverifiable)
  }

  @Test func `what whoever took the role away had seen is sealed`() throws {
    let workshop = try Self.sealed(isSeen: true)
    let fay = try workshop.open("fay", at: "office")
    #expect(fay.isSigned && fay.unreadWords == nil && fay.fold.unconfirmed.isEmpty)
  }

  @Test(arguments: [true, false])
  func `somebody who has the role seals it too, or says that it stands`(_ anew: Bool) throws {
    let workshop = try Self.sealed()
    if anew {
      #expect(try workshop.open("fay", at: "office").seal(named: "Fay") == 3)
    } else {
      try Self.settle(workshop, stands: true)
    }
    try workshop.writeUnsigned("mo", at: "desk", [Workshop.mark(90, old: 40)])
    let fay = try workshop.open("fay", at: "office")
    #expect(fay.isSigned && fay.unreadWords == nil)
    #expect(fay.fold.unconfirmed.isEmpty)
    #expect(fay.fold.appraisal[Workshop.place].answer == .mark(40))
    #expect(try Self.kinds(workshop) == [.segment(.unsigned)])
    #expect(Verification(of: try workshop.record()).gravest == .note)
  }

  @Test func `a seal that waits and is left is none`() throws {
    let workshop = try Self.sealed()
    try Self.settle(workshop, stands: false)
    let fay = try workshop.open("fay", at: "office")
    #expect(!fay.isSigned && fay.unreadWords == nil && fay.fold.unconfirmed.isEmpty)
    #expect(try Self.kinds(workshop).isEmpty)
  }

  // Else whoever takes the role away, and says to have seen nothing, writes the sittings anew.
  @Test func `a later seal that leaves out what one that waits lists is told`() throws {
    let workshop = try Self.sealed()
    let founding = try #require(
      try workshop.record().contents.ledger.segments.first {
        $0.scan.entries.contains { $0.isEdit(named: "adopt") }
      })
    let end = try #require(founding.usableEntries.last)
    let seal = Edit.record(
      .seal(heads: [
        SealedEnd(segment: try #require(founding.name), n: end.n, hash: end.hash.hex)
      ]))
    _ = try workshop.open("fay", at: "office").append([seal])
    #expect(try Self.kinds(workshop).contains(.otherBeginning(.rivalSeals(1))))
    #expect(Verification(of: try workshop.record()).gravest == .damage)
  }
}
