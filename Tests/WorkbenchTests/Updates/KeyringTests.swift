import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Keys on Home: asking for one's own to be confirmed, and confirming another's.
@Suite struct KeyringTests {
  private static func key(_ digits: String) -> PublicKey {
    let text = String(repeating: digits, count: 64 / digits.count)
    if let key = PublicKey(text) { return key }
    Issue.record("\(text) is no key")
    return key("0")
  }

  private static let own = key("3f2a91bc")
  private static let other = key("01085cd2")
  private static let ann = Assessor(id: id("ann"), name: "Ann Lee")

  /// Ada begins by her key; Ann marks at her desk; another machine writes for Ann, and asks where it
  /// is said to.
  private static func opened(
    asks: Bool = true, marks: [Int] = [], viewer roles: [AssessorRole]? = nil
  ) -> OpenedAppraisal {
    var ada = Board.member
    if let roles { ada.roles = roles }
    func entries(
      _ sitting: String, _ edits: [Edit], by author: AssessorID, seen: [SegmentID: Int] = [:]
    ) -> [RecordedEdit] {
      edits.enumerated().map { place, edit in
        RecordedEdit(
          address: EntryAddress(segment: SegmentID(sitting), number: place + 1),
          operation: "\(sitting)-\(place)", time: "2026-11-21T10:00:00.000Z", author: author,
          seen: seen, edit: edit)
      }
    }
    func mark(_ value: Int, _ option: Int) -> Edit {
      var place = Board.place(option, 0)
      place.assessor = ann.id
      return .marks(.mark(place: place, old: nil, new: .mark(DecimalNumber(value))))
    }
    let beginning = entries(
      "ada",
      [
        .document(.adopt(document: Board.document)), .people(.join(assessor: Board.member)),
        .people(.join(assessor: ann)), .people(.revise(old: Board.member, new: ada)),
      ], by: ada.id)
    let desk = entries("desk", [mark(40, 0)], by: ann.id, seen: [SegmentID("ada"): 3])
    let asking: [Edit] = asks ? [KeyClaim(person: ann.id, key: other).confirmation] : []
    let laptop = entries(
      "laptop", marks.map { mark($0, 1) } + asking, by: ann.id, seen: [SegmentID("desk"): 1])
    let signers = [
      SegmentID("ada"): SittingSigner(person: ada.id, key: own),
      SegmentID("desk"): SittingSigner(person: ann.id, key: key("a1")),
      SegmentID("laptop"): SittingSigner(person: ann.id, key: other),
    ]
    var opened = OpenedAppraisal(
      path: "/boards/mk-2010.appraisal",
      fold: Fold(beginning + desk + laptop, keys: Keyholding(founder: own, sittings: signers)))
    opened.keyStanding = .counts(own)
    return opened
  }

  private static func answer(_ desk: Desk) -> Answer? {
    var place = Board.place(1, 0)
    place.assessor = ann.id
    return desk.appraisal[place].answer
  }

  @Test func `a machine that does not write for the person says so first, and asks`() {
    var opened = Board.opened(readOnly: "Ada has written by another key.")
    opened.keyStanding = .unconfirmed(Self.own)
    var desk = Desk(opened)
    #expect(desk.screen.contains("This machine does not write for you yet"))
    desk.type("<Enter>")
    #expect(desk.screen.contains("Write for Ada Byrne from this machine?"))
    let asking = Request.run(.askForKey(path: opened.path))
    desk.type("<Enter>y")
    #expect(!desk.requests.contains(asking))
    desk.type("a")
    #expect(desk.requests.contains(asking))
    opened.keyStanding = .asked(Self.own)
    desk.receive(.opened(opened))
    #expect(desk.screen.contains("Read out the code 3f2a 91bc 3f2a  you asked"))
    desk.type("<Enter>")
    #expect(desk.screen.contains("Asked: the code is 3f2a 91bc 3f2a"))
  }

  @Test func `a key that asks is confirmed by two answers, and what it wrote counts at once`() {
    var desk = Desk(Self.opened(marks: [70]))
    #expect(desk.screen.contains("Another machine asks to write for Ann Lee  code 0108 5cd2 0108"))
    #expect(Self.answer(desk) == nil)
    desk.type("<Enter>")
    #expect(desk.editCount == 0)
    desk.type("<Enter>")
    #expect(desk.editCount == 0)
    #expect(desk.screen.contains("1 change written"))
    desk.type("<Enter>")
    #expect(desk.editCount == 0)
    desk.type("c")
    #expect(desk.editCount == 1)
    #expect(desk.notice == "Confirmed: the key 0108 5cd2 0108 is Ann Lee's.")
    #expect(Self.answer(desk) == .mark(70))
    #expect(!desk.screen.contains("asks to write"))
  }

