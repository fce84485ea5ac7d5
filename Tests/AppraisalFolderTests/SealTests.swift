import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import StrictJSON
import Testing

/// An appraisal that was begun before sittings were signed becomes one in which they are.
@Suite struct SealTests {
  private static let stranger = WriterKey(seed: Array(1..<33))

  /// An old appraisal in which Mo has marked, sealed by Fay unless that is left to the test.
  private static func workshop(sealed: Bool = true) throws -> (Workshop, file: String) {
    let workshop = try Workshop(signed: false)
    let file = try workshop.writeUnsigned("mo", at: "desk", [Workshop.mark(40)])
    if sealed { #expect(try workshop.open("fay", at: "office").seal(named: "Fay") == 2) }
    return (workshop, file)
  }

  private static func kinds(_ workshop: Workshop) throws -> [RecordProblem.Kind] {
    try workshop.record().contents.problems.map(\.kind)
  }

  private static func segment(_ file: String) throws -> String {
    String(try #require(file.split(separator: "/").last).dropLast(6))
  }

  @Test func `what is there when it is sealed counts on, and people write on by their keys`() throws
  {
    let (workshop, _) = try Self.workshop(sealed: false)
    #expect(try !workshop.open("fay", at: "office").isSigned)
    let before = try StrictJSON.encode(
      workshop.open("fay", at: "office").fold.appraisal, style: .canonical)
    #expect(try workshop.open("fay", at: "office").seal(named: "Fay") == 2)
    let sealed = try workshop.open("fay", at: "office")
    #expect(sealed.isSigned && sealed.readOnly == nil && sealed.unreadWords == nil)
    #expect(sealed.fold.ignored.isEmpty)
    #expect(try StrictJSON.encode(sealed.fold.appraisal, style: .canonical) == before)
    #expect(try Self.kinds(workshop).isEmpty)
    try workshop.open("mo", at: "desk").perform([Workshop.mark(50, old: 40)], named: "Mo")
    #expect(try workshop.answer() == .mark(50))
    #expect(Verification(of: try workshop.record()).gravest == nil)
    #expect(throws: CommandFailure.self) {
      _ = try workshop.open("fay", at: "office").seal(named: "Fay")
    }
  }

  @Test func `an unsigned sitting that comes later is listed and changes nothing`() throws {
    let (workshop, _) = try Self.workshop()
    // Whatever its clock says.
    try workshop.writeUnsigned(
      "mo", at: "desk", [Workshop.mark(90, old: 40)], time: "1970-01-01T00:00:00.000Z", seen: [:])
    try workshop.writeUnsigned("mo", at: "desk", [Workshop.mark(91, old: 40)])
    #expect(try workshop.answer() == .mark(40))
    #expect(try Self.kinds(workshop) == [.segment(.unsigned), .segment(.unsigned)])
    #expect(Verification(of: try workshop.record()).gravest == .note)
    #expect(try workshop.open("fay", at: "office").unreadWords == nil)
    #expect(try workshop.open("fay", at: "office").fold.contested.isEmpty)
  }

  /// The bytes of a sitting with one more mark that nobody signs.
  private static func longer(_ file: String, in workshop: Workshop, mark: Int) throws -> [UInt8] {
    let bytes = try workshop.bytes(file)
    let scan = SegmentScan(bytes)
    let draft = LedgerDraft(
      op: "more-\(mark)", at: "2010-03-10T11:00:00.000Z", seen: [:],
      body: .edit(try StrictJSON.tree(of: Workshop.mark(mark, old: 40))))
    return bytes
      + (try LedgerLine(draft, n: scan.entries.count, after: scan.lastHash)).bytes
  }

  @Test(arguments: [true, false])
  func `a longer version of a sitting that was listed changes nothing`(_ isCopy: Bool) throws {
    let (workshop, file) = try Self.workshop()
    let longer = try Self.longer(file, in: workshop, mark: 90)
    let name = try Self.segment(file)
    try workshop.write(longer, to: isCopy ? "ledger/al-1/\(name).jsonl" : file)
    #expect(try workshop.answer() == .mark(40))
    #expect(try workshop.open("fay", at: "office").unreadWords == nil)
    #expect(Verification(of: try workshop.record()).gravest != .damage)
    if !isCopy { #expect(try Self.kinds(workshop) == [.beyondSeal(entries: 1)]) }
  }

  @Test func `another version of a sitting that was listed changes nothing`() throws {
    let (workshop, file) = try Self.workshop()
    let scan = SegmentScan(try workshop.bytes(file))
    let header = try workshop.bytes(file)[..<(scan.entries[0].bytes.upperBound + 1)]
    let draft = LedgerDraft(
      op: scan.entries[1].op, at: scan.entries[1].at, seen: [:],
      body: .edit(try StrictJSON.tree(of: Workshop.mark(90))))
    let forged = try LedgerLine(draft, n: 1, after: scan.entries[0].hash)
    try workshop.write(
      Array(header) + forged.bytes, to: "ledger/al-1/\(try Self.segment(file)).jsonl")
    #expect(try workshop.answer() == .mark(40))
    #expect(try workshop.open("fay", at: "office").unreadWords == nil)
    // In the place of the one that was listed it is told.
    try workshop.write(Array(header) + forged.bytes, to: file)
    #expect(try workshop.answer() == nil)
    #expect(try workshop.open("fay", at: "office").unreadWords != nil)
    #expect(Verification(of: try workshop.record()).gravest == .damage)
  }

  @Test func `a sitting that was listed and is gone, or shorter, is missed`() throws {
    for isGone in [true, false] {
      let (workshop, file) = try Self.workshop()
      let bytes = try workshop.bytes(file)
      let header = SegmentScan(bytes).entries[0].bytes.upperBound + 1
      if isGone {
        try FileManager.default.removeItem(atPath: "\(workshop.path)/\(file)")
      } else {
        try workshop.write(Array(bytes[..<header]), to: file)
      }
      let kinds = try Self.kinds(workshop)
      #expect(kinds.contains { if case .missing(let entry) = $0 { entry.n == 1 } else { false } })
      #expect(try workshop.open("fay", at: "office").unreadWords != nil)
      #expect(Verification(of: try workshop.record()).gravest == .damage)
    }
  }

  @Test func `whoever does not facilitate seals nothing, and nobody does without a signature`()
    throws
  {
    let (workshop, file) = try Self.workshop(sealed: false)
    let scan = SegmentScan(try workshop.bytes(file))
    let seal = Edit.record(
      .seal(heads: [SealedEnd(segment: try Self.segment(file), n: 1, hash: scan.lastHash.hex)]))
    _ = try workshop.open("mo", at: "desk").append([seal])
    #expect(try !workshop.open("fay", at: "office").isSigned)
    try workshop.writeUnsigned("fay", at: "office", [seal])
    #expect(try !workshop.open("fay", at: "office").isSigned)
    #expect(try workshop.answer() == .mark(40))
    #expect(throws: CommandFailure.self) {
      _ = try workshop.open("mo", at: "desk").seal(named: "Mo")
    }
  }

  /// A seal in a sitting with a clock of 1970, which lists a sitting that makes Mo a facilitator and
  /// Fay none: by Mo, or by somebody who says to be Fay.
  private static func rival(in workshop: Workshop, as person: String) throws {
    var risen = Workshop.mo
    risen.roles = [.member, .facilitator]
    var fallen = Workshop.fay
    fallen.roles = [.observer]
    var edits = [Edit.people(.revise(old: Workshop.mo, new: risen))]
    if person == "mo" { edits.append(.people(.revise(old: Workshop.fay, new: fallen))) }
    let founding = try #require(
      try workshop.record().contents.ledger.segments.first {
        $0.scan.entries.contains { $0.isEdit(named: "adopt") }
      })
    let name = try #require(founding.name)
    let forged = try workshop.writeUnsigned(
      "fay", at: "cellar", edits, time: "2010-03-10T09:00:01.000Z", seen: [name: 3])
    let forgedScan = SegmentScan(try workshop.bytes(forged))
    let seal = Edit.record(
      .seal(heads: [
        SealedEnd(segment: name, n: 3, hash: founding.scan.entries[3].hash.hex),
        SealedEnd(
          segment: try Self.segment(forged), n: edits.count, hash: forgedScan.lastHash.hex),
      ]))
    try workshop.writeUnsigned(
      person, at: "desk", [seal], time: "1970-01-01T00:00:00.000Z",
      key: Self.stranger,
      seen: [name: 3, try Self.segment(forged): edits.count])
  }

