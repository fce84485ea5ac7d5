public import AppraisalModel
public import Canvas
public import WeightElicitation

/// A word to the user in the status line, until the next key.
public struct Notice: Equatable, Sendable {
  /// What it is about.
  public enum Kind: Equatable, Sendable {
    /// Something went as wished.
    case good
    /// Something to know.
    case plain
    /// Something was refused.
    case refused
  }

  /// What it is about.
  public var kind: Kind
  /// The words.
  public var words: String

  /// Makes a notice.
  public init(_ kind: Kind, _ words: String) {
    self.kind = kind
    self.words = words
  }
}

/// How much room there is.
public enum SizeClass: Equatable, Sendable {
  /// Below 50 columns or 12 rows: one thing at a time.
  case tiny
  /// Below 80 columns: one pane.
  case narrow
  /// Below 110 columns.
  case normal
  /// 110 columns and more.
  case wide

  /// The class of a size.
  public init(_ size: Size) {
    switch size.width {
    case ..<50: self = .tiny
    case ..<80: self = size.height < 12 ? .tiny : .narrow
    case ..<110: self = size.height < 12 ? .tiny : .normal
    default: self = size.height < 12 ? .tiny : .wide
    }
  }
}

/// The state of a list: what is selected, how far it is scrolled, what it is filtered by.
public struct ListState: Equatable, Sendable {
  /// The selected row among those shown.
  public var selected = 0
  /// The first visible row of the last frame.
  public var offset = 0
  /// What is typed after `/`, or nil.
  public var filter: TextEntry?
  /// Whether keys go to the filter.
  public var isFiltering = false

  /// Makes the state of a list that nobody has touched.
  public init() {}
}

/// The state of Read.
public struct ReadState: Equatable, Sendable {
  /// The list of options.
  public var list = ListState()
  /// The option that is shown, or was shown last.
  public var option: OptionID?
  /// The texts of options that were shown in the present state, so that each is made once.
  var texts = OptionTexts()
  /// The page about the case that is shown instead of an option, or nil.
  public var page: CasePage?
  /// The option that it is compared with, or nil.
  public var compared: OptionID?
  /// The first visible line of the reading pane.
  public var scroll = 0
  /// Whether the reading pane has taken the whole width, where both do not fit.
  public var isReading = false
}

/// The state of Score.
public struct ScoreState: Equatable, Sendable {
  /// The criterion of the card.
  public var criterion: CriterionID?
  /// The option of the cursor.
  public var option: OptionID?
  /// What is being typed, or nil.
  public var entry: TextEntry?
  /// Whether the whole matrix is shown instead of a card.
  public var isMatrix = false
}

/// The state of Criteria.
public struct CriteriaState: Equatable, Sendable {
  /// The node of the cursor.
  public var node: CriterionID?
  /// Whose weights are shown, where that is somebody whose weights the person can give.
  public var holder = WeightHolder.agreed
  /// The points being typed, or nil.
  public var entry: TextEntry?
  /// The questions about weights that were left before their end, or nil.
  public var unfinished: Weighing?
  /// The first visible row.
  public var offset = 0
}

/// The whole state of the application.
public struct Model: Sendable {
  /// The size of the screen.
  public var size: Size
  /// The glyphs that the screen can show.
  public var glyphs: GlyphSet
  /// Who is at the keyboard: the login name unless another was given.
  public var person: AssessorID
  /// The name shown for the person.
  public var personName: String
  /// The day of the sitting.
  public var today: CalendarDay?
  /// The open appraisal, or nil.
  public var session: Session?
  /// The appraisal to return to when a snapshot is closed.
  public var beforeSnapshot: Session?
  /// The snapshot that is open, or nil.
  public var snapshot: SnapshotSummary?
  /// The file of the snapshot that is marked to be compared, or nil.
  public var markedSnapshot: String?
  /// What can be opened.
  public var shelf = Shelf()
  /// The place that is open.
  public var place = Place.home
  /// The text that was last kept outside the appraisal while it is typed.
  var keptDraft: Draft?
  /// What lies over the place, topmost last.
  public var overlays: [Overlay] = []
  /// A word to the user.
  public var notice: Notice?
  /// Whether `g` was pressed and a digit is awaited.
  public var awaitsPlace = false
  /// Whether the mouse is taken.
  public var mouseIsOn = true
  /// Whether something is being opened.
  public var isOpening = false
  /// Counts the batches of edits.
  public var lastBatch = 0
  /// Counts the states of all appraisals that were opened.
  public var lastGeneration = 0
  /// Batches that are not yet durable.
  public var pendingBatches: Set<Int> = []

  /// The steps of the first minutes that were taken in this sitting.
  public var taken: Set<CommandID> = []

  /// The list of Home.
  public var home = ListState()
  /// Read.
  public var read = ReadState()
  /// Score.
  public var score = ScoreState()
  /// The first visible line of Result.
  public var resultScroll = 0
  /// The option that is selected on Result.
  public var resultOption: OptionID?
  /// Criteria.
  public var criteria = CriteriaState()
  /// Sensitivity.
  public var sensitivity = SensitivityState()
  /// The list of Record.
  public var record = ListState()
  /// Author.
  public var outline = OutlineState()

  /// Makes the model of a program that has just started.
  public init(
    size: Size, glyphs: GlyphSet, person: AssessorID, personName: String = "",
    today: CalendarDay? = nil
  ) {
    self.size = size
    self.glyphs = glyphs
    self.person = person
    self.personName = personName.isEmpty ? person.text : personName
    self.today = today
  }

  /// How much room there is.
  public var sizeClass: SizeClass { SizeClass(size) }
}
