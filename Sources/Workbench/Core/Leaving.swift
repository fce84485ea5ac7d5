import AppraisalModel

extension Effect {
  /// Whether it leads out of an appraisal: to another one, to another program or to other files.
  fileprivate func leaves(_ path: String?) -> Bool {
    switch self {
    case .open(let other): other != path
    case .listShelf, .start, .startAnew, .startIn, .saveElsewhere, .editText, .hashReport, .sit:
      true
    case .askForKey, .seal, .showSlip, .record, .tookArrival, .tellPlace, .saveSnapshot,
      .openSnapshot, .keepDraft, .keepSeen, .tellTime,
      .readSnapshot, .compareSnapshots, .giveUp, .findFirstPlaces, .findChances:
      false
    }
  }
}

extension Bench {
  /// Whether something that is asked for is within the reach of whoever sits here.
  func mayAsk(_ request: Request) -> Bool {
    switch (reach, request) {
    case (.machine, _), (.appraisal, .quit), (.appraisal, .redraw), (.appraisal, .mouse): true
    // Between two nobody sits there, and somebody must.
    case (.appraisal, .run(.sit)): passing?.isBetween == true
    case (.appraisal, .run(let effect)): !effect.leaves(present?.path)
    case (.appraisal, .suspend): false
    }
  }
}

extension Registry {
  /// The commands that are offered to somebody who gets so far.
  func within(_ reach: Reach) -> Registry {
    switch reach {
    case .machine: self
    case .appraisal: Registry(all.filter { !$0.leaves })
    }
  }
}
