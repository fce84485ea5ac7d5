/// The stable names of all commands.
public enum CommandID: String, CaseIterable, Equatable, Hashable, Sendable {
  // Everywhere.
  case help, palette, undo, redo, filter, quit, suspend, redraw
  case editText = "edit-text"
  case toggleMouse = "toggle-mouse"
  case back
  // Places.
  case goHome = "home"
  case goRead = "read"
  case goScore = "score"
  case goResult = "result"
  case goCriteria = "criteria"
  case goRecord = "record"
  case nextPlace = "next-place"
  case previousPlace = "previous-place"
  // Home.
  case choose
  case whoAmI = "who-am-i"
  case whatIsDecided = "what-is-decided"
  case whoWillSee = "who-will-see"
  case practise
  case openFolder = "open-folder"
  case openShelf = "open-shelf"
  case problems
  // Read.
  case compare
  case readOption = "read-option"
  case scoreOption = "score-option"
  // Score.
  case acceptMark = "accept-mark"
  case nextUnmarked = "next-unmarked"
  case giveReason = "give-reason"
  case linkEvidence = "link-evidence"
  case noMark = "no-mark"
  case clearMark = "clear-mark"
  case toggleMatrix = "toggle-matrix"
  case nextCriterion = "next-criterion"
  case previousCriterion = "previous-criterion"
  case handIn = "hand-in"
  // Criteria.
  case givePoints = "give-points"
  case clearPoints = "clear-points"
  // Record.
  case saveSnapshot = "save-snapshot"
  case openSnapshot = "open-snapshot"
  case closeSnapshot = "close-snapshot"
}
