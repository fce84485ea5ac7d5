import Canvas

/// Going from place to place beside the ways to each of them.
enum Travel {
  static let commands: [Command] = [.nextPlace, .previousPlace]
}

extension Command {
  package static let nextPlace: Command = Command(
    "next-place", "Next place", "Goes one tab to the right.", keys: [.tab], section: .places,
    hint: "next place", rank: 40,
    act: { model throws(Refusal) in try model.step(by: 1) })

  package static let previousPlace: Command = Command(
    "previous-place", "Previous place", "Goes one tab to the left.", keys: [.backTab],
    section: .places,
    act: { model throws(Refusal) in try model.step(by: -1) })
}

extension Model {
  fileprivate mutating func step(by distance: Int) throws(Refusal) {
    if let reason = bench.needingSession({ _ in nil }) { throw Refusal(reason) }
    let all = Place.allCases
    let index = all.firstIndex(of: bench.place) ?? 0
    try go(to: all[(index + distance + all.count) % all.count])
  }
}
