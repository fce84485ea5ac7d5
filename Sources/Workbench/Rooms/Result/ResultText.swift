import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// What Result says beside its ranking: why, what is open, what bodies say, what was counted.
struct ResultText {
  let session: Session
  let bench: Bench
  /// The option that is selected.
  let option: OptionID?
  /// Whether first places are those of all weightings and not of the board's order.
  let showsAll: Bool

  private var findings: Findings { session.findings }
  private var document: CaseDocument { session.document }

  // MARK: Why

  /// What somebody has to do first, and why the selected option stands where it does.
  ///
  /// Right under the ranking its ranks stand for the names.
  func why(width: Int, isUnderRanking: Bool) -> [TextBlock] {
    var blocks: [TextBlock] = []
    if session.sentence.form == .contested {
      blocks.append(
        .paragraph("c lists who said what, and lets you say which stands.", role: .accent))
    }
    if let words = DueReview(bench)?.words { blocks.append(.paragraph(words, role: .warning)) }
    if let words = withBlocked { blocks.append(.paragraph(words, role: .muted)) }
    let reason = reason(width: width, isUnderRanking: isUnderRanking)
    return blocks + (blocks.isEmpty || reason.isEmpty ? [] : [.blank]) + reason
  }

  /// What is ranked though it is blocked; nil where nothing is.
  private var withBlocked: String? {
    let names = session.blockedOptions.map { document.name($0.id) }
    guard !names.isEmpty, session.ranksBlocked else { return nil }
    return "Ranked as if nothing stood in the way of \(Numbers.list(names)). b leaves it out again."
  }

  /// Why an option cannot lead, or is ahead of the leader or the runner-up, or behind.
  private func reason(width: Int, isUnderRanking: Bool) -> [TextBlock] {
    guard let option else { return [] }
    if let row = session.keptOut.first(where: { $0.option == option }) {
      let back = row.cause == .blocked && row.points != nil ? " b ranks it too." : ""
      return [.heading("WHY"), .paragraph(row.sentence(in: document) + back)]
    }
    let unsure = ifItPasses(option).map { [TextBlock.paragraph($0)] } ?? []
    guard let other = other(than: option), let why = WhyOver(other, over: option, in: findings)
    else { return unsure.isEmpty ? [] : [.heading("WHY")] + unsure }
    return heading(why, isUnderRanking: isUnderRanking)
      + lists(why, width: width - 10, isUnderRanking)
      + unsure
  }

  /// What a selected option is compared with: the leader, or for the leader the runner-up.
  private func other(than option: OptionID) -> OptionID? {
    let others = findings.ranking.map(\.option).filter { $0 != option }
    guard option == findings.ranking.first?.option else { return others.first }
    return others.first { !findings.leaders.contains($0) } ?? others.first
  }

  private func ifItPasses(_ option: OptionID) -> String? {
    let unsure =
      findings.ranking.first { $0.option == option }?.unsureHurdles.map(document.name) ?? []
    return unsure.isEmpty
      ? nil
      : "Nobody knows yet whether \(document.name(option)) passes \(Numbers.list(unsure)); all of "
        + "this is if it does."
  }

  private func heading(_ why: WhyOver, isUnderRanking: Bool) -> [TextBlock] {
    let names = [why.ahead, why.behind].map(document.name)
    if why.isLevel {
      return [.heading("WHY"), .paragraph("\(names[0]) and \(names[1]) are level.")]
    }
    let by = (why.isLeast ? "at least " : "") + Numbers.distance(why.lead)
    let ranks = [why.ahead, why.behind].compactMap { id in
      findings.ranking.first { $0.option == id }?.rank
    }
    if isUnderRanking, ranks.count == 2, ranks[0] != ranks[1] {
      return [.heading("WHY \(ranks[0]) AND NOT \(ranks[1]), BY \(by.uppercased()) POINTS")]
    }
    return [
      .heading("WHY"), .paragraph("\(names[0]) is \(by) points ahead of \(names[1])."),
    ]
  }

  /// What speaks for the one that is ahead and what against, by the points that it makes; under the
  /// ranking in a line each.
  private func lists(_ why: WhyOver, width: Int, _ isInOneLine: Bool) -> [TextBlock] {
    let rows = [("for", why.inFavour), ("against", why.against)].flatMap { key, parts in
      let most = min(8, parts.count)
      let counts = isInOneLine ? Array((0...most).reversed()) : [most]
      // The most that fit; the others are taken together.
      let lines =
        counts.lazy.map { Self.packed(items(parts, showing: $0), width: width) }
        .first { $0.count == 1 } ?? Self.packed(items(parts, showing: most), width: width)
      return lines.enumerated().map { [$0 == 0 ? key : "", $1] }
    }
    return [.table(rows)]
  }

