import AppraisalModel
import Canvas

/// The whole state of the application: the bench, and the rooms around it.
package struct Model: Sendable {
  package var bench: Bench
  /// The rooms, in the order of `Place`.
  private(set) var rooms: [any Room]
  let registry: Registry
  let furnishing: Furnishing
  /// Whether `g` was pressed and a digit is awaited.
  var awaitsPlace = false
  /// The text that was last kept outside the appraisal while it is typed.
  var keptDraft: Draft?
  /// What was last kept of what the person has looked at.
  var keptSeen = Seen()
  /// The place that projectors were last told of, and in which appraisal.
  var toldPlace: (path: String, place: FacilitatorPlace)?

  init(_ bench: Bench, rooms: [any Room], registry: Registry, furnishing: Furnishing) {
    self.bench = bench
    self.rooms = rooms
    self.registry = registry
    self.furnishing = furnishing
  }

  // MARK: Rooms

  /// A room by its type.
  package subscript<R: Room>(_ type: R.Type) -> R {
    get { rooms.lazy.compactMap { $0 as? R }.first ?? R() }
    set {
      if let index = rooms.firstIndex(where: { $0 is R }) { rooms[index] = newValue }
    }
  }

  private func index(of place: Place) -> Int? {
    rooms.firstIndex { type(of: $0).place == place }
  }

  /// The room at a place; there is one for every place.
  subscript(place: Place) -> any Room {
    rooms.first { type(of: $0).place == place } ?? rooms[0]
  }

  /// The room that is open.
  var room: any Room { self[bench.place] }

  /// Hands the open room to somebody, with the bench.
  @discardableResult
  mutating func inRoom<Answer, Failure>(
    _ act: (inout any Room, inout Bench) throws(Failure) -> Answer
  ) throws(Failure) -> Answer? {
    guard let index = index(of: bench.place) else { return nil }
    return try act(&rooms[index], &bench)
  }

  /// Hands a room to somebody, with the bench, whether it is open or not.
  mutating func inside<R: Room>(
    _ type: R.Type, _ act: (inout R, inout Bench) throws(Refusal) -> Void
  ) throws(Refusal) {
    guard let index = rooms.firstIndex(where: { $0 is R }), var room = rooms[index] as? R else {
      return
    }
    // What the room did before it refused stays done.
    defer { rooms[index] = room }
    try act(&room, &bench)
  }

  mutating func forEachRoom(
    _ act: (inout any Room, inout Bench) throws(Refusal) -> Void
  ) throws(Refusal) {
    for index in rooms.indices { try act(&rooms[index], &bench) }
  }

  /// Selects again what has a name in a room.
  mutating func choose(_ name: String, inRoomAt place: Int) { rooms[place].choose(name, bench) }

  mutating func renewRooms() {
    for index in rooms.indices { rooms[index] = type(of: rooms[index]).init() }
  }

  mutating func openRooms() {
    for index in rooms.indices { rooms[index].open(&bench) }
  }

  /// Sees to it that every room has a selection that exists.
  mutating func settle() {
    for index in rooms.indices { rooms[index].settle(bench) }
  }

  /// Has the open room ask for what it shows and does not know.
  mutating func refresh() { room.refresh(&bench) }

  // MARK: Acts

  /// Does something with all that follows from it; a refusal is said in the status line.
  mutating func attempt(_ act: Bench.Errand) {
    do {
      try act(&self)
    } catch {
      bench.say(.refused, error.words)
    }
    if let request = bench.joinRequest {
      bench.joinRequest = nil
      bench.overlays.append(furnishing.join(request, bench))
    }
    followUp()
    while !bench.errands.isEmpty {
      let errand = bench.errands.removeFirst()
      attempt(errand)
    }
  }

  private mutating func followUp() {
    if bench.caseChanged {
      bench.caseChanged = false
      if bench.session != nil { settle() }
    }
    if bench.stateChanged {
      bench.stateChanged = false
      refresh()
    }
  }

  /// Goes to a place, keeping what was being typed where it can be taken.
  ///
  /// - Throws: why the person must stay; what could not be kept stays where it can be mended.
  mutating func go(to place: Place) throws(Refusal) {
    try inRoom { room, bench throws(Refusal) in try room.leave(&bench) }
    bench.place = place
    if bench.session != nil { settle() }
    refresh()
    inRoom { room, bench in room.enter(&bench) }
  }

  mutating func go(to destination: Destination) throws(Refusal) {
    let lead = furnishing.lead
    try lead(destination, &self)
  }

  /// Why a command cannot be run now, in a sentence, or nil when it can.
  package func refusal(of command: Command) -> String? { command.refusal(self) }

  /// Runs a command.
  ///
  /// - Throws: why it cannot be run.
  mutating func run(_ command: Command) throws(Refusal) {
    if let reason = command.refusal(self) { throw Refusal(reason) }
    if let home = command.home, home != bench.place {
      // A command found by its name is run where its effect is seen.
      try go(to: home)
      return try run(command)
    }
    try command.act(&self)
  }
}
