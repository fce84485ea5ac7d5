public import AppraisalModel

extension Vote {
  /// Reads `5:1:0` or `council:5:1:0`: for, against, abstained.
  public init?(_ text: String) {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " })
    }
    var body: BodyID?
    if parts.count == 4 {
      guard let id = BodyID(parts.removeFirst()) else { return nil }
      body = id
    }
    let counts = parts.compactMap(Int.init)
    guard parts.count == 3, counts.count == 3, counts.allSatisfy({ (0...1_000_000).contains($0) })
    else { return nil }
    self.init(body: body, inFavour: counts[0], against: counts[1], abstained: counts[2])
  }

  /// The vote as it is typed.
  public var typed: String {
    (body.map { "\($0):" } ?? "") + "\(inFavour):\(against):\(abstained)"
  }
}

extension ConsultationResponse {
  /// Reads `who | what was answered | how it was considered`; the last part may be missing.
  public init?(_ text: String) {
    let parts = text.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(from: parts[0], words: parts[1], considered: parts.count == 3 ? parts[2] : "")
  }

  /// The response as it is typed.
  public var typed: String {
    "\(from) | \(words)" + (considered.isEmpty ? "" : " | \(considered)")
  }
}

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
      let day = equality.day.isEmpty ? "of no known day" : "of \(equality.day)"
      say(
        "Equality assessment \(day)\(version)",
        [equality.words.isEmpty ? "considered" : equality.words])
    }
    let hash = reportHash.isEmpty ? "" : ", whose hash begins with \(reportHash.prefix(16))"
    say("Before the meeting lay", report.isEmpty ? [] : [report + hash])
    return sentences.map { " " + $0 }.joined()
  }
}
