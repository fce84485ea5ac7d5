import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// What the two top lines say at their right: who, which round, how far the marks have come.
struct TopWords {
  let bench: Bench
  /// The criterion whose card is open, or nil where there are no cards.
  let openCard: CriterionID?

  init(_ model: Model) {
    bench = model.bench
    openCard = model.room.openCard
  }

  var round: String { bench.session?.appraisal.rounds.last.map(Self.round) ?? "" }

  /// A round and its state: "round 1, closed".
  static func round(_ round: Round) -> String {
    let state = round.state == .open ? round.visibility.rawValue : round.state.rawValue
    return "round \(round.id.number), \(state)"
  }

  /// Words about the marks, with the dot of the card that is open.
  struct Marks: Equatable {
    var words: String
    /// The column of the dot, or nil.
    var here: Int?
  }

  /// How far the others have come, for somebody who does not mark.
  private func others(_ session: Session, namingRound: Bool) -> [Marks] {
    let meeting = Meeting(session: session, glyphs: bench.glyphs)
    guard !meeting.members.isEmpty else { return [] }
    let words =
      meeting.handedInCount
      + (session.appraisal.rounds.isEmpty ? " have marked" : " handed in")
    let round = namingRound && !self.round.isEmpty ? self.round + "   " : ""
    return [Marks(words: round + words), Marks(words: words)]
  }

  /// How far the marks have come, the longest form first; with the round where it is named nowhere
  /// else.
  func marks(namingRound: Bool) -> [Marks] {
    guard let session = bench.session, session.progress.all > 0 else { return [] }
    if session.onlyWatches { return others(session, namingRound: namingRound) }
    let count = "\(session.progress.answered) of \(session.progress.all)"
    let plain = session.isHandedIn ? "handed in" : openCard != nil ? count : "\(count) marked"
    let round = namingRound && !self.round.isEmpty ? self.round + "   " : ""
    let forms = [Marks(words: round + plain), Marks(words: plain)]
    guard openCard != nil else { return forms }
    let cards = session.cards
    let here = cards.firstIndex { $0.criterion == openCard }
    return [" ", ""].map { gap in
      Marks(
        words: cards.map { String(bench.glyphs.sign(of: $0.dot)) }.joined(separator: gap)
          + "   " + plain, here: here.map { $0 * (1 + gap.count) })
    } + forms.suffix(1)
  }
}
