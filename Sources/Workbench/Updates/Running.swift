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
    case .goHome, .goRead, .goScore, .goResult, .goCriteria, .goRecord: return go(id)
    case .nextPlace: return step(by: 1)
    case .previousPlace: return step(by: -1)
    case .closeSnapshot: return closeSnapshot()
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
    case .acceptMark, .nextUnmarked, .giveReason, .linkEvidence, .noMark, .clearMark,
      .toggleMatrix, .nextCriterion, .previousCriterion, .handIn:
      return runScore(id)
    case .givePoints: return acceptPoints()
    case .clearPoints: return clearPoints()
    case .saveSnapshot, .openSnapshot: return runRecord(id)
    default: return []
    }
  }

  private mutating func go(_ id: CommandID) -> [Request] {
    switch id {
    case .goRead: go(to: .read)
    case .goScore: go(to: .score)
    case .goResult: go(to: .result)
    case .goCriteria: go(to: .criteria)
    case .goRecord: go(to: .record)
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

  private mutating func toggleMouse() -> [Request] {
    mouseIsOn.toggle()
    notice = Notice(
      .plain,
      mouseIsOn
        ? "The mouse works in the program. Ctrl-T gives it back to your terminal."
        : "Your terminal has the mouse, to select text with. Ctrl-T takes it back.")
    return [.mouse(mouseIsOn)]
  }

  private mutating func leave() -> [Request] {
    let requests = commitEntries()
    if notice?.kind == .refused { return requests }
    if case .notSaved(let reason) = present?.saveState {
      overlays.append(
        .confirmation(
          Confirmation(
            title: "Some changes are not saved",
            words: "They could not be written: \(reason). If you leave now they are lost. "
              + "If you stay, the program goes on trying.",
            key: "l", label: "leave and lose them", command: .quit)))
      return requests
    }
    return requests + [.quit]
  }
}
