package import AppraisalModel
package import Canvas

/// A screen: its state, and what it answers when it is opened, when keys and clicks come, and when
/// it is to be drawn.
///
/// A room knows the bench and itself. What concerns another room it leaves to the house as an
/// errand.
package protocol Room: Sendable {
  static var place: Place { get }
  /// The name on the tab.
  static var title: String { get }
  /// The name on the tab where there is little room.
  static var shortTitle: String { get }
  /// What the room is for, in two sentences.
  static var purpose: String { get }
  /// The command that goes there.
  static var way: Command { get }
  /// What can be done there.
  static var commands: [Command] { get }

  /// A room that nobody has entered.
  init()

  /// The list that `/` searches, or nil.
  var list: ListState? { get set }

  /// Whether something is being typed that is not kept yet.
  var isTyping: Bool { get }

  /// The option that is read or marked, or nil where the room shows none by itself.
  var openOption: OptionID? { get }
  /// The criterion whose card is open, or nil where the room shows no cards.
  var openCard: CriterionID? { get }
  /// What is selected there, as a projector may follow it.
  func selection(_ bench: Bench) -> (option: OptionID?, criterion: CriterionID?)

  /// An appraisal was opened.
  mutating func open(_ bench: inout Bench)
  /// The person has just come to it.
  mutating func enter(_ bench: inout Bench)
  /// Sees to it that what is selected exists.
  mutating func settle(_ bench: Bench)
  /// What is selected in a list whose rows may come and go, by a name of its own; nil where nothing
  /// is, or where it is not told by its row.
  func chosen(_ bench: Bench) -> String?
  /// Selects again what has a name, wherever its row is by now.
  mutating func choose(_ name: String, _ bench: Bench)
  /// Keeps the selection on a row that the filter finds.
  mutating func settleFilter(_ bench: Bench)
  /// Asks for what has to be worked out for the picture, on entering and whenever the state changed.
  func refresh(_ bench: inout Bench)
  /// Makes ready what every picture needs.
  mutating func prepare(_ bench: Bench)
  /// Keeps what is being typed.
  ///
  /// - Throws: why it cannot be kept; it then stays.
  mutating func commit(_ bench: inout Bench) throws(Refusal)
  /// Keeps what is being typed before the person goes elsewhere.
  mutating func leave(_ bench: inout Bench) throws(Refusal)
  /// Closes what is open within the room, and says whether there was anything.
  mutating func goBack() -> Bool
  /// Takes a key that belongs to what is being typed, before commands; gives whether it did.
  mutating func type(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool
  /// Takes a key that moves within the room, after commands; gives whether it did.
  mutating func move(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool
  mutating func click(_ action: Action, _ bench: inout Bench) throws(Refusal)
  /// Turns the wheel; where the room has no text to scroll, the house presses the arrow keys.
  mutating func scroll(_ lines: Int, _ bench: Bench) -> Bool
  /// Takes back scrolling beyond the last line, so that the next key up moves at once.
  mutating func settleScroll(_ bench: Bench)
  /// The answers of a form about the case made edits: puts the cursor on what they added or changed.
  mutating func follow(_ edits: [Edit], _ bench: Bench)
  /// A result that came back, whichever room is open.
  mutating func hear(_ message: Message, _ bench: inout Bench) throws(Refusal)

  /// Notes what of it counts as looked at.
  func note(in seen: inout Seen, _ bench: Bench)

  func draw(_ bench: Bench, on frame: inout Frame<Action>, in rect: Rect)
}

extension Room {
  package static var shortTitle: String { title }
  package var list: ListState? {
    get { nil }
    set {}
  }
  package var isTyping: Bool { false }
  package var openOption: OptionID? { nil }
  package var openCard: CriterionID? { nil }
  package func selection(_ bench: Bench) -> (option: OptionID?, criterion: CriterionID?) {
    (openOption, openCard)
  }
  package mutating func open(_ bench: inout Bench) { settle(bench) }
  package mutating func enter(_ bench: inout Bench) {}
  package mutating func settle(_ bench: Bench) {}
  package func chosen(_ bench: Bench) -> String? { nil }
  package mutating func choose(_ name: String, _ bench: Bench) {}
  package mutating func settleFilter(_ bench: Bench) { settle(bench) }
  package func refresh(_ bench: inout Bench) {}
  package mutating func prepare(_ bench: Bench) {}
  package func note(in seen: inout Seen, _ bench: Bench) {}
  package mutating func commit(_ bench: inout Bench) throws(Refusal) {}
  package mutating func leave(_ bench: inout Bench) throws(Refusal) { try commit(&bench) }
  package mutating func goBack() -> Bool { false }
  package mutating func type(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool { false }
  package mutating func click(_ action: Action, _ bench: inout Bench) throws(Refusal) {}
  package mutating func scroll(_ lines: Int, _ bench: Bench) -> Bool { false }
  package mutating func settleScroll(_ bench: Bench) {}
  package mutating func follow(_ edits: [Edit], _ bench: Bench) {}
  package mutating func hear(_ message: Message, _ bench: inout Bench) throws(Refusal) {}
}
