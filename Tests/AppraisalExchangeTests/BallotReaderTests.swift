import AppraisalModel
import StrictJSON
import Testing
@testable import AppraisalExchange

/// Whole ballots in the three forms of a file.
@Suite struct BallotReaderTests {
  private static func named<Kind>(_ text: String) -> Identifier<Kind> {
    Identifier<Kind>(text) ?? .nameless
  }

  private static let appraisal: Appraisal = {
    var appraisal = Appraisal(
      document: CaseDocument(
        id: "day", title: "Day", question: Question(words: "Which?"),
        options: [
          Option(id: named("a"), label: "A site"), Option(id: named("b"), label: "B site"),
        ],
        criteria: [
          Criterion(id: named("x"), label: "X", scale: Scale()),
          Criterion(id: named("law"), kind: .hurdle, label: "Law"),
        ]))
    appraisal.assessors = [Assessor(id: named("mo"), name: "Mo")]
    return appraisal
  }()

  private static func read(_ text: String) -> (lines: [BallotLine], faults: [BallotFault]) {
    let found = BallotReader.read(Array(text.utf8), of: named("mo"), in: appraisal)
    return (found.lines.map(\.line), found.faults)
  }

  private static func line(
    _ option: String, _ criterion: String, _ answer: Answer?, _ reason: String? = nil
  ) -> BallotLine {
    BallotLine(cell: MatrixCell(named(option), named(criterion)), answer: answer, reason: reason)
  }

  private static let expected = [
    line("a", "x", .mark(60), "One, \"two\""), line("b", "x", .doNotKnow),
    line("a", "law", .pass), line("b", "law", nil),
  ]

  @Test(arguments: [
    "criterion,option,mark,reason\r\nx,a,60,\"One, \"\"two\"\"\"\r\nx,b,?\r\nlaw,a,y,\r\nlaw,b,,\r\n",
    "\u{FEFF}option;criterion;criterion name;mark;reason\na;x;X;60;\"One, \"\"two\"\"\"\nb;x;X;?;\n"
      + "a;law;Law;y;\nb;law;Law;.;\n",
    "mark\toption\tcriterion\treason\n60\ta\tx\tOne, \"two\"\n?\tb\tx\npass\ta\tlaw\n\tb\tlaw",
    "# Mo\nx: 60 ?\nreason 1: One, \"two\"\n\nlaw: y .\n",
    #"""
    {"marks":[{"option":"a","criterion":"x","mark":60,"reason":"One, \"two\""},
    {"option":"b","criterion":"x","mark":"?"},{"option":"a","criterion":"law","mark":"pass"},
    {"option":"b","criterion":"law"}]}
    """#,
  ])
  func `a table, text and JSON say the same`(text: String) {
    let (lines, faults) = Self.read(text)
    #expect(faults.isEmpty, "\(faults)")
    #expect(lines == Self.expected)
  }

  @Test(arguments: [
    ("", BallotFault.Kind.empty, 1, 1), ("x: 60\n", .count(found: 1, options: ids("a", "b")), 1, 3),
    ("x: 60 ? 5\n", .count(found: 3, options: ids("a", "b")), 1, 9),
    ("\n  x: 60 6o\n", .unreadMark("6o", named("x")), 2, 9),
    ("x: 60 40\ny: 1 2\n", .unknownCriterion("y", known: ["x", "law"]), 2, 1),
    ("hello\n", .unreadLine("hello"), 1, 1),
    ("reason 1: So.\n", .noSuchRow("1", count: 0), 1, 1),
    ("x: 60 40\nreason 3: So.\n", .noSuchRow("3", count: 2), 2, 1),
    ("option,criterion,mark\na,x,60\na,x,61\n", .twice(cell("a", "x")), 3, 5),
    ("option,criterion,mark\n\"a\",\"x\",\"ab\"\n", .unreadMark("ab", named("x")), 2, 9),
    ("option,criterion,mark\nc,x,6\n", .unknownOption("c", known: ["a", "b"]), 2, 1),
    ("option,criterion\na,x\n", .missingColumn("mark"), 1, 1),
    ("option,criterion,mark,note\na,x,1,2\n", .unknownColumn("note", known: columns), 1, 23),
    (
      "x: 101 40",
      .refused(.offScale(101, named("x"), Scale())), 1, 4
    ),
    (
      #"{"marks":[{"option":"a","criterion":"x","mark":true}]}"#,
      .misshapen(.wrongType(expected: "text", found: "true"), path: "marks[0].mark"), 1, 48
    ),
    (#"[{"option":"a","mark":"1"}]"#, .misshapen(.missingKey("criterion"), path: "[0]"), 1, 2),
  ])
  func `what is wrong is told with its line and column`(
    text: String, kind: BallotFault.Kind, line: Int, column: Int
  ) {
    let (_, faults) = Self.read(text)
    #expect(faults == [BallotFault(kind, at: TextPosition(line: line, column: column))])
    let words = kind.sentence(in: Self.appraisal.document) { _ in "Off the scale." }
    #expect(words.hasSuffix(".") && words.count > 10)
  }

  @Test func `all that is wrong is told`() {
    let (_, faults) = Self.read("x: 6o 40\nlaw: y maybe\nz: 1\n")
    #expect(faults.map(\.position.line) == [1, 2, 3])
  }

  @Test func `what is no text is refused`() {
    let found = BallotReader.read([0x78, 0xFF], of: Self.named("mo"), in: Self.appraisal)
    #expect(found.faults.map(\.kind) == [.notText])
  }

  private static let columns = [
    "option", "criterion", "mark", "reason", "option name", "criterion name",
  ]
  private static func ids(_ names: String...) -> [OptionID] { names.map { named($0) } }
  private static func cell(_ option: String, _ criterion: String) -> MatrixCell {
    MatrixCell(named(option), named(criterion))
  }
}