  /// Criteria with their points, so many by name and the smallest together.
  private func items(_ parts: [WhyOver.Part], showing count: Int) -> [String] {
    guard !parts.isEmpty else { return ["nothing"] }
    let rest = parts.dropFirst(count)
    let sum = rest.reduce(0) { $0 + abs($1.points) }
    return parts.prefix(count).map {
      "\(document.name($0.criterion)) \(Numbers.distance(abs($0.points)))"
    } + (rest.isEmpty ? [] : ["\(rest.count) more \(Numbers.distance(sum))"])
  }

  /// Short texts in lines of a width, none of them broken.
  private static func packed(_ items: [String], width: Int) -> [String] {
    var lines: [String] = []
    for item in items {
      let fitted = lines.last.map { $0 + "   " + item }
      if let fitted, DisplayText.displayWidth(fitted) <= width {
        lines[lines.count - 1] = fitted
      } else {
        lines += DisplayText.wrap(item, width: max(1, width))
      }
    }
    return lines
  }

  // MARK: What is open

  /// Who has finished and what is missing; empty where nothing is.
  func open() -> [TextBlock] {
    let rows = people + openMarks
    return rows.isEmpty ? [] : [.blank, .heading("OPEN")] + rows
  }

  /// How far people have come, where it is not one person alone with everything done.
  private var people: [TextBlock] {
    let turnout = findings.turnout
    guard !turnout.awaited.isEmpty else { return [] }
    let meeting = Meeting(session: session, glyphs: bench.glyphs)
    var rows: [TextBlock] = [.keyValue(meeting.handedInLabel, meeting.handedInDots)]
    guard !session.appraisal.hidesMarks, turnout.expected > 1 else { return rows }
    for (key, people) in [("Begun", turnout.begun), ("Not begun", turnout.notBegun)]
    where !people.isEmpty {
      let names = people.map { session.appraisal.name($0) }
      rows.append(.keyValue(key, Numbers.list(names)))
    }
    return rows
  }

  /// The criteria on which the marks of each option are open.
  private var openMarks: [TextBlock] {
    guard findings.awaited == nil, findings.table.isMarked else { return [] }
    return findings.ranking.compactMap { row -> TextBlock? in
      let criteria = findings.table.openCriteria(of: row.option).map(document.name)
      guard !criteria.isEmpty else { return nil }
      let named = criteria.count > 4 ? Array(criteria.prefix(3)) : criteria
      let rest = criteria.count - named.count
      let all = named + (rest > 0 ? ["\(Numbers.small(rest)) more"] : [])
      return .keyValue(document.name(row.option), Numbers.list(all))
    }
  }

  // MARK: What is compared

  /// The selected option and what it is compared with, criterion by criterion; empty without marks.
  func byCriterion(width: Int) -> [TextBlock] {
    let shown = compared.filter { findings.table.options.contains($0) }
    guard findings.table.isMarked, !shown.isEmpty, !findings.weights.leaves.isEmpty else {
      return []
    }
    let room = max(5, (width - 22) / shown.count - 2)
    let ranks = shown.compactMap { id in findings.ranking.first { $0.option == id }?.rank }
    let names =
      Set(ranks).count == shown.count
      ? ranks.map(String.init)
      : DisplayText.apart(
        shown.map(document.name), within: room, ellipsis: bench.glyphs.ellipsis)
    let leaves = findings.weights.leaves
    let shares = Percentages.written(leaves.map(\.cumulative))
    let values = shown.map(values)
    let rows = leaves.indices.map { column in
      [document.name(leaves[column].id), shares[column] + "%"] + values.map { $0[column] }
    }
    return [
      .blank, .heading("VALUES"),
      .table([["Criterion", "weight"] + names] + rows, isNumeric: true),
    ]
  }

  private var compared: [OptionID] {
    let ranked = findings.ranking.map(\.option)
    guard let option, ranked.contains(option) else { return Array(ranked.prefix(2)) }
    let other = other(than: option)
    return ranked.filter { $0 == option || $0 == other }
  }

