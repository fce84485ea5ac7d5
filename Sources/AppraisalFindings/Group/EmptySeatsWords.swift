package import AppraisalModel
import DecisionAnalysis

extension EmptySeats {
  /// What a board reads: who is missing, what is sure, what it would take, and who alone decides.
  package func sentences(in appraisal: Appraisal) -> [String] {
    let labels = Labels(document: appraisal.document)
    var words = unsetWeights.map { [$0] } ?? []
    if agreedCount > 0 {
      words.append(
        "Made of the ballots alone, without \(Numbers.count(agreedCount, "agreed score")).")
    }
    guard !chair.openSeats.isEmpty || !chair.totals.allSatisfy(\.isExact) else {
      return words + [
        "No chair is empty: \(Numbers.count(people.count, "member has", "members have")) marked "
          + "everything.",
        "The order: \(Self.order(chair.totals.map(\.low), options, labels)).",
      ]
    }
    words.append(missing(in: appraisal))
    words.append(sure(labels))
    words += thresholds(labels)
    if let alone = alone(in: appraisal) { words.append(alone) }
    return words + beside(labels)
  }

  /// Who has not marked everything.
  private func missing(in appraisal: Appraisal) -> String {
    var words = ["\(turnout.words)."]
    if !unfinished.isEmpty {
      let names = Numbers.list(unfinished.map { appraisal.name($0) })
      words.append(
        isOpen
          ? "Still to come: \(names)."
          : "Not handed in: \(names).")
    }
    if openAnswers > 0 {
      let verb = openAnswers == 1 ? "answer is" : "answers are"
      words.append("\(openAnswers) \(verb) open on ballots that are finished.")
    }
    return words.joined(separator: " ")
  }

  /// What is sure of the order.
  private func sure(_ labels: Labels) -> String {
    let whole = 1...options.count
    let ranks = chair.ranks
    guard ranks.contains(where: { $0 != whole }) else {
      return "Nothing of the order is sure: the open marks could put any of them anywhere."
    }
    var parts: [String] = []
    let places = Set(ranks.map { [$0.lowerBound, $0.upperBound] })
    for place in places.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let rows = ranks.indices.filter { ranks[$0] == place[0]...place[1] }
      parts.append(
        "\(labels.options(rows.map { options[$0] })) \(rows.count == 1 ? "is" : "are") "
          + Self.place(place[0], place[1]))
    }
    return "Whatever the open marks are: \(parts.joined(separator: "; "))."
  }

  private static func place(_ best: Int, _ worst: Int) -> String {
    if best == worst { return Numbers.ordinal(best) }
    return "\(Numbers.ordinal(best)) \(worst == best + 1 ? "or" : "to") \(Numbers.ordinal(worst))"
  }

  /// What it takes for others to overtake, and who cannot.
  private func thresholds(_ labels: Labels) -> [String] {
    guard let given = chair.given else { return [] }
    let ahead = Ranking.leaders(given, tolerance: Standing.tolerance)
    guard ahead.count == 1 else {
      return ["\(labels.options(ahead.map { options[$0] })) are level on the marks given."]
    }
    let name = labels.option(options[ahead[0]])
    var words = ["\(name) is ahead on the marks given."]
    words += chair.thresholds.sorted { ($0.gap, $0.rival) < ($1.gap, $1.rival) }.map { threshold in
      "\(labels.option(options[threshold.rival])) overtakes only if "
        + Self.need(threshold, name) + "."
    }
    let beaten = options.indices.filter { row in
      row != ahead[0] && !chair.thresholds.contains { $0.rival == row }
    }
    if !beaten.isEmpty {
      words.append("\(labels.options(beaten.map { options[$0] })) cannot overtake it.")
    }
    return words
  }

  private static func need(_ threshold: ChairThreshold, _ leader: String) -> String {
    switch threshold.need {
    case .ownAbove(let mean):
      let most = threshold.utmost.map { " (the highest given is \(Numbers.mark($0)))" } ?? ""
      return "its open marks are above \(Numbers.fixed(mean)) of 100 on average\(most)"
    case .leaderBelow(let mean):
      let least = threshold.utmost.map { " (the lowest given is \(Numbers.mark($0)))" } ?? ""
      return
        "the open marks of \(leader) are below \(Numbers.fixed(mean)) of 100 on average\(least)"
    case .ahead(let points):
      let most = threshold.utmost.map { utmost in
        utmost > 0
          ? " (the most on a complete ballot is \(Numbers.distance(utmost)))"
          : " (no complete ballot puts it ahead)"
      }
      return points > 0
        ? "the open marks put it more than \(Numbers.distance(points)) points ahead of \(leader)"
          + (most ?? "")
        : "the open marks do not put \(leader) \(Numbers.distance(-points)) points ahead of it"
    case .points(let points):
      return "the open marks add \(Numbers.distance(abs(points))) points "
        + (points > 0 ? "more" : "less") + " to its total than to that of \(leader)"
    }
  }

  /// Whose seat alone can change who is first.
  ///
  /// Those who have not finished are named, as they are everywhere; of ballots with open answers it is
  /// said how many, because an answer is its owner's.
  private func alone(in appraisal: Appraisal) -> String? {
    guard !chair.openSeats.isEmpty else { return nil }
    guard let pivotal else {
      return "No ballot is complete, so it cannot be said whose marks alone decide."
    }
    let named = pivotal.filter(unfinished.contains)
    let others = pivotal.count - named.count
    guard !pivotal.isEmpty else {
      return chair.openSeats.count == 1
        ? "This does not change who is first."
        : "None of them alone can change who is first"
          + (chair.leaders.isEmpty ? "; together they can." : ".")
    }
    var who = named.map { appraisal.name($0) }
    if others > 0 {
      who.append(
        others == 1
          ? "one ballot with open answers"
          : "each of \(Numbers.small(others)) ballots with open answers")
    }
    return "Alone, the others left out, \(Numbers.list(who)) can change who is first."
  }

  /// The order on complete ballots and with severity taken out.
  private func beside(_ labels: Labels) -> [String] {
    var words: [String] = []
    if let common = chair.common {
      words.append(
        "On \(complete == 1 ? "the one complete ballot" : "the \(complete) complete ballots"): "
          + "\(Self.order(common, options, labels)).")
    }
    guard let evened else {
      return words + [
        "How severe people are cannot be taken out: their marks do not hang together."
      ]
    }
    let order = Self.order(evened, options, labels)
    let isSame = chair.common.map { Self.order($0, options, labels) == order } ?? false
    return words + [
      isSame
        ? "With each person's severity taken out the order is the same."
        : "With each person's severity taken out: \(order)."
    ]
  }

  /// Options from best to worst: "A, then B and C level".
  static func order(_ totals: [Double], _ options: [OptionID], _ labels: Labels) -> String {
    Ranking.groups(totals, tolerance: Standing.tolerance).map { group in
      labels.options(group.map { options[$0] }) + (group.count > 1 ? " level" : "")
    }.joined(separator: ", then ")
  }
}
