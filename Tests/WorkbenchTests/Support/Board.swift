import AppraisalExchange
import AppraisalModel
import Foundation
import Testing
@testable import Workbench

/// The identifier of a text; one that breaks the grammar is recorded as a fault.
func id<Kind>(_ text: String) -> Identifier<Kind> {
  if let made = Identifier<Kind>(text) { return made }
  Issue.record("\(text) is no identifier")
  return id("broken")
}

/// The shipped case of 2010 with one board member, in as many states as the tests need.
enum Board {
  /// The case; empty when it cannot be read, which `the case of 2010 has what the tests count on`
  /// tells.
  static let document = shipped("mk-2010")

  /// A shipped case; empty when it cannot be read.
  static func shipped(_ name: String) -> CaseDocument {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("data/cases/\(name).json")
    guard let data = try? Data(contentsOf: file) else { return CaseDocument() }
    return (try? CaseReader.read(Array(data), named: "\(name).json")) ?? CaseDocument()
  }

  /// The member at the keyboard, who also facilitates.
  static let member = Assessor(
    id: id("ada"), name: "Ada Byrne", body: id("nhs"), roles: [.member, .facilitator])

  static let options = document.appraisedOptions.map(\.id)
  static let criteria = document.criteria.filter { $0.kind == .scored }.map(\.id)

  /// The place of a cell of the member's ballot outside rounds.
  static func place(_ option: Int, _ criterion: Int) -> MarkingPlace {
    MarkingPlace(
      round: .solo, assessor: member.id, option: options[option], criterion: criteria[criterion])
  }

  /// Edits as a record gives them back.
  static func recorded(
    _ edits: [Edit], from start: Int = 1, by author: AssessorID? = member.id
  ) -> [RecordedEdit] {
    edits.enumerated().map { index, edit in
      RecordedEdit(
        address: EntryAddress(segment: SegmentID("ada/desk"), number: start + index),
        operation: "desk-\(start + index)", time: "2026-11-21T10:00:00.000Z", author: author,
        edit: edit)
    }
  }

  /// The fold of the adopted case and further edits.
  static func fold(_ edits: [Edit]) -> Fold {
    Fold(recorded([.document(.adopt(document: document))] + edits))
  }

  /// An opened appraisal in which the member takes part and has given marks.
  static func opened(
    _ edits: [Edit] = [], joined: Bool = true, snapshots: [SnapshotSummary] = [],
    readOnly: String? = nil, problems: [String] = []
  ) -> OpenedAppraisal {
    OpenedAppraisal(
      path: "/boards/mk-2010.appraisal",
      fold: fold((joined ? [.people(.join(assessor: member))] : []) + edits), problems: problems,
      snapshots: snapshots, readOnly: readOnly)
  }

  /// An opened appraisal of a case that the member facilitates, with further edits.
  static func opened(_ document: CaseDocument, _ edits: [Edit] = []) -> OpenedAppraisal {
    var facilitator = member
    facilitator.body = document.bodies.first?.id
    return OpenedAppraisal(
      path: "/boards/\(document.id).appraisal",
      fold: Fold(
        recorded(
          [.document(.adopt(document: document)), .people(.join(assessor: facilitator))] + edits)))
  }

  /// A case in which nothing is written yet.
  static let unwritten = CaseDocument(
    id: "day-centre", title: "New appraisal", question: Question(words: "What is decided?"))

  /// Marks for every cell of the member's ballot.
  static func marks(_ value: (_ option: Int, _ criterion: Int) -> Int) -> [Edit] {
    criteria.indices.flatMap { criterion in
      options.indices.map { option in
        .marks(
          .mark(
            place: place(option, criterion), old: nil,
            new: .mark(DecimalNumber(value(option, criterion)))))
      }
    }
  }

  /// Every option alike.
  static let level = marks { _, _ in 50 }
  /// The third option is better than all others everywhere.
  static let clear = marks { option, criterion in
    option == 2 ? 90 : 40 + 3 * option + criterion % 3 * 5
  }
  /// The third option is ahead by so little that other weights in the board's order often put the
  /// fourth first.
  static let close = marks { option, criterion in
    switch (option, criterion) {
    case (2, 0): 84
    case (3, 6): 86
    case (2, _), (3, _): 60
    default: 30 + 5 * option
    }
  }
  /// The third option is ahead by little, and the fourth would be with slightly other weights.
  static let fragile = marks { option, criterion in
    switch (option, criterion) {
    case (2, 0): 80
    case (3, 1): 78
    case (2, _), (3, _): 60
    default: 30 + 5 * option
    }
  }

