public import Canvas

/// The one list of commands.
public enum Registry {
  /// Every command, in the order of the help menu.
  public static let all: [CommandSpec] =
    home + read + score + result + criteria + sensitivity + record + author + places + everywhere

  /// The record of a command.
  ///
  /// - Complexity: O(*n*) in the number of commands.
  public static func spec(_ id: CommandID) -> CommandSpec? { all.first { $0.id == id } }

  /// The command that a key runs in a place: the place's own before that of everywhere.
  ///
  /// - Complexity: O(*n*) in the number of commands.
  public static func command(for key: Key, in place: Place) -> CommandID? {
    let holders = all.filter { $0.keys.contains(key) && $0.applies(in: place) }
    return (holders.first { !$0.places.isEmpty } ?? holders.first)?.id
  }

  private static let home: [CommandSpec] = [
    CommandSpec(
      .choose, "Choose this line", "Does what the selected line says.", keys: [.enter],
      in: [.home], hint: "choose", rank: 1),
    CommandSpec(
      .whoAmI, "Say who you are", "Your name, the body you sit for and the interests you declare.",
      keys: [.character("i")], in: [.home], hint: "who you are", rank: 4),
    CommandSpec(
      .whatIsDecided, "What is decided", "The question, who decides, by when, and the background.",
      keys: [.character("d")], in: [.home]),
    CommandSpec(
      .whoWillSee, "Who will see your marks", "Who sees your marks and reasons, and when.",
      keys: [.character("v")], in: [.home]),
    CommandSpec(
      .practise, "Try one practice mark", "A mark on an invented question; nothing is recorded.",
      keys: [.character("p")], in: [.home]),
    CommandSpec(
      .openShelf, "Other appraisals", "Closes this appraisal and lists what can be opened.",
      keys: [.character("o")], in: [.home], hint: "others", rank: 5),
    CommandSpec(
      .openFolder, "Open a folder", "Opens the appraisal in a folder that you name.",
      keys: [.character("f")], in: [.home]),
    CommandSpec(
      .problems, "What is wrong with the folder",
      "What was found wrong with the files of this appraisal.", keys: [.character("w")],
      in: [.home]),
  ]

  private static let read: [CommandSpec] = [
    CommandSpec(
      .readOption, "Read this option", "Moves to the text; the arrows then scroll it.",
      keys: [.enter], in: [.read], hint: "read", rank: 1),
    CommandSpec(
      .compare, "Compare two options", "Shows this option beside another one.",
      keys: [.character("c")], in: [.read], hint: "compare", rank: 2),
    CommandSpec(
      .scoreOption, "Mark this option", "Goes to Score with this option selected.",
      keys: [.character("m")], in: [.read], hint: "mark it", rank: 4),
    CommandSpec(
      .comment, "Comment", "Says something about what is shown; it is kept and not counted.",
      keys: [.character("o")], in: [.read, .score], hint: "comment", rank: 9),
    CommandSpec(
      .liftBlockers, "Lift what is in the way",
      "Says which of the things that block this option are lifted.",
      keys: [.character("b")], in: [.read], hint: "blockers", rank: 8),
  ]

  private static let score: [CommandSpec] = [
    CommandSpec(
      .acceptMark, "Save the mark", "Records what was typed and goes to the next blank.",
      keys: [.enter], in: [.score], hint: "save", rank: 1),
    CommandSpec(
      .nextUnmarked, "Next blank", "Goes to the next cell without a mark.",
      keys: [.character("n")], in: [.score], hint: "next", rank: 2),
    CommandSpec(
      .giveReason, "Give the reason", "Why you gave this mark.", keys: [.character("r")],
      in: [.score], hint: "reason", rank: 3),
    CommandSpec(
      .linkEvidence, "Link the evidence", "The evidence that this mark rests on.",
      keys: [.character("e")], in: [.score], hint: "evidence", rank: 4),
    CommandSpec(
      .noMark, "No mark, and why",
      "Does not apply, I do not know, or I would rather not: three different answers.",
      keys: [.character("x")], in: [.score], hint: "no mark", rank: 5),
    CommandSpec(
      .clearMark, "Take the mark back", "Leaves the cell blank again.",
      keys: [.delete, .character("z")], in: [.score]),
    CommandSpec(
      .nextCriterion, "Next criterion", "Goes to the next card.",
      keys: [.right, .character("]")], in: [.score]),
    CommandSpec(
      .previousCriterion, "Previous criterion", "Goes to the card before.",
      keys: [.left, .character("[")], in: [.score]),
    CommandSpec(
      .toggleMatrix, "Card or matrix", "Shows one criterion at a time, or all marks at once.",
      keys: [.character("m")], in: [.score], hint: "matrix", rank: 6),
    CommandSpec(
      .handIn, "Check and hand in", "Lists what is blank and hands the ballot in.",
      keys: [.character("h")], in: [.score], hint: "hand in", rank: 7),
  ]

  private static let result: [CommandSpec] = [
    CommandSpec(
      .rankBlocked, "With or without what is blocked",
      "Ranks what is blocked too, as if it were not; nothing is recorded.",
      keys: [.character("b")], in: [.result], hint: "with blocked", rank: 3)
  ]

