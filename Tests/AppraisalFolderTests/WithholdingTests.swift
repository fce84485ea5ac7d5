import AppraisalFolder
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import StrictJSON
import Testing

/// Taking what a line says out of the record.
@Suite struct WithholdingTests {
  private static let secret = "Mrs Jones of 4 High Street"

  /// An appraisal in which Mo has marked and given a reason that names somebody.
  private static func workshop(signed: Bool = true) throws -> Workshop {
    let workshop = try Workshop(signed: signed)
    try workshop.open("mo", at: "desk").perform(
      [Workshop.mark(40), Workshop.reason(secret)], named: "Mo")
    return workshop
  }

  /// Withholds a line as somebody, and says whether it is taken out at once.
  private static func withhold(
    _ line: LedgerEntry, in workshop: Workshop, as person: String = "fay",
    at machine: String = "office",
    why: String = "A name"
  ) throws -> Bool {
    let file = try workshop.open(person, at: machine)
    return try file.withhold(
      Withholding(of: line.hash.hex, in: workshop.record()), why: why, named: person)
  }

  private static func state(_ workshop: Workshop) throws -> [UInt8] {
    try StrictJSON.encode(workshop.open("fay", at: "office").fold.appraisal, style: .canonical)
  }

  private static func log(_ workshop: Workshop) throws -> String {
    RecordLog(try workshop.record().fold(), viewer: nil).map(\.sentence)
      .joined(separator: "\n")
  }

  @Test func `another's line is hidden at once and taken out when its writer opens the appraisal`()
    throws
  {
    let workshop = try Self.workshop()
    let line = try workshop.line("reason")
    #expect(try Self.log(workshop).contains(Self.secret))
    #expect(try Self.withhold(line.entry, in: workshop) == false)
    #expect(try workshop.holds(Self.secret))
    #expect(try !Self.log(workshop).contains(Self.secret))
    #expect(try workshop.open("mo", at: "desk").fold.appraisal[Workshop.place].reason == "")
    #expect(Verification(of: try workshop.record()).gravest == .note)
    let before = try Self.state(workshop)

    // Somebody else, and Mo on a machine where Mo has never written, leave it alone.
    #expect(try workshop.open("fay", at: "office").takeOutWithheld() == nil)
    #expect(try workshop.open("mo", at: "library").takeOutWithheld() == nil)
    let words = try workshop.open("mo", at: "desk").takeOutWithheld()
    #expect(words?.contains("withheld by Fay (fay), 10 March 2010") == true)
    #expect(words?.contains("A name") == true)
    #expect(try !workshop.holds(Self.secret))
    #expect(try workshop.open("mo", at: "desk").takeOutWithheld() == nil)

    #expect(try Self.state(workshop) == before)
    let record = try workshop.record()
    #expect(Verification(of: record).gravest == .note)
    #expect(record.contents.ledger.segments.allSatisfy { $0.scan.verdict == .clean })
    #expect(record.withheld.map(\.why) == ["A name"])
    #expect(try workshop.answer() == .mark(40))
  }

  @Test func `one's own line is taken out at once`() throws {
    let workshop = try Workshop(signed: true)
    let comment = Edit.marks(
      .comment(
        id: ItemID(checked: "c"), old: nil, new: Remark(author: Workshop.fay.id, words: Self.secret)
      ))
    try workshop.open("fay", at: "office").perform([comment], named: "Fay")
    #expect(try Self.withhold(workshop.line("comment").entry, in: workshop))
    #expect(try !workshop.holds(Self.secret))
    #expect(Verification(of: try workshop.record()).gravest == .note)
  }

  @Test func `in an appraisal of before, a line without a key is its writer's`() throws {
    let workshop = try Workshop(signed: false)
    try workshop.writeUnsigned("mo", at: "desk", [Workshop.reason(Self.secret)])
    let line = try workshop.line("reason")
    #expect(try Withholding(of: line.entry.hash.hex, in: workshop.record()).isGuessable)
    #expect(try Self.withhold(line.entry, in: workshop) == false)
    #expect(try workshop.open("mo", at: "library").takeOutWithheld() == nil)
    #expect(try workshop.open("mo", at: "desk").takeOutWithheld() != nil)
    #expect(try !workshop.holds(Self.secret))
  }

