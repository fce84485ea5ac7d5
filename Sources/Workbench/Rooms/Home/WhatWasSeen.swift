import AppraisalModel
import Canvas

// What counts as looked at, for the ticks on Home.

extension ReadRoom {
  /// An option is read when its text is on the screen.
  package func note(in seen: inout Seen, _ bench: Bench) {
    guard bench.place == Self.place, page == nil, let option,
      isReading || compared != nil || bench.size.width >= 70
    else { return }
    seen.insert(option)
  }
}

extension ResultRoom {
  /// The result is seen once there is one for everybody.
  package func note(in seen: inout Seen, _ bench: Bench) {
    if bench.session?.appraisal.hidesMarks == false { seen.insert(Self.way) }
  }
}
