package import AppraisalModel
import PlainText

/// The response of a body: what its people said and how they marked, as text to send.
package struct BodyResponse: Equatable, Sendable {
  package let body: BodyID
  /// The text, in Markdown that also reads as plain text; it ends with a line break.
  package let text: String

  /// Writes the response; nil for a body that the case lacks.
  ///
  /// Before a reveal it holds the comments and no marks. The words of people stay within the point
  /// that they belong to: every line of theirs is set in under it, and what could act as Markdown is
  /// escaped. `known` says how the people were known.
  /// - Complexity: O(*n*) in the number of comments and marks.
  package init?(_ appraisal: Appraisal, of id: BodyID, known: String? = nil) {
    let document = appraisal.document
    guard let body = document.bodies.first(where: { $0.id == id }) else { return nil }
    let writer = ResponseWriter(appraisal: appraisal, body: body, known: known)
    self.body = id
    text = writer.lines.joined(separator: "\n") + "\n"
  }
}

private struct ResponseWriter {
  let appraisal: Appraisal
  let body: Body
  let known: String?

  private var document: CaseDocument { appraisal.document }
  private var people: [Assessor] {
    appraisal.assessors.filter { $0.body == body.id && !$0.roles.isEmpty }
  }

  var lines: [String] {
    let results = BodyResults(appraisal)
    let result = results.bodies.first { $0.body == body.id }
    var lines = [
      "# Response of \(MarkdownText.inline(body.label))", "",
      MarkdownText.paragraph(document.title).joined(separator: " "), "",
    ]
    lines += MarkdownText.paragraph(document.question.words) + [""]
    lines.append(status(counts: result?.counts))
    if let known { lines += ["", shown(known)] }
    lines += ["", "## What was said", ""] + said
    lines += ["", "## How it was marked", ""]
    lines += results.areShown ? marked(result) : [shown(appraisal.bodiesKeptBackWords)]
    return lines
  }

  private func status(counts: Bool?) -> String {
    let who =
      people.isEmpty
      ? "Nobody takes part for \(shown(body.label)) yet."
      : "Taking part for \(shown(body.label)): \(Numbers.list(people.map { shown(appraisal.name($0)) }))."
    if counts ?? (body.part == .decides) {
      return who + " \(shown(document.name(body.id))) decides; its marks count."
    }
    return who
      + " \(shown(document.name(body.id))) comments: its marks are indicative and do not count towards "
      + "the result."
  }

  /// The comments: on everything, then option by option, then criterion by criterion.
  private var said: [String] {
    let own = Set(people.map(\.id))
    let remarks = appraisal.comments.filter { own.contains($0.value.author) }
      .sorted { $0.key < $1.key }.map(\.value)
    guard !remarks.isEmpty else { return ["Nothing has been said yet."] }
    var groups = [remarks.filter { $0.option == nil && $0.criterion == nil }.map(entry)]
    for option in document.options {
      groups.append(group(option.label, remarks.filter { $0.option == option.id }))
    }
    for criterion in document.criteria {
      groups.append(
        group(criterion.label, remarks.filter { $0.option == nil && $0.criterion == criterion.id }))
    }
    // What was taken out of the case was commented on all the same.
    let lost = remarks.filter { remark in
      remark.option.map { document.option($0) == nil }
        ?? remark.criterion.map { document.criterion($0) == nil } ?? false
    }
    groups.append(group("No longer in the case", lost))
    return Array(groups.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func group(_ title: String, _ remarks: [Remark]) -> [String] {
    remarks.isEmpty ? [] : ["### \(shown(title))", ""] + remarks.map(entry)
  }

  private func entry(_ remark: Remark) -> String {
    let name = appraisal.name(remark.author)
    let about =
      remark.option == nil
      ? "" : remark.criterion.map { " on \(document.name($0))" } ?? ""
    return MarkdownText.item(shown("\(name)\(about)") + ": ", remark.words)
  }

  /// A name within a line.
  private func shown(_ text: String) -> String { MarkdownText.inline(text) }

  private func marked(_ result: BodyResult?) -> [String] {
    guard let result else {
      let isHidden = appraisal.hidesMarks
      return [
        isHidden
          ? "Marks appear at the reveal." : "Nobody of \(shown(document.name(body.id))) has marked."
      ]
    }
    let heading = result.counts ? "Marks" : "Indicative marks, which do not count"
    var lines = ["\(heading), of \(Numbers.count(result.people.count, "person", "people")):", ""]
    let ranking = result.findings.ranking + result.findings.out
    let totals = Numbers.totals(ranking.map { ($0.total, $0.low, $0.high) })
    for (row, total) in zip(ranking, totals) {
      let missing =
        row.total == nil ? "; \(Numbers.count(row.missing, "mark")) missing" : ""
      lines.append("- \(shown(document.name(row.option))): \(total) of 100\(missing)")
      if !row.failedHurdles.isEmpty {
        lines.append("  Fails: \(shown(Numbers.list(row.failedHurdles.map(document.name))))")
      }
    }
    return lines + reasons(result.people)
  }

  private func reasons(_ people: [AssessorID]) -> [String] {
    var lines: [String] = []
    for id in people {
      let ballot = appraisal.standingBallot(of: id)
      for option in document.options {
        for criterion in document.criteria {
          let marking = ballot[option.id, criterion.id]
          guard !marking.reason.isEmpty else { continue }
          let answer = marking.answer.map(\.description) ?? "no mark"
          let who = appraisal.name(id)
          lines.append(
            MarkdownText.item(
              shown("\(who), \(document.name(option.id)), \(document.name(criterion.id))")
                + ": \(answer). ",
              marking.reason))
        }
      }
    }
    return lines.isEmpty ? [] : ["", "Reasons:", ""] + lines
  }
}
