public import AppraisalModel
public import Canvas

/// A list of commands that can be searched and run.
public struct CommandMenu: Equatable, Sendable {
  /// Whether it lists what applies here with help, or everything by name.
  public enum Kind: Equatable, Sendable {
    /// `?`: what applies here.
    case help
    /// Everything, found by a few letters.
    case palette
  }

  /// Which.
  public var kind: Kind
  /// What is being searched for.
  public var search = TextEntry()
  /// The selected row among those found.
  public var selected = 0

  /// Makes a menu.
  public init(_ kind: Kind) { self.kind = kind }
}

/// A choice of one from a few.
public struct ChoiceMenu: Equatable, Sendable {
  /// What is chosen.
  public enum Purpose: Equatable, Sendable {
    /// The kind of no mark.
    case noMark(MarkingPlace)
    /// What becomes of a text that a crash interrupted.
    case draft(Draft)
  }

  /// What is chosen.
  public var purpose: Purpose
  /// The question.
  public var title: String
  /// The choices.
  public var choices: [String]
  /// The selected one.
  public var selected = 0
}

/// A choice of any number from a list.
public struct EvidencePicker: Equatable, Sendable {
  /// Whose marking rests on it.
  public var place: MarkingPlace
  /// What can be chosen, in reading order.
  public var items: [EvidenceID]
  /// What is chosen.
  public var chosen: Set<EvidenceID>
  /// The row of the cursor.
  public var selected = 0
}

/// A question before something that cannot be undone; its key is not the key that asked.
public struct Confirmation: Equatable, Sendable {
  /// What is about to happen.
  public var title: String
  /// What it means.
  public var words: String
  /// The key that goes ahead.
  public var key: Character
  /// What that key does, in a word or two.
  public var label: String
  /// What is run.
  public var command: CommandID
}

/// A text to read, and to close.
public struct Reader: Equatable, Sendable {
  /// The heading.
  public var title: String
  /// The paragraphs.
  public var paragraphs: [String]
  /// The first visible line.
  public var scroll = 0

  /// Makes a text.
  public init(title: String, paragraphs: [String]) {
    self.title = title
    self.paragraphs = paragraphs
  }
}

/// One practice mark, which is not recorded.
public struct Practice: Equatable, Sendable {
  /// What is being typed.
  public var entry = TextEntry()
  /// The mark that was given, or nil.
  public var mark: DecimalNumber?
  /// What is wrong with what was typed, or nil.
  public var refusal: String?

  /// Makes a practice that nobody has touched.
  public init() {}
}

/// What lies over a place; the topmost gets the keys first.
public enum Overlay: Equatable, Sendable {
  /// A list of commands.
  case commands(CommandMenu)
  /// A choice of one.
  case choice(ChoiceMenu)
  /// A choice of evidence.
  case evidence(EvidencePicker)
  /// A form.
  case form(Form)
  /// A question before something that cannot be undone.
  case confirmation(Confirmation)
  /// A text to read.
  case reader(Reader)
  /// What weakens the appraisal.
  case health(HealthList)
  /// Questions about weights.
  case weighing(WeighingDesk)
  /// A text with tables.
  case page(TextPage)
  /// What is contested.
  case contests(ContestList)
  /// A practice mark.
  case practice(Practice)
}