  @Test func `a seal that was put before another by its clock changes nothing`() throws {
    let (workshop, _) = try Self.workshop()
    try Self.rival(in: workshop, as: "mo")
    let fay = try workshop.open("fay", at: "office")
    #expect(fay.fold.appraisal.assessor(Workshop.mo.id)?.roles == [.member])
    #expect(fay.fold.appraisal[Workshop.place].answer == .mark(40))
    #expect(fay.unreadWords == nil)
  }

  @Test func `seals that contradict each other are told, and nothing leads meanwhile`() throws {
    let (workshop, _) = try Self.workshop()
    // By a key that had seen the first.
    try workshop.open("al", at: "library").perform(
      [.people(.join(assessor: Assessor(id: AssessorID(checked: "al"), name: "Al")))], named: "Al",
      mayJoin: true)
    try Self.rival(in: workshop, as: "fay")
    let fay = try workshop.open("fay", at: "office")
    #expect(fay.fold.appraisal.assessor(Workshop.mo.id)?.roles == [.member])
    #expect(fay.unreadWords?.contains("sealed 2 times") == true)
    #expect(Verification(of: try workshop.record()).gravest == .damage)
  }

  @Test func `a signed sitting that begins the appraisal anew changes nothing once it is sealed`()
    throws
  {
    let (workshop, _) = try Self.workshop()
    var document = Workshop.document
    document.title = "Another"
    try workshop.writeUnsigned(
      "mo", at: "desk", [.document(.adopt(document: document))], time: "1970-01-01T00:00:00.000Z",
      key: Self.stranger, seen: [:])
    #expect(try workshop.open("fay", at: "office").fold.appraisal.document.title == "Board")
  }

