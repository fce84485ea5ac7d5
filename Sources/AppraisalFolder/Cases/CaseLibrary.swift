import AppraisalExchange
package import AppraisalModel
import AppraisalRecord
import PlainText
import Glibc
import StrictJSON

/// The cases or the templates that come with the program, and cases in files.
package struct CaseLibrary: Sendable {
  package enum Shelf: String, Sendable {
    case cases
    /// Templates to start a case of one's own from.
    case templates
  }

  /// The folder that holds them.
  package let folder: String
  private let shelf: Shelf

  /// Finds the cases: `APPRAISE_CASES`, else beside the program's file or above it.
  ///
  /// The templates are in the folder beside them.
  package init(_ surroundings: Surroundings, _ shelf: Shelf = .cases) {
    let cases = Self.cases(surroundings)
    folder = shelf == .cases || cases.isEmpty ? cases : "\(cases)/../\(shelf.rawValue)"
    self.shelf = shelf
  }

  private static func cases(_ surroundings: Surroundings) -> String {
    if let set = surroundings.environment["APPRAISE_CASES"], !set.isEmpty { return set }
    var base = surroundings.executable[...]
    while let end = base.lastIndex(of: "/"), end > base.startIndex {
      base = base[..<end]
      for place in ["\(base)/share/appraise/cases", "\(base)/data/cases"]
      where access(place, R_OK) == 0 {
        return place
      }
    }
    return ""
  }

  /// The names of what it holds, sorted.
  package var names: [String] {
    guard let items = try? PosixFileSystem.names(in: folder) else { return [] }
    return items.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
  }

  /// Whether a word names something that it holds.
  package func holds(_ name: String) -> Bool {
    OptionID.isWellFormed(name) && names.contains(name)
  }

  /// The title of a case by its name as it may be shown, without checking the whole of it.
  package func title(_ name: String) -> String {
    guard let bytes = try? PosixFileSystem.read("\(folder)/\(name).json", limit: 8 << 20),
      let root = try? StrictJSON.parse(bytes), let title = root["title"]?.text
    else { return name }
    return DisplayText.visible(title)
  }

  /// Reads a case by its name, or from a file.
  ///
  /// - Throws: `CommandFailure` with the place and what is expected.
  package func read(_ nameOrPath: String) throws(CommandFailure) -> CaseDocument {
    let bytes = try bytes(of: nameOrPath)
    do {
      return try CaseReader.read(bytes, named: nameOrPath)
    } catch {
      if case .version = error.kind { throw CommandFailure(.newer, error.sentence) }
      throw CommandFailure(.badData, error.sentence)
    }
  }

  /// The bytes of a case by its name, or of a file.
  ///
  /// - Throws: `CommandFailure` with what is at hand.
  package func bytes(of nameOrPath: String) throws(CommandFailure) -> [UInt8] {
    let path = holds(nameOrPath) ? "\(folder)/\(nameOrPath).json" : nameOrPath
    do {
      return try PosixFileSystem.read(path, limit: 8 << 20)
    } catch {
      let known =
        names.isEmpty
        ? "" : " The \(shelf.rawValue) at hand are: \(names.joined(separator: ", "))."
      throw CommandFailure(
        .notFound,
        "The \(shelf.rawValue.dropLast()) \(nameOrPath) cannot be read: \(error.words)."
          + known)
    }
  }
}
