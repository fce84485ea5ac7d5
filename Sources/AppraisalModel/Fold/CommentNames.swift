/// The names under which comments stand, so that nobody takes another's comment by using its name.
struct CommentNames: Sendable {
  /// The names that were given where another had used the one that was meant, by whose they are.
  private var given: [AssessorID: [ItemID: ItemID]] = [:]

  /// An edit under the name of its own comment: a new one if the name is that of another's.
  mutating func told(_ edit: Edit, in appraisal: Appraisal) -> Edit {
    guard case .marks(.comment(let id, let old, let new)) = edit,
      let owner = (old ?? new)?.author
    else { return edit }
    if let name = given[owner]?[id] { return .marks(.comment(id: name, old: old, new: new)) }
    guard new?.author == owner, let present = appraisal.comments[id], present.author != owner,
      let name = Self.free(owner, in: appraisal)
    else { return edit }
    given[owner, default: [:]][id] = name
    return .marks(.comment(id: name, old: old, new: new))
  }

  private static func free(_ owner: AssessorID, in appraisal: Appraisal) -> ItemID? {
    (1...appraisal.comments.count + 1).lazy
      .compactMap { ItemID("\(owner.text.prefix(48))-again-\($0)") }
      .first { appraisal.comments[$0] == nil }
  }
}
