import AppraisalModel
import Canvas

/// What the house lays over a room where the core asks for it.
struct Furnishing: Sendable {
  /// What the keys do in an overlay, or nil for one that is help itself.
  var help: @Sendable (any Overlay) -> (any Overlay)?
  /// The question to somebody who is not on the panel whether they join.
  var join: @Sendable (JoinRequest, Bench) -> any Overlay
}

/// Edits of somebody who is not on the panel, which are made once they have said that they join.
package struct JoinRequest: Sendable {
  var person: AssessorID
  /// Whoever on the panel has the nearest name, or nil.
  var nearest: AssessorID?
  var edits: [Edit]
  /// What the edits are called.
  var label: String
}

extension Key {
  /// Whether it asks for help where no text takes it.
  fileprivate func asksForHelp(beside top: any Overlay) -> Bool {
    self == .function(1) || self == .character("?") && !top.takesText
  }
}

extension Model {
  /// Shows what the keys do in the topmost overlay, if that is asked for, and says whether it was.
  mutating func helpInOverlay(on key: Key) -> Bool {
    guard let top = bench.overlays.last, key.asksForHelp(beside: top) else { return false }
    if let help = furnishing.help(top) { bench.show(help) }
    return true
  }
}
