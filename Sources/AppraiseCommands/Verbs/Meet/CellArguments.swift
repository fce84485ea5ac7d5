import AppraisalFindings
import AppraisalFolder
import AppraisalModel
import ArgumentParser

/// The option and the criterion that a verb is about.
struct CellArguments: ParsableArguments {
  @Option(
    name: .customLong("option"), help: "The option's id; appraise show lists them.")
  var optionText: String

  @Option(name: .customLong("criterion"), help: "The criterion's id.")
  var criterionText: String

  func cell(in document: CaseDocument) throws(CommandFailure) -> MatrixCell {
    try Self.cell(optionText, criterionText, in: document)
  }

  /// The cell of an option and a criterion with a colon between them.
  static func cell(
    _ text: String, in document: CaseDocument
  ) throws(CommandFailure) -> MatrixCell {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw CommandFailure(.usage, "\"\(text)\" is no cell. Give it as option:criterion.")
    }
    return try cell(parts[0], parts[1], in: document)
  }

  private static func cell(
    _ option: String, _ criterion: String, in document: CaseDocument
  ) throws(CommandFailure) -> MatrixCell {
    guard let option = OptionID(option), document.option(option) != nil else {
      throw .unknown("option", option, document.appraisedOptions.map(\.id.text))
    }
    guard let criterion = CriterionID(criterion), document.criterion(criterion) != nil else {
      throw .unknown("criterion", criterion, document.criteria.map(\.id.text))
    }
    return MatrixCell(option, criterion)
  }
}
