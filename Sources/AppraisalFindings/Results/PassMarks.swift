package import AppraisalModel
import DecisionAnalysis

/// Whether something reaches the mark that it must reach.
package enum PassStanding: Equatable, Sendable {
  /// It does, whatever the missing marks turn out to be.
  case reaches
  /// It falls short by so many points of 100, or by more while marks are missing.
  case fallsShort(by: Double)
  case tooEarly

  /// Holds the bounds of a value against a pass mark; rounding of arithmetic is forgiven.
  init(low: Double, high: Double, passMark: Double) {
    let noise = 1e-9
    self =
      low >= passMark - noise
      ? .reaches : high < passMark - noise ? .fallsShort(by: passMark - high) : .tooEarly
  }

  /// What a reader is told: "reaches it", "falls short by 4.2 points", "too early to say".
  package var words: String {
    switch self {
    case .reaches: "reaches it"
    case .fallsShort(let points): "falls short by \(Self.points(points))"
    case .tooEarly: "too early to say"
    }
  }

  /// Points that are never said to be none.
  private static func points(_ value: Double) -> String {
    let text = Numbers.fixed(value)
    return text == "0.0" ? "less than 0.1 points" : "\(text) points"
  }
}

/// Where one option stands against the pass marks of a case.
package struct PassResult: Equatable, Sendable {
  /// A criterion with a pass mark.
  package struct Part: Equatable, Sendable {
    package var criterion: CriterionID
    /// The mark to be reached.
    package var passMark: DecimalNumber
    /// Whether it is reached; points are those of the value, 0 to 100.
    package var standing: PassStanding
  }

  package var option: OptionID
  /// Its standing against the pass mark of the total; nil where there is none.
  package var total: PassStanding?
  /// Its standings against the pass marks of criteria, in the order of the table.
  package var parts: [Part]
  /// The hurdles that it fails.
  package var failedHurdles: [CriterionID]

  /// Whether it reaches everything and fails no hurdle.
  package var passes: Bool {
    (total ?? .reaches) == .reaches && parts.allSatisfy { $0.standing == .reaches }
      && failedHurdles.isEmpty
  }

  /// Whether it misses something, whatever is still open.
  package var misses: Bool {
    let standings = [total].compactMap(\.self) + parts.map(\.standing)
    return !failedHurdles.isEmpty
      || standings.contains { if case .fallsShort = $0 { true } else { false } }
  }

  /// What it misses, by name: the total, criteria, hurdles.
  func missed(in document: CaseDocument) -> [String] {
    var names: [String] = []
    if case .fallsShort = total { names.append("the pass mark of the total") }
    for part in parts {
      if case .fallsShort = part.standing { names.append(document.name(part.criterion)) }
    }
    return names + failedHurdles.map(document.name)
  }
}

/// The options held against the pass marks of a case, and not against one another.
package struct PassMarks: Equatable, Sendable {
  /// The pass mark of the total, 0 to 100, or nil.
  package let passMark: DecimalNumber?
  /// The options in reading order; none where the case has no pass mark or the reveal is awaited.
  package let options: [PassResult]
  /// What a board reads about it; empty where the case has no pass mark.
  package let sentence: String

  /// Whether a case holds its one option to marks and to no other option.
  static func holdsAlone(_ document: CaseDocument) -> Bool {
    document.appraisedOptions.count == 1
      && (document.terms.passMark != nil
        || document.scoredCriteria.contains { $0.passMark != nil })
  }

  /// Works out where the options stand.
  ///
  /// - Complexity: O(*m* x *n*) for *m* options and *n* criteria.
  package init(_ findings: Findings, in document: CaseDocument) {
    passMark = document.terms.passMark
    let marked = document.scoredCriteria.filter { $0.passMark != nil }
    guard passMark != nil || !marked.isEmpty else {
      (options, sentence) = ([], "")
      return
    }
    guard findings.awaited == nil else {
      (options, sentence) = ([], "Whether the pass marks are reached appears at the reveal.")
      return
    }
    let total = passMark
    let rows = findings.ranking + findings.out
    options = document.appraisedOptions.map(\.id).compactMap { option in
      guard let ranked = rows.first(where: { $0.option == option }) else { return nil }
      return PassResult(
        option: option,
        total: total.map { PassStanding(low: ranked.low, high: ranked.high, passMark: $0.value) },
        parts: [findings.table, findings.outTable].compactMap(\.self)
          .flatMap { Self.parts(marked, option, $0) },
        failedHurdles: ranked.failedHurdles)
    }
    sentence = Self.words(options, findings, document)
  }

  private static func parts(
    _ marked: [Criterion], _ option: OptionID, _ table: ScoreTable
  ) -> [PassResult.Part] {
    guard let row = table.options.firstIndex(of: option) else { return [] }
    return table.criteria.enumerated().compactMap { column, id in
      guard let criterion = marked.first(where: { $0.id == id }), let scale = criterion.scale,
        let mark = criterion.passMark
      else { return nil }
      let range = table.ranges[row, column]
      return PassResult.Part(
        criterion: id, passMark: mark,
        standing: PassStanding(low: range.low, high: range.high, passMark: scale.value(of: mark)))
    }
  }

  private static func words(
    _ options: [PassResult], _ findings: Findings, _ document: CaseDocument
  ) -> String {
    guard let only = options.first else { return "There is no option to hold to the pass marks." }
    if options.count == 1 { return single(only, findings, document) }
    let passing = options.filter(\.passes).map { document.name($0.option) }
    let open = options.count { option in
      option.total == .tooEarly || option.parts.contains { $0.standing == .tooEarly }
    }
    let reached =
      passing.isEmpty
      ? "No option is known to reach every pass mark."
      : "\(Numbers.list(passing)) \(passing.count == 1 ? "reaches" : "reach") every pass mark."
    return open == 0
      ? reached : reached + " For \(Numbers.count(open, "option")) it is too early to say."
  }

  private static func single(
    _ only: PassResult, _ findings: Findings, _ document: CaseDocument
  ) -> String {
    var words = "One option is appraised, so it is held to what it must reach and not to others."
    let name = document.name(only.option)
    if let standing = only.total, let mark = document.terms.passMark {
      let total =
        (findings.ranking + findings.out).first?.total.map { " Its total is \(Numbers.fixed($0))." }
        ?? ""
      words += " \(name) against \(mark) points of 100: \(standing.words).\(total)"
    }
    let open = only.parts.filter { $0.standing == .tooEarly }
    if !open.isEmpty {
      words +=
        " For \(Numbers.list(open.map { document.name($0.criterion) })) it is too early to say."
    }
    for part in only.parts where part.standing != .reaches && part.standing != .tooEarly {
      words +=
        " \(document.name(part.criterion)), where \(part.passMark) must be reached: "
        + "\(part.standing.words)."
    }
    if !only.parts.isEmpty, only.parts.allSatisfy({ $0.standing == .reaches }) {
      words += " It reaches the pass mark of every criterion that has one."
    }
    if !only.failedHurdles.isEmpty {
      words += " It fails \(Numbers.list(only.failedHurdles.map(document.name)))."
    }
    return words
  }
}
