package import AppraisalModel

/// How few marks would have to be others, as it is written for programs and in lines.
///
/// People stand nowhere in it.
package struct MarkConcessionsRecord: Encodable, Hashable, Sendable {
  package struct Mark: Encodable, Hashable, Sendable {
    package var option: OptionID
    package var criterion: CriterionID
    package var from: DecimalNumber
    package var to: DecimalNumber
  }

  package struct Row: Encodable, Hashable, Sendable {
    /// The option that would be ahead.
    package var option: OptionID
    package var count: Int
    /// How far ahead it would be.
    package var lead: Double
    /// Whether no other set of as few marks does.
    package var onlySet: Bool
    package var marks: [Mark]
  }

  /// The options that lead on the ballots.
  package var leaders: [OptionID]
  /// The fewest marks; nil where none do.
  package var count: Int?
  /// The options that as few put ahead.
  package var fewest: [OptionID]
  package var rows: [Row]
  /// The options that no marks within what was given put ahead.
  package var impossible: [OptionID]
  package var sentences: [String]

  /// Writes down what was counted.
  package init(_ found: MarkConcessions, in document: CaseDocument) {
    leaders = found.leaders
    count = found.fewest.first?.marks.count
    fewest = found.fewest.map(\.option)
    rows = found.all.map { concession in
      Row(
        option: concession.option, count: concession.marks.count, lead: concession.lead,
        onlySet: concession.isOnlySet,
        marks: concession.marks.map {
          Mark(option: $0.option, criterion: $0.criterion, from: $0.from, to: $0.to)
        })
    }
    impossible = found.impossible
    sentences = found.sentences(in: document)
  }

  /// The marks as a table, a heading first.
  package var table: [[String]] {
    [["ahead", "count", "option", "criterion", "from", "to"]]
      + rows.flatMap { row in
        row.marks.map { mark in
          [
            row.option.text, "\(row.count)", mark.option.text, mark.criterion.text,
            "\(mark.from)", "\(mark.to)",
          ]
        }
      }
  }
}
