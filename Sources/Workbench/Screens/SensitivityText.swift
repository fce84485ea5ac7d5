import AppraisalFindings
import AppraisalModel
import Canvas

/// The pages of Sensitivity that are read.
struct SensitivityText {
  let model: Model
  let session: Session
  let study: Study

  private var document: CaseDocument { session.document }

  var blocks: [TextBlock] {
    switch model.sensitivity.page {
    case .weight, .every: []
    case .often: often
    case .win: win
    case .lead: lead
    case .methods: methods
    }
  }

  private var often: [TextBlock] {
    do {
      _ = try ChancesPlan(
        session.findings, contested: session.recorded.contested.count, tried: model.policy)
    } catch {
      return [
        .paragraph(model.policy.words, role: .muted), .paragraph(error.sentence, role: .warning),
      ]
    }
    guard let chances = session.chances, chances.tried == model.policy else {
      return [.paragraph(model.policy.words, role: .muted), .paragraph("Trying weightings ...")]
    }
    var blocks: [TextBlock] = [
      .paragraph(chances.sentence(in: document), role: .heading),
      .paragraph(chances.method(in: document), role: .muted), .blank,
    ]
    for row in chances.order {
      let name = document.option(chances.options[row])?.shortLabel ?? chances.options[row].text
      blocks.append(
        .keyValue(
          Numbers.ofHundred(chances.firstShares[row]),
          "\(name), mean place \(Numbers.fixed(chances.meanPlaces[row]))"))
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
      blocks += tornado.bars.map { bar in
        .keyValue(
          document.criterion(bar.criterion)?.shortLabel ?? bar.criterion.text,
          "lead \(Numbers.fixed(bar.leadAtLow)) at \(Numbers.percent(bar.weights.lowerBound)), "
            + "\(Numbers.fixed(bar.leadAtHigh)) at \(Numbers.percent(bar.weights.upperBound))"
            + (bar.overturns ? ": lost" : ""))
      }
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

  private var methods: [TextBlock] {
    let challenge = Challenge(
      study, ballots: Views(session.appraisal).assessors.compactMap(\.totals))
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
    study.assumption(in: document).map { [.paragraph($0, role: .warning)] } ?? []
  }
}
