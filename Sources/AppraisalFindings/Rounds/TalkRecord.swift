package import AppraisalModel
import DecisionAnalysis

/// A cell to talk about, for programs; what may not be shown of few people is left out.
package struct TalkRecord: Encodable, Sendable {
  package struct Marks: Encodable, Sendable {
    package var body: String?
    package var values: [Double]
  }

  package var option: String
  package var criterion: String
  package var spread: String
  package var importance: Double
  package var changesLeader: Bool
  package var answers: Int
  package var mean: Double?
  package var median: Double?
  package var quartiles: [Double]?
  package var range: [Double]?
  /// The values, 0 to 100, by body where the policy lets that be shown.
  package var marks: [Marks]
  package var moved: Int
  package var agreed: String?

  package init(_ cell: TalkCell, _ list: TalkList, _ document: CaseDocument) {
    option = cell.cell.option.text
    criterion = cell.cell.criterion.text
    spread = list.spread(of: cell, in: document)
    importance = cell.importance
    changesLeader = cell.changesLeader
    answers = cell.marks.count
    let found = list.statistics(of: cell) == nil ? nil : cell.statistics
    mean = found?.mean
    median = found?.median
    quartiles = found.map { [$0.quartiles.low, $0.quartiles.high] }
    range = found.map { [$0.range.low, $0.range.high] }
    marks = list.groups(of: cell, in: document).map {
      Marks(body: $0.body?.text, values: $0.marks.compactMap(\.value).sorted())
    }
    moved = cell.movedCount
    agreed = cell.agreed.map { _ in list.agreement(of: cell) }
  }
}