  @Test func `what is on its way to the disk stays on the screen while a key is confirmed`() {
    var desk = Desk(Self.opened(marks: [70]))
    desk.isHolding = true
    desk.type("<Enter><Enter>c")
    desk.type("s55<Enter>")
    desk.release()
    #expect(Self.answer(desk) == .mark(70))
    #expect(desk.answer(0, 0) == .mark(55))
  }

  @Test func `a key that is left changes nothing and is not on Home again`() {
    var desk = Desk(Self.opened())
    desk.type("<Enter>2")
    #expect(desk.editCount == 0)
    #expect(!desk.screen.contains("asks to write"))
    #expect(desk.model.bench.seen.leftKeys == [Self.other])
    desk.type("y")
    #expect(desk.screen.contains("confirmed: it does not"))
    desk.type("<Esc>K")
    #expect(desk.screen.contains("Another machine asks to write for Ann Lee"))
  }

  @Test func `a key that wrote and did not ask is told apart`() {
    let desk = Desk(Self.opened(asks: false, marks: [70]))
    #expect(desk.screen.contains("Ann Lee has written by another key"))
    #expect(!desk.screen.contains("asks to write"))
  }

  @Test func `only the person and a facilitator are asked to confirm a key`() {
    var desk = Desk(Self.opened(viewer: [.member]))
    #expect(!desk.screen.contains("asks to write"))
    desk.type("K")
    #expect(desk.notice == "No key waits to be confirmed by you.")
  }

  @Test(arguments: [
    (KeyStanding.counts(own), "You write by the key 3f2a 91bc 3f2a, kept on this machine."),
    (.unmade, "When you first write, a key of yours is made, and kept on this machine."),
    (.unneeded, ""),
  ])
  func `the page about the ballot says by which key one writes`(
    standing: KeyStanding, words: String
  ) {
    var opened = Board.opened()
    opened.keyStanding = standing
    var desk = Desk(opened, size: Size(width: 160, height: 40))
    desk.type("v")
    #expect(desk.screen.contains(words.isEmpty ? "by the key" : words) == !words.isEmpty)
    #expect(!desk.screen.contains("proved"))
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `what is to be done about keys has no fault in its picture`(_ size: Size) {
    var desk = Desk(Self.opened(), size: size)
    #expect(faults(in: desk.frame) == [])
    for keys in ["<Enter>", "<Enter>", "<Esc>y"] {
      desk.type(keys)
      #expect(faults(in: desk.frame) == [])
    }
  }

  // MARK: Sealing

  @Test
  func `an appraisal begun without keys is sealed on Record, once it is said what that means`() {
    let opened = Board.opened()
    var desk = Desk(opened)
    let sealing = Request.run(.seal(path: opened.path))
    desk.type("g7S")
    for words in [
      "Let only what is signed count", "your key vouches for it", "cannot be taken back",
    ] {
      #expect(desk.screen.contains(words), "\(words)")
    }
    desk.type("S<Enter>y")
    #expect(!desk.requests.contains(sealing))
    desk.type("v")
    #expect(desk.requests.contains(sealing))
  }

  @Test func `nobody seals who does not facilitate, and nothing that is signed already`() {
    var opened = Self.opened(viewer: [.member, .recorder])
    var desk = Desk(opened)
    desk.type("g7S")
    #expect(desk.notice == "Every sitting is signed in this appraisal already.")
    opened.keyStanding = .unneeded
    desk = Desk(opened)
    desk.type("g7S")
    #expect(desk.notice == "An appraisal is sealed by whoever facilitates it.")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  // MARK: More

  @Test func `a page says that there is more of it only while there is`() {
    var desk = Desk(Self.opened(), size: Size(width: 80, height: 24))
    desk.type("y")
    #expect(desk.screen.contains("how they were known.") && !desk.rows[23].contains("more"))
    desk.receive(.resized(Size(width: 40, height: 12)))
    #expect(!desk.screen.contains("how they were known.") && desk.rows[11].contains("Down more"))
    desk.type("<End>")
    #expect(desk.screen.contains("known.") && !desk.rows[11].contains("more"))
    desk.type("<Up>")
    #expect(desk.rows[11].contains("Down more"))
  }
}