  /// Points for every node.
  static let weights: [Edit] = document.criteria
    .filter { $0.kind == .scored || $0.kind == .objective }
    .enumerated().map { index, node in
      .weights(
        .weigh(
          holder: .agreed, criterion: node.id, old: nil, new: DecimalNumber(100 - 10 * (index % 4)))
      )
    }

  /// Points for every node by the body of the member and by the member alone.
  static let otherWeights: [Edit] = weights.enumerated().flatMap { index, edit -> [Edit] in
    guard case .weights(.weigh(_, let criterion, _, _)) = edit else { return [] }
    return [
      .weights(
        .weigh(
          holder: .body(id("nhs")), criterion: criterion, old: nil,
          new: DecimalNumber(20 + 25 * (index % 4)))),
      .weights(
        .weigh(
          holder: .assessor(member.id), criterion: criterion, old: nil,
          new: DecimalNumber(100 - 30 * (index % 3)))),
    ]
  }

  /// A board of nine of two bodies in a closed round, five of whom have handed in.
  static let meeting: [Edit] = {
    let names = ["Bob", "Cy", "Dee", "Eve", "Flo", "Gus", "Hal", "Ivy"]
    let joins = names.enumerated().map { place, name in
      Edit.people(
        .join(
          assessor: Assessor(
            id: id(name.lowercased()), name: "\(name) Marsh",
            body: id(place < 5 ? "nhs" : "council"))))
    }
    return [.document(.change(old: element(council), new: element(deciding(council))))] + joins + [
      .rounds(
        .openRound(round: Round(id: RoundNumber(1), purpose: "First marks, before the meeting")))
    ]
      + ["Bob", "Dee", "Eve", "Gus", "Ivy"].map {
        .rounds(.handIn(round: RoundNumber(1), assessor: id($0.lowercased())))
      }
  }()

  /// The same board once all have marked and the round is revealed: two bodies that differ most on the
  /// first criterion.
  static let talk: [Edit] = {
    let people = ["bob", "cy", "dee", "eve", "flo", "gus", "hal", "ivy"]
    let marks = people.enumerated().flatMap { place, name -> [Edit] in
      criteria.indices.flatMap { criterion in
        options.indices.map { option -> Edit in
          let apart = criterion == 0 && option < 3 ? (place < 5 ? -1 : 1) * (option + 1) * 8 : 0
          let value = 50 + 3 * option + apart + (criterion == 1 && option == 4 ? place : 0)
          return .marks(
            .mark(
              place: MarkingPlace(
                round: RoundNumber(1), assessor: id(name), option: options[option],
                criterion: criteria[criterion]), old: nil, new: .mark(DecimalNumber(value))))
        }
      }
    }
    let reason = Edit.marks(
      .reason(
        place: MarkingPlace(
          round: RoundNumber(1), assessor: id("gus"), option: options[2], criterion: criteria[0]),
        old: "", new: "One team exists already."))
    let opening = meeting.filter { if case .rounds(.handIn) = $0 { false } else { true } }
    return opening + marks + [reason]
      + people.map { .rounds(.handIn(round: RoundNumber(1), assessor: id($0))) } + [
        .rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended)),
        .rounds(.moveRound(round: RoundNumber(1), old: .ended, new: .revealed)),
      ]
  }()

  private static let council = document.bodies.first { $0.id.text == "council" }
  private static func element(_ body: Body?) -> Element {
    .body(body ?? Body(id: id("council"), label: "Council"))
  }
  private static func deciding(_ body: Body?) -> Body? {
    var body = body
    body?.part = .decides
    return body
  }

  /// Two snapshots, the older first.
  static let snapshots = [
    SnapshotSummary(
      file: "000001-5c1f.json", number: 1, name: "Before the meeting", note: "As sent out.",
      time: "2026-11-20T17:30:00.000Z", author: "Ada Byrne",
      sentence: "Too early to say: 25 marks are missing and could change who leads.",
      fingerprint: "5c1f88aa01b2c3d4"),
    SnapshotSummary(
      file: "000002-77ab.json", number: 2, name: "After the meeting", note: "",
      time: "2026-11-21T12:05:00.000Z", author: "Ada Byrne",
      sentence: "Join the council leads Stay at arm's length by 12.4 points out of 100.",
      fingerprint: "77ab01b2c3d4e5f6"),
  ]
}

@Suite struct BoardTests {
  @Test func `the case of 2010 has what the tests count on`() {
    #expect(Board.options.count == 6)
    #expect(Board.criteria.count == 8)
    #expect(Board.opened().fold.ignored.isEmpty)
    #expect(Board.opened(Board.clear + Board.weights).fold.ignored.isEmpty)
  }
}
