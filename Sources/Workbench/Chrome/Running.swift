import AppraisalModel
import Canvas

extension Model {
  /// Runs a command, or says why it cannot be run.
  mutating func run(_ id: CommandID) -> [Request] {
    if let reason = disabledReason(id) {
      notice = Notice(.refused, reason)
      return []
    }
    if let spec = Registry.spec(id), let home = spec.home, !spec.applies(in: place) {
      // A command found by its name is run where its effect is seen.
      let requests = go(to: home)
      return place == home ? requests + run(id) : requests
    }
    switch id {
    case .help: overlays.append(.commands(CommandMenu(.help)))
    case .palette: overlays.append(.commands(CommandMenu(.palette)))
    case .undo: return undo()
    case .redo: return redo()
    case .quit: return leave()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .toggleMouse: return toggleMouse()
    case .back: return goBack()
    case .filter: startFilter()
    case .goHome, .goRead, .goScore, .goResult, .goCriteria, .goSensitivity, .goRecord, .goAuthor:
      return go(id)
    case .nextPlace: return step(by: 1)
    case .previousPlace: return step(by: -1)
    case .closeSnapshot: return closeSnapshot()
    case .saveElsewhere: openPlaceForm()
    default: return runInPlace(id)
    }
    return []
  }

  private mutating func runInPlace(_ id: CommandID) -> [Request] {
    switch id {
    case .choose: return chooseHomeLine()
    case .whoAmI, .whatIsDecided, .whoWillSee, .practise, .openFolder, .openShelf, .problems:
      return runHome(id)
    case .readOption, .compare, .scoreOption: return runRead(id)
    case .comment: openComment()
    case .rankBlocked: return rankBlocked()
    case .liftBlockers: openBlockers()
    case .acceptMark, .nextUnmarked, .giveReason, .linkEvidence, .noMark, .clearMark,
      .toggleMatrix, .nextCriterion, .previousCriterion, .handIn:
      return runScore(id)
    case .givePoints: return acceptPoints()
    case .carryWeightsOver: return carryWeightsOver()
    case .clearPoints: return clearPoints()
    case .askForWeights: askForWeights()
    case .nextHolder: return nextHolder()
    case .compareWeights: compareWeights()
    case .lockWeights: return lockWeights()
    case .nextPage, .moreWeight, .lessWeight, .weightScope, .otherWeightings, .typeRanges,
      .recordWeight, .forgetWeight:
      return runSensitivity(id)
    case .saveSnapshot, .openSnapshot: return runRecord(id)
    case .markSnapshot, .compareSnapshots, .restoreSnapshot, .decide: return runRecall(id)
    case .contests: openContests()
    case .review: askReview()
    case .reviewNow: return moveReview()
    case .changeElement, .addElement, .removeElement, .moveElementUp, .moveElementDown,
      .setStanding:
      return runOutline(id)
    case .removeElementNow: return removeElement()
    case .combineOptions, .splitOption, .varyOption: openOptionLife(id)
    case .health: checkHealth()
    default: return []
    }
    return []
  }

  private mutating func go(_ id: CommandID) -> [Request] {
    switch id {
    case .goRead: go(to: .read)
    case .goScore: go(to: .score)
    case .goResult: go(to: .result)
    case .goCriteria: go(to: .criteria)
    case .goSensitivity: go(to: .sensitivity)
    case .goRecord: go(to: .record)
    case .goAuthor: go(to: .author)
    default: go(to: .home)
    }
  }

  private mutating func step(by distance: Int) -> [Request] {
    guard session != nil else {
      notice = Notice(.refused, "Open an appraisal first: choose one on Home.")
      return []
    }
    let all = Place.allCases
    let index = all.firstIndex(of: place) ?? 0
    return go(to: all[(index + distance + all.count) % all.count])
  }

  private mutating func goBack() -> [Request] {
    if read.isReading, place == .read {
      read.isReading = false
    } else if read.compared != nil, place == .read {
      read.compared = nil
    } else if snapshot != nil {
      return closeSnapshot()
    } else {
      return go(to: .home)
    }
    return []
  }

  private mutating func openPlaceForm() {
    overlays.append(.form(.otherPlace))
  }

  private mutating func toggleMouse() -> [Request] {
    mouseIsOn.toggle()
    notice = Notice(
      .plain,
      mouseIsOn
        ? "The mouse works in the program. Ctrl-T gives it back to your terminal."
        : "Your terminal has the mouse, to select text with. Ctrl-T takes it back.")
    return [.mouse(mouseIsOn)]
  }

  private var isKept: Bool { present?.isKeptElsewhere == true }

  private var leavingWords: String {
    isKept
      ? "A private copy on this machine is written when you open the appraisal here again."
      : "If you leave now they are lost."
  }

  private mutating func leave() -> [Request] {
    let requests = commitEntries()
    if notice?.kind == .refused { return requests }
    if case .notSaved(let reason) = present?.saveState {
      overlays.append(
        .confirmation(
          Confirmation(
            title: "Some changes are not saved",
            words: "They could not be written: \(reason). \(leavingWords) "
              + "If you stay, the program goes on trying.",
            key: "l", label: isKept ? "leave" : "leave and lose them", command: .quit)))
      return requests
    }
    return requests + [.quit]
  }
}
