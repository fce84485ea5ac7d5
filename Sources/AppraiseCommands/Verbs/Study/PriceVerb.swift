import AppraisalFindings
import AppraisalFolder
import ArgumentParser

/// Says how much weight the bodies would have to move to agree on an option.
struct PriceVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "price",
    abstract: "Say how much weight the bodies would have to move to agree on each option.")

  @OptionGroup var arguments: AppraisalArguments
  @OptionGroup var form: AnswerForm

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let asked = try Inquiry(arguments, surroundings)
    let prices: AgreementPrices
    do {
      prices = try AgreementPrices(
        asked.findings, in: asked.appraisal, contested: asked.contested)
    } catch {
      throw CommandFailure(.refused, error.sentence(in: asked.document))
    }
    let record = AgreementPricesRecord(prices, in: asked.document)
    try form.print(record, table: record.table, lines: record.sentences)
  }
}
