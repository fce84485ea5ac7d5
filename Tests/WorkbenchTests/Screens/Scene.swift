import AppraisalModel
import Canvas
@testable import Workbench

/// The screens that are kept as pictures.
enum Scene: String, CaseIterable, Sendable {
  case homeShelf = "home-shelf"
  case homeAppraisal = "home-appraisal"
  case readList = "read-list"
  case readText = "read-text"
  case readCompared = "read-compared"
  case readFiltered = "read-filtered"
  case scoreStart = "score-start"
  case scoreTyped = "score-typed"
  case scoreMarked = "score-marked"
  case scoreMatrix = "score-matrix"
  case scoreRefused = "score-refused"
  case resultNothing = "result-nothing"
  case resultIncomplete = "result-incomplete"
  case resultLevel = "result-level"
  case resultClear = "result-clear"
  case resultFragile = "result-fragile"
  case criteriaUnset = "criteria-unset"
  case criteriaSet = "criteria-set"
  case criteriaSettled = "criteria-settled"
  case weighMethods = "weigh-methods"
  case weighChoice = "weigh-choice"
  case weighSwing = "weigh-swing"
  case weighPair = "weigh-pair"
  case weighPreview = "weigh-preview"
  case weighComparison = "weigh-comparison"
  case authorList = "author-list"
  case authorOption = "author-option"
  case authorTree = "author-tree"
  case authorEmpty = "author-empty"
  case authorForm = "author-form"
  case homeUnwritten = "home-unwritten"
  case health
  case sensitivityWeight = "sensitivity-weight"
  case sensitivityTried = "sensitivity-tried"
  case sensitivityEvery = "sensitivity-every"
  case sensitivityOften = "sensitivity-often"
  case sensitivityWin = "sensitivity-win"
  case sensitivityLead = "sensitivity-lead"
  case sensitivityMethods = "sensitivity-methods"
  case sensitivityMarks = "sensitivity-marks"
  case sensitivityChairs = "sensitivity-chairs"
  case sensitivityAgreeing = "sensitivity-agreeing"
  case sensitivityGroup = "sensitivity-group"
  case sensitivityNothing = "sensitivity-nothing"
  case workshopNone = "workshop-none"
  case workshopOpen = "workshop-open"
  case workshopEnd = "workshop-end"
  case workshopForm = "workshop-form"
  case workshopTalk = "workshop-talk"
  case workshopAttendance = "workshop-attendance"
  case recordEmpty = "record-empty"
  case recordSnapshots = "record-snapshots"
  case help
  case palette
  case formPerson = "form-person"
  case formSnapshot = "form-snapshot"
  case formReason = "form-reason"
  case formEvery = "form-every"
  case formEnd = "form-end"
  case formFaults = "form-faults"
  case formList = "form-list"
  case formTicks = "form-ticks"
  case evidence
  case noMark = "no-mark"
  case reader
  case practice
  case notSaved = "not-saved"
  case confirmation
  case snapshot
  case nothingOpen = "nothing-open"

  /// The sizes, beside 80x24, at which the screen shows something else: two panes where there is
  /// room for them, else what is left in a small window.
  ///
  /// Scenes that look alike in one size are kept in different ones, so that every size is kept.
  var telling: [Size] {
    switch self {
    case .readCompared, .authorList, .authorOption, .authorTree, .authorEmpty, .resultFragile,
      .sensitivityWeight, .sensitivityEvery, .sensitivityMarks, .sensitivityChairs,
      .sensitivityAgreeing, .sensitivityGroup, .criteriaSet, .help, .formEvery, .evidence,
      .workshopOpen, .workshopTalk:
      [Size(width: 120, height: 40)]
    case .scoreMatrix: [Size(width: 120, height: 40), Size(width: 40, height: 10)]
    case .readList, .scoreTyped, .resultLevel, .weighChoice, .weighPair, .formSnapshot:
      [Size(width: 60, height: 15)]
    case .practice: [Size(width: 60, height: 15), Size(width: 20, height: 5)]
    case .homeShelf, .scoreMarked, .resultClear, .weighSwing, .formEnd, .sensitivityNothing:
      [Size(width: 20, height: 5)]
    default: [Size(width: 40, height: 10)]
    }
  }

  /// The desk with this screen.
  func desk(size: Size, glyphs: GlyphSet) -> Desk {
    if self == .homeShelf || self == .nothingOpen {
      var desk = Desk(size: size, glyphs: glyphs)
      if self == .nothingOpen { desk.type("g2") }
      return desk
    }
    let isUnwritten = self == .authorEmpty || self == .homeUnwritten
    var desk = Desk(
      isUnwritten ? Board.opened(Board.unwritten) : Board.opened(edits, snapshots: snapshots),
      size: size, glyphs: glyphs)
    if EveryKind.scenes.contains(self) { desk.model.bench.overlays.append(EveryKind.form) }
    if self == .notSaved || self == .confirmation { desk.diskRefusal = "the disk is full" }
    desk.type(keys)
    return desk
  }

  private var snapshots: [SnapshotSummary] {
    [.recordSnapshots, .snapshot].contains(self) ? Board.snapshots : []
  }

