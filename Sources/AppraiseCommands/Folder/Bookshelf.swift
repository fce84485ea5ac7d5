import AppraisalModel
import PlainText
import Workbench

/// What can be opened: the appraisals in the default place and the cases at hand.
struct Bookshelf {
  let surroundings: Surroundings

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// The folders of appraisals in the default place, sorted by name.
  var appraisals: [String] {
    let names = (try? HostFiles.list(surroundings.dataFolder)) ?? []
    return names.filter { $0.hasSuffix(".appraisal") }.sorted()
      .map { "\(surroundings.dataFolder)/\($0)" }
  }

  /// The shelf that Home shows.
  func shelf() -> Shelf {
    let library = CaseLibrary(surroundings)
    let started = appraisals.map { path in
      ShelfEntry(
        kind: .appraisal(path: path),
        title: DisplayText.visible(String(path.split(separator: "/").last ?? "")),
        detail: "go on")
    }
    let cases = library.names.map { name in
      ShelfEntry(kind: .caseDocument(name: name), title: library.title(name), detail: "start")
    }
    let templates = CaseLibrary(surroundings, .templates)
    let blank = templates.names.map { name in
      ShelfEntry(
        kind: .template(name: name), title: templates.title(name), detail: "start, a template")
    }
    let empty = ShelfEntry(
      kind: .template(name: nil), title: StartingPoint.emptyTitle, detail: "start")
    return Shelf(entries: started + cases + blank + [empty], folder: surroundings.dataFolder)
  }
}

/// Opening what a person names: a folder, or a case that comes with the program.
struct Starting {
  let surroundings: Surroundings

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// An appraisal that is open, and what to say about it first.
  struct Opened {
    var file: AppraisalFile
    var greeting: String?
  }

  /// Opens a folder, or the appraisal of a case, which is started where there is none.
  ///
  /// A case is started in the default place, and the greeting says where.
  func open(
    _ nameOrPath: String, as person: AssessorID, name: String
  ) throws(CommandFailure) -> Opened {
    let library = CaseLibrary(surroundings)
    guard !nameOrPath.contains("/"), !Self.exists(nameOrPath), library.holds(nameOrPath) else {
      let file = try openFolder(nameOrPath, as: person)
      try file.finishStart()
      return Opened(file: file, greeting: nil)
    }
    let path = "\(surroundings.dataFolder)/\(nameOrPath).appraisal"
    if Self.exists(path + "/appraisal.json") {
      let file = try AppraisalFile(opening: path, as: person, surroundings)
      // A start that was interrupted is finished.
      if file.fold.appraisal == Appraisal(), file.problems.isEmpty {
        try file.adopt(try library.read(nameOrPath), name: name)
      }
      try file.finishStart()
      return Opened(file: file, greeting: nil)
    }
    let file = try AppraisalFile(
      starting: try library.read(nameOrPath), at: path, as: person, name: name, surroundings)
    return Opened(file: file, greeting: "Your appraisal is kept in \(DisplayText.visible(path)).")
  }

  /// Starts an appraisal from a template, or an empty one, in the default place under a name that
  /// is not taken.
  func startAnew(
    _ template: String?, as person: AssessorID, name: String
  ) throws(CommandFailure) -> Opened {
    let point = template.map(StartingPoint.template) ?? .empty(title: nil, question: nil)
    let document = try point.document(surroundings)
    let base = "\(surroundings.dataFolder)/\(template ?? "appraisal")"
    var path = "\(base).appraisal"
    var number = 1
    while Self.exists(path) {
      number += 1
      path = "\(base)-\(number).appraisal"
    }
    let file = try AppraisalFile(
      starting: document, at: path, as: person, name: name, surroundings)
    return Opened(file: file, greeting: "Your appraisal is kept in \(DisplayText.visible(path)).")
  }

  /// Whether opening it would start an appraisal from a case.
  func isNew(_ nameOrPath: String) -> Bool {
    !nameOrPath.contains("/") && !Self.exists(nameOrPath)
      && !Self.exists("\(surroundings.dataFolder)/\(nameOrPath).appraisal/appraisal.json")
      && CaseLibrary(surroundings).holds(nameOrPath)
  }

  /// Whether this is a case and no appraisal: a file, or the name of a case from which no appraisal
  /// was started.
  func isCase(_ nameOrPath: String) -> Bool {
    HostFiles.isFile(nameOrPath) || isNew(nameOrPath)
  }

  /// Opens what is there: a folder, or the appraisal that was started from a case.
  func find(_ nameOrPath: String, as person: AssessorID) throws(CommandFailure) -> AppraisalFile {
    try AppraisalFile(opening: locate(nameOrPath), as: person, surroundings)
  }

  /// Where what is there lies, without reading it.
  func locate(_ nameOrPath: String) throws(CommandFailure) -> String {
    let started = "\(surroundings.dataFolder)/\(nameOrPath).appraisal"
    let isName = !nameOrPath.contains("/") && !Self.exists(nameOrPath)
    let path = isName && Self.exists(started + "/appraisal.json") ? started : nameOrPath
    return try present(path)
  }

  private func openFolder(
    _ path: String, as person: AssessorID
  ) throws(CommandFailure) -> AppraisalFile {
    try AppraisalFile(opening: present(path), as: person, surroundings)
  }

  /// The path, if something is there.
  private func present(_ path: String) throws(CommandFailure) -> String {
    guard Self.exists(path) else {
      let library = CaseLibrary(surroundings)
      let known =
        library.names.isEmpty ? "" : ", or name a case: \(library.names.joined(separator: ", "))"
      throw CommandFailure(
        .notFound,
        "There is no appraisal \(DisplayText.visible(path)). "
          + "Start one with: appraise new \(DisplayText.visible(path)) --case mk-2010\(known).")
    }
    return path
  }

  private static func exists(_ path: String) -> Bool { HostFiles.exists(path) }
}
