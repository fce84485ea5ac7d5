import AppraisalModel
import Canvas
import Testing

@testable import Workbench

/// What a form changes, and what it leaves alone.
@Suite struct ElementFormTests {
  private static let cases = ["mk-2007", "mk-2010", "stockport-2007", "wigan-2007", "wiltshire"]

  private func kept(_ element: Element, _ document: CaseDocument, _ form: Form) throws -> Element? {
    let answers = ElementAnswers(
      form: form, lists: TypedLists(document: document), present: element)
    return try answers.element(element.kind, id: element.name.id)
  }

  @Test(arguments: cases)
  func `a form that is opened and kept changes nothing`(_ name: String) throws {
    let document = Board.shipped(name)
    for element in ElementKind.allCases.flatMap({ document[$0] }) {
      let form = ElementForm.form(element, in: document)
      #expect(try kept(element, document, form) == element)
    }
    for part in HeadPart.allCases {
      let form = HeadPartForm.form(part, in: document)
      #expect(try HeadForm(document: document).head(part, from: form) == document.head)
    }
  }

  @Test(arguments: cases)
  func `a form in which one text is corrected changes that text alone`(_ name: String) throws {
    let document = Board.shipped(name)
    for element in ElementKind.allCases.flatMap({ document[$0] }) {
      var form = ElementForm.form(element, in: document)
      let key: FieldKey = element.kind == .note ? .words : .name
      form.write("Corrected", into: key)
      let new = try #require(try kept(element, document, form))
      #expect(new.label == "Corrected")
      // With the old text back in it, everything is as it was.
      form = ElementForm.form(new, in: document)
      form.write(element.label, into: key)
      #expect(try kept(new, document, form) == element)
    }
  }

  private static let scales = [
    Scale(worst: 0, best: 100, step: 10),
    Scale(worst: 60, best: 0, step: 5, unit: "minutes", knots: [Knot(at: 30, value: 80)]),
    Scale(worst: -5, best: 5, step: 1, style: .signs),
    Scale(
      worst: 9, best: 1, step: 2,
      anchors: [Anchor(at: 9, words: "Bad"), Anchor(at: 1, words: "Good")]),
  ]

  private func board(_ scale: Scale) throws -> (CaseDocument, Criterion) {
    var document = Board.document
    let place = try #require(document.criteria.firstIndex { $0.kind == .scored })
    document.criteria[place].scale = scale
    return (document, document.criteria[place])
  }

  @Test(arguments: scales)
  func `a scale keeps its step, whatever else of the criterion is corrected`(
    _ scale: Scale
  ) throws {
    let (document, node) = try board(scale)
    var form = ElementForm.form(.criterion(node), in: document)
    form.write("Corrected", into: .name)
    form.write("Anew?", into: .question)
    var expected = node
    (expected.label, expected.question) = ("Corrected", "Anew?")
    #expect(try kept(.criterion(node), document, form) == .criterion(expected))
  }

  @Test func `a measured scale keeps its step when its ends move`() throws {
    let (document, node) = try board(Scale(worst: 60, best: 0, step: 5, unit: "minutes"))
    var form = ElementForm.form(.criterion(node), in: document)
    form.write("90", into: .worst)
    var expected = node
    expected.scale?.worst = 90
    #expect(try kept(.criterion(node), document, form) == .criterion(expected))
  }