  private var edits: [Edit] {
    switch self {
    case .resultIncomplete: Array(Board.clear.prefix(23))
    case .scoreMarked, .scoreMatrix:
      Array(Board.clear.prefix(9)) + [
        .marks(.mark(place: Board.place(3, 1), old: nil, new: .doNotKnow)),
        .marks(.mark(place: Board.place(4, 1), old: nil, new: .doesNotApply)),
        .marks(.mark(place: Board.place(5, 1), old: nil, new: .ratherNot)),
        .marks(
          .reason(
            place: Board.place(2, 1), old: "",
            new: "The council runs the schools and children's centres already.")),
        .marks(
          .evidence(
            place: Board.place(2, 1), old: [],
            new: Array(Board.document.evidence.map(\.id).prefix(2))
          )),
      ]
    case .resultLevel: Board.level + Board.weights
    case .resultClear, .snapshot: Board.clear + Board.weights
    case .resultFragile: Board.close + Board.weights
    case .sensitivityWeight, .sensitivityTried, .sensitivityEvery, .sensitivityOften,
      .sensitivityWin, .sensitivityLead, .sensitivityMethods:
      Board.fragile + Board.weights
    case .sensitivityMarks, .sensitivityAgreeing, .sensitivityGroup: GroupBoard.apart
    case .sensitivityChairs: GroupBoard.missing
    case .criteriaSet, .health, .criteriaSettled: Board.weights
    case .weighComparison: Board.weights + Board.otherWeights
    case .workshopOpen, .workshopEnd, .workshopAttendance: Board.meeting
    case .workshopTalk: Board.talk
    default: []
    }
  }

  private var keys: String {
    switch self {
    case .homeShelf, .homeAppraisal, .homeUnwritten, .nothingOpen: ""
    case .authorList, .authorEmpty: "g9"
    case .authorOption: "g9<Right><Right><Right><Down><Down><Down>"
    case .authorTree: "g9<Right><Right><Right><Right><Down><Down>"
    case .authorForm: "g9<Right><Right><Right><Right><Down><Enter>"
    case .health: "g9h<Down>"
    case .readList: "g1<Down><Down>"
    case .readText: "g1<Down><Down><Enter><Down><Down><Down>"
    case .readCompared: "g1<Down>c<Down>"
    case .readFiltered: "g1/join"
    case .scoreStart: "s"
    case .scoreTyped: "s70<Enter>8"
    case .scoreMarked: "s<Left><Home><Down><Down>"
    case .scoreMatrix: "sm"
    case .scoreRefused: "s101<Enter>"
    case .resultNothing, .resultIncomplete, .resultLevel, .resultClear: "g3"
    case .resultFragile: "g3<Down>"
    case .criteriaUnset: "g4<Down>75"
    case .criteriaSet: "g4<Down>"
    case .criteriaSettled: "g4lThe panel, before anybody marked.<C-s>"
    case .weighMethods: "g4<Down>w<Down>"
    case .weighChoice: "g4w<Enter><Down>"
    case .weighSwing: "g4w<Enter>140"
    case .weighPair:
      "g4w<Down><Down><Down><Down><Down><Down><Enter>" + "3<Enter>2<Enter>2<Enter>3<Enter>"
        + "2<Enter>4<Enter>2<Enter>2<Enter><Down>2<Enter>3"
    case .weighPreview: AskingWeightsTests.swings
    case .weighComparison: "g4c"
    case .sensitivityWeight: "g5"
    case .sensitivityTried: "g5<Right><Right><PgDn>"
    case .sensitivityEvery: "g5v<Down><Down>"
    case .sensitivityOften: "g5vvp"
    case .sensitivityWin: "g5vvv"
    case .sensitivityLead: "g5vvvv"
    case .sensitivityMethods: "g5vvvvv"
    case .sensitivityMarks: "g5vvvvvv"
    case .sensitivityChairs: "g5vvvvvvv"
    case .sensitivityAgreeing: "g5vvvvvvvv"
    case .sensitivityGroup: "g5vvvvvvvvv"
    case .sensitivityNothing: "g5"
    case .workshopNone, .workshopOpen: "g6"
    case .workshopEnd: "g6e"
    case .workshopTalk: "g6<Down><Down>"
    case .workshopForm: "g6o"
    case .workshopAttendance: "g6p<Home>p<Down>p<Down>a<Down>"
    case .recordEmpty: "g7"
    case .recordSnapshots: "g7"
    case .help: "s?"
    case .palette: "<C-p>re"
    case .formPerson: "i<Tab><Right>"
    case .formSnapshot: "g7s<Enter><Tab><Enter><Enter>"
    case .formReason: "srOne team from the first day.<Enter>The council runs it already."
    case .formEvery: "<Enter><Tab>"
    case .formEnd: "<BackTab><BackTab>"
    case .formFaults: "<C-u><Tab><Tab><Tab>12x<Tab>2026-02-30<C-s>"
    case .formList: "<Tab><Tab><Tab><Tab><Tab>s"
    case .formTicks: "<Tab><Tab><Tab><Tab><Tab><Tab><Space><Down><Space>"
    case .evidence: "se<Space><Down>"
    case .noMark: "sx<Down>"
    case .reader: "d"
    case .practice: "p70"
    case .notSaved: "s70<Enter>"
    case .confirmation: "s70<Enter>q"
    case .snapshot: "g7<Enter>"
    }
  }
}
