import AppraisalModel
import SampleBoards

/// A history of edits, written down one after the other in one sitting.
struct History {
  private(set) var fold = Fold()
  private var count = 0

  init(_ edits: [Edit]) { for edit in edits { add(edit) } }

  mutating func add(
    _ edit: Edit, by author: AssessorID = "mo", in segment: String = "s",
    seen: [SegmentID: Int] = [:]
  ) {
    count += 1
    fold.append(
      RecordedEdit(
        address: EntryAddress(segment: SegmentID(segment), number: count),
        operation: "op-\(count)", time: "2010-03-\(10 + count)T10:00:00.000Z", author: author,
        seen: seen, edit: edit))
  }

  /// A board of A and B on X and Y that Mo facilitates, with marks.
  static func board(_ marks: [[Int]]) -> History {
    var history = History([
      .document(.adopt(document: Board.appraisal([[0, 0], [0, 0]]).document)),
      .people(.join(assessor: Assessor(id: "mo", name: "Mo", roles: [.member, .facilitator]))),
    ])
    for (option, row) in zip(Board.options, marks) {
      for (criterion, mark) in zip(Board.criteria, row) {
        history.add(
          .marks(
            .mark(
              place: MarkingPlace(
                round: .solo, assessor: "mo", option: option, criterion: criterion), old: nil,
              new: .mark(DecimalNumber(mark)))))
      }
    }
    return history
  }
}
