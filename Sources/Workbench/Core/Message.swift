package import AppraisalFindings
package import AppraisalModel
package import Canvas

/// What a click on an area means.
package enum Action: Equatable, Sendable {
  case command(Command)
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
  /// Turns to a page of the room, by its number.
  case page(Int)
  /// Tries other weightings, by their place among those that can be tried.
  case weighting(Int)
  /// Tries a weight, in whole percent.
  case weight(Int)
  /// Does what a key does; the hints of an overlay.
  case press(Key)
  /// Nothing; keeps a click from reaching what lies under an overlay.
  case nothing
}

/// A click on yes, no or not known in a form.
package struct FactClick: Equatable, Sendable {
  package var field: Int
  package var answer: FactAnswer
}

/// What a text that was edited outside the program came back as.
package enum EditedText: Equatable, Sendable {
  case text(String)
  /// It stays as it was; the sentence says why.
  case failed(String)
}

/// What happened: something that the user did, or a result that came back.
package enum Message: Sendable {
  case pressed(Key)
  case pasted(String)
  /// So many keys came in the same moment as something closed, and were not taken.
  case untaken(Int)
  case clicked(Action)
  /// The wheel was turned, down if positive.
  case scrolled(Int)
  /// The window has a new size.
  case resized(Size)
  /// The program runs again after it was stopped.
  case resumed
  case hangUp

  /// The shelf was looked through.
  case shelfListed(Shelf)
  case opened(OpenedAppraisal)
  /// An appraisal could not be opened; the sentence says why.
  case openFailed(String)
  /// A batch of edits is durable; the words say what else has to be known, such as that earlier ones
  /// had to be written anew; of ballots that were handed in the codes are told.
  ///
  /// The whole fold comes with it where the edits had to be sorted in among those of others.
  case recorded(
    batch: Int, [RecordedEdit], words: String? = nil, codes: [EntryAddress: BallotCode] = [:],
    signers: [SegmentID: SittingSigner] = [:], fold: Fold? = nil)
  /// Others added something to the appraisal that is open.
  case arrived(Arrival)
  /// A batch of edits could not be written yet and will be tried again.
  ///
  /// `isKept` says whether a copy is kept on this machine meanwhile.
  case recordingFailed(batch: Int, reason: String, isKept: Bool = false)
  /// The appraisal was copied to another place, where it goes on.
  case movedElsewhere(path: String)
  /// The appraisal could not be copied to another place; the sentence says why.
  case moveFailed(String)
  case snapshotSaved(SnapshotSummary)
  /// A snapshot could not be saved; the sentence says why.
  case snapshotFailed(String)
  case snapshotOpened(SnapshotSummary, Appraisal)
  /// A snapshot was read, to be restored.
  case snapshotRead(SnapshotSummary, Appraisal)
  /// What is different between two states, in lines.
  case differenceFound(title: String, [String])
  /// The report of a decision was read and its hash is in it.
  case reportHashed(Decision)
  /// The report of a decision could not be read; the sentence says why.
  case reportRefused(Decision, String)
  /// The hash of the whole record as it is on the disk.
  case headFound(path: String, String)
  /// The moment that it was when it was asked for, as records write it.
  case timeTold(String)
  /// The shares of first places for one state.
  case firstPlacesFound(generation: Int, FirstPlaces)
  /// The person's own editor was closed.
  case editorClosed(EditedText)
  /// How often each option came where, for one state.
  case chancesFound(generation: Int, Chances)
}

/// Work outside the model, described and not done.
package enum Effect: Equatable, Sendable {
  /// Looks for appraisals and cases.
  case listShelf
  /// Opens the appraisal in a folder.
  case open(path: String)
  /// Starts an appraisal from a case, or opens the one that was started from it.
  case start(caseName: String)
  /// Starts an appraisal from a template, or an empty one for nil.
  case startAnew(template: String?)
  /// Starts an appraisal from a case or a template in a folder that is named.
  case startIn(path: String, ShelfEntry.Kind, isShared: Bool)
  /// Asks for the person's key on this machine to be confirmed, and opens the appraisal again.
  case askForKey(path: String)
  /// Makes an appraisal that was begun without keys one whose sittings are signed, and opens it again.
  case seal(path: String)
  /// Shows the person's slip by their key on this machine, and opens the appraisal again.
  case showSlip(path: String, signs: String)
  /// Opens the appraisal for somebody to whom the terminal was handed; nil for whoever began to hand
  /// it round.
  case sit(path: String, as: AssessorID?, named: String)
  /// Writes edits that belong together, of somebody who had seen so much of what others added.
  case record(batch: Int, path: String, edits: [Edit], having: Int)
  /// Says that what others added, up to a number, has been taken in.
  case tookArrival(Int)
  /// Tells projectors where whoever facilitates is, or that nothing is to be told.
  case tellPlace(path: String, FacilitatorPlace?)
  /// Saves a snapshot of the recorded state.
  case saveSnapshot(path: String, name: String, note: String, sentence: String)
  case openSnapshot(path: String, SnapshotSummary)
  /// Copies the appraisal to another place and writes there what the disk refuses.
  case saveElsewhere(path: String)
  /// Keeps the text that a person is typing outside the appraisal; nil when nothing is.
  case keepDraft(path: String, of: AssessorID, Draft?)
  /// Keeps what a person has looked at, outside the appraisal.
  case keepSeen(path: String, by: AssessorID, Seen)
  /// Reads a snapshot to restore it.
  case readSnapshot(path: String, SnapshotSummary)
  /// Says what is different between two snapshots, or between one and now.
  case compareSnapshots(path: String, from: SnapshotSummary, to: SnapshotSummary?)
  /// Reads the report that a decision names by its path, for its hash.
  case hashReport(Decision)
  /// Says which moment it is.
  case tellTime
  /// Stops trying to write what the disk refuses, because the person chose to leave.
  case giveUp
  /// Opens a text in the person's own editor, which has the terminal meanwhile; at most so many
  /// bytes can come back.
  case editText(String, limit: Int)
  /// Works out how often each option comes first.
  case findFirstPlaces(generation: Int, Findings)
  /// Works out how often each option comes where, with certain weights.
  case findChances(generation: Int, Findings, WeightsTried)
}

/// What an update asks the loop to do.
package enum Request: Equatable, Sendable {
  /// Does work outside the model.
  case run(Effect)
  case quit
  /// Stops the program until it is continued.
  case suspend
  /// Paints the whole screen again.
  case redraw
  /// Takes the mouse or gives it back.
  case mouse(Bool)
}

/// One appraisal or case that can be opened from Home.
package struct ShelfEntry: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The appraisal in a folder.
    case appraisal(path: String)
    /// A case from which an appraisal can be started.
    case caseDocument(name: String)
    /// A template from which an appraisal can be started, or nothing at all for nil.
    case template(name: String?)
  }

  package var kind: Kind
  package var title: String
  package var detail: String

  package init(kind: Kind, title: String, detail: String = "") {
    self.kind = kind
    self.title = title
    self.detail = detail
  }
}

/// What can be opened from Home.
package struct Shelf: Equatable, Sendable {
  /// The entries: appraisals first, then cases.
  package var entries: [ShelfEntry]
  /// Where new appraisals are put.
  package var folder: String

  package init(entries: [ShelfEntry] = [], folder: String = "") {
    self.entries = entries
    self.folder = folder
  }
}
