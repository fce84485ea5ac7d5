import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Typing one's slip on Home.
@Suite struct SlipFormTests {
  private static func key(_ digits: String) -> PublicKey {
    let text = String(repeating: digits, count: 64 / digits.count)
    if let key = PublicKey(text) { return key }
    Issue.record("\(text) is no key")
    return key("0")
  }

  /// Fay begins, Ada is on the panel, and a slip was made for her.
  private static func opened(isMade: Bool = true) -> OpenedAppraisal {
    let fay = Assessor(id: id("fay"), name: "Fay", roles: [.facilitator])
    let slip = Edit.people(.makeSlip(assessor: Board.member.id, slip: key("51")))
    let edits: [Edit] = [
      .document(.adopt(document: Board.document)), .people(.join(assessor: fay)),
      .people(.join(assessor: Board.member)),
    ]
    let entries = (edits + (isMade ? [slip] : [])).enumerated().map { place, edit in
      RecordedEdit(
        address: EntryAddress(segment: SegmentID("fay"), number: place + 1),
        operation: "fay-\(place)", time: "2026-11-21T10:00:00.000Z", author: fay.id, edit: edit)
    }
    let signer = [SegmentID("fay"): SittingSigner(person: fay.id, key: key("f0"))]
    var opened = OpenedAppraisal(
      path: "/boards/mk-2010.appraisal",
      fold: Fold(entries, keys: Keyholding(founder: key("f0"), sittings: signer)))
    opened.keyStanding = .unconfirmed(nil)
    return opened
  }

  @Test func `whoever was given a slip is asked for it first`() {
    var desk = Desk(Self.opened())
    #expect(desk.screen.contains("Type the signs on your slip"))
    #expect(!desk.screen.contains("This machine does not write for you yet"))
    desk.type("<Enter>")
    #expect(desk.screen.contains("The signs on it"))
    desk.type("abcd efgh jklm npq<Enter><Enter>")
    #expect(desk.screen.contains("A slip has sixteen letters and digits"))
    desk.type("r<Enter><Enter>")
    let showing = Request.run(
      .showSlip(path: "/boards/mk-2010.appraisal", signs: "ABCD EFGH JKLM NPQR"))
    #expect(desk.requests.contains(showing))
    #expect(desk.editCount == 0)
  }

  @Test func `without a slip the machine asks a facilitator as before`() {
    var desk = Desk(Self.opened(isMade: false))
    #expect(!desk.screen.contains("your slip"))
    #expect(desk.screen.contains("This machine does not write for you yet"))
    desk.type("S")
    #expect(desk.notice == "No slip was made for you.")
  }

  @Test(arguments: [
    Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 120, height: 40),
  ])
  func `asking for a slip has no fault in its picture`(_ size: Size) {
    var desk = Desk(Self.opened(), size: size)
    #expect(faults(in: desk.frame) == [])
    desk.type("S")
    #expect(faults(in: desk.frame) == [])
  }
}
