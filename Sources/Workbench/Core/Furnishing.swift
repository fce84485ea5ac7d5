import AppraisalFindings
import AppraisalModel
import Canvas

/// What the house lays over a room where the core asks for it.
struct Furnishing: Sendable {
  /// What the keys do in an overlay, or nil for one that is help itself.
  var help: @Sendable (any Overlay) -> (any Overlay)?
  /// The question to somebody who is not on the panel whether they join.
  var join: @Sendable (JoinRequest, Bench) -> any Overlay
  /// What stands between two to whom the terminal is handed, after one of them has had it.
  var handOver: @Sendable (Passing, AssessorID) -> any Overlay
  /// Offers what is to be seen first in an appraisal that has just been opened.
  var greet: @Sendable (inout Model) -> Void
  /// The commands of whoever gets so far.
  var commands: @Sendable (Reach) -> Registry
  /// Goes to what lies in one of the rooms.
  var lead: @Sendable (Destination, inout Model) throws(Refusal) -> Void
}

/// What a room or an overlay sends somebody to without knowing in which room it lies.
enum Destination: Sendable {
  /// Where a contested value can be given anew.
  case contested(Register)
  /// Where a weakness can be put right.
  case weakness(HealthPlace)
  /// The marks of an option.
  case marks(OptionID)
  /// The first of the cells to talk about, with a page of what was said of it or without.
  case talk(saying: Bool)
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