  private static let criteria: [CommandSpec] = [
    CommandSpec(
      .givePoints, "Save the points", "Records the points typed for this line.", keys: [.enter],
      in: [.criteria], hint: "save points", rank: 1),
    CommandSpec(
      .clearPoints, "Take the points back", "Leaves the weight of this line not set.",
      keys: [.delete, .character("z")], in: [.criteria], hint: "unset", rank: 3),
    CommandSpec(
      .carryWeightsOver, "Carry the weights over",
      "After a range has changed: the same preferences over the new ranges.",
      keys: [.character("R")], in: [.criteria], hint: "carry over", rank: 2),
    CommandSpec(
      .askForWeights, "Ask for weights",
      "Swings, points, an order, pairs, best and worst, or matching: one question at a time.",
      keys: [.character("w")], in: [.criteria], hint: "ask", rank: 2),
    CommandSpec(
      .nextHolder, "Whose weights", "Shows the agreed weights, your body's, or your own.",
      keys: [.character("v")], in: [.criteria], hint: "whose", rank: 4),
    CommandSpec(
      .compareWeights, "Compare weights", "Puts everybody's weights side by side.",
      keys: [.character("c")], in: [.criteria], hint: "compare", rank: 5),
    CommandSpec(
      .lockWeights, "Settle the agreed weights",
      "Keeps them as they are before anybody marks, or opens them again.",
      keys: [.character("l")], in: [.criteria], hint: "settle", rank: 6),
  ]

  private static let sensitivity: [CommandSpec] = [
    CommandSpec(
      .moreWeight, "More weight", "Tries one point more for the selected criterion.",
      keys: [.right, .character("]")], in: [.sensitivity], hint: "more weight", rank: 2),
    CommandSpec(
      .lessWeight, "Less weight", "Tries one point less for the selected criterion.",
      keys: [.left, .character("[")], in: [.sensitivity], hint: "less weight", rank: 3),
    CommandSpec(
      .nextPage, "Next page", "Turns to the next page of Sensitivity.", keys: [.character("v")],
      in: [.sensitivity], hint: "next page", rank: 1),
    CommandSpec(
      .weightScope, "Share of all or of the family",
      "Sweeps the weight among all criteria, or only among its neighbours.",
      keys: [.character("w")], in: [.sensitivity], hint: "all or family", rank: 6),
    CommandSpec(
      .otherWeightings, "Try other weightings",
      "All weights, those in the board's order, around the board's, given or within ranges.",
      keys: [.character("p")], in: [.sensitivity], hint: "other weightings", rank: 5),
    CommandSpec(
      .typeRanges, "Try weights within ranges",
      "Between which weights of each criterion weightings are tried; nothing is recorded.",
      keys: [.character("e")], in: [.sensitivity], hint: "ranges", rank: 7),
    CommandSpec(
      .recordWeight, "Record this weight",
      "Makes the weight that you tried the board's, with a note.",
      keys: [.enter], in: [.sensitivity], hint: "record it", rank: 0),
    CommandSpec(
      .forgetWeight, "Back to the weight that is set", "Forgets the weight that you tried.",
      keys: [.delete, .character("z")], in: [.sensitivity], hint: "forget it", rank: 4),
  ]

  private static let record: [CommandSpec] = [
    CommandSpec(
      .saveSnapshot, "Save a snapshot", "Keeps how things stand under a name, for good.",
      keys: [.character("s")], in: [.record], hint: "save a snapshot", rank: 1),
    CommandSpec(
      .openSnapshot, "Look at this snapshot", "Opens it for reading, as things then stood.",
      keys: [.enter], in: [.record], hint: "look at it", rank: 2),
    CommandSpec(
      .compareSnapshots, "What is different",
      "Between this snapshot and the marked one, else between it and now: who changed what.",
      keys: [.character("d")], in: [.record], hint: "difference", rank: 3),
    CommandSpec(
      .markSnapshot, "Mark this snapshot", "Marks it, to be compared with another one by d.",
      keys: [.character("m")], in: [.record], hint: "mark", rank: 4),
    CommandSpec(
      .restoreSnapshot, "Bring this snapshot back",
      "Brings back how things then stood, by new entries; nothing is erased.",
      keys: [.character("b")], in: [.record], hint: "bring back", rank: 5),
    CommandSpec(
      .decide, "Record the decision", "What was decided, by whom, on which report, and why.",
      keys: [.character("e")], in: [.record], hint: "decision", rank: 6),
    CommandSpec(
      .review, "Review the decision",
      "When its review is due: opens a new round, and ends it when all have marked.",
      keys: [.character("r")], in: [.home, .record], hint: "review", rank: 7),
    CommandSpec(
      .contests, "What is contested",
      "Values that people changed at once: who said what, and which of them stands.",
      keys: [.character("c")], in: [.home, .record, .result], hint: "contested", rank: 0),
    CommandSpec(
      .reviewNow, "Review it now", "Opens the review of the decision, or ends it.",
      in: [.home, .record]),
  ]

