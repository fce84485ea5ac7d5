import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import SeededRandom
import Testing

@testable import AppraisalFolder

/// Somebody who has an appraisal open knows, after any arrivals, what an opening would find.
@Suite struct FollowingTests {
  /// A board of people who each have the appraisal open, some at two machines.
  private final class Table {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("appraise-\(UUID().uuidString)").path
    var path: String { folder + "/board.appraisal" }
    private(set) var seats: [String: OpenAppraisal] = [:]
    private let clock = Clock()

    private final class Clock: @unchecked Sendable {
      private var seconds = 0

      func text(_ offset: Int) -> String {
        seconds += 1
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        return formatter.string(
          from: Date(timeIntervalSince1970: Double(1_268_215_200 + seconds + offset)))
      }
    }

    static let options = ["a", "b"].map { OptionID(checked: $0) }
    static let criteria = ["x", "y"].map { CriterionID(checked: $0) }

    init() throws {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      var document = CaseDocument(title: "Board", question: Question(words: "Which?"))
      document.options = Self.options.map { Option(id: $0, label: $0.text.uppercased()) }
      document.criteria = Self.criteria.map {
        Criterion(id: $0, label: $0.text.uppercased(), scale: Scale())
      }
      let fay = try #require(AssessorID("fay"))
      seats["fay"] = try OpenAppraisal(
        starting: document, at: path, as: fay, name: "Fay", surroundings("fay", 0))
      for name in ["mo", "al"] {
        let person = Assessor(id: try #require(AssessorID(name)), name: name.capitalized)
        _ = try seat("fay").append([.people(.join(assessor: person))])
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func surroundings(_ machine: String, _ offset: Int) -> Surroundings {
      var surroundings = Surroundings.live()
      surroundings.environment = ["HOME": "\(folder)/\(machine)"]
      let clock = clock
      surroundings.now = { clock.text(offset) }
      return surroundings
    }

    /// The appraisal as it is open at a machine, by a clock that is so many seconds ahead.
    func seat(_ machine: String, ahead offset: Int = 0) throws -> OpenAppraisal {
      if let found = seats[machine] { return found }
      let person = machine.split(separator: "-").first.map(String.init) ?? machine
      let made = try OpenAppraisal(
        opening: path, as: try #require(AssessorID(person)), surroundings(machine, offset))
      seats[machine] = made
      return made
    }

    func leave(_ machine: String) { seats[machine] = nil }

    /// Everybody looks until nobody finds anything any more.
    func settle() {
      for _ in 0..<3 {
        for seat in seats.values { while case .nothing = seat.look(.anything) { break } }
      }
      for seat in seats.values {
        var looks = 0
        while looks < 40 {
          if case .nothing = seat.look(.anything) { break }
          looks += 1
        }
      }
    }

    /// What is different between what a seat knows and what an opening finds; nil for nothing.
    func difference(_ machine: String) throws -> String? {
      let open = try seat(machine)
      let fresh = try OpenAppraisal(
        opening: path, as: open.person, surroundings("reader-\(machine)", 0))
      func addresses(_ fold: Fold) -> [EntryAddress] { fold.entries.map(\.address) }
      let parts: [(String, Bool)] = [
        ("state", open.fold.appraisal == fresh.fold.appraisal),
        ("order", addresses(open.fold) == addresses(fresh.fold)),
        ("contests", open.fold.contested == fresh.fold.contested),
        (
          "left out",
          open.fold.ignored.map(\.entry.address) == fresh.fold.ignored.map(\.entry.address)
        ),
        (
          "waiting",
          open.fold.unconfirmed.map(\.entry.address)
            == fresh.fold.unconfirmed.map(\.entry.address)
        ),
        ("heads", open.fold.heads == fresh.fold.heads),
        ("ends", open.ends == fresh.ends),
        ("proofs", open.proofs.mapValues(\.hash) == fresh.proofs.mapValues(\.hash)),
        ("unread", open.unread == fresh.unread),
        ("codes", open.ballotCodes == fresh.ballotCodes),
        ("keys", open.fold.keys.claims == fresh.fold.keys.claims),
        ("named", open.named.isSuperset(of: fresh.named.subtracting(ownNewest(fresh)))),
      ]
      let wrong = parts.filter { !$0.1 }.map(\.0)
      return wrong.isEmpty ? nil : "\(machine): \(wrong.joined(separator: ", "))"
    }

    private func ownNewest(_ appraisal: OpenAppraisal) -> [String] {
      appraisal.fold.keys.sittings.filter { $0.value.person == appraisal.person }.map(\.key.text)
    }

    /// Adds bytes to the newest file of a machine behind the program's back, and gives how to take
    /// them back.
    func files() -> [String] {
      let all = FileManager.default.enumerator(atPath: path + "/ledger")?.allObjects ?? []
      return all.compactMap { $0 as? String }.filter { $0.hasSuffix(".jsonl") }.sorted()
        .map { "\(path)/ledger/\($0)" }
    }
  }

  private static func edit(
    _ seat: OpenAppraisal, _ dice: inout SeededGenerator
  ) -> Edit {
    let state = seat.fold.appraisal
    let place = MarkingPlace(
      round: state.markingRound, assessor: seat.person,
      option: Table.options[Int.random(in: 0..<2, using: &dice)],
      criterion: Table.criteria[Int.random(in: 0..<2, using: &dice)])
    switch Int.random(in: 0..<12, using: &dice) {
    case 0...6:
      return .marks(
        .mark(
          place: place, old: state[place].answer,
          new: .mark(DecimalNumber(Int.random(in: 0...20, using: &dice) * 5))))
    case 7:
      return .marks(.reason(place: place, old: state[place].reason, new: "Why \(dice.next() % 9)"))
    case 8:
      let points = DecimalNumber(Int.random(in: 0...100, using: &dice))
      let old = state.weights[.agreed]?[place.criterion]
      return .weights(.weigh(holder: .agreed, criterion: place.criterion, old: old, new: points))
    case 9:
      guard let round = state.rounds.last, round.state == .open else {
        return .rounds(.openRound(round: Round(id: state.nextRound)))
      }
      return .rounds(.handIn(round: round.id, assessor: seat.person))
    case 10:
      guard let round = state.rounds.last, round.state == .open else {
        return .rounds(.openRound(round: Round(id: state.nextRound)))
      }
      return .rounds(.moveRound(round: round.id, old: .open, new: .ended))
    default:
      guard let mo = state.assessor(AssessorID(checked: "mo")) else { break }
      var new = mo
      new.roles = mo.roles.contains(.facilitator) ? [.member] : [.member, .facilitator]
      return .people(.revise(old: mo, new: new))
    }
    return .marks(.mark(place: place, old: nil, new: .pass))
  }

  @Test(arguments: UInt64(1)...6)
  func `after any arrivals everybody knows what an opening finds`(_ seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let table = try Table()
    let machines = ["fay", "mo", "al", "mo-2", "fay-2"]
    for step in 0..<45 {
      let machine = machines[Int.random(in: 0..<(step < 20 ? 3 : 5), using: &dice)]
      let offset = machine == "al" ? -30 : machine == "mo" ? 25 : 0
      let seat = try table.seat(machine, ahead: offset)
      switch Int.random(in: 0..<10, using: &dice) {
      case 0...5:
        let count = Int.random(in: 1...2, using: &dice)
        let edits = (0..<count).map { _ in Self.edit(seat, &dice) }
        // Now and then somebody had not seen the last that arrived.
        let number = Bool.random(using: &dice) ? nil : max(0, seat.heard - 1)
        guard let waiting = try? seat.prepare(edits, having: number) else { continue }
        _ = try? seat.append(waiting)
      case 6...8: _ = seat.look(.anything)
      default: if Int.random(in: 0..<4, using: &dice) == 0 { table.leave(machine) }
      }
      guard step % 15 == 14 else { continue }
      table.settle()
      for machine in table.seats.keys.sorted() {
        if let words = try table.difference(machine) {
          Issue.record("seed \(seed), step \(step): \(words)")
          return
        }
      }
    }
  }

  private static func mark(_ value: Int, by seat: OpenAppraisal, of person: String = "mo") -> Edit {
    let place = Self.place(person)
    return .marks(
      .mark(
        place: place, old: seat.fold.appraisal[place].answer, new: .mark(DecimalNumber(value))))
  }

  private static func place(_ person: String) -> MarkingPlace {
    MarkingPlace(
      round: .solo, assessor: AssessorID(checked: person), option: Table.options[0],
      criterion: Table.criteria[0])
  }

  @Test func `what others add is read alone and folded in`() throws {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    try mo.perform([Self.mark(40, by: mo)], named: "Mo")
    guard case .news(let news) = fay.look(.anything) else {
      Issue.record("nothing is told")
      return
    }
    #expect(news.entries.map(\.operation).count == 1)
    let isSimple = news.fold == nil && !news.isReading
    #expect(isSimple)
    #expect(fay.fold.appraisal[Self.place("mo")].answer == .mark(40))
    guard case .nothing = fay.look(.anything) else {
      Issue.record("it is told twice")
      return
    }
  }

  @Test func `whoever has seen it supersedes it, and whoever has not contests it`() throws {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    func weigh(_ points: Int) -> Edit {
      .weights(
        .weigh(
          holder: .agreed, criterion: Table.criteria[0], old: nil, new: DecimalNumber(points)))
    }
    try fay.perform([Self.mark(10, by: fay, of: "fay")], named: "Fay")
    _ = mo.look(.anything)
    let before = fay.heard
    _ = try mo.append([Self.mark(40, by: mo)])
    _ = fay.look(.anything)
    #expect(fay.heard == before + 1)
    _ = try fay.append(fay.prepare([Self.mark(50, by: fay)]))
    #expect(fay.fold.contested.isEmpty)
    _ = mo.look(.anything)
    _ = try mo.append([Self.mark(60, by: mo)])
    _ = fay.look(.anything)
    // She marked what her screen showed before it arrived.
    _ = try fay.append(fay.prepare([Self.mark(70, by: fay)], having: fay.heard - 1))
    #expect(fay.fold.contested == [.mark(Self.place("mo"))])
    _ = mo.look(.anything)
    #expect(mo.fold.contested == [.mark(Self.place("mo"))])
    #expect(try table.difference("mo") == nil)
    #expect(try table.difference("fay") == nil)
  }

  @Test func `half a line is waited for, and then taken in`() throws {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    try mo.perform([Self.mark(40, by: mo)], named: "Mo")
    _ = fay.look(.anything)
    let file = try #require(table.files().first { $0.contains("/mo-") })
    let before = try #require(FileManager.default.contents(atPath: file))
    _ = try mo.append([Self.mark(50, by: mo)])
    let after = try #require(FileManager.default.contents(atPath: file))
    for length in stride(from: before.count + 1, to: after.count, by: 97) {
      try Self.put(after.prefix(length), in: file)
      guard case .again = fay.look(.anything) else {
        Issue.record("at byte \(length)")
        return
      }
      #expect(fay.unread.isEmpty && fay.fold.appraisal[Self.place("mo")].answer == .mark(40))
      fay.ground.doubts = 0
    }
    try Self.put(after, in: file)
    guard case .news = fay.look(.anything) else {
      Issue.record("it is not taken in")
      return
    }
    #expect(fay.fold.appraisal[Self.place("mo")].answer == .mark(50))
  }

  /// Puts bytes into a file without another one taking its place.
  private static func put(_ bytes: Data, in file: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  @Test func `what is damaged while it is open is told as an opening tells it, until it is mended`()
    throws
  {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    try mo.perform([Self.mark(40, by: mo)], named: "Mo")
    table.settle()
    let file = try #require(table.files().first { $0.contains("/mo-") })
    let whole = try #require(FileManager.default.contents(atPath: file))
    var bad = whole
    bad[bad.count / 2] ^= 1
    try Self.put(bad, in: file)
    table.settle()
    let fresh = try OpenAppraisal(
      opening: table.path, as: fay.person, table.surroundings("reader", 0))
    #expect(fay.unreadWords != nil && fay.unreadWords == fresh.unreadWords)
    #expect(throws: CommandFailure.self) { try fay.mustBeWhole() }
    try Self.put(whole, in: file)
    table.settle()
    #expect(fay.unreadWords == nil)
    #expect(try table.difference("fay") == nil)
  }

  @Test func `a sitting that is taken away while it is open is missed`() throws {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    try mo.perform([Self.mark(40, by: mo)], named: "Mo")
    _ = fay.look(.anything)
    try fay.perform([Self.mark(10, by: fay, of: "fay")], named: "Fay")
    let file = try #require(table.files().first { $0.contains("/mo-") })
    try FileManager.default.removeItem(atPath: file)
    table.settle()
    #expect(fay.unreadWords != nil)
    #expect(try table.difference("fay") == nil)
  }

  @Test func `a withheld line is withheld for those who have it open`() throws {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    _ = try mo.append([Self.mark(40, by: mo)])
    table.settle()
    let record = try WholeRecord(table.path)
    let (segment, entry) = try #require(
      record.contents.ledger.segments.lazy.compactMap { segment in
        segment.usableEntries.first { $0.isEdit(named: "mark") }.map { (segment, $0) }
      }.first)
    let line = WithheldLine(
      segment: segment.name ?? "", n: entry.n, hash: entry.hash.hex,
      after: segment.scan.entries[entry.n - 1].hash.hex)
    _ = try fay.append([.record(.withhold(line: line, why: "asked"))])
    table.settle()
    #expect(mo.fold.appraisal[Self.place("mo")].answer == nil)
    #expect(try table.difference("mo") == nil)
    _ = try mo.append([Self.mark(60, by: mo)])
    table.settle()
    let words = try table.difference("fay")
    #expect(words == nil)
  }

  @Test func `a snapshot of somebody else is told once`() throws {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    _ = fay.snapshots()
    _ = try mo.saveSnapshot(name: "As it stands", note: "")
    guard case .news(let news) = fay.look(.anything) else {
      Issue.record("nothing is told")
      return
    }
    #expect(news.snapshots.map(\.header.name) == ["As it stands"])
    guard case .nothing = fay.look(.anything) else {
      Issue.record("it is told twice")
      return
    }
    #expect(fay.head.hash == mo.head.hash)
  }

  @Test(arguments: [FolderWatch.Means.events, .look])
  func `whoever waits is told that something was added`(_ means: FolderWatch.Means) throws {
    let table = try Table()
    let (fay, mo) = (try table.seat("fay"), try table.seat("mo"))
    _ = try mo.append([Self.mark(40, by: mo)])
    _ = fay.look(.anything)
    let watch = try #require(FolderWatch(table.path, by: means))
    #expect(watch.means == means)
    _ = try mo.append([Self.mark(50, by: mo)])
    let change = watch.wait()
    #expect(change != .nothing)
    guard case .news = fay.look(change) else {
      Issue.record("\(change)")
      return
    }
    // Somebody who has not written before makes a folder.
    let al = try table.seat("al")
    _ = try al.append([Self.mark(30, by: al, of: "al")])
    var looks = 0
    while fay.fold.appraisal[Self.place("al")].answer == nil, looks < 20 {
      _ = fay.look(watch.wait(atMost: 500))
      if means == .look { _ = fay.look(.anything) }
      looks += 1
    }
    #expect(fay.fold.appraisal[Self.place("al")].answer == .mark(30))
    watch.wake()
    #expect(watch.wait() == .nothing || means == .look)
  }
}
