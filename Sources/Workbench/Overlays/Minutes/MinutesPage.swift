import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas
import PlainText

/// The minutes as they are written from the record, to read.
enum MinutesPage {
  /// The text that the verb writes, set for the screen.
  static func reader(_ session: Session, _ bench: Bench) -> Reader {
    let minutes = MeetingMinutes(
      session.recorded, clock: bench.clock, head: session.head.isEmpty ? "not known" : session.head)
    return Reader(title: "Minutes", blocks: note(session, bench) + [.blank] + blocks(minutes.text))
  }

  /// How the text gets to where it can be edited.
  private static func note(_ session: Session, _ bench: Bench) -> [TextBlock] {
    let rule = "Editing the text changes nothing in the record."
    switch bench.reach {
    case .machine:
      return [
        .paragraph("\(rule) This writes it to a file:", role: .muted),
        .paragraph("appraise minutes \(ShellWord.path(session.path)) > minutes.md"),
      ]
    case .appraisal:
      return [
        .paragraph(
          "\(rule) To a file whoever keeps the record writes them, by: appraise minutes",
          role: .muted)
      ]
    }
  }

  /// Lines of Markdown, each with its line end, as headings, bullets and paragraphs; what is escaped there
  /// is plain here.
  static func blocks(_ text: String) -> [TextBlock] {
    text.textLines.dropLast().map { line in
      guard let mark = ["# ", "## ", "- "].first(where: line.hasPrefix) else {
        return line.isEmpty ? .blank : .paragraph(plain(line))
      }
      let words = plain(String(line.dropFirst(mark.count)))
      return mark == "- " ? .bullet(words) : .heading(words)
    }
  }

  /// A line without the backslashes that keep Markdown from taking signs for its own.
  private static func plain(_ line: String) -> String {
    var words = String.UnicodeScalarView()
    var isEscaped = false
    for sign in line.unicodeScalars {
      isEscaped = sign == "\\" && !isEscaped
      if !isEscaped { words.append(sign) }
    }
    return String(words)
  }
}
