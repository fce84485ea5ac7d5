import AppraisalFindings
package import AppraisalModel
package import Canvas

extension Place {
  /// The room at a place, and the commands of what lies over several rooms that are listed behind
  /// its own.
  private var furnished: (room: any Room, shared: [Command]) {
    switch self {
    case .home:
      (
        HomeRoom(),
        AgendaList.commands + InterestRulings.commands + PaperEntry.commands + HandingOn.commands
          + SlipForm.commands + Keyring.commands
      )
    case .read: (ReadRoom(), Commentary.commands)
    case .score: (ScoreRoom(), [])
    case .result: (ResultRoom(), [])
    case .criteria: (CriteriaRoom(), [])
    case .sensitivity: (SensitivityRoom(), [])
    case .workshop: (WorkshopRoom(), AttendanceSheet.commands)
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
    join: { request, bench in JoinQuestion.question(request, bench) },
    handOver: { passing, last in HandOver(passing, after: last) },
    greet: { $0.offerTour() },
    commands: { Registry.shared.within($0) },
    lead: { destination, model throws(Refusal) in
      switch destination {
      case .contested(let register): try model.giveAnew(register)
      case .talk(let says):
        try model.go(to: .workshop)
        try model.inside(WorkshopRoom.self) { room, bench in
          guard room.selectTalk(bench), says else { return }
          room.choose(&bench)
        }
      case .weakness(let place): try model.putRight(place)
      case .marks(let option):
        model[ScoreRoom.self].option = option
        try model.go(to: .score)
      }
    })
}

extension Model {
  /// A program that has just started.
  package init(
    size: Size, glyphs: GlyphSet, person: AssessorID, personName: String = "",
    today: CalendarDay? = nil, clock: ReaderClock = .utc, reach: Reach = .machine,
    tour: TourPlan? = nil
  ) {
    self.init(
      Bench(
        size: size, glyphs: glyphs, person: person, personName: personName, today: today,
        clock: clock, reach: reach, tour: tour),
      rooms: Place.allCases.map(\.room),
      registry: .shared.within(reach).with(tour == nil ? [] : Tour.commands), furnishing: .house)
  }
}

// MARK: Ways into the rooms

extension Model {
  /// Goes to where a contested value can be given anew.
  fileprivate mutating func giveAnew(_ register: Register) throws(Refusal) {
    switch register {
    case .mark(let cell): try go(to: cell)
    case .reason(let cell):
      try go(to: cell)
      return try run(ScoreRoom.giveReason)
    case .evidence(let cell):
      try go(to: cell)
      return try run(ScoreRoom.linkEvidence)
    case .weight(_, let node):
      self[CriteriaRoom.self].node = node
      try go(to: .criteria)
    case .standing(let option):
      try go(toElement: .option, option.text)
      return try run(AuthorRoom.setStanding)
    case .element(let name):
      try go(toRow: .element(name, depth: 0))
      return try run(AuthorRoom.changeElement)
    case .head: try go(toRow: .head(.question))
    case .assessor(let id):
      try go(toRow: .person(id))
      return try run(AuthorRoom.changeElement)
    case .decision: return try run(RecordRoom.decide)
    case .attendance, .substitute, .parked: try go(to: .workshop)
    case .round, .handedIn, .agreed, .place, .comment, .dissent, .elicitation, .weightLock, .hold:
      break
    }
    if bench.notice == nil { bench.say(.plain, "What you give here settles what is contested.") }
  }

  /// Goes to where a weakness can be put right.
  fileprivate mutating func putRight(_ place: HealthPlace) throws(Refusal) {
    switch place {
    case .option(let id): try go(toElement: .option, id.text)
    case .criterion(let id): try go(toElement: .criterion, id.text)
    case .options: try go(toRow: .kind(.option))
    case .criteria: try go(toRow: .kind(.criterion))
    case .terms: try go(toRow: .head(.terms))
    case .weights: try go(to: .criteria)
    case .marks: try run(ScoreRoom.nextUnmarked)
    case .people:
      try go(to: .read)
      self[ReadRoom.self].show(.page(.panel))
    case .decision: try go(to: .record)
    }
  }

  private mutating func go(to cell: MarkingPlace) throws(Refusal) {
    guard cell.assessor == bench.person, cell.round == bench.session?.appraisal.markingRound
    else { throw Refusal("Another mark is given by the person whose ballot it is.") }
    self[ScoreRoom.self].select(cell.option, cell.criterion)
    try go(to: .score)
  }

  /// Goes to a row of Author.
  private mutating func go(toRow row: OutlineRow) throws(Refusal) {
    try go(to: .author)
    try inside(AuthorRoom.self) { room, bench in room.select(row, bench) }
  }

  private mutating func go(toElement kind: ElementKind, _ id: String) throws(Refusal) {
    try go(toRow: .element(ElementName(kind, id), depth: 0))
  }
}
