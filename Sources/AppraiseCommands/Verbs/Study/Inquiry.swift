import AppraisalFindings
import AppraisalFolder
import AppraisalModel

/// An appraisal as somebody asks questions of it.
struct Inquiry {
  let appraisal: Appraisal
  let findings: Findings
  let contested: Int
  /// Who asks.
  let viewer: AssessorID

  var document: CaseDocument { appraisal.document }

  init(_ arguments: AppraisalArguments, _ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openWhole(surroundings)
    appraisal = file.fold.appraisal
    viewer = file.person
    findings = Findings(appraisal, viewer: file.person)
    contested = file.fold.contested.count
  }

  /// The result taken up for study, or a refusal in a sentence.
  func study() throws(CommandFailure) -> Study {
    do {
      return try Study(findings, contested: contested)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
  }

  /// How few marks would have to be others, or a refusal in a sentence.
  func concessions() throws(CommandFailure) -> MarkConcessions {
    do {
      return try MarkConcessions(findings, in: appraisal, contested: contested)
    } catch {
      throw CommandFailure(.refused, error.sentence)
    }
  }

  /// The option of a typed identifier.
  func option(_ text: String) throws(CommandFailure) -> OptionID {
    guard let id = OptionID(text), document.option(id)?.isAppraised == true else {
      throw .unknown("option", text, document.appraisedOptions.map(\.id.text))
    }
    return id
  }

  /// The criterion or heading of a typed identifier that has a weight.
  func node(_ text: String) throws(CommandFailure) -> CriterionID {
    guard let id = CriterionID(text), findings.weights.node(id) != nil else {
      throw .unknown("criterion", text, findings.weights.nodes.map(\.id.text))
    }
    return id
  }
}
