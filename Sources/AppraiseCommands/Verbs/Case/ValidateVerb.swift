import AppraisalExchange
import AppraisalFindings
import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import PlainText
import StrictJSON

/// Says what is wrong with a case or an appraisal.
struct ValidateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Say what is wrong with a case file or an appraisal.",
    discussion: "PATH is a case file, the name of a case, or the folder of an appraisal.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Print JSON.")
  var json = false

  /// One thing that is wrong.
  struct Found: Encodable {
    var file: String
    var line: Int?
    var column: Int?
    var path: String?
    var sentence: String
    var isNewer = false

    enum CodingKeys: CodingKey { case file, line, column, path, sentence }
  }

  private struct Report: Encodable {
    var path: String
    var sound: Bool
    var faults: [Found]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let found =
      try Bookshelf(surroundings).isCase(arguments.path)
      ? ofCase(surroundings) : ofAppraisal(surroundings)
    let path = DisplayText.visible(arguments.path)
    if json {
      try Console.json(Report(path: path, sound: found.isEmpty, faults: found))
    } else {
      for fault in found { Console.say(fault.sentence) }
      if found.isEmpty { Console.say("\(path) is sound.") }
    }
    guard !found.isEmpty else { return }
    throw CommandFailure(
      found.contains(where: \.isNewer) ? .newer : .badData,
      "\(path) has \(Numbers.count(found.count, "fault")).")
  }

  private func ofCase(_ surroundings: Surroundings) throws(CommandFailure) -> [Found] {
    let bytes = try CaseLibrary(surroundings).bytes(of: arguments.path)
    return CaseReader.faults(in: bytes, named: arguments.path).map { fault in
      var isNewer = false
      if case .version(let version, let newest) = fault.kind { isNewer = version > newest }
      return Found(
        file: DisplayText.visible(fault.file), line: fault.line, column: fault.column,
        path: DisplayText.visible(fault.path), sentence: fault.sentence, isNewer: isNewer)
    }
  }

  /// What is wrong with the files of a folder, and with the state that they lead to.
  private func ofAppraisal(_ surroundings: Surroundings) throws(CommandFailure) -> [Found] {
    let person = try surroundings.person(arguments.speaker.name)
    let file = try Bookshelf(surroundings).find(arguments.path, as: person)
    _ = file.snapshots()
    let folder = DisplayText.visible(arguments.path)
    let broken = file.fold.appraisal.violations().map { violation in
      // A state has no lines: the place is the path into it.
      let fault = CaseFault(
        .broken(violation.kind, known: []), file: arguments.path, path: violation.path,
        position: TextPosition(of: 0, in: []))
      return Found(
        file: folder, path: DisplayText.visible(violation.path),
        sentence: "\(folder): \(fault.words)")
    }
    return found(in: file) + broken
  }

  /// What is wrong with the files of a folder, each with its place where it has one.
  private func found(in file: OpenAppraisal) -> [Found] {
    let known = Dictionary(
      file.recordProblems().map { ($0.sentence, $0) }, uniquingKeysWith: { first, _ in first })
    return file.problems.map { sentence in
      let problem = known[sentence]
      let path = problem.map { "\(arguments.path)/\($0.file)" } ?? arguments.path
      return Found(
        file: DisplayText.visible(path), line: problem?.line,
        sentence: DisplayText.visible(sentence))
    }
  }
}

extension RecordProblem {
  /// The line that is not as it was written, or nil.
  fileprivate var line: Int? {
    if case .segment(.corrupt(let line)) = kind { line.line } else { nil }
  }
}
