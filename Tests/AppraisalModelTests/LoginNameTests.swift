import AppraisalModel
import Testing

/// Two names are two people.
@Suite struct LoginNameTests {
  @Test(arguments: [
    ("ann-lee", "ann-lee"), ("member-3", "member-3"), ("ann.lee", "ann-lee--3x2e"),
    ("ann_lee", "ann-lee--3x5f"), ("Ann-Lee", "ann-lee--0x41-4x4c"), ("ann lee", "ann-lee--3x20"),
    ("rené", "ren---3xe9"), (".ann", "xann--0x2e"), ("-ann", "xann--0x2d"),
    ("TRUST\\ann", "trust-ann--0x54-1x52-2x55-3x53-4x54-5x5c"),
    ("ann-lee--3x2e", "ann-lee--3x2e--p"), ("ann--p", "ann--p--p"), ("a--b", "a--b"),
  ])
  func `a login has an identifier that can be read`(login: String, id: String) {
    #expect(LoginName.id(login)?.text == id)
  }

  @Test func `no two logins have one identifier`() {
    let letters = ["a", "A", ".", "_", "-", "é", "e\u{301}", "1", "x", "p", " "]
    var logins = [""]
    var ids: [String: String] = [:]
    for _ in 1...4 {
      logins = logins.flatMap { login in letters.map { login + $0 } }
      for login in logins {
        guard let id = LoginName.id(login)?.text else {
          Issue.record("\(login) has no identifier")
          continue
        }
        if let other = ids[id] {
          #expect(Array(other.utf8) == Array(login.utf8), "\(other) and \(login) are \(id)")
        }
        ids[id] = login
      }
    }
    let long = String(repeating: "Ann.Lee", count: 20)
    #expect(LoginName.id(long) != LoginName.id(long + "e"))
    #expect(LoginName.id("") == nil)
  }

  @Test(arguments: ["ann.lee", "ann_lee", "Ann-Lee", "ann-lee"])
  func `earlier versions took several logins for one`(login: String) {
    #expect(LoginName.former(login) == "ann-lee")
  }

  @Test func `an identifier is read without its marks`() {
    #expect(LoginName.stem(of: "ann-lee--3x2e") == "ann-lee")
    #expect(LoginName.stem(of: "ann-lee--p") == "ann-lee")
    #expect(LoginName.stem(of: "ann--lee") == "ann--lee")
  }
}

/// Names on the panel that could be taken for one another.
@Suite struct PanelTests {
  private static let appraisal: Appraisal = {
    var appraisal = Appraisal(document: Sample.document)
    appraisal.assessors = [
      Assessor(id: "annie", name: "Annie Lee"), Assessor(id: "bob", name: "Bob"),
      Assessor(id: "ann-lee--3x2e", name: "ann.lee"),
    ]
    return appraisal
  }()

  @Test(
    arguments: [
      ("anie", "annie"), ("bobb", "bob"), ("ann-lee", "ann-lee--3x2e"), ("christopher", nil),
      ("al", nil),
    ] as [(AssessorID, AssessorID?)])
  func `a slip finds the name that was meant`(typed: AssessorID, meant: AssessorID?) {
    #expect(Self.appraisal.nearest(to: typed)?.id == meant)
  }

  @Test(arguments: [
    ("ann_lee", "ann-lee--3x5f", ["ann-lee--3x2e"]), ("Аnn Lee", "x", ["ann-lee--3x2e"]),
    ("B0b", "robert", ["bob"]), ("Änn Lee", "y", ["ann-lee--3x2e"]), ("Carol", "carol", []),
  ])
  func `look-alikes are found`(name: String, id: String, alike: [String]) throws {
    let person = Assessor(id: try #require(AssessorID(id)), name: name)
    #expect(Self.appraisal.lookAlikes(of: person).map(\.id.text) == alike)
  }

  @Test func `nobody joins by a slip, and the first person needs no leave`() throws {
    let place = Sample.place("anie", "stay", "care")
    let mark = Edit.marks(.mark(place: place, old: nil, new: .mark(1)))
    var appraisal = Self.appraisal
    #expect(throws: EditRefusal.notOnPanel("anie", nearest: "annie")) {
      try appraisal.make([mark], as: "anie", named: "anie")
    }
    #expect(appraisal == Self.appraisal)
    let made = try appraisal.make([mark], as: "anie", named: "anie", mayJoin: true)
    #expect(made.count == 2)
    var empty = Appraisal(document: Sample.document)
    _ = try empty.make([mark], as: "anie", named: "anie")
    #expect(empty.assessor("anie")?.facilitates == true)
  }
}
