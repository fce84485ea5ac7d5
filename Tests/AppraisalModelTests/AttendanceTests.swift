import AppraisalModel
import SeededRandom
import StrictJSON
import Testing

/// Who is there and from when to when, as it was said in whatever order.
@Suite struct AttendanceTests {
  private static let now: Moment = "2026-11-21T18:00:00.000Z"

  private static func at(_ hour: Int, _ minute: Int = 0) -> Moment {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return Moment("2026-11-21T\(two(hour)):\(two(minute)):00.000Z") ?? now
  }

  private static func said(
    _ person: AssessorID, _ said: Attendance, _ moment: Moment, in appraisal: Appraisal
  ) throws -> Appraisal {
    var next = appraisal
    let edits = try appraisal.attending(person, said, at: moment, now: now)
    try next.make(edits, by: "fay")
    return next
  }

  @Test func `who came and left and came back is there in between`() throws {
    var appraisal = try Sample.appraisal()
    #expect(!appraisal.recordsAttendance && appraisal.stays(of: "mo").isEmpty)
    for (said, hour) in [(Attendance.arrived, 9), (.left, 11), (.arrived, 12)] {
      appraisal = try Self.said("mo", said, Self.at(hour), in: appraisal)
    }
    #expect(
      appraisal.stays(of: "mo") == [
        Stay(from: Self.at(9), until: Self.at(11)), Stay(from: Self.at(12), until: nil),
      ])
    let times = [(8, false), (9, true), (10, true), (11, false), (12, true), (17, true)]
    for (hour, isThere) in times {
      #expect(appraisal.isPresent("mo", at: Self.at(hour)) == isThere, "\(hour)")
    }
    #expect(appraisal.isPresent("mo") && !appraisal.isPresent("fay"))
    #expect(appraisal.recordsAttendance && appraisal.attended("mo"))
  }

  @Test func `what is said of an earlier time stands where it belongs`() throws {
    var appraisal = try Self.said("mo", .arrived, Self.at(9), in: try Sample.appraisal())
    appraisal = try Self.said("mo", .left, Self.at(15), in: appraisal)
    appraisal = try Self.said("mo", .left, Self.at(10), in: appraisal)
    appraisal = try Self.said("mo", .arrived, Self.at(11), in: appraisal)
    #expect(
      appraisal.stays(of: "mo") == [
        Stay(from: Self.at(9), until: Self.at(10)), Stay(from: Self.at(11), until: Self.at(15)),
      ])
  }

  @Test func `what contradicts the record is refused`() throws {
    let none = try Sample.appraisal()
    let there = try Self.said("mo", .arrived, Self.at(9), in: none)
    let gone = try Self.said("mo", .left, Self.at(10), in: there)
    let sorry = try Self.said("mo", .apologies, Self.at(9), in: none)
    let cases: [(Appraisal, Attendance, Moment, AttendanceRefusal)] = [
      (none, .arrived, Self.at(19), .notYet(Self.at(19))),
      (none, .left, Self.at(9), .notThere("mo")),
      (there, .arrived, Self.at(10), .saidAlready("mo", .arrived)),
      (there, .left, Self.at(8), .notThere("mo")),
      (there, .left, Self.at(9), .otherwiseThen("mo", Self.at(9))),
      (there, .apologies, Self.at(10), .isThere("mo")),
      (gone, .left, Self.at(11), .saidAlready("mo", .left)),
      (sorry, .left, Self.at(10), .notThere("mo")),
      (sorry, .apologies, Self.at(10), .saidAlready("mo", .apologies)),
    ]
    for (appraisal, said, moment, refusal) in cases {
      #expect(throws: refusal) {
        try appraisal.attending("mo", said, at: moment, now: Self.now)
      }
    }
    #expect(throws: AttendanceRefusal.nothingSaid("mo")) {
      try none.takingBack(attendanceOf: "mo")
    }
    #expect(throws: AttendanceRefusal.nobodyThere) {
      try gone.everybodyLeaving(at: Self.at(12), now: Self.now)
    }
  }

  @Test func `what was said last is taken back, and everybody leaves at once`() throws {
    var appraisal = try Sample.appraisal()
    let before = try canonical(appraisal)
    for person in ["mo", "fay"] as [AssessorID] {
      appraisal = try Self.said(person, .arrived, Self.at(9), in: appraisal)
    }
    let leaving = try appraisal.everybodyLeaving(at: Self.at(16), now: Self.now)
    var after = appraisal
    try after.make(leaving, by: "fay")
    #expect(after.assessors.allSatisfy { !after.isPresent($0.id) && after.attended($0.id) })
    try after.make(leaving.reversed().compactMap(\.inverse), by: "fay")
    #expect(after == appraisal)
    for person in ["mo", "fay"] as [AssessorID] {
      try appraisal.make(appraisal.takingBack(attendanceOf: person), by: "fay")
    }
    #expect(try canonical(appraisal) == before)
  }

  @Test(arguments: UInt64(1)...20)
  func `in whatever order it is recorded, the time alone decides who is there`(_ seed: UInt64)
    throws
  {
    var dice = SeededGenerator(seed: seed)
    var sittings = Sittings.begun()
    let people: [AssessorID] = ["mo", "fay"]
    let kinds = Attendance.allCases
    var minutes = Array(0..<600).shuffled(using: &dice)
    var expected: [AssessorID: [Moment: Attendance]] = [:]
    for place in 0..<24 {
      let minute = minutes.removeLast()
      let (person, moment) = (people[place % 2], Self.at(8 + minute / 60, minute % 60))
      let said = kinds[Int.random(in: 0..<3, using: &dice)]
      expected[person, default: [:]][moment] = said
      sittings.add(
        ["d", "e"][Int.random(in: 0..<2, using: &dice)], at: Int.random(in: 50..<90, using: &dice),
        by: "fay", seen: ["a": 3],
        .meeting(.attend(assessor: person, at: moment, old: nil, new: said)))
    }
    let fold = Fold(sittings.edits.shuffled(using: &dice))
    #expect(fold.ignored.isEmpty && fold.contested.isEmpty, "seed \(seed)")
    #expect(fold.appraisal.attendance == expected, "seed \(seed)")
    for person in people {
      let last = expected[person]?.max { $0.key < $1.key }
      #expect(
        fold.appraisal.isPresent(person) == (last?.value == .arrived), "seed \(seed) \(person)")
    }
  }

  @Test func `two who say otherwise of one moment, blind, are contested`() {
    var sittings = Sittings.begun()
    let moment = Self.at(9)
    for (segment, said) in [("d", Attendance.arrived), ("e", .apologies)] {
      sittings.add(
        segment, at: 50, by: "fay", seen: ["a": 3],
        .meeting(.attend(assessor: "mo", at: moment, old: nil, new: said)))
    }
    #expect(Fold(sittings.edits).contested == [.attendance("mo", moment)])
  }

  @Test(arguments: [
    "2026-11-21T14:05:00.000Z", "2026-02-28T23:59:59.999Z",
  ])
  func `a moment is read as it is written`(_ text: String) throws {
    #expect(Moment(text)?.text == text)
    #expect(try decoded([Moment].self, "[\"\(text)\"]").map(\.text) == [text])
  }

  @Test(arguments: [
    "", "14:05", "2026-11-21", "2026-11-21T14:05:00Z", "2026-11-21T24:05:00.000Z",
    "2026-11-21T14:60:00.000Z", "2026-02-30T14:05:00.000Z", "2026-11-21 14:05:00.000Z",
    "2026-11-21T14:05:00.000Z ", "2026-11-21T14:05:00.00٣Z",
  ])
  func `what is no moment is not read as one`(_ text: String) { #expect(Moment(text) == nil) }

  @Test(arguments: [
    ("14:05", 845), ("9:30", 570), ("14.05", 845), ("1405", 845), ("905", 545), (" 0:00 ", 0),
    ("23:59", 1439),
  ])
  func `a time of day is typed as people write it`(_ text: String, _ minutes: Int) {
    #expect(TimeOfDay(typed: text)?.minutes == minutes)
  }

  @Test(arguments: ["", "14", "24:00", "9:5", "9:60", "noon", "14:05:00", "-1:30", "１４:05", ":05"])
  func `what is no time of day is not read as one`(_ text: String) {
    #expect(TimeOfDay(typed: text) == nil)
  }

  @Test func `a time of day is one of the reader's clock`() throws {
    let day = try #require(CalendarDay("2026-06-15"))
    let time = try #require(TimeOfDay(typed: "0:31"))
    let summer = ReaderClock(ahead: 3600)
    #expect(summer.moment(time, on: day)?.text == "2026-06-14T23:31:00.000Z")
    #expect(summer.minute(of: "2026-06-14T23:31:00.000Z") == "00:31")
    #expect(ReaderClock.utc.moment(time, on: day)?.text == "2026-06-15T00:31:00.000Z")
  }
}
