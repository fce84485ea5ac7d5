import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing

@testable import AppraisalFolder

/// Whose place a projector follows.
@Suite struct FollowedPlaceTests {
  private let board: Board

  init() throws {
    board = try Board()
    try board.mark("mo", 40)
  }

  /// The appraisal as a projector reads it.
  private func reader() throws -> OpenAppraisal { try board.machine("projector", of: "nobody") }

  private static let score = FacilitatorPlace(
    .score, option: OptionID("a"), criterion: CriterionID("x"))

  @Test func `it follows whoever facilitates, and makes no key and no writer`() throws {
    let teller = try board.sitting("fay").placeTeller()
    teller.tell(Self.score)
    var known = KnownPlaces()
    let told = try reader().toldPlace(after: &known)
    #expect(told == AssessorID("fay").map { ToldPlace(person: $0, place: Self.score) })
    #expect(!FileManager.default.fileExists(atPath: "\(board.folder)/projector"))
    teller.tell(nil)
    #expect(try reader().toldPlace(after: &known) == nil)
    teller.tell(FacilitatorPlace(.result))
    #expect(try reader().toldPlace(after: &known)?.place.screen == .result)
  }

  @Test func `a member who tells a place leads nobody`() throws {
    let teller = try board.sitting("mo").placeTeller()
    teller.tell(Self.score)
    var known = KnownPlaces()
    #expect(ToldPlaces.all(in: try board.record().store).count == 1)
    #expect(try reader().toldPlace(after: &known) == nil)
  }

  @Test func `a key that does not speak for the facilitator leads nobody`() throws {
    let other = try board.machine("elsewhere", of: "fay")
    _ = try other.makeKey()
    let teller = other.placeTeller()
    teller.tell(Self.score)
    var known = KnownPlaces()
    #expect(ToldPlaces.all(in: try board.record().store).first?.isSigned == true)
    #expect(try reader().toldPlace(after: &known) == nil)
  }

  @Test func `a place that was told before and is put back leads nobody`() throws {
    let derived = board.path + "/derived"
    let teller = try board.sitting("fay").placeTeller()
    teller.tell(Self.score)
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: derived).first)
    let former = try #require(FileManager.default.contents(atPath: "\(derived)/\(name)"))
    var known = KnownPlaces()
    let reader = try reader()
    #expect(reader.toldPlace(after: &known)?.place == Self.score)
    teller.tell(FacilitatorPlace(.result))
    #expect(reader.toldPlace(after: &known)?.place.screen == .result)
    // Held as a running program holds it.
    let file = open("\(derived)/\(name)", O_WRONLY | O_TRUNC)
    defer { close(file) }
    #expect(former.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == former.count)
    #expect(ToldPlaces.all(in: try board.record().store).first?.place.number == 1)
    #expect(reader.toldPlace(after: &known) == nil)
  }
}
