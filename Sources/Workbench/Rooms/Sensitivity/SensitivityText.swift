import AppraisalFindings
import AppraisalModel
import Canvas

/// The pages of Sensitivity that are read.
struct SensitivityText {
  let room: SensitivityRoom
  let bench: Bench
  let session: Session
  let study: Study

  private var document: CaseDocument { session.document }

  var blocks: [TextBlock] {
    switch room.page {
    case .weight, .every, .marks, .chairs, .agreeing, .group: []
    case .often: often
    case .win: win
    case .lead: lead
    case .methods: methods
    }
  }

  private var often: [TextBlock] {
    guard let findings = room.triedFindings(bench) else { return [] }
    let words = TextBlock.paragraph(room.policy(bench).words(in: document), role: .muted)
    if let refusal = bench.chancesRefusal(findings, trying: room.policy(bench)) {
      return [words, .paragraph(refusal.sentence, role: .warning)]
    }
    guard let chances = session.chances, chances.tried == room.policy(bench) else {
      return [words, .paragraph("Trying weightings ...")]
    }
    // While a weight is dragged the last bars stay until the next ones are known.
    let isKnown = chances.answers(room.policy(bench), findings)
    var blocks: [TextBlock] = [
      .paragraph(
        isKnown ? chances.sentence(in: document) : "Trying weightings ...", role: .heading),
      .paragraph(chances.method(in: document), role: .muted), .blank,
    ]
    if let tried = triedWords, room.policy(bench).restsOnTheBoard { blocks.insert(tried, at: 0) }
    let firsts = chances.firstOfHundred
    for row in chances.order {
      let name = document.name(chances.options[row])
      let share = chances.firstShares[row]
      blocks.append(
        .bar(
          name, SpanBar(from: 0, to: share, on: 0...1),
          firsts[row]
            + (isTiny ? "" : ", mean place \(Numbers.fixed(chances.meanPlaces[row]))")))
    }
    blocks.append(.blank)
    for row in chances.order { blocks.append(.bullet(chances.centralWords(row, in: document))) }
    if let first = chances.order.first {
      blocks += [.blank, .paragraph(chances.aheadWords(first, in: document))]
    }
    return blocks
  }

  private var win: [TextBlock] {
    var blocks = WhatWouldWin.all(study).map { TextBlock.bullet($0.sentence(in: document)) }
    if blocks.isEmpty { blocks = [.paragraph("No option is behind.")] }
    if let reversal = session.findings.reversalWords(in: document) {
      blocks = [.paragraph(reversal, role: .heading), .blank] + blocks
    }
    return assumption + blocks
  }

  private var lead: [TextBlock] {
    var blocks = assumption
    if let tornado = Tornado(study) {
      blocks += [.paragraph(tornado.sentence(in: document), role: .heading), .blank]
      blocks += bars(tornado)
    } else {
      blocks.append(.paragraph("No option leads alone, so there is no lead to lose."))
    }
    blocks.append(.blank)
    if let switching = SwitchingValues(study) {
      blocks.append(.bullet(switching.sentence(in: document)))
    }
    blocks.append(.bullet(LeftOut.sentence(LeftOut.all(study), in: document)))
    blocks += Beaten(session.findings).sentences(in: document).map { .bullet($0) }
    return blocks
  }

  /// The lead while each weight moves, with a rule where it would be lost.
  private func bars(_ tornado: Tornado) -> [TextBlock] {
    let leads = tornado.bars.map(\.leadAtLow) + tornado.bars.map(\.leadAtHigh) + [tornado.lead]
    let axis = min(0, leads.min() ?? 0)...max(0, leads.max() ?? 0)
    return tornado.bars.map { bar in
      .bar(
        document.name(bar.criterion),
        SpanBar(from: bar.leadAtLow, to: bar.leadAtHigh, on: axis, marked: 0),
        isTiny
          ? "\(Numbers.fixed(bar.leadAtLow)) to \(Numbers.fixed(bar.leadAtHigh))"
          : "\(Numbers.fixed(bar.leadAtLow)) at \(Numbers.percent(bar.weights.lowerBound)), "
            + "\(Numbers.fixed(bar.leadAtHigh)) at \(Numbers.percent(bar.weights.upperBound))"
            + (bar.overturns ? ": lost" : ""))
    }
  }

  /// Whether a bar and its words need all the room that there is.
  private var isTiny: Bool { bench.sizeClass == .tiny }

  private var methods: [TextBlock] {
    let challenge = Challenge(
      study, ballots: Views(session.ranked).assessors.compactMap(\.totals))
    var blocks: [TextBlock] = [
      .paragraph(challenge.sentence(in: document), role: .heading),
      .paragraph(Challenge.caution, role: .muted),
    ]
    for answer in challenge.answers {
      blocks += [
        .blank, .heading(answer.method.name), .paragraph(answer.method.question, role: .muted),
        .paragraph(answer.sentence(in: document)),
      ]
      if let words = answer.reversalWords(in: document) {
        blocks.append(.paragraph(words, role: .warning))
      }
    }
    return assumption + blocks
  }

  private var assumption: [TextBlock] {
    let words = study.assumption(in: document).map { TextBlock.paragraph($0, role: .warning) }
    let other = room.share.map { _ in
      TextBlock.paragraph(
        "This page is about the weights that are set, not the one that you try.", role: .muted)
    }
    return [words, other].compactMap(\.self)
  }

  /// Which weight is only tried; nil where none is.
  private var triedWords: TextBlock? {
    guard let share = room.share, let sweep = room.sweep(bench) else { return nil }
    let name = document.name(sweep.node)
    return .paragraph(
      "With \(name) at \(Numbers.percent(share)) \(sweep.scope.words) and not "
        + "\(Numbers.percent(sweep.current)); only tried, not recorded.", role: .accent)
  }
}
