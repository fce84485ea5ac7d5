package import AppraisalModel

extension Vote {
  /// Reads `5:1:0` or `council:5:1:0`: for, against, abstained.
  package init?(_ text: String) {
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
  package var typed: String {
    (body.map { "\($0):" } ?? "") + "\(inFavour):\(against):\(abstained)"
  }
}

extension ConsultationResponse {
  /// Reads `who | what was answered | how it was considered`; the last part may be missing.
  package init?(_ text: String) {
    let parts = text.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(from: parts[0], words: parts[1], considered: parts.count == 3 ? parts[2] : "")
  }

  /// The response as it is typed.
  package var typed: String {
    "\(from) | \(words)" + (considered.isEmpty ? "" : " | \(considered)")
  }
}
