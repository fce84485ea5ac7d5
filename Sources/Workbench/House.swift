package import AppraisalModel
package import Canvas

extension Place {
  /// The room at a place, and the commands of what lies over several rooms that are listed behind
  /// its own.
  private var furnished: (room: any Room, shared: [Command]) {
    switch self {
    case .home: (HomeRoom(), InterestRulings.commands)
    case .read: (ReadRoom(), Commentary.commands)
    case .score: (ScoreRoom(), [])
    case .result: (ResultRoom(), [])
    case .criteria: (CriteriaRoom(), [])
    case .sensitivity: (SensitivityRoom(), [])
    case .record: (RecordRoom(), [DueReview.review] + ContestList.commands)
    case .author: (AuthorRoom(), HealthList.commands)
    }
  }

  /// The room at a place, as nobody has entered it yet.
  var room: any Room { furnished.room }
  fileprivate var sharedCommands: [Command] { furnished.shared }
}

extension Registry {
  /// All commands, in the order of the help menu.
  package static let shared: Registry = {
    let rooms = Place.allCases.map { (place: $0, room: type(of: $0.room)) }
    let ways = rooms.dropFirst().map { $0.room.way } + rooms.prefix(1).map { $0.room.way }
    return Registry(
      rooms.flatMap { $0.room.commands + $0.place.sharedCommands } + ways + Travel.commands
        + Everywhere.commands)
  }()
}

extension Furnishing {
  fileprivate static let house = Furnishing(
    help: { top in
      // Help about help would only lie in the way.
      if top is Reader { return nil }
      let rows = top.keysInWords + [("? or F1", "this help; where text is typed, F1")]
      return Reader(title: "Help", blocks: rows.map { .keyValue($0.keys, $0.words) })
    },
    join: { request, bench in JoinQuestion.question(request, bench) })
}

extension Model {
  /// A program that has just started.
  package init(
    size: Size, glyphs: GlyphSet, person: AssessorID, personName: String = "",
    today: CalendarDay? = nil, clock: ReaderClock = .utc
  ) {
    self.init(
      Bench(
        size: size, glyphs: glyphs, person: person, personName: personName, today: today,
        clock: clock),
      rooms: Place.allCases.map(\.room), registry: .shared, furnishing: .house)
  }
}
