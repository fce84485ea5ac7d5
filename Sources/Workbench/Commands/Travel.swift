import Canvas

/// Going from place to place beside the ways to each of them.
enum Travel {
  static let commands: [Command] = [nextPlace, previousPlace]
}

extension Travel {
  package static let nextPlace: Command = Command(
    "next-place", "Next place", "Goes one tab to the right.", keys: [.tab], section: .places,
    hint: "next place", rank: 40,
    act: { model throws(Refusal) in try step(by: 1, &model) })

  package static let previousPlace: Command = Command(
    "previous-place", "Previous place", "Goes one tab to the left.", keys: [.backTab],
    section: .places,
    act: { model throws(Refusal) in try step(by: -1, &model) })
}

extension Travel {
  private static func step(by distance: Int, _ model: inout Model) throws(Refusal) {
    if let reason = model.bench.needingSession({ _ in nil }) { throw Refusal(reason) }
    let all = Place.allCases
    let index = all.firstIndex(of: model.bench.place) ?? 0
    try model.go(to: all[(index + distance + all.count) % all.count])
  }
}
