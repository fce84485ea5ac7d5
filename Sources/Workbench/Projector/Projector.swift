package import AppraisalFindings
package import AppraisalModel
package import Canvas

/// What a projector shows: one page at a time of what everybody may see, where the facilitator is.
///
/// Nobody sits at it, so that it is no room of the house: it has no bench, no ballot and no commands,
/// and changes nothing.
package struct Projector: Sendable {
  package enum Message: Sendable {
    /// It has just been put up.
    case began
    case pressed(Key)
    case resized(Size)
    case resumed
    case hangUp
    /// Others added something to the appraisal.
    case arrived(Arrival)
    /// Where whoever facilitates is; nil while nobody tells it.
    case placed(ToldPlace?)
    case firstPlacesFound(generation: Int, FirstPlaces)
  }

  package enum Request: Equatable, Sendable {
    case quit
    case redraw
    /// Says that what others added, up to a number, has been taken in.
    case tookArrival(Int)
    case findFirstPlaces(generation: Int, Findings)
  }

  package private(set) var size: Size
  package let glyphs: GlyphSet
  private let path: String
  /// The state as it stands on disk; nothing is drawn of it.
  private var recorded: Fold
  private var unread: String?
  /// What everybody may see of it.
  package private(set) var shown: Presentation
  private var generation = 0
  private(set) var firstPlaces: FirstPlaces?
  private(set) var told: ToldPlace?
  /// The page that was turned to by hand; nil while the facilitator is followed.
  private(set) var turned: PresentedPage?
  private(set) var showsHelp = false
  /// What was pressed and does nothing.
  private(set) var unknownKey: Key?
  /// How many lines of a long page were scrolled away.
  private(set) var offset = 0

  /// Shows an appraisal that was opened.
  package init(_ opened: OpenedAppraisal, at told: ToldPlace?, size: Size, glyphs: GlyphSet) {
    (path, recorded, unread) = (opened.path, opened.fold, opened.unread)
    (self.told, self.size, self.glyphs) = (told, size, glyphs)
    shown = Presentation(
      opened.fold.appraisal, contested: opened.fold.contested.count, unread: opened.unread)
  }

  /// The page that is shown.
  package var page: PresentedPage { turned ?? shown.page(at: told?.place) }

  /// Changes what is shown, and says what is to be done outside it; total.
  package mutating func take(_ message: Message) -> [Request] {
    switch message {
    case .began: return awaitingPlaces
    case .pressed(let key): return press(key)
    case .resized(let size):
      self.size = size
      return []
    case .resumed: return [.redraw]
    case .hangUp: return [.quit]
    case .arrived(let arrival): return take(arrival)
    case .placed(let place):
      if place != told, turned == nil { offset = 0 }
      told = place
      return []
    case .firstPlacesFound(let number, let places):
      if number == generation { firstPlaces = places }
      return []
    }
  }

  // MARK: What others do

  private mutating func take(_ arrival: Arrival) -> [Request] {
    let taken = Request.tookArrival(arrival.number)
    guard arrival.path == path, arrival.changesState else { return [taken] }
    if let fold = arrival.fold {
      recorded = fold
    } else {
      recorded.goOn(with: arrival.entries, signedBy: arrival.signers)
    }
    if let reading = arrival.reading { unread = reading.unread }
    shown = Presentation(
      recorded.appraisal, contested: recorded.contested.count, unread: unread)
    generation += 1
    firstPlaces = nil
    // A page may be of something that is gone.
    if let turned, !shown.pages.contains(turned) { self.turned = nil }
    return [taken] + awaitingPlaces
  }

  private var awaitingPlaces: [Request] {
    shown.hasResult && shown.findings.isComplete
      ? [.findFirstPlaces(generation: generation, shown.findings)] : []
  }

  // MARK: Keys

  private mutating func press(_ key: Key) -> [Request] {
    unknownKey = nil
    if key == .control("c") || key == .character("q") && !showsHelp { return [.quit] }
    if showsHelp {
      showsHelp = false
      return []
    }
    switch key {
    case .control("l"): return [.redraw]
    case .character("?"), .function(1): showsHelp = true
    case .character("f"): turn(to: nil)
    case .right, .pageDown, .character(" "): turn(by: 1)
    case .left, .pageUp: turn(by: -1)
    case .home: turn(to: shown.pages.first)
    case .end: turn(to: shown.pages.last)
    case .down: offset = ProjectorScreen(self).lastOffset(from: offset + 1)
    case .up: offset = max(0, offset - 1)
    default: unknownKey = key
    }
    return []
  }

  private mutating func turn(to page: PresentedPage?) { (turned, offset) = (page, 0) }

  private mutating func turn(by step: Int) {
    let pages = shown.pages
    let here = pages.firstIndex(of: page.unselected) ?? pages.firstIndex(of: .talk) ?? 0
    turn(to: pages[max(0, min(here + step, pages.count - 1))])
  }
}

extension PresentedPage {
  /// The same page without what is selected on it.
  fileprivate var unselected: PresentedPage {
    switch self {
    case .criterion(let criterion, _): .criterion(criterion, option: nil)
    case .weights: .weights(nil)
    case .agenda, .option, .round, .talk, .cell, .result, .decision: self
    }
  }
}
