import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing

/// Two people who write one sitting after another.
@Suite struct ManySittingsTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("appraise-\(UUID().uuidString)").path
  private let option = OptionID("a")
  private let criterion = CriterionID("x")

  private func surroundings() -> Surroundings {
    var surroundings = Surroundings.live()
    surroundings.environment = ["HOME": folder + "/home"]
    return surroundings
  }

  /// One sitting with a mark of the person's own.
  private func sit(_ name: String, _ value: Int) throws {
    let person = try #require(AssessorID(name))
    let open = try OpenAppraisal(opening: folder + "/board", as: person, surroundings())
    let state = open.fold.appraisal
    let place = MarkingPlace(
      round: .solo, assessor: person, option: try #require(option),
      criterion: try #require(criterion))
    try open.perform(
      [
        .marks(.mark(place: place, old: state[place].answer, new: .mark(DecimalNumber(value))))
      ], named: name, mayJoin: true)
  }

  @Test func `a sitting names what does not follow, and everybody knows the rest`() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/home", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let document = CaseDocument(
      title: "Board", question: Question(words: "Which?"),
      options: [Option(id: try #require(option), label: "A")],
      criteria: [Criterion(id: try #require(criterion), label: "X", scale: Scale())])
    _ = try OpenAppraisal(
      starting: document, at: folder + "/board", as: try #require(AssessorID("fay")), name: "Fay",
      surroundings())
    for number in 1...12 { try sit(number % 3 == 0 ? "fay" : "mo", number) }

    let store = try RecordStore(opening: folder + "/board")
    let contents = try store.read()
    #expect(contents.problems.isEmpty && contents.ledger.segments.count == 13)
    let named = contents.ledger.segments.compactMap(\.usableEntries.first?.seen.count)
    #expect(named.max() ?? 0 <= 2, "\(named)")
    #expect(contents.ledger.frontier.count == 1)
    let readers = contents.ledger.segments.compactMap(\.scan.header?.reader)
    // The first two name everything that is there.
    #expect(readers.count { $0 == 1 } == 2 && readers.count { $0 == 2 } == 11)

    let open = try OpenAppraisal(
      opening: folder + "/board", as: try #require(AssessorID("al")), surroundings())
    #expect(open.fold.contested.isEmpty && open.fold.ignored.isEmpty)
    let fay = try #require(AssessorID("fay"))
    let place = MarkingPlace(
      round: .solo, assessor: fay, option: try #require(option),
      criterion: try #require(criterion))
    #expect(open.fold.appraisal[place].answer == .mark(DecimalNumber(12)))
  }
}
