import DecisionAnalysis
import StrictJSON

/// The ballots of a panel, a table for each seat; null for a mark that is open or a seat that has marked
/// nothing.
struct PanelProblem {
  let ballots: OpenList<OpenRows>
  let weights: [Double]
  let seatWeights: [Double]?

  init(_ fields: JSONFields) throws(DecodingFailure) {
    ballots = try fields.value("ballots")
    weights = try fields.value("weights")
    seatWeights = try fields.valueIfPresent("seat_weights")
  }

  func panel() throws(Misfit) -> PanelMarks {
    let tables = ballots.values
    guard let first = tables.compactMap(\.self).first else {
      throw Misfit([.key("ballots")], AnalysisError.noAssessors)
    }
    if let seatWeights {
      try expect(seatWeights.count, at: "seat_weights", has: tables.count)
      for (place, weight) in seatWeights.enumerated() where weight <= 0 {
        throw Misfit([.key("seat_weights"), .item(place)], "A seat counts for more than nothing.")
      }
    }
    var seats: [PanelSeat] = []
    for (place, table) in tables.enumerated() {
      let step: [Step] = [.key("ballots"), .item(place)]
      let rows = table?.rows ?? first.rows.map { $0.map { _ in nil } }
      let marks = try inside(step, try at("", try Matrix<Double?>(rows: rows)))
      try inside(step, try expect(rows.count, at: "", has: first.rows.count))
      try inside(step, try expect(marks.columnCount, at: "", has: first.rows.first?.count ?? 0))
      let weight = seatWeights?[place] ?? 1
      seats.append(PanelSeat(marks: marks, weights: weights.map { _ in weight }))
    }
    try expect(weights.count, at: "weights", has: first.rows.first?.count ?? weights.count)
    for (place, seat) in seats.enumerated() {
      let columns = max(1, seat.marks.columnCount)
      for (index, mark) in seat.marks.elements.enumerated() {
        guard let mark, !(0...100).contains(mark) else { continue }
        throw Misfit(
          [.key("ballots"), .item(place), .item(index / columns), .item(index % columns)],
          AnalysisError.outsideScale(value: mark))
      }
    }
    return try at("weights", try PanelMarks(seats, weights: weights))
  }
}

struct EmptyChairProblem: PlainProblem {
  let panel: PanelProblem

  init(json: JSONReader) throws(DecodingFailure) { panel = try PanelProblem(json.fields()) }

  private struct Threshold: Encodable {
    let rival: Int
    let leader: Int
    let need: String
    let value: Double
    let utmost: Double?

    init(_ found: ChairThreshold) {
      (rival, leader, utmost) = (found.rival, found.leader, found.utmost)
      (need, value) =
        switch found.need {
        case .ownAbove(let value): ("own_above", value)
        case .leaderBelow(let value): ("leader_below", value)
        case .ahead(let value): ("ahead_by", value)
        case .points(let value): ("points", value)
        }
    }
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let found = EmptyChair(try panel.panel())
    return [
      "totals": found.totals.map(Parts.pair), "leaders": found.leaders,
      "ranks": found.ranks.map { [$0.lowerBound, $0.upperBound] }, "open_seats": found.openSeats,
      "pivotal_seats": found.pivotalSeats, "common": found.common, "given": found.given,
      "thresholds": found.thresholds.map(Threshold.init),
    ]
  }
}

struct SeverityProblem: PlainProblem {
  let panel: PanelProblem

  init(json: JSONReader) throws(DecodingFailure) { panel = try PanelProblem(json.fields()) }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    guard let found = Severity(try panel.panel()) else {
      return [
        "effects": [Double?]?.none, "cells": [[Double]]?.none, "totals": [Double]?.none,
        "note": "A cell has no mark, or the marks fall apart into groups that no seat links.",
      ]
    }
    return ["effects": found.effects, "cells": found.cells.rows, "totals": found.totals]
  }
}

struct ConcessionProblem: PlainProblem {
  let panel: PanelProblem
  let statistic: Statistic?

  enum Statistic: String, ProblemWord {
    case mean, median
  }

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    panel = try PanelProblem(fields)
    statistic = try fields.valueIfPresent("statistic")
  }

  private struct Move: Encodable {
    let seat: Int
    let option: Int
    let criterion: Int
    let from: Double
    let to: Double
  }

  private struct Found: Encodable {
    let challenger: Int
    let count: Int
    let lead: Double
    let isOnlySet: Bool?
    let moves: [Move]

    private enum CodingKeys: String, CodingKey {
      case challenger, count, lead, moves
      case isOnlySet = "only_set"
    }

    init(_ found: ConcessionCount.Answer) {
      (challenger, count, lead) = (found.challenger, found.moves.count, found.lead)
      isOnlySet = found.isOnlySet
      moves = found.moves.map {
        Move(
          seat: $0.seat, option: $0.option, criterion: $0.criterion, from: $0.from, to: $0.to)
      }
    }
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    let marks = try panel.panel()
    if statistic == .median, panel.seatWeights != nil {
      throw Misfit([.key("seat_weights")], "Medians count every seat the same.")
    }
    let found = ConcessionCount(marks, of: statistic == .median ? .median : .mean)
    return [
      "leaders": found.leaders, "count": found.fewest.first?.moves.count,
      "fewest": found.fewest.map(\.challenger), "answers": found.answers.map(Found.init),
    ]
  }
}

struct PriceProblem: PlainProblem {
  let bodies: [Rows]
  let weights: [[Double]]

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    bodies = try fields.value("scores_by_body")
    weights = try fields.value("weights_by_body")
  }

  func answer(_ sampling: Sampling) throws(Misfit) -> Answer {
    try expect(weights.count, at: "weights_by_body", has: bodies.count)
    var tables: [DecisionTable] = []
    for (place, (rows, weights)) in zip(bodies, weights).enumerated() {
      guard rows.count <= 60, weights.count <= 60 else {
        throw Misfit(
          [.key("scores_by_body"), .item(place)], "At most 60 options and 60 criteria are taken.")
      }
      let values = try inside(
        [.key("scores_by_body"), .item(place)], try Parts.matrix(rows, at: ""))
      tables.append(
        try inside(
          [.key("weights_by_body"), .item(place)],
          try at("", try DecisionTable(values: values, weights: weights))))
    }
    let found = try at("scores_by_body", try PriceOfAgreement(tables))
    return [
      "prices": found.routes.map { $0?.weightMoved }.rows, "largest": found.largest,
      "choices": found.choices,
    ]
  }
}
