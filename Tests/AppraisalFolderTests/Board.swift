import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import StrictJSON
import Testing

@testable import AppraisalFolder

/// An appraisal of one option and one criterion, each of whose people has a machine and a clock.
final class Board {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("appraise-\(UUID().uuidString)").path
  var path: String { folder + "/board.appraisal" }
  private var opened: [String: OpenAppraisal] = [:]
  private let clock = Clock()

  /// Seconds after ten o'clock; every look at it is a second later.
  private final class Clock: @unchecked Sendable {
    private var seconds = 0

    func text(_ offset: Int) -> String {
      seconds += 1
      let time = Date(timeIntervalSince1970: Double(1_268_215_200 + seconds + offset))
      let formatter = ISO8601DateFormatter()
      formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
      return formatter.string(from: time)
    }
  }

  /// Fay, whose clock is right, starts it.
  init() throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let (option, criterion) = (try #require(OptionID("a")), try #require(CriterionID("x")))
    let document = CaseDocument(
      title: "Board", question: Question(words: "Which?"),
      options: [Option(id: option, label: "A")],
      criteria: [Criterion(id: criterion, label: "X", scale: Scale())])
    opened["fay"] = try OpenAppraisal(
      starting: document, at: path, as: try #require(AssessorID("fay")), name: "Fay",
      surroundings("fay", 0))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func surroundings(_ person: String, _ offset: Int) -> Surroundings {
    var surroundings = Surroundings.live()
    surroundings.environment = ["HOME": "\(folder)/\(person)"]
    let clock = clock
    surroundings.now = { clock.text(offset) }
    return surroundings
  }

  /// The appraisal as somebody has it open, by a clock that is so many seconds ahead.
  func sitting(_ person: String, ahead offset: Int = 0) throws -> OpenAppraisal {
    if let found = opened[person] { return found }
    let made = try OpenAppraisal(
      opening: path, as: try #require(AssessorID(person)), surroundings(person, offset))
    opened[person] = made
    return made
  }

  /// Somebody closes it, to open it anew.
  func leave(_ person: String) { opened[person] = nil }

  /// Somebody gives a mark.
  func mark(_ person: String, _ mark: Int, ahead offset: Int = 0) throws {
    let appraisal = try sitting(person, ahead: offset)
    let state = appraisal.fold.appraisal
    let place = MarkingPlace(
      round: state.markingRound, assessor: appraisal.person, option: try #require(OptionID("a")),
      criterion: try #require(CriterionID("x")))
    try appraisal.perform(
      [.marks(.mark(place: place, old: state[place].answer, new: .mark(DecimalNumber(mark))))],
      named: person, mayJoin: true)
  }

  /// Fay saves a snapshot.
  @discardableResult
  func snapshot(_ name: String) throws -> StoredSnapshot {
    try sitting("fay").saveSnapshot(name: name, note: "")
  }

  /// The record as it lies on the disk.
  func record() throws -> WholeRecord { try WholeRecord(path) }

  /// Somebody puts a snapshot of their own making into the folder.
  func publish(_ snapshot: Snapshot) throws {
    var random = SystemRandomNumberGenerator()
    _ = try record().store.keep(snapshot, random: { random.next() })
  }

  /// How many lines count.
  var lines: Int {
    get throws { try record().contents.ledger.segments.reduce(0) { $0 + $1.usable } }
  }

  /// The state as it is now, in a snapshot that hides nothing.
  func shownState() throws -> JSONNode {
    try StrictJSON.tree(of: record().fold().appraisal)
  }

  /// Another machine of somebody's.
  func machine(_ name: String, of person: String) throws -> OpenAppraisal {
    try OpenAppraisal(
      opening: path, as: try #require(AssessorID(person)), surroundings(name, 0))
  }

  /// What verifying finds, without what is merely good to know.
  func findings() throws -> [Verification.Finding] {
    let all = Verification(of: try record()).findings
    // Of a record of many lines the histories are folded before the lines are kept.
    let large = Verification(of: try WholeRecord(path, keeping: 0) { _ in true })
    #expect(large.findings.map(\.words) == all.map(\.words))
    return all.filter { $0.weight != .note }
  }
}