  private static let author: [CommandSpec] = [
    CommandSpec(
      .changeElement, "Change this line", "Opens the form of the selected line.", keys: [.enter],
      in: [.author], hint: "change", rank: 1),
    CommandSpec(
      .addElement, "Add a line", "Adds to this list, behind the selected line.",
      keys: [.character("a")], in: [.author], hint: "add", rank: 2),
    CommandSpec(
      .removeElement, "Take this line out", "Takes it out of the case; what was marked is kept.",
      keys: [.delete, .character("x")], in: [.author], hint: "take out", rank: 3),
    CommandSpec(
      .moveElementUp, "Move it up", "Moves the line before the one above.",
      keys: [.character("K")], in: [.author], hint: "move up", rank: 5),
    CommandSpec(
      .moveElementDown, "Move it down", "Moves the line behind the one below.",
      keys: [.character("J")], in: [.author], hint: "move down", rank: 6),
    CommandSpec(
      .setStanding, "Where this option stands",
      "Appraised, baseline, discounted, blocked or later, with the reason.",
      keys: [.character("w")], in: [.author], hint: "standing", rank: 4),
    CommandSpec(
      .combineOptions, "Combine options", "Makes one option of several, which stay on the list.",
      keys: [.character("c")], in: [.author]),
    CommandSpec(
      .splitOption, "Split this option", "Makes several options of one, which stays on the list.",
      keys: [.character("p")], in: [.author]),
    CommandSpec(
      .varyOption, "Add a variant of this option",
      "A copy under the option, in which you change what differs.", keys: [.character("v")],
      in: [.author]),
    CommandSpec(
      .health, "What weakens this appraisal",
      "Lists what is missing, doubled or unexplained, and why it matters.",
      keys: [.character("h")], in: [.author], hint: "check", rank: 7),
    CommandSpec(
      .removeElementNow, "Take it out now", "Takes the selected line out of the case.",
      in: [.author]),
  ]

  private static let places: [CommandSpec] = [
    CommandSpec(
      .goRead, "Read", "The options and their evidence.", keys: [.alt("1")], hint: nil),
    CommandSpec(
      .goScore, "Score", "Your marks.", keys: [.alt("2"), .character("s")], hint: "score", rank: 30),
    CommandSpec(
      .goResult, "Result", "The ranking, and how sure it is.", keys: [.alt("3")],
      hint: nil),
    CommandSpec(
      .goCriteria, "Criteria", "What the options are judged by, and the weights.",
      keys: [.alt("4")]),
    CommandSpec(
      .goSensitivity, "Sensitivity", "What would overturn the answer.", keys: [.alt("5")]),
    CommandSpec(.goRecord, "Record", "Snapshots, saved for good.", keys: [.alt("7")]),
    CommandSpec(
      .goAuthor, "Author", "Write the case: options, criteria, evidence, money and the rest.",
      keys: [.alt("9")]),
    CommandSpec(.goHome, "Home", "What is to be decided, and the way.", keys: [.alt("0")]),
    CommandSpec(
      .nextPlace, "Next place", "Goes one tab to the right.", keys: [.tab], hint: "next place",
      rank: 40),
    CommandSpec(
      .previousPlace, "Previous place", "Goes one tab to the left.", keys: [.backTab]),
  ]

  private static let everywhere: [CommandSpec] = [
    CommandSpec(
      .undo, "Undo", "Takes back the last thing you did, by its name.", keys: [.character("u")],
      hint: "undo", rank: 35),
    CommandSpec(
      .redo, "Redo", "Does again what was undone.", keys: [.control("r")]),
    CommandSpec(
      .filter, "Find in the list", "Shows only the lines that hold what you type.",
      keys: [.character("/")], in: [.home, .read, .record, .author]),
    CommandSpec(
      .saveElsewhere, "Save in another place",
      "When the disk refuses: copies the appraisal elsewhere and goes on there.",
      keys: [.character("w")], hint: "another place", rank: 0),
    CommandSpec(
      .closeSnapshot, "Close the snapshot", "Goes back to how things stand now."),
    CommandSpec(.back, "Back", "Closes what is open, or goes Home.", keys: [.escape]),
    CommandSpec(
      .help, "Help", "What this place is for, and everything you can do here.",
      keys: [.character("?"), .function(1)]),
    CommandSpec(
      .palette, "All commands", "Finds any command by a few letters of its name.",
      keys: [.control("p"), .character(":")]),
    CommandSpec(
      .editText, "Write in your own editor",
      "While you write a text of several lines: F4, or Ctrl-X and then Ctrl-E.",
      keys: [.function(4), .control("x")]),
    CommandSpec(
      .toggleMouse, "Mouse on or off",
      "Off lets you select text with your terminal's own mouse.", keys: [.control("t")]),
    CommandSpec(
      .redraw, "Draw the screen again", "When something else wrote on it.",
      keys: [.control("l")]),
    CommandSpec(
      .suspend, "Pause the program", "Back to the shell; fg continues here.",
      keys: [.control("z")]),
    CommandSpec(
      .quit, "Leave", "Ends the program; everything saved is kept.",
      keys: [.character("q"), .control("c"), .control("q")], hint: "leave", rank: 45),
  ]
}
