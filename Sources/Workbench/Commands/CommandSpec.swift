public import Canvas

/// A section of the help menu.
public enum CommandSection: String, CaseIterable, Equatable, Sendable {
  /// What the open place is for.
  case here = "Here"
  /// Going from place to place.
  case places = "Places"
  /// What works everywhere.
  case everywhere = "Everywhere"
}

/// All that is known of a command: one record feeds keys, hints, help and the palette.
public struct CommandSpec: Equatable, Sendable {
  /// Its stable name.
  public let id: CommandID
  /// What it does, in a few words.
  public let title: String
  /// What it does, in a sentence.
  public let help: String
  /// The keys that run it; the first is the one that is shown.
  public let keys: [Key]
  /// Where it applies; empty for everywhere.
  public let places: [Place]
  /// Its word in the hint bar, or nil where it is not shown there.
  public let hint: String?
  /// Where the hint stands; lower comes first.
  public let rank: Int

  /// The section of the help menu that it belongs to.
  public var section: CommandSection {
    switch id {
    case .goHome, .goRead, .goScore, .goResult, .goCriteria, .goSensitivity, .goRecord, .goAuthor,
      .nextPlace, .previousPlace:
      .places
    default: places.isEmpty ? .everywhere : .here
    }
  }

  init(
    _ id: CommandID, _ title: String, _ help: String, keys: [Key] = [], in places: [Place] = [],
    hint: String? = nil, rank: Int = 50
  ) {
    self.id = id
    self.title = title
    self.help = help
    self.keys = keys
    self.places = places
    self.hint = hint
    self.rank = rank
  }

  /// The one place that it belongs to, or nil.
  var home: Place? { places.count == 1 ? places.first : nil }

  /// Whether it applies in a place.
  public func applies(in place: Place) -> Bool { places.isEmpty || places.contains(place) }
}

extension Key {
  /// The key as hints and menus write it.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + String(character).uppercased()
    case .alt(let character): "Alt-" + String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .wordLeft: "Ctrl-Left"
    case .wordRight: "Ctrl-Right"
    case .home: "Home"
    case .end: "End"
    case .toStart: "Ctrl-Home"
    case .toEnd: "Ctrl-End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .unknown: "this key"
    }
  }
}