  @Test(arguments: [
    (FieldKey.anchors, "101 | Too far", FieldKey.anchors), (.anchors, "5 | A\n5 | B", .anchors),
    (.knots, "50 | 101", .knots), (.knots, "60 | 1\n40 | 2", .knots),
  ])
  func `what is wrong with a scale is told where it was typed`(
    _ key: FieldKey, _ text: String, _ blamed: FieldKey
  ) throws {
    let (document, node) = try board(Scale())
    var form = ElementForm.form(.criterion(node), in: document)
    form.write(text, into: key)
    #expect {
      try kept(.criterion(node), document, form)
    } throws: { error in
      (error as? AnswerFault)?.field == blamed
    }
  }

  private func head(_ part: HeadPart, _ document: CaseDocument, _ form: Form) throws -> CaseHead {
    try HeadForm(document: document).head(part, from: form)
  }

  private func choose(_ word: String, _ key: FieldKey, _ form: inout Form) throws {
    let place = try #require(form.fields.firstIndex { $0.key == key })
    form.fields[place].content = .choice(form.fields[place].content.options, chosen: word)
  }

  @Test func `a recommendation is typed on a line, and what is only noted is marked so`() throws {
    var document = Board.document
    var form = HeadPartForm.form(.question, in: document)
    form.write("Join the council [2.1]\nnote | The work so far", into: .recommendations)
    let first = try #require(document.papers.first?.id)
    let expected = [
      Recommendation("Join the council", source: SourceReference(paper: first, place: "2.1")),
      Recommendation("The work so far", kind: .note),
    ]
    document.head = try head(.question, document, form)
    #expect(document.question.recommendations == expected)
    let again = HeadPartForm.form(.question, in: document)
    #expect(try head(.question, document, again) == document.head)
  }

  @Test func `marks are added up by shares once every deciding body has one`() throws {
    var document = Board.document
    var form = HeadPartForm.form(.terms, in: document)
    try choose("given", .adding, &form)
    #expect {
      try head(.terms, document, form)
    } throws: { error in
      let fault = error as? AnswerFault
      return fault?.field == .adding && fault?.words.contains("its share first: ") == true
    }
    for place in document.bodies.indices { document.bodies[place].share = 1 }
    document.head = try head(.terms, document, form)
    #expect(document.terms.adding == .given)
    let decides = try #require(document.bodies.first { $0.part == .decides })
    for (text, words) in [
      ("", "Type its share: bodies count by given shares."), ("0", "A share is above 0."),
    ] {
      var form = ElementForm.form(.body(decides), in: document)
      form.write(text, into: .share)
      #expect(throws: AnswerFault(.share, words)) { try kept(.body(decides), document, form) }
    }
  }

  @Test func `a share, a quorum and a life are numbers, or none`() throws {
    let document = Board.document
    let body = try #require(document.bodies.first)
    var form = ElementForm.form(.body(body), in: document)
    form.write("62.5", into: .share)
    form.write("3", into: .quorum)
    var expected = body
    (expected.share, expected.quorum) = (DecimalNumber("62.5"), 3)
    #expect(try kept(.body(body), document, form) == .body(expected))
    form = ElementForm.form(.body(expected), in: document)
    form.write("", into: .share)
    form.write("", into: .quorum)
    #expect(try kept(.body(expected), document, form) == .body(body))
    var option = try #require(document.options.first)
    form = ElementForm.form(.option(option), in: document)
    form.write("25", into: .life)
    let lasting = try kept(.option(option), document, form)
    option.life = 25
    #expect(lasting == .option(option))
  }

  private struct Names: PartialVisitor {
    typealias Failure = Never
    var all: [(kind: ElementKind, keys: Set<String>)] = []
    private var keys: Set<String> = []

    mutating func field(_ key: String) { keys.insert(key) }
    mutating func part<Part: DescribedPart>(_ key: String, _ part: inout Part?) { field(key) }
    mutating func parts<Part: DescribedPart>(_ key: String, _ parts: inout [Part]) { field(key) }

    mutating func list<Thing: CaseElement>(_ key: String, _ list: inout [Thing]) {
      keys = []
      Thing.blank.visit(&self)
      all.append((Thing.kind, keys))
    }
  }

  @Test func `every field of every kind is asked about, but for those that are named here`() {
    var names = Names()
    CaseDocument.blank.visit(&names)
    var missing: [String] = []
    for (kind, keys) in names.all {
      let asked = ElementFields(document: Board.document, present: nil).fields(kind).map(\.key)
      for key in keys where key != "id" {
        let isName = ["label", "title"].contains(key)
        if !asked.contains(isName ? .name : FieldKey(key)) {
          missing.append("\(kind.rawValue).\(key)")
        }
      }
    }
    // These have commands of their own.
    #expect(missing.sorted() == ["option.madeFrom", "option.status", "option.statusReason"])
  }

  @Test func `the outline has a place for every kind`() {
    let order = CaseDocument.outlineOrder.map(\.rawValue)
    #expect(order.sorted() == ElementKind.allCases.map(\.rawValue).sorted())
  }

  // MARK: Nothing that was typed is dropped

  private func fault(
    _ element: Element, _ document: CaseDocument, _ change: (inout Form) -> Void
  ) -> AnswerFault? {
    var form = ElementForm.form(element, in: document)
    change(&form)
    do {
      _ = try kept(element, document, form)
      return nil
    } catch {
      return error as? AnswerFault
    }
  }

  @Test func `a place in the paper is refused while no paper is listed`() throws {
    var document = Board.document
    document.papers = []
    let option = try #require(document.options.first)
    #expect(
      fault(.option(option), document) { $0.write("3.1", into: .source) }
        == AnswerFault(
          .source, "No paper is listed yet. Add the paper first, under Papers, or empty this."))
    #expect(fault(.option(option), Board.document) { $0.write("3.1", into: .source) } == nil)
    let order = CaseDocument.outlineOrder
    #expect(order.first == .paper)
  }

  @Test(arguments: [("worst", "10"), ("best", "90"), ("unit", "minutes")])
  func `the ends and the unit of a scale are refused while it is judged`(
    name: String, typed: String
  ) throws {
    let node = try #require(Board.document.criteria.first { $0.kind == .scored })
    let key = FieldKey(name)
    let found = fault(.criterion(node), Board.document) { $0.write(typed, into: key) }
    #expect(found?.field == key)
    #expect(found?.words.contains("judged, 0 to 100") == true)
  }

  @Test(arguments: [("worst", "10"), ("anchors", "100 | best"), ("passMark", "50")])
  func `a scale and a pass mark are refused for what is not scored`(
    name: String, typed: String
  ) throws {
    let node = Criterion(
      id: try #require(CriterionID("heading")), kind: .objective, label: "Heading")
    var document = Board.document
    document.criteria.append(node)
    let key = FieldKey(name)
    #expect(fault(.criterion(node), document) { $0.write(typed, into: key) }?.field == key)
  }

  @Test func `a rate is refused where the Green Book has its own`() throws {
    var form = HeadPartForm.form(.counting, in: Board.document)
    form.write("3.5", into: .rate)
    #expect(throws: AnswerFault.self) {
      try HeadForm(document: Board.document).head(.counting, from: form)
    }
  }

  @Test func `a seat that the form does not ask about stays with the person`() {
    var member = Board.member
    member.seat = ItemID("chair")
    var desk = Desk(Board.opened([.people(.join(assessor: member))], joined: false))
    let seat = desk.model.bench.session?.person?.seat
    desk.type("i<C-u>Ada King<C-s>")
    #expect(desk.model.bench.session?.person?.name == "Ada King")
    #expect(desk.model.bench.session?.person?.seat == seat)
  }
}
