import AppraisalModel
import Testing

@Suite struct OptionLifeTests {
  /// Applies an action, checks that it is sound and can be taken back, and gives the state after it.
  private static func after(
    _ edits: [Edit], in state: Appraisal, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Appraisal {
    var changed = state
    for edit in edits { try changed.apply(edit) }
    #expect(changed.violations() == [], sourceLocation: sourceLocation)
    var back = changed
    for inverse in edits.reversed().compactMap(\.inverse) { try back.apply(inverse) }
    #expect(back == state, sourceLocation: sourceLocation)
    return changed
  }

  private static func ids(_ appraisal: Appraisal) -> [OptionID] {
    appraisal.document.options.map(\.id)
  }

  @Test func `options are combined into a new one and stay with the reason`() throws {
    let state = try Sample.appraisal()
    let both = Option(id: "both", label: "Both")
    let edits = state.combining(["join", "wait"], into: both, because: "Better together.")
    let after = try Self.after(edits, in: state)
    #expect(Self.ids(after) == ["stay", "join", "wait", "both"])
    #expect(after.document.option("both")?.madeFrom == ["join", "wait"])
    #expect(after.document.option("both")?.isAppraised == true)
    for old in ["join", "wait"] as [OptionID] {
      #expect(
        after.document.option(old)?.standing
          == OptionStanding(status: .discounted, reason: "Better together."))
    }
    #expect(state.combining(["join"], into: both, because: "x").isEmpty)
    #expect(state.combining(["join", "fly"], into: both, because: "x").isEmpty)
  }

  @Test func `the baseline stays what others are compared with when it is combined`() throws {
    let state = try Sample.appraisal()
    let edits = state.combining(
      ["stay", "join"], into: Option(id: "both", label: "Both"), because: "So.")
    let after = try Self.after(edits, in: state)
    #expect(after.document.option("stay")?.status == .baseline)
    #expect(after.document.option("join")?.status == .discounted)
    #expect(Self.ids(after) == ["stay", "join", "both", "wait"])
  }

  @Test func `an option is split into several that stand after it`() throws {
    let state = try Sample.appraisal()
    let parts = ["north", "south"].compactMap { OptionID($0) }.map { Option(id: $0, label: "N") }
    let after = try Self.after(state.splitting("join", into: parts, because: "Two."), in: state)
    #expect(Self.ids(after) == ["stay", "join", "north", "south", "wait"])
    #expect(after.document.option("south")?.madeFrom == ["join"])
    #expect(after.document.option("join")?.standing.reason == "Two.")
    #expect(state.splitting("fly", into: parts, because: "x").isEmpty)
    #expect(state.splitting("join", into: [], because: "x").isEmpty)
  }

  @Test func `the parts of an option are marked at once, and the option itself no more`() throws {
    var state = try Sample.appraisal()
    let old = Sample.place("mo", "join", "care")
    try state.apply(.marks(.mark(place: old, old: nil, new: .mark(40))))
    let parts = ["north", "south"].compactMap { OptionID($0) }.map { Option(id: $0, label: "N") }
    for edit in state.splitting("join", into: parts, because: "Two.") { try state.apply(edit) }
    for part in ["north", "south"] as [OptionID] {
      try state.apply(
        .marks(.mark(place: Sample.place("mo", part, "care"), old: nil, new: .mark(50))))
    }
    #expect(throws: EditRefusal.notAppraised("join", .discounted)) {
      try state.apply(.marks(.mark(place: old, old: .mark(40), new: .mark(60))))
    }
    // What was marked stays with the option that it was given to.
    #expect(state[old].answer == .mark(40))
    #expect(state.document.appraisedOptions.map(\.id) == ["stay", "north", "south"])
  }

  @Test func `a variant says what its option says and stands for itself`() throws {
    var state = try Sample.appraisal()
    state.document.options[2].advantages = [Statement("Cheap.")]
    state.document.options[2].preferred = true
    let first = try #require(state.varying("wait", as: "wait-a", label: "Wait a year"))
    state = try Self.after([first], in: state)
    let second = try #require(state.varying("wait", as: "wait-b", label: "Wait two"))
    state = try Self.after([second], in: state)
    #expect(Self.ids(state) == ["stay", "join", "wait", "wait-a", "wait-b"])
    let variant = try #require(state.document.option("wait-b"))
    #expect(variant.variantOf == "wait" && variant.advantages == [Statement("Cheap.")])
    #expect(variant.status == .active && !variant.preferred)
    #expect(state.varying("fly", as: "x", label: "X") == nil)
  }

  @Test func `a late option stands last and can be marked`() throws {
    let state = try Sample.appraisal()
    let after = try Self.after([state.adding(Option(id: "late", label: "Late"))], in: state)
    #expect(Self.ids(after).last == "late")
    #expect(after.document.appraisedOptions.map(\.id) == ["stay", "join", "late"])
  }

  @Test func `an option is appraised once the last blocker is lifted`() throws {
    var state = try Sample.appraisal()
    state.document.options[1].blockers = [Blocker(label: "No law"), Blocker(label: "No money")]
    (state.document.options[1].status, state.document.options[1].statusReason) = (.blocked, "Two.")
    let one = try Self.after(state.lifting(1, of: "join"), in: state)
    #expect(one.document.option("join")?.isBlocked == true)
    #expect(one.document.appraisedOptions.map(\.id) == ["stay"])
    #expect(one.lifting(1, of: "join").isEmpty)
    let both = try Self.after(one.lifting(0, of: "join"), in: one)
    #expect(both.document.appraisedOptions.map(\.id) == ["stay", "join"])
    #expect(
      both.document.option("join")?.standing
        == OptionStanding(status: .active, reason: "No longer in the way: No law; No money"))
    #expect(both.lifting(0, of: "join").isEmpty)
    #expect(state.lifting(2, of: "join").isEmpty && state.lifting(0, of: "fly").isEmpty)
  }

  @Test func `the years of money change with the amounts of every flow`() throws {
    var state = try Sample.appraisal()
    state.document.money.counting.years = ["1", "2"]
    state.document.money.flows = [
      CashFlow(id: "f", label: "F", option: "join", amounts: [5, 6]),
      CashFlow(id: "g", label: "G", option: "stay", amounts: [7, 8]),
    ]
    let longer = MoneyCounting(years: ["1", "2", "3"], unit: "GBP")
    let after = try Self.after(state.counting(longer), in: state)
    #expect(after.document.money.flows.map(\.amounts) == [[5, 6, 0], [7, 8, 0]])
    #expect(after.document.money.counting == longer)
    let shorter = try Self.after(after.counting(MoneyCounting(years: ["1"])), in: after)
    #expect(shorter.document.money.flows.map(\.amounts) == [[5], [7]])
    #expect(after.counting(longer).isEmpty)
    let other = MoneyCounting(years: ["a", "b"], unit: "GBP", convention: .firstIsOne)
    #expect(state.counting(other).count == 1)
  }
}
