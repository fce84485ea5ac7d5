package import Canvas

/// A section of the help menu.
package enum CommandSection: String, CaseIterable, Equatable, Sendable {
  /// What the open room is for.
  case here = "Here"
  /// Going from place to place.
  case places = "Places"
  case everywhere = "Everywhere"
}

/// All that is known of a command: one record feeds keys, hints, help, the palette and the guards.
///
/// A command is told from others by its name; it is one thing that many lists hold.
package final class Command: Sendable {
  /// Its stable name.
  package let id: String
  /// What it does, in a few words.
  package let title: String
  /// What it does, in a sentence.
  package let help: String
  /// The keys that run it; the first is the one that is shown.
  package let keys: [Key]
  /// Where it applies; empty for everywhere.
  package let places: [Place]
  /// The section of the help menu that it belongs to.
  package let section: CommandSection
  /// Whether its keys come before what they mean elsewhere, while it can be run.
  let isUrgent: Bool
  /// Whether it leads out of the appraisal, so that it is not offered where that is not allowed.
  let leaves: Bool
  /// Its word in the hint bar, or nil where it is not shown there.
  package let hint: String?
  /// Where the hint stands; lower comes first.
  package let rank: Int
  /// Its word in the hint bar as things stand, where that is not always the same; empty for none.
  let hintNow: (@Sendable (Model) -> String)?
  /// Why it cannot be run now, in a sentence, or nil when it can.
  let refusal: @Sendable (Model) -> String?
  /// What it does.
  let act: @Sendable (inout Model) throws(Refusal) -> Void

  init(
    _ id: String, _ title: String, _ help: String, keys: [Key] = [], in places: [Place] = [],
    section: CommandSection? = nil, isUrgent: Bool = false, leaves: Bool = false,
    hint: String? = nil, rank: Int = 50, hintNow: (@Sendable (Model) -> String)? = nil,
    unless refusal: @escaping @Sendable (Model) -> String? = { _ in nil },
    act: @escaping @Sendable (inout Model) throws(Refusal) -> Void
  ) {
    self.id = id
    self.title = title
    self.help = help
    self.keys = keys
    self.places = places
    self.section = section ?? (places.isEmpty ? .everywhere : .here)
    self.isUrgent = isUrgent
    self.leaves = leaves
    self.hint = hint
    self.rank = rank
    self.hintNow = hintNow
    self.refusal = refusal
    self.act = act
  }

  /// A command of one room, which needs an open appraisal.
  convenience init<R: Room>(
    _ id: String, _ title: String, _ help: String, keys: [Key] = [], in room: R.Type,
    hint: String? = nil, rank: Int = 50,
    hintNow: (@Sendable (R, Session) -> String)? = nil,
    unless refusal: (@Sendable (R, Bench, Session) -> String?)? = nil,
    act: @escaping @Sendable (inout R, inout Bench) throws(Refusal) -> Void
  ) {
    var hintInModel: (@Sendable (Model) -> String)?
    if let hintNow {
      hintInModel = { model in
        guard let session = model.bench.session else { return "" }
        return hintNow(model[R.self], session)
      }
    }
    let refusalInModel: @Sendable (Model) -> String? = { model in
      // A state is looked at for every hint of every picture: what nobody asks about is not copied.
      guard let refusal else {
        return model.bench.session == nil ? Bench.needsAppraisal : nil
      }
      return model.bench.needingSession { refusal(model[R.self], model.bench, $0) }
    }
    self.init(
      id, title, help, keys: keys, in: [R.place], hint: hint, rank: rank, hintNow: hintInModel,
      unless: refusalInModel
    ) { model throws(Refusal) in
      try model.inside(R.self, act)
    }
  }

  /// The command that goes to a place.
  static func way(
    to place: Place, _ id: String, _ title: String, _ help: String, keys: [Key],
    hint: String? = nil, rank: Int = 50, hintNow: (@Sendable (Model) -> String)? = nil
  ) -> Command {
    Command(
      id, title, help, keys: keys, section: .places, hint: hint, rank: rank, hintNow: hintNow,
      unless: { place == .home ? nil : $0.bench.needingSession { _ in nil } },
      act: { model throws(Refusal) in try model.go(to: place) })
  }

  /// The one place that it belongs to, or nil.
  var home: Place? { places.count == 1 ? places.first : nil }

  package func applies(in place: Place) -> Bool { places.isEmpty || places.contains(place) }
}

extension Command: Hashable {
  package static func == (one: Command, other: Command) -> Bool { one.id == other.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