  @Test func `what random digits went with cannot be guessed`() throws {
    let workshop = try Self.workshop()
    let line = try workshop.line("mark")
    #expect(try !Withholding(of: line.entry.hash.hex, in: workshop.record()).isGuessable)
  }

  /// Puts a withheld line in the place of another, as somebody does who can write the file.
  private static func replace(_ line: (file: String, entry: LedgerEntry), in workshop: Workshop)
    throws
  {
    let made = LedgerLine.withholding(line.entry.n, hash: line.entry.hash, by: "Fay", why: "So.")
    var bytes = try workshop.bytes(line.file)
    let text = Array(made.bytes.dropLast())
    let padding = [UInt8](repeating: UInt8(ascii: " "), count: line.entry.bytes.count - text.count)
    bytes.replaceSubrange(line.entry.bytes, with: text + padding)
    try workshop.write(bytes, to: line.file)
  }

  @Test func `a line that was taken out without having been withheld is damage`() throws {
    let workshop = try Self.workshop()
    try Self.replace(workshop.line("mark"), in: workshop)
    let record = try workshop.record()
    #expect(Verification(of: record).gravest == .damage)
    let kinds = record.contents.problems.map(\.kind)
    #expect(kinds == [.takenOut(lines: [2])] || kinds == [.takenOut(lines: [3])])
    let words = try #require(try workshop.open("fay", at: "office").unreadWords)
    #expect(words.contains("nobody who may do so has withheld"))
  }

  @Test func `in an appraisal of before it is as it was`() throws {
    let workshop = try Workshop(signed: false)
    try workshop.writeUnsigned("mo", at: "desk", [Workshop.mark(40)])
    try Self.replace(workshop.line("mark"), in: workshop)
    #expect(Verification(of: try workshop.record()).gravest == .note)
    #expect(try workshop.open("fay", at: "office").unreadWords == nil)
  }

  @Test func `whoever may not withhold hides nothing`() throws {
    let workshop = try Self.workshop()
    let comment = Edit.marks(
      .comment(
        id: ItemID(checked: "c"), old: nil, new: Remark(author: Workshop.fay.id, words: "Mine")))
    try workshop.open("fay", at: "office").perform([comment], named: "Fay")
    let line = try workshop.line("comment")
    #expect(throws: CommandFailure.self) {
      _ = try Self.withhold(line.entry, in: workshop, as: "mo", at: "desk")
    }
    // What a changed program would write.
    let before = try workshop.record().contents.ledger.segments
      .first { $0.file == line.file }?.scan.entries[line.entry.n - 1].hash.hex
    let edit = Edit.record(
      .withhold(
        line: WithheldLine(
          segment: try #require(
            line.file.split(separator: "/").last.map { String($0.dropLast(6)) }),
          n: line.entry.n, hash: line.entry.hash.hex, after: try #require(before)), why: "Gone"))
    _ = try workshop.open("mo", at: "desk").append([edit])
    #expect(try Self.log(workshop).contains("Mine"))
    try Self.replace(line, in: workshop)
    #expect(Verification(of: try workshop.record()).gravest == .damage)
  }

  @Test func `a recorder withholds too, and who takes part cannot be withheld`() throws {
    let workshop = try Self.workshop()
    var recorder = Workshop.mo
    recorder.roles = [.member, .recorder]
    try workshop.open("fay", at: "office").perform(
      [.people(.revise(old: Workshop.mo, new: recorder))], named: "Fay")
    #expect(try Self.withhold(workshop.line("reason").entry, in: workshop, as: "mo", at: "desk"))
    for name in ["adopt", "join", "revise", "withhold"] {
      let line = try workshop.line(name)
      #expect(throws: CommandFailure.self, "\(name)") {
        _ = try Self.withhold(line.entry, in: workshop)
      }
    }
  }

