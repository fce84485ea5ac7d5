import AppraisalFindings
import AppraisalModel

extension Decision {
  /// What stands behind it, a sentence each: the choice, the vote, the reason, what was considered.
  func particulars(_ names: RecordNames) -> String {
    var sentences: [String] = []
    func say(_ title: String, _ parts: [String]) {
      let parts = parts.map(\.oneLine).filter { !$0.isEmpty }
      if !parts.isEmpty { sentences.append(title + Edit.because(parts.joined(separator: "; "))) }
    }
    say("Recommended", [recommendation])
    say("Chosen", chosen.map(names.option))
    say("It departs from the ranking", [departure])
    say("Moved by", [Numbers.list(movers)])
    say(
      "Votes",
      votes.map { vote in
        let whose = vote.body.map { "\(names.body($0)) " } ?? ""
        return "\(whose)\(vote.inFavour) for, \(vote.against) against, \(vote.abstained) abstained"
      })
    say("Present", [Numbers.list(present)])
    say("Conditions", conditions)
    say(
      "Consultation",
      responses.map { response in
        "\(response.from): \(response.words)"
          + (response.considered.isEmpty ? "" : " (considered: \(response.considered))")
      })
    if let equality {
      let version = equality.version.isEmpty ? "" : ", version \(equality.version)"
      let day =
        equality.day.isEmpty ? "of no known day" : "of \(CalendarDay.words(of: equality.day))"
      say(
        "Equality assessment \(day)\(version)",
        [equality.words.isEmpty ? "considered" : equality.words])
    }
    let hash = reportHash.isEmpty ? "" : ", whose hash begins with \(reportHash.prefix(16))"
    say("Before the meeting lay", report.isEmpty ? [] : [report + hash])
    return sentences.map { " " + $0 }.joined()
  }
}
