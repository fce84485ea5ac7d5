public import AppraisalFindings
public import AppraisalModel
public import Canvas

/// What a click on an area means.
public enum Action: Equatable, Sendable {
  /// Runs a command.
  case command(CommandID)
  /// Goes to a place.
  case go(Place)
  /// Selects a row of the place's list.
  case row(Int)
  /// Selects an option of the card or the matrix, and its criterion.
  case cell(option: Int, criterion: Int)
  /// Selects a row of the top overlay.
  case overlayRow(Int)
  /// Chooses a button or field of the top overlay.
  case overlayField(Int)
  /// Answers the question of a form that is to be answered by yes, no or not known.
  case answer(FactClick)
  /// Does what a key does; the hints of an overlay.
  case press(Key)
  /// Nothing; keeps a click from reaching what lies under an overlay.
  case nothing
}

/// A click on yes, no or not known in a form.
public struct FactClick: Equatable, Sendable {
  /// The field.
  public var field: Int
  /// The answer.
  public var answer: FactAnswer
}

/// What a text that was edited outside the program came back as.
public enum EditedText: Equatable, Sendable {
  /// The text.
  case text(String)
  /// It stays as it was; the sentence says why.
  case failed(String)
}

/// What happened: something that the user did, or a result that came back.
public enum Message: Sendable {
  /// A key was pressed.
  case pressed(Key)
  /// Text was pasted.
  case pasted(String)
  /// An area was clicked.
  case clicked(Action)
  /// The wheel was turned, down if positive.
  case scrolled(Int)
  /// The window has a new size.
  case resized(Size)
  /// The program runs again after it was stopped.
  case resumed
  /// The terminal is gone.
  case hangUp

  /// The shelf was looked through.
  case shelfListed(Shelf)
  /// An appraisal was opened.
  case opened(OpenedAppraisal)
  /// An appraisal could not be opened; the sentence says why.
  case openFailed(String)
  /// A batch of edits is durable.
  case recorded(batch: Int, [RecordedEdit])
  /// A batch of edits could not be written yet and will be tried again.
  case recordingFailed(batch: Int, reason: String)
  /// A snapshot is durable.
  case snapshotSaved(SnapshotSummary)
  /// A snapshot could not be saved; the sentence says why.
  case snapshotFailed(String)
  /// A snapshot was read.
  case snapshotOpened(SnapshotSummary, Appraisal)
  /// The shares of first places for one state.
  case firstPlacesFound(generation: Int, FirstPlaces)
  /// The person's own editor was closed.
  case editorClosed(EditedText)
}

/// Work outside the model, described and not done.
public enum Effect: Equatable, Sendable {
  /// Looks for appraisals and cases.
  case listShelf
  /// Opens the appraisal in a folder.
  case open(path: String)
  /// Starts an appraisal from a case, or opens the one that was started from it.
  case start(caseName: String)
  /// Writes edits that belong together.
  case record(batch: Int, path: String, edits: [Edit])
  /// Saves a snapshot of the recorded state.
  case saveSnapshot(path: String, name: String, note: String, sentence: String)
  /// Reads a snapshot.
  case openSnapshot(path: String, SnapshotSummary)
  /// Stops trying to write what the disk refuses, because the person chose to leave.
  case giveUp
  /// Opens a text in the person's own editor, which has the terminal meanwhile; at most so many
  /// bytes can come back.
  case editText(String, limit: Int)
  /// Works out how often each option comes first.
  case findFirstPlaces(generation: Int, Findings)
}

/// What an update asks the loop to do.
public enum Request: Equatable, Sendable {
  /// Does work outside the model.
  case run(Effect)
  /// Ends the program.
  case quit
  /// Stops the program until it is continued.
  case suspend
  /// Paints the whole screen again.
  case redraw
  /// Takes the mouse or gives it back.
  case mouse(Bool)
}

/// One appraisal or case that can be opened from Home.
public struct ShelfEntry: Equatable, Sendable {
  /// What is opened.
  public enum Kind: Equatable, Sendable {
    /// The appraisal in a folder.
    case appraisal(path: String)
    /// A case from which an appraisal can be started.
    case caseDocument(name: String)
  }

  /// What is opened.
  public var kind: Kind
  /// Its title.
  public var title: String
  /// More about it.
  public var detail: String

  /// Makes an entry.
  public init(kind: Kind, title: String, detail: String = "") {
    self.kind = kind
    self.title = title
    self.detail = detail
  }
}

/// What can be opened from Home.
public struct Shelf: Equatable, Sendable {
  /// The entries: appraisals first, then cases.
  public var entries: [ShelfEntry]
  /// Where new appraisals are put.
  public var folder: String

  /// Makes a shelf.
  public init(entries: [ShelfEntry] = [], folder: String = "") {
    self.entries = entries
    self.folder = folder
  }
}
