/// One stop of a tour: a screen, and what is to be seen there.
struct TourStop: Sendable {
  let place: Place
  let title: String
  let words: String
  /// What is gone to on the screen, or nil.
  var destination: Destination?

  /// The stops, the offer in front; each text has room in a small window.
  ///
  /// `departs` says whether the decision is another one than the order would have it.
  static func all(_ plan: TourPlan, departs: Bool) -> [TourStop] {
    alone(plan) + together(plan, departs: departs)
  }

  /// What each member does alone.
  private static func alone(_ plan: TourPlan) -> [TourStop] {
    [
      TourStop(
        place: .home, title: "",
        words: """
          Everything here is invented: six people of two bodies, their marks, what they decided. \
          \(plan.fate)
          """),
      TourStop(
        place: .home, title: "Home",
        words: """
          Everybody's way through an appraisal, line by line; what is done is ticked. You sit for \
          \(plan.host), who marks and runs the meeting. Try Down.
          """),
      TourStop(
        place: .read, title: "Read",
        words: """
          What is to be decided, and each option with its steps, what speaks for and against it, and \
          the evidence of the paper. Down shows the next one.
          """),
      TourStop(
        place: .score, title: "Score",
        words: """
          One question a card, the meaning of its scale above, a mark for each option below. This \
          ballot is handed in. Right shows the next card.
          """),
    ]
  }

  /// What people do together.
  private static func together(_ plan: TourPlan, departs: Bool) -> [TourStop] {
    [
      TourStop(
        place: .workshop, title: "Workshop",
        words: """
          Nobody saw the marks of others before the reveal. Now people talk where they differ most. \
          Each is a dot; Down chooses a cell.
          """, destination: .talk(saying: false)),
      TourStop(
        place: .workshop, title: "What was said",
        words: """
          One member is far from the others, with a good reason. The agreed score says what it made \
          of that. Enter closes the page; once more, it goes on.
          """, destination: .talk(saying: true)),
      TourStop(
        place: .result, title: "Result",
        words: """
          Read the sentence first: who leads, by how much, how sure that is. Down asks why another \
          option does not lead. v counts in all weightings.
          """),
      TourStop(
        place: .sensitivity, title: "Sensitivity",
        words: """
          What would overturn the answer: each weight in turn, one mark, an empty chair, another way \
          of adding up. v shows the next page.
          """),
      TourStop(
        place: .record, title: "Record",
        words: """
          \(departs ? "The decision departs from the order and says why" : "What was decided, by whom"): \
          e shows it, Esc closes it. Snapshots never change, every entry is signed, and a later \
          change is found.
          """),
      TourStop(
        place: .home, title: "Afterwards",
        words: """
          The minutes are written from the record: appraise minutes. \
          On the projector the room sees: appraise present. Now look \
          around as you like; q leaves.
          """),
    ]
  }
}
