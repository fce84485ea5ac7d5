import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct BodyResponseTests {
  private static func appraisal() -> Appraisal {
    var appraisal = WhoCountsTests.twoBodies()
    appraisal.mark(by: "pa", [[10, nil], [90, 90]])
    appraisal[
      MarkingPlace(round: .solo, assessor: "pa", option: "b", criterion: "x")
    ].reason = "Joint teams\nwork."
    appraisal.comments = [
      "c1": Remark(author: "pa", words: "Thank you."),
      "c2": Remark(author: "pa", option: "a", criterion: "y", words: "Too slow."),
      "c3": Remark(author: "pa", criterion: "x", words: "Well put."),
      "c4": Remark(author: "mo", words: "Not ours."),
      "c5": Remark(author: "pa", option: "gone", words: "Sad."),
    ]
    return appraisal
  }

  @Test func `the response of a body that comments says so, with comments and marks`() {
    let response = BodyResponse(Self.appraisal(), of: "panel")
    #expect(
      response?.text == """
        # Response of The Panel

        Board

        Which?

        Taking part for The Panel: Pa. The Panel comments: its marks are indicative and do not \
        count towards the result.

        ## What was said

        - Pa: Thank you.

        ### Option A

        - Pa on Y: Too slow.

        ### Criterion X

        - Pa: Well put.

        ### No longer in the case

        - Pa: Sad.

        ## How it was marked

        Indicative marks, which do not count, of 1 person:

        - B: 90.0 of 100
        - A: between 5.0 and 55.0 of 100; 1 mark missing

        Reasons:

        - Pa, B, X: 90. Joint teams
          work.

        """)
  }

  @Test func `a body that decides is told that its marks count`() {
    let text = BodyResponse(Self.appraisal(), of: "council")?.text
    #expect(text?.contains("The Council decides; its marks count.") == true)
    #expect(text?.contains("Marks, of 1 person:") == true)
  }

  @Test func `nothing of the marks is in it before the reveal`() {
    var appraisal = Self.appraisal()
    appraisal.rounds = [Round(id: RoundNumber(1))]
    let text = BodyResponse(appraisal, of: "panel")?.text
    #expect(text?.contains("Marks appear at the reveal.") == true)
    #expect(text?.contains("Thank you.") == true && text?.contains("90") == false)
  }

  @Test func `nobody and nothing are told, and a strange body has no response`() {
    var appraisal = Self.appraisal()
    appraisal.document.bodies.append(Body(id: "union", label: "Union", part: .comments))
    let text = BodyResponse(appraisal, of: "union")?.text
    #expect(text?.contains("Nobody takes part for Union yet.") == true)
    #expect(text?.contains("Nothing has been said yet.") == true)
    #expect(text?.contains("Nobody of Union has marked.") == true)
    #expect(BodyResponse(appraisal, of: "army") == nil)
  }

  @Test func `words of people never pose as a part of the response`() throws {
    var appraisal = Self.appraisal()
    let heading = "Fine.\r\n\r\n## What was said\r\n\r\nThe panel objects."
    appraisal[
      MarkingPlace(round: .solo, assessor: "pa", option: "b", criterion: "x")
    ].reason = heading
    appraisal.comments["c1"] = Remark(author: "pa", words: heading)
    appraisal.document.options[0].label = "A\r\n## How it was marked"
    let text = try #require(BodyResponse(appraisal, of: "panel")?.text)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("## ") } == ["## What was said", "## How it was marked"])
    #expect(lines.contains("### A ## How it was marked"))
    #expect(lines.filter { $0 == "  \\## What was said" }.count == 2)
    #expect(lines.filter { $0.contains("The panel objects.") }.allSatisfy { $0.hasPrefix("  ") })
  }

  @Test func `how people were known stands under who takes part`() {
    let known = "Pa: known by their *own* login."
    let text = BodyResponse(Self.appraisal(), of: "panel", known: known)?.text ?? ""
    #expect(
      text.contains("the result.\n\nPa: known by their \\*own\\* login.\n\n## What was said"),
      "\(text)")
  }
}
