import AppraisalModel
import Testing
@testable import AppraisalFindings

/// Ballots to be printed, as text and as a page.
@Suite struct BlankBallotTests {
  private static func named<Kind>(_ text: String) -> Identifier<Kind> {
    Identifier<Kind>(text) ?? .nameless
  }

  private static let hostile = "</h2><script>alert(\"x\")</script> & 'y' \u{1B}[2J"

  private static func appraisal(_ name: String = "Care") -> Appraisal {
    var appraisal = Appraisal(
      document: CaseDocument(
        id: "day", title: name, question: Question(words: "Which?"),
        bodies: [Body(id: named("nhs"), label: name)],
        options: [
          Option(id: named("a"), label: "A \(name)"), Option(id: named("b"), label: "B site"),
        ],
        criteria: [
          Criterion(
            id: named("x"), label: "X \(name)", question: "How \(name)?",
            scale: Scale(anchors: [
              Anchor(at: 0, words: "None \(name)"), Anchor(at: 100, words: "All"),
            ])),
          Criterion(id: named("law"), kind: .hurdle, label: "Law"),
        ]))
    appraisal.assessors = [Assessor(id: named("mo"), name: "Mo \(name)", body: named("nhs"))]
    appraisal.rounds = [Round(id: RoundNumber(1), purpose: name)]
    return appraisal
  }

  @Test func `the text holds what is asked, who will see it, and places for everything`() {
    let lines = BlankBallot(for: Self.named("mo"), in: Self.appraisal()).lines
    let text = lines.joined(separator: "\n")
    for words in [
      "Ballot of round 1: Care", "Mo Care, Care", "WHO WILL SEE YOUR MARKS",
      "Until the reveal, other members cannot see your marks", "1. X Care   [x]", "How Care?",
      "None Care", "Mark 0 to 100, or tick why there is none:",
      "? I do not know   n/a does not apply   - would rather not",
      "2  B site   [b]", "Reason ____", "2. Law   [law]", "[ ] passes   [ ] fails", "Ballot code",
      "Signature",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(lines.allSatisfy { $0.count <= 80 })
    let blank = BlankBallot(for: nil, in: Self.appraisal()).lines
    #expect(blank.contains { $0.hasPrefix("Name ____") && $0.contains("Body ____") })
  }

  @Test func `a table has a line for each box`() {
    let table = BlankBallot(for: nil, in: Self.appraisal()).table
    #expect(table.count == 5 && table.allSatisfy { $0.count == 6 })
    #expect(table[1] == ["x", "a", "X Care", "A Care", "", ""])
  }

  @Test(arguments: ["Care", hostile])
  func `the page is sound, asks for nothing from elsewhere, and shows texts as they are`(
    name: String
  ) throws {
    let appraisal = Self.appraisal(name)
    let page = BallotPage([
      BlankBallot(for: Self.named("mo"), in: appraisal), BlankBallot(for: nil, in: appraisal),
    ]).html
    let parsed = try ParsedPage(page)
    #expect(parsed.count("section") == 2 && parsed.count("table") == 4 && parsed.count("h1") == 2)
    #expect(parsed.count("script") == 0 && parsed.count("link") == 0 && parsed.count("img") == 0)
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("url("))
    #expect(parsed.attributes.allSatisfy { !$0.hasPrefix("on") })
    // As it was written, but for what would command a terminal.
    #expect(parsed.text.contains("X " + name.replacing("\u{1B}", with: "‹U+001B›")))
    #expect(page.contains("@page { size: A4"))
    // A row for each option of each card, with a place for its reason below.
    #expect(parsed.count("tbody") == 8)
    #expect(parsed.text.components("Reason") == 8)
  }
}

/// A page taken apart by what the HTML standard says of tags, far enough to see whether every one that
/// is opened is closed in its order.
private struct ParsedPage {
  enum Fault: Error { case unclosed([String]), closed(String, within: String?), unended }

  private(set) var tags: [String] = []
  private(set) var attributes: [String] = []
  private(set) var text = ""

  init(_ page: String) throws {
    var open: [String] = []
    var rest = Substring(page)
    while let start = rest.firstIndex(of: "<") {
      text += Self.resolved(String(rest[..<start]))
      guard let end = rest[start...].firstIndex(of: ">") else { throw Fault.unended }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = String(tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" })
      if name.hasPrefix("!") { continue }
      if name.hasPrefix("/") {
        guard open.last == String(name.dropFirst()) else {
          throw Fault.closed(name, within: open.last)
        }
        open.removeLast()
        continue
      }
      tags.append(name)
      for part in tag.dropFirst(name.count).split(separator: " ") where part.contains("=") {
        attributes.append(String(part.prefix { $0 != "=" }))
      }
      if !["meta", "br"].contains(name) { open.append(name) }
      if name == "style" {
        guard let close = rest.firstRange(of: "</style>") else { throw Fault.unended }
        rest = rest[close.lowerBound...]
      }
    }
    guard open.isEmpty else { throw Fault.unclosed(open) }
  }

  func count(_ name: String) -> Int { tags.count { $0 == name } }

  private static func resolved(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}

extension String {
  fileprivate func components(_ word: String) -> Int { ranges(of: word).count }
}
