public import Canvas

/// The one list of commands.
public enum Registry {
  /// Every command, in the order of the help menu.
  public static let all: [CommandSpec] =
    home + read + score + criteria + record + places + everywhere

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

  private static let criteria: [CommandSpec] = [
    CommandSpec(
      .givePoints, "Save the points", "Records the points typed for this line.", keys: [.enter],
      in: [.criteria], hint: "save points", rank: 1),
    CommandSpec(
      .clearPoints, "Take the points back", "Leaves the weight of this line not set.",
      keys: [.delete, .character("z")], in: [.criteria], hint: "unset", rank: 3),
  ]

  private static let record: [CommandSpec] = [
    CommandSpec(
      .saveSnapshot, "Save a snapshot", "Keeps how things stand under a name, for good.",
      keys: [.character("s")], in: [.record], hint: "save a snapshot", rank: 1),
    CommandSpec(
      .openSnapshot, "Look at this snapshot", "Opens it for reading, as things then stood.",
      keys: [.enter], in: [.record], hint: "look at it", rank: 2),
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
    CommandSpec(.goRecord, "Record", "Snapshots, saved for good.", keys: [.alt("7")]),
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
      keys: [.character("/")], in: [.home, .read, .record]),
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
