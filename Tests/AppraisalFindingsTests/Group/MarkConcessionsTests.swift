import AppraisalFindings
import AppraisalModel
import SampleBoards
import StrictJSON
import Testing

@Suite struct MarkConcessionsTests {
  private static func found(_ appraisal: Appraisal) throws -> MarkConcessions {
    try MarkConcessions(Findings(appraisal, viewer: nil), in: appraisal)
  }

  /// A leads by 10 of four ballots; one of B's marks is 90.
  static let close: Appraisal = {
    var appraisal = Board.appraisal([[60], [50]], weights: [100])
    for (id, marks) in [("al", [[60], [50]]), ("bo", [[60], [90]]), ("di", [[80], [50]])]
      as [(AssessorID, [[Int?]])]
    {
      appraisal.assessors.append(Assessor(id: id, name: "Name of \(id)"))
      appraisal.mark(by: id, marks)
    }
    return appraisal
  }()

  @Test func `one mark is enough, the cell is named and the person is not`() throws {
    let found = try Self.found(Self.close)
    #expect(found.leaders == ["a"] && found.fewest.map(\.option) == ["b"])
    let words = found.sentences(in: Self.close.document)
    #expect(
      words == [
        "One mark of four ballots, each moved no further than to one that somebody gave, would put B "
          + "ahead of A.",
        "B would be ahead by 5.0 points: B on X, 50 becomes 90. Other marks, as few, would do as "
          + "well.",
        "It does not say that anybody should move; it says which cells to talk about.",
      ])
    let record = MarkConcessionsRecord(found, in: Self.close.document)
    let text = String(
      decoding: try StrictJSON.write(StrictJSON.tree(of: record), style: .canonical), as: UTF8.self)
    for person in Self.close.assessors {
      #expect(!text.contains("\"\(person.id)\"") && !text.contains(person.name), "\(person.id)")
    }
    #expect(record.count == 1 && record.rows[0].marks[0].from == 50)
  }

  @Test func `as few marks for several are all told, and none is said to be none`() throws {
    var appraisal = Board.appraisal([[60], [50], [50], [0]], weights: [100])
    appraisal.assessors.append(Assessor(id: "al", name: "Al"))
    appraisal.mark(by: "al", [[60], [80], [80], [0]])
    // B and C are level at 65, ahead of A at 60.
    let level = try Self.found(appraisal)
    #expect(level.leaders == ["b", "c"] && level.fewest.map(\.option) == ["b", "c"])
    #expect(
      level.sentences(in: appraisal.document)[0]
        == "One mark of two ballots, each moved no further than to one that somebody gave, would put B "
        + "or C ahead of B and C.")
    #expect(level.impossible == ["d"])
    appraisal.mark(by: "al", [[60], [50], [50], [0]])
    let none = try Self.found(appraisal)
    #expect(
      none.sentences(in: appraisal.document)
        == ["No marks within what was given put another option ahead of A."])
    #expect(MarkConcessionsRecord(none, in: appraisal.document).count == nil)
  }

  @Test func `open answers count against who leads and do not move`() throws {
    var appraisal = Self.close
    appraisal.answer(by: "mo", "b", "x", .doNotKnow)
    #expect(throws: StudyRefusal.incomplete(decisive: 1)) { try Self.found(appraisal) }
    appraisal = Self.close
    appraisal.mark(by: "bo", [[60], [20]])
    appraisal.answer(by: "di", "b", "x", .doNotKnow)
    let found = try Self.found(appraisal)
    #expect(found.openAnswers == 1)
    #expect(
      found.sentences(in: appraisal.document)[0]
        == "1 answer is open. Here each counts as badly for A as it can, and none moves.")
  }

  @Test func `an agreed score belongs to nobody and cannot be conceded`() throws {
    var appraisal = Self.close
    appraisal.agreed = ["b": ["x": AgreedScore(mark: 100)]]
    let found = try Self.found(appraisal)
    #expect(found.leaders == ["a"] && found.fewest.map(\.option) == ["b"])
    #expect(
      found.sentences(in: appraisal.document)[0]
        == "Made of the ballots alone, without 1 agreed score.")
    let changed = appraisal.conceding(found.fewest[0])
    #expect(changed.agreed.isEmpty)
    #expect(Findings(changed, viewer: nil).leaders == ["b"])
  }

  @Test func `before the reveal and with people to come nothing is counted`() throws {
    var appraisal = Self.close
    appraisal.rounds = [Round(id: RoundNumber(1))]
    #expect(throws: StudyRefusal.awaitingReveal(handedIn: 0, expected: 4)) {
      try Self.found(appraisal)
    }
    appraisal = Self.close
    appraisal.assessors.append(Assessor(id: "cy", name: "Cy"))
    let findings = Findings(appraisal, viewer: nil)
    #expect(throws: StudyRefusal.unfinished(findings.turnout)) { try Self.found(appraisal) }
  }

  @Test(arguments: WhatCountsTests.seeds)
  func `what is conceded puts the option ahead in the result of what if`(seed: UInt64) throws {
    let appraisal = PlainCount.random(seed: seed)
    let findings = Findings(appraisal, viewer: nil)
    guard let found = try? MarkConcessions(findings, in: appraisal) else { return }
    var ballots = appraisal
    ballots.agreed = [:]
    #expect(found.leaders == Findings(ballots, viewer: nil).leaders, "seed \(seed)")
    if found.fewest.first?.marks.count == 1, found.leaders.count == 1, appraisal.agreed.isEmpty {
      // Who is one mark from losing the lead does not lead clearly on any page.
      #expect(LeadingSentence(findings, in: appraisal.document).form != .clear, "seed \(seed)")
    }
    for concession in found.all {
      // What `whatif --concede` works out.
      let after = Findings(appraisal.conceding(concession), viewer: nil)
      let total = { (option: OptionID) in after.ranking.first { $0.option == option } }
      let ahead = try #require(total(concession.option)).high
      let rivals = found.leaders.filter { $0 != concession.option }.compactMap { total($0)?.low }
      let lead = ahead - (rivals.max() ?? 0)
      #expect(near(lead, concession.lead, within: 1e-7), "seed \(seed)")
      #expect(lead >= Findings.levelGap - 1e-7, "seed \(seed)")
      // Moved no further than to a mark that somebody gave there.
      for mark in concession.marks {
        let given = findings.table.people.compactMap {
          appraisal.ballot(.solo, $0)[mark.option, mark.criterion].answer?.mark
        }
        #expect(given.contains(mark.to) && given.contains(mark.from), "seed \(seed)")
      }
      // One mark less does not do.
      for place in concession.marks.indices {
        var fewer = concession
        fewer.marks.remove(at: place)
        let after = Findings(appraisal.conceding(fewer), viewer: nil)
        let total = { (option: OptionID) in after.ranking.first { $0.option == option } }
        let ahead = try #require(total(concession.option)).high
        let rivals = found.leaders.filter { $0 != concession.option }.compactMap { total($0)?.low }
        #expect(ahead - (rivals.max() ?? 0) < Findings.levelGap + 1e-7, "seed \(seed)")
      }
    }
  }

  @Test func `the random boards have concessions to replay`() {
    let counts = WhatCountsTests.seeds.compactMap { seed -> Int? in
      let appraisal = PlainCount.random(seed: seed)
      return (try? MarkConcessions(Findings(appraisal, viewer: nil), in: appraisal))?.all.count
    }
    #expect(counts.reduce(0, +) > 5)
  }
}
