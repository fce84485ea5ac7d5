import AppraisalModel
import Testing

/// A comment is changed and taken back by its author alone.
@Suite struct CommentOwnershipTests {
  private static let said = Remark(author: "mo", words: "Too far.")

  /// The sample with a comment by Mo, his sitting `b` of one entry.
  private static func commented() -> Sittings {
    var sittings = Sittings.begun()
    sittings.add(
      "b", at: 3, by: "mo", seen: ["a": 3], .marks(.comment(id: "mo-1", old: nil, new: said)))
    return sittings
  }

  static let changes: [(name: String, old: Remark?, new: Remark?)] = [
    ("taken back", said, nil), ("changed", said, Remark(author: "mo", words: "Near.")),
    ("made one's own", said, Remark(author: "fay", words: "Near.")),
    ("changed as if it were new", nil, Remark(author: "mo", words: "Near.")),
    ("taken back as if it were one's own", Remark(author: "fay", words: "Too far."), nil),
  ]

  @Test(arguments: changes)
  func `nobody but its author changes a comment, a facilitator neither`(
    _ change: (name: String, old: Remark?, new: Remark?)
  ) {
    var sittings = Self.commented()
    let edit = Edit.marks(.comment(id: "mo-1", old: change.old, new: change.new))
    sittings.add("a", at: 5, by: "fay", seen: ["b": 1], edit)
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal.comments == ["mo-1": Self.said])
    #expect(fold.ignored.map(\.entry.operation) == ["a-4"])
    var appraisal = fold.appraisal
    #expect(throws: EditRefusal.self) { try appraisal.make(edit, by: "fay") }
  }

  @Test func `its author changes it and takes it back`() {
    var sittings = Self.commented()
    let changed = Remark(author: "mo", words: "Near.")
    sittings.add("b", at: 5, by: "mo", .marks(.comment(id: "mo-1", old: Self.said, new: changed)))
    #expect(Fold(sittings.edits).appraisal.comments == ["mo-1": changed])
    sittings.add("b", at: 6, by: "mo", .marks(.comment(id: "mo-1", old: changed, new: nil)))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal.comments.isEmpty)
    #expect(fold.ignored.isEmpty)
  }

  @Test(arguments: [1, 40])
  func `whoever uses the name of another's comment takes nothing away`(_ minute: Int) {
    var sittings = Self.commented()
    let own = Remark(author: "fay", words: "Mine.")
    sittings.add(
      "c", at: minute, by: "fay", seen: ["a": 3],
      .marks(.comment(id: "mo-1", old: nil, new: own)))
    let signed = Keyholding(founder: Sample.key, sittings: [:])
    for edits in [sittings.edits, sittings.edits.reversed()] {
      let fold = Fold(edits, keys: signed)
      #expect(Set(fold.appraisal.comments.values) == [Self.said, own])
      #expect(fold.contested.isEmpty)
    }
    let changed = Remark(author: "mo", words: "Near.")
    sittings.add("b", at: 50, by: "mo", .marks(.comment(id: "mo-1", old: Self.said, new: changed)))
    let fold = Fold(sittings.edits, keys: signed)
    #expect(Set(fold.appraisal.comments.values) == [changed, own])
  }

  @Test func `without signatures two comments of one name are contested, as they were`() {
    var sittings = Self.commented()
    let own = Remark(author: "fay", words: "Mine.")
    sittings.add(
      "c", at: 40, by: "fay", seen: ["a": 3], .marks(.comment(id: "mo-1", old: nil, new: own)))
    let fold = Fold(sittings.edits)
    #expect(fold.appraisal.comments == ["mo-1": own])
    #expect(fold.contested == [.comment("mo-1")])
  }

  @Test func `by the rules before a facilitator took comments back`() {
    var sittings = Self.commented()
    sittings.add(
      "a", at: 5, by: "fay", seen: ["b": 1], .marks(.comment(id: "mo-1", old: Self.said, new: nil)))
    #expect(Fold(sittings.edits, rules: .first).appraisal.comments.isEmpty)
  }
}