  @Test func `withholding a line of a sitting that was listed keeps it`() throws {
    let (workshop, file) = try Self.workshop(sealed: false)
    let other = try workshop.writeUnsigned(
      "mo", at: "desk", [Workshop.reason("Mrs Jones"), Workshop.mark(45, old: 40)])
    #expect(try workshop.open("fay", at: "office").seal(named: "Fay") == 3)
    for text in ["mark", "reason"] {
      let line = try workshop.line(text)
      #expect(line.file == (text == "mark" ? file : other) || text == "mark")
      _ = try workshop.open("fay", at: "office").withhold(
        Withholding(of: line.entry.hash.hex, in: workshop.record()), why: "A name", named: "Fay")
    }
    _ = try workshop.open("mo", at: "desk").takeOutWithheld()
    #expect(try !workshop.holds("Mrs Jones"))
    #expect(Verification(of: try workshop.record()).gravest == .note)
    #expect(try workshop.open("fay", at: "office").unreadWords == nil)
  }

  // Before, whoever facilitated put the line in its place themselves.
  @Test func `what was withheld before it was sealed stays so`() throws {
    let (workshop, file) = try Self.workshop(sealed: false)
    let entry = SegmentScan(try workshop.bytes(file)).entries[1]
    let made = LedgerLine.withholding(1, hash: entry.hash, by: "Fay (fay), 2010-03-09", why: "So.")
    var bytes = try workshop.bytes(file)
    let text = Array(made.bytes.dropLast())
    bytes.replaceSubrange(
      entry.bytes,
      with: text + [UInt8](repeating: UInt8(ascii: " "), count: entry.bytes.count - text.count))
    try workshop.write(bytes, to: file)
    #expect(try workshop.open("fay", at: "office").seal(named: "Fay") == 2)
    #expect(Verification(of: try workshop.record()).gravest == .note)
    #expect(
      try workshop.record().withheld.map(\.why) == [
        "Withheld before by Fay (fay), 9 March 2010: So."
      ])
  }
}