  @Test func `while a hold stands nothing is withheld`() throws {
    let workshop = try Self.workshop()
    let office = try workshop.open("fay", at: "office")
    let hold = Hold(words: "Request 12", by: "The Gazette", day: "2010-03-01")
    try office.perform([office.fold.placing(hold)], named: "Fay")
    let line = try workshop.line("reason")
    let refused = #expect(throws: CommandFailure.self) {
      _ = try Self.withhold(line.entry, in: workshop)
    }
    for words in ["Request 12", "The Gazette", "1 March 2010", "put on record by Fay"] {
      #expect(refused?.sentence.contains(words) == true, "\(words)")
    }
    let again = try workshop.open("fay", at: "office")
    #expect(again.fold.holds.map(\.hold) == [hold])
    #expect(throws: CommandFailure.self) {
      let mo = try workshop.open("mo", at: "desk")
      try mo.perform([mo.fold.lifting(again.fold.holds[0].id)], named: "Mo")
    }
    try again.perform([again.fold.lifting(again.fold.holds[0].id)], named: "Fay")
    #expect(try workshop.open("fay", at: "office").fold.holds.isEmpty)
    #expect(try Self.withhold(line.entry, in: workshop) == false)
    #expect(
      try Self.log(workshop).contains(
        "put a hold on withholding (hold-1), asked for by The Gazette"))
  }

  // The line says what its author had seen as well as what they said.
  @Test func `what the author of a withheld line had seen stays`() throws {
    let workshop = try Self.workshop()
    try workshop.open("fay", at: "office").perform([Workshop.mark(50, old: 40)], named: "Fay")
    try workshop.open("mo", at: "desk").perform(
      [Workshop.reason("Seen by then", old: Self.secret), Workshop.mark(60, old: 50)], named: "Mo")
    #expect(try workshop.open("fay", at: "office").fold.contested.isEmpty)
    let line = try workshop.line("reason", "Seen by then")
    #expect(try Self.withhold(line.entry, in: workshop) == false)
    for _ in 0..<2 {
      let office = try workshop.open("fay", at: "office")
      #expect(office.fold.contested.isEmpty)
      #expect(office.fold.appraisal[Workshop.place].answer == .mark(60))
      _ = try workshop.open("mo", at: "desk").takeOutWithheld()
    }
    #expect(try !workshop.holds("Seen by then"))
  }

  @Test func `a sitting cannot be written anew before a line that was taken out`() throws {
    let workshop = try Self.workshop()
    let line = try workshop.line("reason")
    _ = try Self.withhold(line.entry, in: workshop)
    _ = try workshop.open("mo", at: "desk").takeOutWithheld()
    // Another mark before it, with a true hash; the withheld line keeps the chain after it.
    let segment = try #require(
      try workshop.record().contents.ledger.segments.first { $0.file == line.file })
    let entries = segment.scan.entries
    let place = try #require(entries.firstIndex { $0.isEdit(named: "mark") })
    let draft = LedgerDraft(
      op: entries[place].op, at: entries[place].at, seen: entries[place].seen,
      saw: entries[place].saw, group: entries[place].group,
      body: .edit(try StrictJSON.tree(of: Workshop.mark(99))))
    let forged = try LedgerLine(draft, n: place, after: entries[place - 1].hash)
    var bytes = try workshop.bytes(line.file)
    bytes.replaceSubrange(entries[place].bytes, with: forged.bytes.dropLast())
    try workshop.write(bytes, to: line.file)
    #expect(Verification(of: try workshop.record()).gravest == .damage)
    #expect(try workshop.open("fay", at: "office").unreadWords != nil)
  }

  @Test func `a doctor takes out one's own lines and says who must do so for others`() throws {
    let workshop = try Self.workshop()
    _ = try Self.withhold(workshop.line("reason").entry, in: workshop)
    func examine(_ person: String, at machine: String, repairing: Bool) throws
      -> [FolderExamination.Complaint]
    {
      let surroundings = workshop.surroundings(machine)
      return FolderExamination(
        workshop.path, repairing: repairing, as: try surroundings.caller(person), surroundings
      ).complaints
    }
    let others = try examine("fay", at: "office", repairing: true)
    #expect(others.map(\.needsAttention) == [false])
    #expect(others.first?.advice.contains("Mo takes it out by opening") == true)
    #expect(try workshop.holds(Self.secret))
    let own = try examine("mo", at: "desk", repairing: false)
    #expect(own.map(\.needsAttention) == [true] && own.first?.repaired == false)
    #expect(try examine("mo", at: "desk", repairing: true).map(\.repaired) == [true])
    #expect(try !workshop.holds(Self.secret))
    #expect(try examine("mo", at: "desk", repairing: false).isEmpty)
  }
}