  private func values(of option: OptionID) -> [String] {
    findings.table.bounds(of: option).map { low, high in
      if low == high { return Numbers.short(low) }
      return low == 0 && high == 100 ? "open" : "\(Numbers.short(low))-\(Numbers.short(high))"
    }
  }

  /// The options and criteria that a result will be of.
  func outlook() -> [TextBlock] {
    let options =
      session.appraisedOptions.map { TextBlock.bullet(document.name($0.id)) }
      + session.keptOut.map {
        TextBlock.bullet("\(document.name($0.option)) (\($0.cause.words))", role: .muted)
      }
    let leaves = findings.weights.leaves
    let shares = Percentages.written(leaves.map(\.cumulative))
    let criteria = zip(leaves, shares).map {
      TextBlock.bullet(
        findings.weights.someAreSet || findings.weights.areSet
          ? "\(document.name($0.id)), \($1)%" : document.name($0.id))
    }
    return [.heading("OPTIONS")]
      + (options.isEmpty ? [.paragraph("None yet. They are added on Author.")] : options)
      + [.blank, .heading("CRITERIA")]
      + (criteria.isEmpty ? [.paragraph("None yet. They are added on Author.")] : criteria)
  }

  /// What comes before a result.
  func needed() -> [TextBlock] {
    let weights = findings.weights
    let marks = Numbers.count(findings.table.cellCount, "mark")
    var rows = people
    if findings.awaited == nil, !findings.table.isMarked {
      rows.append(
        .keyValue(
          "Marks",
          session.person.map(session.appraisal.isMember) == false
            ? "none yet; members give them on Score" : "none yet of \(marks); s goes to Score"))
    }
    if !weights.areSet, !weights.leaves.isEmpty {
      let words = weights.someAreSet ? "not all set yet" : "not yet set"
      rows.append(.keyValue("Weights", "\(words); g 4 goes to Criteria"))
    }
    return rows.isEmpty ? [] : [.heading("BEFORE A RESULT")] + rows
  }

  // MARK: What was counted

  /// What must hold and what bodies say, and whose marks and weights these are.
  func about() -> [TextBlock] {
    var blocks: [TextBlock] = []
    if !session.standingWords.isEmpty {
      blocks += [.blank, .heading("MUST HOLD")] + session.standingWords.map { .paragraph($0) }
    }
    if let views = session.viewWords { blocks += [.blank, .heading("BODIES"), .paragraph(views)] }
    blocks += [.blank, .heading("COUNTED"), .paragraph(basis, role: .muted)]
    if let words = firstPlaces { blocks.append(.paragraph(words, role: .muted)) }
    return blocks
  }

  /// What the first places are counted among; nil while they are not known.
  private var firstPlaces: String? {
    guard let places = session.firstPlaces else { return nil }
    let isAll = showsAll || places.inOrder == nil
    return isAll
      ? "First: in so many of every 100 of all weightings tried the option came first."
      : "First: in so many of every 100 weightings that keep the board's order of criteria the option "
        + "came first. v shows all weightings."
  }

  private var basis: String {
    let whose: String
    switch findings.table.basis {
    case .own(let id):
      whose =
        id == session.viewer
        ? "Your own marks" : "The marks of \(session.appraisal.name(id))"
    case .mean(let count):
      whose = "The mean of \(count) ballots, \(document.terms.adding.wordsOfMean)"
    case .begun(let count): whose = "\(count) ballots, none of them finished"
    case .nobody: whose = "No ballots"
    }
    let agreed =
      findings.table.agreedCount > 0
      ? ", with \(Numbers.count(findings.table.agreedCount, "agreed score"))" : ""
    let weights =
      findings.weights.areSet
      ? "Weights: as set on Criteria."
      : findings.weights.someAreSet
        ? "Weights: partly set; the rest count equally for now."
        : "Weights: not yet set; all count equally for now."
    let missing =
      findings.table.missingCount > 0
      ? " \(Numbers.count(findings.table.missingCount, "mark is", "marks are")) missing; a blank "
        + "is never counted as zero." : ""
    let without = findings.leadersWithoutAgreed.map { leaders in
      leaders.isEmpty
        ? " Without them nobody leads for certain."
        : " Without them \(Labels(document: document).lead(leaders))."
    }
    return "\(whose)\(agreed).\(without ?? "") \(weights)\(missing)"
  }
}
