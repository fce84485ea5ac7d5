import AppraisalModel
import SeededRandom
import Testing

/// Edits that arrive one after the other give what folding all of them at once gives.
@Suite struct FoldGrowthTests {
  /// A record being written by people who see each other late, on clocks that disagree.
  private struct Meeting {
    var edits: [RecordedEdit] = []
    var signers: [SegmentID: SittingSigner] = [:]
    private var counts: [String: Int] = [:]
    private var dice: SeededGenerator
    private let isSigned: Bool
    private var skew: [String: Int] = [:]

    private static let founder = key("f0")
    private static let authors: [(segment: String, person: AssessorID, key: String)] = [
      ("a", "fay", "f0"), ("b", "mo", "a1"), ("c", "mo", "b2"), ("d", "fay", "f0"),
      ("e", "al", "c3"), ("f", "zed", "d4"), ("g", "mo", "a1"),
    ]

    private static func key(_ pair: String) -> PublicKey? {
      PublicKey(String(repeating: pair, count: 32))
    }

    init(seed: UInt64, isSigned: Bool) {
      dice = SeededGenerator(seed: seed)
      self.isSigned = isSigned
      for author in Self.authors where author.segment != "a" {
        skew[author.segment] = Int.random(in: -20...20, using: &dice)
      }
      add("a", .document(.adopt(document: Sample.document)), at: 0, seen: [:])
      add("a", .people(.join(assessor: Sample.facilitator)), at: 0, seen: [:])
      for (id, roles) in [("mo", [AssessorRole.member, .facilitator]), ("al", [.member])] {
        add(
          "a",
          .people(
            .join(
              assessor: Assessor(id: AssessorID(id) ?? "mo", name: id, roles: roles))),
          at: 0, seen: [:])
      }
      for minute in 1...70 { go(on: minute) }
    }

    var keys: Keyholding {
      Keyholding(founder: isSigned ? Self.founder : nil, sittings: signers)
    }

    private mutating func add(
      _ segment: String, _ edit: Edit, at minute: Int, seen: [SegmentID: Int],
      operation: String? = nil
    ) {
      guard let author = Self.authors.first(where: { $0.segment == segment }) else { return }
      counts[segment, default: 0] += 1
      let number = counts[segment] ?? 1
      let name = SegmentID(segment)
      signers[name] = SittingSigner(person: author.person, key: Self.key(author.key))
      let at = 100 + minute + (skew[segment] ?? 0)
      edits.append(
        RecordedEdit(
          address: EntryAddress(segment: name, number: number),
          operation: operation ?? "\(segment)-\(number)",
          time: "2026-11-21T\(at / 60 + 10):\(at % 60 + 10):00.000Z", author: author.person,
          seen: seen, edit: edit))
    }

    private mutating func go(on minute: Int) {
      let author = Self.authors[Int.random(in: 0..<Self.authors.count, using: &dice)]
      var seen: [SegmentID: Int] = [:]
      for other in counts.keys.sorted() where other != author.segment {
        guard Int.random(in: 0..<4, using: &dice) > 0 else { continue }
        let newest = counts[other] ?? 1
        seen[SegmentID(other)] =
          Bool.random(using: &dice)
          ? newest : Int.random(in: 1...newest, using: &dice)
      }
      seen[SegmentID("a")] = author.segment == "a" ? nil : max(4, seen[SegmentID("a")] ?? 4)
      // Now and then somebody's file was written anew, under the same operation.
      let doubled =
        Int.random(in: 0..<12, using: &dice) == 0
        ? edits.last { $0.author == author.person }?.operation : nil
      add(author.segment, edit(), at: minute, seen: seen, operation: doubled)
    }

