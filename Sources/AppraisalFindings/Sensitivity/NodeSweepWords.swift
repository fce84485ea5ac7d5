package import AppraisalModel
import DecisionAnalysis

extension NodeSweep {
  /// What the sweep shows, in sentences: where the leaders lead, and who leads beyond.
  package func sentence(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    let name = labels.criterion(node)
    if options.count == 1 {
      return "\(labels.options(options)) is the only option, so no weight changes who leads."
    }
    if isAlone { return "\(name) has all the weight there is to share, so its weight cannot move." }
    let now = "\(name) has \(figures.now) \(scope.words)."
    if isConstant, nearest == nil {
      return "\(now) All options are level on \(name), so its weight does not change who leads."
    }
    var words = [now, stability(labels, name)]
    if sweep.assumesEqualShares {
      words.append("The others have no weight of their own, so they are taken to be equal.")
    }
    return words.joined(separator: " ")
  }

  private func stability(_ labels: Labels, _ name: String) -> String {
    guard nearest != nil else {
      return leaders.count > 1
        ? "\(labels.options(leaders)) stay level whatever it has."
        : "\(labels.lead(leaders)) whatever it has, from 0% to 100%."
    }
    let below = leadersBelow.map { "With less, \(labels.wouldLead($0))." }
    let above = leadersAbove.map { "With more, \(labels.wouldLead($0))." }
    let beyond = [below, above].compactMap { $0 }.joined(separator: " ")
    if firstRank.upperBound - firstRank.lowerBound <= 1e-9 {
      return
        "\(labels.options(leaders)) \(leaders.count > 1 ? "are level" : "is level") just there. "
        + beyond
    }
    return "\(leaders.count > 1 ? labels.options(leaders) + " lead" : labels.lead(leaders)) "
      + "\(range). \(beyond)"
  }

  /// The present share and the stretch of the present leaders, as percentages.
  package var figures: (from: String, now: String, to: String) {
    Numbers.percents(from: firstRank.lowerBound, now: current, to: firstRank.upperBound)
  }

  /// A weight at which the first place changes hands, as a percentage: an end of the stretch of the
  /// present leaders as it is said of them.
  package func percent(at weight: Double) -> String {
    if abs(weight - firstRank.lowerBound) <= 1e-9 { return figures.from }
    if abs(weight - firstRank.upperBound) <= 1e-9 { return figures.to }
    return Numbers.percent(weight)
  }

  private var range: String {
    if firstRank.lowerBound <= 1e-9 { return "up to \(figures.to)" }
    if firstRank.upperBound >= 1 - 1e-9 { return "from \(figures.from) up" }
    return "from \(figures.from) to \(figures.to)"
  }

  /// Who leads from 0 to 100%, by the weights at which the first place changes hands; nil where it
  /// never does.
  package func leadWords(in document: CaseDocument) -> String? {
    guard let first = spans.first, spans.count > 1 else { return nil }
    let labels = Labels(document: document)
    var words = "Below \(percent(at: first.to)) \(labels.lead(first.leaders))"
    for span in spans.dropFirst() {
      words +=
        span == spans.last
        ? "; above \(percent(at: span.from)) \(labels.lead(span.leaders))."
        : "; then \(labels.lead(span.leaders)) up to \(percent(at: span.to))"
    }
    return words
  }

  /// The smallest change of this weight alone that puts others first, in a sentence.
  package func nearestWords(in document: CaseDocument) -> String {
    let labels = Labels(document: document)
    guard let nearest else { return "No weight changes who leads." }
    let isLess = nearest.change < 0
    let points = Numbers.points(
      beyond: nearest.change.magnitude * 100, holding: 100 * (isLess ? current : 1 - current))
    let direction = isLess ? "less" : "more"
    return "\(points) \(direction) and \(labels.wouldLead(nearest.leaders))."
  }
}
