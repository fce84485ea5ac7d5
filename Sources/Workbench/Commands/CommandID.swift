/// The stable names of all commands.
public enum CommandID: String, CaseIterable, Equatable, Hashable, Sendable {
  // Everywhere.
  case help, palette, undo, redo, filter, quit, suspend, redraw
  case editText = "edit-text"
  case toggleMouse = "toggle-mouse"
  case saveElsewhere = "save-elsewhere"
  case back
  // Places.
  case goHome = "home"
  case goRead = "read"
  case goScore = "score"
  case goResult = "result"
  case goCriteria = "criteria"
  case goSensitivity = "sensitivity"
  case goRecord = "record"
  case goAuthor = "author"
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
  case liftBlockers = "lift-blockers"
  case comment
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
  case carryWeightsOver = "carry-weights-over"
  case askForWeights = "ask-for-weights"
  case nextHolder = "next-holder"
  case compareWeights = "compare-weights"
  case lockWeights = "lock-weights"
  // Sensitivity.
  case nextPage = "next-page"
  case moreWeight = "more-weight"
  case lessWeight = "less-weight"
  case weightScope = "weight-scope"
  case otherWeightings = "other-weightings"
  case typeRanges = "type-ranges"
  case recordWeight = "record-weight"
  case forgetWeight = "forget-weight"
  // Record.
  case saveSnapshot = "save-snapshot"
  case openSnapshot = "open-snapshot"
  case closeSnapshot = "close-snapshot"
  case markSnapshot = "mark-snapshot"
  case compareSnapshots = "compare-snapshots"
  case restoreSnapshot = "restore-snapshot"
  case decide
  case contests
  case review
  case reviewNow = "review-now"
  // Result.
  case rankBlocked = "rank-blocked"
  // Author.
  case changeElement = "change-element"
  case addElement = "add-element"
  case removeElement = "remove-element"
  case removeElementNow = "remove-element-now"
  case moveElementUp = "move-element-up"
  case moveElementDown = "move-element-down"
  case setStanding = "set-standing"
  case combineOptions = "combine-options"
  case splitOption = "split-option"
  case varyOption = "vary-option"
  case health
}