    private mutating func edit() -> Edit {
      let option: OptionID = Bool.random(using: &dice) ? "stay" : "join"
      let round = RoundNumber(Int.random(in: 0...1, using: &dice))
      let place = MarkingPlace(
        round: round, assessor: ["mo", "al", "zed"][Int.random(in: 0..<3, using: &dice)],
        option: option, criterion: "care")
      switch Int.random(in: 0..<16, using: &dice) {
      case 0...5:
        let mark = DecimalNumber(Int.random(in: 0...20, using: &dice) * 5)
        return .marks(.mark(place: place, old: nil, new: .mark(mark)))
      case 6: return .rounds(.openRound(round: Round(id: RoundNumber(1))))
      case 7: return .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended))
      case 8: return .rounds(.handIn(round: RoundNumber(1), assessor: place.assessor))
      case 9:
        return .people(.join(assessor: Assessor(id: "zed", name: "Zed", roles: [.member])))
      case 10, 11:
        let roles: [AssessorRole] = Bool.random(using: &dice) ? [.member] : [.member, .facilitator]
        return .people(
          .revise(
            old: Assessor(id: "mo", name: "Mo", roles: [.member, .facilitator]),
            new: Assessor(id: "mo", name: "Mo", roles: roles)))
      case 12:
        let key = Self.key(Bool.random(using: &dice) ? "b2" : "a1") ?? Sample.key
        return .people(.vouch(assessor: "mo", key: key))
      case 13:
        return .marks(
          .comment(
            id: "n1", old: nil, new: Remark(author: place.assessor, words: "\(counts.count)")))
      default:
        let points = DecimalNumber(Int.random(in: 0...100, using: &dice))
        return .weights(.weigh(holder: .agreed, criterion: "care", old: nil, new: points))
      }
    }

    /// An order in which the entries may arrive: each after its causes.
    func arrivals(_ dice: inout SeededGenerator) -> [RecordedEdit] {
      var waiting = edits
      var ends: [SegmentID: Int] = [:]
      var order: [RecordedEdit] = []
      while !waiting.isEmpty {
        let ready = waiting.indices.filter { index in
          let edit = waiting[index]
          return edit.address.number == (ends[edit.address.segment] ?? 0) + 1
            && edit.seen.allSatisfy { $0.value <= ends[$0.key] ?? 0 }
        }
        guard let next = ready.randomElement(using: &dice) else { break }
        ends[waiting[next].address.segment] = waiting[next].address.number
        order.append(waiting.remove(at: next))
      }
      return order
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `whatever arrives when, the fold is that of all at once`(_ seed: UInt64) {
    let meeting = Meeting(seed: seed, isSigned: seed % 2 == 0)
    var dice = SeededGenerator(seed: seed &+ 1000)
    for _ in 0..<3 {
      let order = meeting.arrivals(&dice)
      #expect(order.count == meeting.edits.count, "seed \(seed)")
      var fold = Fold([], keys: Keyholding(founder: meeting.keys.founder, sittings: [:]))
      var met: [RecordedEdit] = []
      var rest = order[...]
      while !rest.isEmpty {
        let batch = Array(rest.prefix(Int.random(in: 1...5, using: &dice)))
        rest = rest.dropFirst(batch.count)
        met += batch
        let sittings = Set(batch.map(\.address.segment))
        fold.goOn(
          with: batch.shuffled(using: &dice),
          signedBy: meeting.signers.filter { sittings.contains($0.key) })
        let known = Set(met.map(\.address.segment))
        let whole = Fold(
          met,
          keys: Keyholding(
            founder: meeting.keys.founder,
            sittings: meeting.signers.filter { known.contains($0.key) }))
        guard Self.agree(fold, whole) else {
          Issue.record("seed \(seed): after \(met.count) of \(order.count) entries")
          return
        }
      }
    }
  }

  private static func agree(_ fold: Fold, _ whole: Fold) -> Bool {
    fold.appraisal == whole.appraisal && fold.entries == whole.entries
      && fold.ignored == whole.ignored && fold.standing == whole.standing
      && fold.unconfirmed == whole.unconfirmed && fold.heads == whole.heads
      && fold.keys.claims == whole.keys.claims
  }

  @Test func `most of what arrives is put behind the rest`() {
    var sittings = Sittings.begun()
    var fold = Fold(sittings.edits)
    for minute in 3..<30 {
      let count = sittings.edits.count
      sittings.add(
        minute.isMultiple(of: 2) ? "b" : "c", at: minute, by: "mo", seen: ["a": 3],
        .marks(
          .mark(
            place: Sample.place("mo", "stay", "care"), old: nil,
            new: .mark(DecimalNumber(minute)))))
      let isPlain = fold.goOn(with: Array(sittings.edits[count...]))
      #expect(isPlain)
    }
    #expect(fold.contested.count == 1)
  }
}
