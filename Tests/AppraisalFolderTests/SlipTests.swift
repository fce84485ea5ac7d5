import AppraisalFolder
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing

/// Slips in a folder: made by Fay, shown by Mo, and by others who want to be Mo.
@Suite struct SlipFolderTests {
  /// Fay makes a slip for Mo.
  private func slip(_ workshop: Workshop) throws -> SlipCode {
    var made: [PrintedSlip] = []
    try workshop.open("fay", at: "office").makeSlips(for: [Workshop.mo.id], named: "Fay") {
      made = $0
    }
    return try #require(made.first).code
  }

  /// The edit by which a key shows a slip.
  private func showing(
    _ code: SlipCode, by key: WriterKey, in workshop: Workshop, as person: String = "mo",
    of owner: String = "mo"
  ) throws -> Edit {
    let appraisal = try RecordStore(opening: workshop.path).identity.id
    let signer = try #require(
      SlipKey(signs: code.signs, person: owner, appraisal: appraisal))
    let signature = try #require(signer.sign(key.signingKey))
    return .people(
      .showSlip(
        assessor: try #require(AssessorID(person)),
        slip: try #require(PublicKey(signer.signingKey.hex)),
        signature: try #require(SlipSignature(signature.hex))))
  }

  private func key() throws -> WriterKey { try #require(WriterKey(random: Workshop.random)) }

  private func notes(_ workshop: Workshop) throws -> [String] {
    Verification(of: try workshop.record()).findings.filter { $0.words.contains("slip") }
      .map(\.words)
  }

  private func faults(_ workshop: Workshop) throws -> [SlipFault] {
    try workshop.open("fay", at: "office").fold.refusedSlips.map(\.fault)
  }

  @Test func `a slip confirms the key by which it is shown, and serves once`() throws {
    let workshop = try Workshop(signed: true)
    let code = try slip(workshop)
    // What is in the folder does not tell the slip.
    #expect(try !workshop.holds(code.signs))
    #expect(try !workshop.holds(code.text))
    let desk = try workshop.open("mo", at: "desk")
    #expect(desk.fold.keys.awaitsSlip(Workshop.mo.id))
    let own = try desk.showSlip(code.text.lowercased())
    let confirmed = try workshop.open("mo", at: "desk")
    #expect(confirmed.fold.keys.slipKey(of: Workshop.mo.id) == own)
    #expect(confirmed.keyStanding == .counts(own))
    try confirmed.perform([Workshop.mark(40)], named: "Mo")
    #expect(try workshop.answer() == .mark(40))
    let rows = KeyList(try workshop.open("fay", at: "office").fold)
    #expect(rows.rows.first { $0.person == "mo" }?.slip == true)
    #expect(rows.rows.first { $0.person == "mo" }?.line.contains(", confirmed by a slip") == true)
    let signer = SittingSigner(person: Workshop.mo.id, key: own, known: "said")
    let fold = try workshop.record().fold()
    #expect(
      KeyWords.writer(signer, in: fold)
        == "Mo wrote by the key \(own.code), confirmed by a slip: who they are was said")
    #expect(
      KeyWords.people([Workshop.mo], in: fold)?.contains("confirmed by a slip") == true)
    #expect(try notes(workshop).isEmpty)
    // Typed again there it says so; elsewhere it is refused, and nothing is written.
    #expect(try workshop.open("mo", at: "desk").showSlip(code.text) == own)
    let lines = try workshop.lines().count
    let refused = #expect(throws: CommandFailure.self) {
      try workshop.open("mo", at: "laptop").showSlip(code.text)
    }
    #expect(refused?.sentence.contains("was shown already, by another key") == true)
    #expect(try workshop.lines().count == lines)
  }

  @Test func `whoever wrote as Mo before Mo came counts for nothing once Mo shows the slip`() throws
  {
    let workshop = try Workshop(signed: true)
    let code = try slip(workshop)
    try workshop.writeUnsigned("mo", at: "forger", [Workshop.mark(90)], key: key())
    #expect(try workshop.answer() == .mark(90))
    let desk = try workshop.open("mo", at: "desk")
    #expect(desk.readOnly != nil)
    _ = try desk.showSlip(code.text)
    #expect(try workshop.answer() == nil)
    let confirmed = try workshop.open("mo", at: "desk")
    #expect(confirmed.readOnly == nil)
    try confirmed.perform([Workshop.mark(40)], named: "Mo")
    #expect(try workshop.answer() == .mark(40))
    let told = Verification(of: try workshop.record()).findings.map(\.words)
    #expect(told.contains { $0.contains("its key does not count") })
  }

  @Test func `a showing that is copied under another key confirms nothing and is told`() throws {
    let workshop = try Workshop(signed: true)
    let code = try slip(workshop)
    _ = try workshop.open("mo", at: "desk").showSlip(code.text)
    let copied = try #require(
      try workshop.record().fold().entries.last { entry in
        if case .people(.showSlip) = entry.edit { true } else { false }
      })
    try workshop.writeUnsigned("mo", at: "forger", [copied.edit, Workshop.mark(90)], key: key())
    #expect(try workshop.answer() == nil)
    #expect(try faults(workshop) == [.forged])
    #expect(
      try notes(workshop) == [
        "A slip is shown for Mo and confirms nothing. The slip did not sign the key that shows it, "
          + "for Mo and in this appraisal."
      ])
    let file = try workshop.open("fay", at: "office")
    #expect(
      file.problems.contains { $0.hasPrefix("A slip was shown for Mo and confirms nothing.") })
  }

  @Test func `a slip that is shown by a second key confirms nothing and is told`() throws {
    let workshop = try Workshop(signed: true)
    let code = try slip(workshop)
    _ = try workshop.open("mo", at: "desk").showSlip(code.text)
    let thief = try key()
    let again = try showing(code, by: thief, in: workshop)
    try workshop.writeUnsigned("mo", at: "forger", [again, Workshop.mark(90)], key: thief)
    #expect(try workshop.answer() == nil)
    #expect(try faults(workshop) == [.shownBefore])
    #expect(try notes(workshop).count == 1)
    let mo = try workshop.open("mo", at: "desk")
    try mo.perform([Workshop.mark(40)], named: "Mo")
    #expect(try workshop.answer() == .mark(40))
  }

  @Test func `a slip serves nobody but the person for whom it was made`() throws {
    let workshop = try Workshop(signed: true)
    let al = Assessor(id: AssessorID(checked: "al"), name: "Al")
    _ = try workshop.open("fay", at: "office").append([.people(.join(assessor: al))])
    let code = try slip(workshop)
    let refused = #expect(throws: CommandFailure.self) {
      try workshop.open("al", at: "cafe").showSlip(code.text)
    }
    #expect(refused?.sentence.hasPrefix("No slip was made for Al.") == true)
    // Al shows it by a program of their own: as themselves, and for Mo in their own sitting.
    let thief = try key()
    let edits = [
      try showing(code, by: thief, in: workshop, as: "al"),
      try showing(code, by: thief, in: workshop, as: "mo"),
      try showing(code, by: thief, in: workshop, as: "al", of: "al"),
    ]
    try workshop.writeUnsigned("al", at: "cafe", edits, key: thief)
    #expect(try faults(workshop) == [.forged, .forged, .notMade])
    #expect(try workshop.open("mo", at: "desk").fold.keys.awaitsSlip(Workshop.mo.id))
    _ = try workshop.open("mo", at: "desk").showSlip(code.text)
    #expect(try workshop.open("mo", at: "desk").fold.keys.slipKey(of: Workshop.mo.id) != nil)
  }

  @Test func `a slip that is guessed is refused, and confirms nothing by another program`() throws {
    let workshop = try Workshop(signed: true)
    let code = try slip(workshop)
    var signs = Array(code.signs)
    signs[3] = signs[3] == "A" ? "B" : "A"
    let guess = try #require(SlipCode(typed: String(signs)))
    let lines = try workshop.lines().count
    let refused = #expect(throws: CommandFailure.self) {
      try workshop.open("mo", at: "laptop").showSlip(guess.text)
    }
    #expect(refused?.sentence.hasPrefix("This is not the slip that was made for Mo here") == true)
    let misread = #expect(throws: CommandFailure.self) {
      try workshop.open("mo", at: "laptop").showSlip("0000 0000 0000 0000")
    }
    #expect(misread?.sentence == SlipWords.misread)
    #expect(try workshop.lines().count == lines)
    let thief = try key()
    let showing = try showing(guess, by: thief, in: workshop)
    try workshop.writeUnsigned("mo", at: "forger", [showing, Workshop.mark(90)], key: thief)
    #expect(try faults(workshop) == [.notMade])
    #expect(try notes(workshop).count == 1)
    _ = try workshop.open("mo", at: "desk").showSlip(code.text)
    #expect(try workshop.answer() == nil)
  }

  @Test func `a slip of another appraisal is another slip`() throws {
    let (one, other) = (try Workshop(signed: true), try Workshop(signed: true))
    let code = try slip(other)
    _ = try slip(one)
    let refused = #expect(throws: CommandFailure.self) {
      try one.open("mo", at: "desk").showSlip(code.text)
    }
    #expect(refused?.sentence.contains("for another appraisal") == true)
  }

  @Test func `where sittings need no key a slip confirms nothing, and none is made`() throws {
    let workshop = try Workshop(signed: false)
    let refused = #expect(throws: CommandFailure.self) { try slip(workshop) }
    #expect(refused?.sentence == SlipWords.unsigned)
  }

  @Test func `members make no slips`() throws {
    let workshop = try Workshop(signed: true)
    _ = try workshop.open("mo", at: "desk").append([Workshop.mark(40)])
    var isHandedOut = false
    #expect(throws: CommandFailure.self) {
      try workshop.open("mo", at: "desk").makeSlips(for: [Workshop.fay.id], named: "Mo") { _ in
        isHandedOut = true
      }
    }
    #expect(!isHandedOut)
  }

  @Test func `slips are made for whoever has not written yet`() throws {
    let workshop = try Workshop(signed: true)
    let al = Assessor(id: AssessorID(checked: "al"), name: "Al", roles: [.observer])
    _ = try workshop.open("fay", at: "office").append([.people(.join(assessor: al))])
    #expect(try workshop.open("fay", at: "office").fold.slipless.map(\.id) == [Workshop.mo.id])
    _ = try slip(workshop)
    #expect(try workshop.open("fay", at: "office").fold.slipless.isEmpty)
  }
}
