import AppraisalModel
import PlainText

/// Ballots as one page of HTML that prints on A4 and asks for nothing from elsewhere.
package struct BallotPage: Sendable {
  private let ballots: [BlankBallot]

  package init(_ ballots: [BlankBallot]) { self.ballots = ballots }

  /// The whole page.
  package var html: String {
    let title = HTMLText.inline(ballots.first?.title ?? "")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Ballot: \(title)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      \(ballots.map(Self.ballot).joined(separator: "\n"))
      </body>
      </html>

      """
  }

  /// Black on white, so that a copying machine keeps it; a card is never torn over two pages.
  private static let style = """

    @page { size: A4; margin: 15mm; }
    * { box-sizing: border-box; }
    body { font: 10.5pt/1.35 sans-serif; color: #000; background: #fff; margin: 0 auto;
      max-width: 180mm; padding: 4mm; }
    @media print { body { padding: 0; max-width: none; } }
    .ballot { break-after: page; page-break-after: always; }
    .ballot:last-child { break-after: auto; page-break-after: auto; }
    h1 { font-size: 15pt; margin: 0 0 1mm; }
    h2 { font-size: 12pt; margin: 0 0 1mm; }
    h3 { font-size: 10.5pt; margin: 4mm 0 1mm; }
    ul { margin: 0; padding-left: 5mm; }
    .who { display: flex; gap: 6mm; margin: 3mm 0; }
    .who div { flex: 1; border-bottom: 0.3mm solid #000; min-height: 9mm; }
    .who .code { flex: 0 0 42mm; }
    .label { font-size: 8.5pt; display: block; }
    .card { break-inside: avoid; page-break-inside: avoid; border-top: 0.6mm solid #000;
      margin-top: 5mm; padding-top: 2mm; }
    .id { font: 8.5pt monospace; font-weight: normal; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 3mm; margin: 1mm 0; }
    dt { text-align: right; font-weight: bold; }
    dd { margin: 0; }
    table { border-collapse: collapse; width: 100%; margin-top: 1mm; }
    th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; vertical-align: middle; }
    th { font-size: 8.5pt; font-weight: normal; text-align: center; }
    th.option, td.option { text-align: left; }
    td.option { width: 50%; font-size: 9.5pt; line-height: 1.2; }
    td.mark { width: 24mm; height: 8mm; }
    td.tick { width: 16mm; text-align: center; font-size: 12pt; }
    td.reason { font-size: 8.5pt; height: 8mm; vertical-align: top; }
    .long { font-size: 8.5pt; }
    .out { font-style: italic; }
    tbody { break-inside: avoid; }

    """

  private static func ballot(_ ballot: BlankBallot) -> String {
    let name =
      ballot.ownerWords.map {
        "<div><span class=\"label\">Name and body</span>\(HTMLText.inline($0))</div>"
      }
      ?? "<div><span class=\"label\">Name</span></div><div><span class=\"label\">Body</span></div>"
    return """
      <section class="ballot">
      <h1>\(HTMLText.inline(ballot.title))</h1>
      <p>\(HTMLText.inline(ballot.round))</p>
      <div class="who">\(name)<div class="code"><span class="label">Ballot code, once it is entered</span></div></div>
      <h3>Who will see your marks</h3>
      \(list(ballot.policy))
      <h3>How to mark</h3>
      \(list(BlankBallot.howTo))
      \(ballot.cards.enumerated().map { card($1, $0 + 1) }.joined(separator: "\n"))
      <div class="who"><div><span class="label">Signature</span></div><div><span class="label">Day</span></div></div>
      </section>
      """
  }

  private static func list(_ sentences: [String]) -> String {
    "<ul>" + sentences.map { "<li>\(HTMLText.inline($0))</li>" }.joined() + "</ul>"
  }

  private static func card(_ card: BallotCard, _ number: Int) -> String {
    let criterion = card.criterion
    let anchors = BlankBallot.anchors(of: criterion)
    let scale =
      anchors.isEmpty
      ? ""
      : "<dl>"
        + anchors.map {
          "<dt>\(HTMLText.inline($0.mark))</dt><dd>\(HTMLText.inline($0.words))</dd>"
        }
        .joined() + "</dl>"
    let ticks = BlankBallot.noMarks(on: criterion)
    let boxes =
      criterion.kind == .hurdle
      ? "<th>passes<br>y</th><th>fails<br>f</th>"
      : "<th>mark<br>\(HTMLText.inline(BlankBallot.range(of: criterion)))</th>"
    return """
      <div class="card">
      <h2>\(number). \(HTMLText.inline(criterion.label)) <span class="id">\(HTMLText.inline(criterion.id.text))</span></h2>
      <p>\(HTMLText.lines(criterion.question))</p>
      \(scale)
      <table>
      <thead><tr><th class="option">option</th>\(boxes)\(ticks.map { "<th>\($0.words)<br>\($0.sign)</th>" }.joined())</tr></thead>
      \(card.rows.enumerated().map { row($1, $0 + 1, criterion, ticks.count) }.joined(separator: "\n"))
      </table>
      </div>
      """
  }

  private static func row(
    _ row: BallotCard.Row, _ number: Int, _ criterion: Criterion, _ ticks: Int
  ) -> String {
    let boxes = criterion.kind == .hurdle ? 2 : 1
    let long = BlankBallot.longName(of: row.option).map {
      "<br><span class=\"long\">\(HTMLText.inline($0))</span>"
    }
    let name = "\(number). <b>\(HTMLText.inline(row.option.shortLabel))</b>\(long ?? "")"
    guard row.isAsked else {
      return
        "<tbody><tr><td class=\"option\">\(name)</td><td class=\"out\" colspan=\"\(boxes + ticks)\">"
        + "You have no part in this one.</td></tr></tbody>"
    }
    let marks =
      criterion.kind == .hurdle
      ? String(repeating: "<td class=\"tick\">&#9744;</td>", count: 2) : "<td class=\"mark\"></td>"
    return "<tbody><tr><td class=\"option\">\(name)</td>\(marks)"
      + String(repeating: "<td class=\"tick\">&#9744;</td>", count: ticks)
      + "</tr><tr><td class=\"reason\" colspan=\"\(1 + boxes + ticks)\">Reason</td></tr></tbody>"
  }
}
