package import AppraisalModel
import AppraisalRecord
import PlainText

/// What can be opened: the appraisals in the default place, what is in a folder that somebody
/// names, and the cases and templates from which appraisals are started.
package struct Bookshelf {
  private let surroundings: Surroundings
  /// The cases that come with the program.
  package let cases: CaseLibrary
  /// The templates that come with the program.
  package let templates: CaseLibrary

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    cases = CaseLibrary(surroundings)
    templates = CaseLibrary(surroundings, .templates)
  }

  /// The folders of appraisals in the default place, sorted by name.
  package var appraisals: [String] {
    guard let folder = surroundings.dataFolder else { return [] }
    let names = (try? PosixFileSystem.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(".appraisal") }.map { "\(folder)/\($0)" }
  }

  // MARK: Opening

  /// Opens a folder, or the appraisal of a case, which is started where there is none.
  ///
  /// A case is started in the default place, and what is said first is where.
  package func open(
    _ nameOrPath: String, as person: AssessorID, name: String
  ) throws(CommandFailure) -> (appraisal: OpenAppraisal, greeting: String?) {
    guard !nameOrPath.contains("/"), !exists(nameOrPath), cases.holds(nameOrPath) else {
      let appraisal = try OpenAppraisal(opening: present(nameOrPath), as: person, surroundings)
      try appraisal.finishStart()
      return (appraisal, nil)
    }
    let path = try defaultPlace(nameOrPath)
    if exists(path + "/appraisal.json") {
      let appraisal = try OpenAppraisal(opening: path, as: person, surroundings)
      // A start that was interrupted is finished.
      if appraisal.fold.appraisal == Appraisal(), appraisal.problems.isEmpty {
        try appraisal.adopt(try cases.read(nameOrPath), name: name)
      }
      try appraisal.finishStart()
      return (appraisal, nil)
    }
    return try start(try cases.read(nameOrPath), at: path, as: person, name: name)
  }

  /// Starts an appraisal from a template, or an empty one, in the default place under a name that
  /// is not taken.
  package func startAnew(
    _ template: String?, as person: AssessorID, name: String
  ) throws(CommandFailure) -> (appraisal: OpenAppraisal, greeting: String?) {
    let point = template.map(StartingPoint.template) ?? .empty(title: nil, question: nil)
    let document = try point.document(surroundings)
    let base = template ?? "appraisal"
    var path = try defaultPlace(base)
    var number = 1
    while exists(path) {
      number += 1
      path = try defaultPlace("\(base)-\(number)")
    }
    return try start(document, at: path, as: person, name: name)
  }

  private func start(
    _ document: CaseDocument, at path: String, as person: AssessorID, name: String
  ) throws(CommandFailure) -> (appraisal: OpenAppraisal, greeting: String?) {
    let appraisal = try OpenAppraisal(
      starting: document, at: path, as: person, name: name, surroundings)
    return (appraisal, "Your appraisal is kept in \(path).")
  }

  // MARK: Finding

  /// Whether opening it would start an appraisal from a case.
  package func isNew(_ nameOrPath: String) -> Bool {
    !nameOrPath.contains("/") && !exists(nameOrPath)
      && !isStarted(nameOrPath) && cases.holds(nameOrPath)
  }

  /// Whether there is something of this name: a folder, a file, a case, or an appraisal of one.
  package func holds(_ nameOrPath: String) -> Bool {
    exists(nameOrPath) || isNew(nameOrPath)
      || (!nameOrPath.contains("/") && isStarted(nameOrPath))
  }

  /// Whether this is a case and no appraisal: a file, or the name of a case from which no appraisal
  /// was started.
  package func isCase(_ nameOrPath: String) -> Bool {
    PosixFileSystem.isFile(nameOrPath) || isNew(nameOrPath)
  }

  /// Opens what is there: a folder, or the appraisal that was started from a case.
  package func find(
    _ nameOrPath: String, as person: AssessorID
  ) throws(CommandFailure) -> OpenAppraisal {
    try OpenAppraisal(opening: locate(nameOrPath), as: person, surroundings)
  }

  /// Where what is there lies, without reading it.
  package func locate(_ nameOrPath: String) throws(CommandFailure) -> String {
    let isName = !nameOrPath.contains("/") && !exists(nameOrPath)
    return isName && isStarted(nameOrPath)
      ? try defaultPlace(nameOrPath) : try present(nameOrPath)
  }

  /// Whether an appraisal was started from a case, in the default place.
  private func isStarted(_ caseName: String) -> Bool {
    guard let folder = surroundings.dataFolder else { return false }
    return exists("\(folder)/\(caseName).appraisal/appraisal.json")
  }

  /// Where an appraisal of this name lies that is started without saying where.
  private func defaultPlace(_ name: String) throws(CommandFailure) -> String {
    guard let folder = surroundings.dataFolder else {
      throw CommandFailure(
        .notFound,
        "HOME is not set, so there is no place of your own for it."
          + " Say where with: appraise new FOLDER.appraisal --case NAME")
    }
    return "\(folder)/\(name).appraisal"
  }

  /// The path, if something is there.
  private func present(_ path: String) throws(CommandFailure) -> String {
    guard exists(path) else {
      let names = cases.names.joined(separator: ", ")
      let known = names.isEmpty ? "" : "The cases are \(names). "
      throw CommandFailure(
        .notFound,
        "There is no appraisal \(path). \(known)"
          + "Start one with: appraise new \(ShellWord.path(path)) --case mk-2010")
    }
    return path
  }

  private func exists(_ path: String) -> Bool { PosixFileSystem.exists(path) }
}
