import SeededRandom
import AppraisalModel
import Testing

@Suite struct FoldOrderTests {
  /// A record of several sittings with clocks that disagree, drawn at random.
  private static func record(_ dice: inout SeededGenerator) -> [RecordedEdit] {
    var sittings = Sittings.begun()
    let authors: [String: AssessorID] = ["b": "mo", "c": "mo", "d": "fay", "e": "fay", "f": "al"]
    let skew = authors.keys.sorted().reduce(into: [String: Int]()) {
      $0[$1] = Int.random(in: -30...30, using: &dice)
    }
    var counts = ["a": 3]
    for minute in 0..<60 {
      let segment = ["b", "c", "d", "e", "f"][Int.random(in: 0..<5, using: &dice)]
      var seen: [String: Int] = [:]
      for other in counts.keys.sorted() where other != segment && Bool.random(using: &dice) {
        seen[other] = Int.random(in: 1...(counts[other] ?? 1), using: &dice)
      }
      seen["a"] = 3
      sittings.add(
        segment, at: max(0, 40 + minute + (skew[segment] ?? 0)), by: authors[segment], seen: seen,
        edit(&dice))
      counts[segment, default: 0] += 1
    }
    return sittings.edits
  }

  private static func edit(_ dice: inout SeededGenerator) -> Edit {
    let options: [OptionID] = ["stay", "join"]
    let criteria: [CriterionID] = ["care", "time"]
    let option = options[Int.random(in: 0..<2, using: &dice)]
    let criterion = criteria[Int.random(in: 0..<2, using: &dice)]
    let place = Sample.place("mo", option, criterion)
    switch Int.random(in: 0..<6, using: &dice) {
    case 0...2:
      let mark = DecimalNumber(Int.random(in: 4...12, using: &dice) * 5)
      return .marks(.mark(place: place, old: nil, new: .mark(mark)))
    case 3:
      let points = DecimalNumber(Int.random(in: 0...100, using: &dice))
      return .weights(.weigh(holder: .agreed, criterion: criterion, old: nil, new: points))
    case 4:
      return .marks(
        .agree(
          option: option, criterion: criterion, old: nil,
          new: AgreedScore(mark: DecimalNumber(Int.random(in: 4...12, using: &dice) * 5))))
    default:
      return .marks(.reason(place: place, old: "", new: "r\(Int.random(in: 0...9, using: &dice))"))
    }
  }

  @Test(arguments: UInt64(1)...12)
  func `the order of reading changes nothing`(_ seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let edits = Self.record(&dice)
    let fold = Fold(edits)
    #expect(fold.entries.count + fold.ignored.count == edits.count, "seed \(seed)")
    #expect(!fold.ignored.isEmpty && !fold.contested.isEmpty, "seed \(seed): too tame")
    for _ in 0..<4 {
      let other = Fold(edits.shuffled(using: &dice))
      #expect(other.appraisal == fold.appraisal, "seed \(seed)")
      #expect(other.entries == fold.entries, "seed \(seed)")
      #expect(other.ignored == fold.ignored, "seed \(seed)")
      #expect(other.contested == fold.contested, "seed \(seed)")
      #expect(other.standing == fold.standing, "seed \(seed)")
      #expect(other.heads == fold.heads, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...12)
  func `causes come before what they caused, and what stands was not seen by the rest`(
    _ seed: UInt64
  ) {
    var dice = SeededGenerator(seed: seed)
    let edits = Self.record(&dice)
    let fold = Fold(edits)
    let places = Dictionary(
      fold.entries.enumerated().map { ($1.address, $0) }, uniquingKeysWith: min)
    let past = Self.pasts(edits)
    for (position, entry) in fold.entries.enumerated() {
      let late = past[entry.address]?.filter { (places[$0] ?? -1) >= position }
      #expect(late == [], "seed \(seed): \(entry.address)")
    }
    for (register, standing) in fold.standing {
      let all = fold.entries.filter { $0.edit.register == register }
      let expected = all.filter { one in
        !all.contains { past[$0.address]?.contains(one.address) == true }
      }
      #expect(standing == expected, "seed \(seed): \(register)")
    }
  }

  /// What each entry's author had seen, by the plain definition: its own sitting before it, all that
  /// it or an earlier entry of its sitting names, and what the authors of those had seen.
  ///
  /// Edits stand in the order in which they were made.
  private static func pasts(_ edits: [RecordedEdit]) -> [EntryAddress: Set<EntryAddress>] {
    var result: [EntryAddress: Set<EntryAddress>] = [:]
    for edit in edits {
      var past: Set<EntryAddress> = []
      for earlier in edits {
        let isOwn =
          earlier.address.segment == edit.address.segment
          && earlier.address.number < edit.address.number
        let isNamed = earlier.address.number <= edit.seen[earlier.address.segment] ?? -1
        guard isOwn || isNamed else { continue }
        past.insert(earlier.address)
        past.formUnion(result[earlier.address] ?? [])
      }
      result[edit.address] = past
    }
    return result
  }

  @Test(arguments: UInt64(1)...12)
  func `appending one by one gives what folding all at once gives`(_ seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let edits = Self.record(&dice)
    let batch = Fold(edits)
    var fold = Fold()
    for edit in Self.ordered(edits) { fold.append(edit) }
    #expect(fold.appraisal == batch.appraisal, "seed \(seed)")
    #expect(fold.entries == batch.entries, "seed \(seed)")
    #expect(fold.ignored == batch.ignored, "seed \(seed)")
    #expect(fold.contested == batch.contested, "seed \(seed)")
    #expect(fold.heads == batch.heads, "seed \(seed)")
  }

  @Test(arguments: UInt64(13)...24)
  func `whoever learns of edits in another order finds the same values contested`(
    _ seed: UInt64
  ) {
    var dice = SeededGenerator(seed: seed)
    let edits = Self.record(&dice)
    let batch = Fold(edits)
    // Sitting by sitting as far as causes allow, whatever the clocks say.
    let renamed = edits.map { edit in
      var copy = edit
      copy.time = edit.address.segment.text
      return copy
    }
    var fold = Fold()
    for edit in Self.ordered(renamed) { fold.append(edit) }
    #expect(Set(fold.contested) == Set(batch.contested), "seed \(seed)")
    for (register, standing) in batch.standing {
      let operations = Set(fold.standing[register]?.map(\.operation) ?? [])
      #expect(operations == Set(standing.map(\.operation)), "seed \(seed): \(register)")
    }
  }

  /// Cause before effect, else by time and then by sitting, by the plain definition.
  static func ordered(_ edits: [RecordedEdit]) -> [RecordedEdit] {
    let past = pasts(edits)
    var waiting = edits.sorted { ($0.time, $0.address) < ($1.time, $1.address) }
    var done: Set<EntryAddress> = []
    var order: [RecordedEdit] = []
    while let next = waiting.firstIndex(where: { past[$0.address]?.isSubset(of: done) == true }) {
      done.insert(waiting[next].address)
      order.append(waiting.remove(at: next))
    }
    return order
  }
}
