import AppraisalExchange
public import AppraisalModel
import Glibc
import PlainText
import StrictJSON

/// The cases or the templates that come with the program, and cases in files.
public struct CaseLibrary: Sendable {
  /// What a library holds.
  public enum Shelf: String, Sendable {
    /// Cases made from papers.
    case cases
    /// Templates to start a case of one's own from.
    case templates
  }

  /// The folder that holds them.
  public let folder: String
  /// What it holds.
  private let shelf: Shelf

  /// Finds the cases: `APPRAISE_CASES`, else beside the program's file or above it.
  ///
  /// The templates are in the folder beside them.
  public init(_ surroundings: Surroundings, _ shelf: Shelf = .cases) {
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
  public var names: [String] {
    guard let items = try? HostFiles.list(folder) else { return [] }
    return items.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// Whether a word names something that it holds.
  public func holds(_ name: String) -> Bool {
    OptionID.isWellFormed(name) && names.contains(name)
  }

  /// The title of a case by its name, without checking the whole of it.
  public func title(_ name: String) -> String {
    guard let bytes = try? HostFiles.read("\(folder)/\(name).json", limit: 8 << 20),
      let root = try? StrictJSON.parse(bytes), let title = root["title"]?.text
    else { return name }
    return DisplayText.visible(title)
  }

  /// Reads a case by its name, or from a file.
  ///
  /// - Throws: `CommandFailure` with the place and what is expected.
  public func read(_ nameOrPath: String) throws(CommandFailure) -> CaseDocument {
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
  func bytes(of nameOrPath: String) throws(CommandFailure) -> [UInt8] {
    let path = holds(nameOrPath) ? "\(folder)/\(nameOrPath).json" : nameOrPath
    do {
      return try HostFiles.read(path, limit: 8 << 20)
    } catch {
      let known =
        names.isEmpty
        ? "" : " The \(shelf.rawValue) at hand are: \(names.joined(separator: ", "))."
      throw CommandFailure(
        .notFound,
        "The \(shelf.rawValue.dropLast()) \(DisplayText.visible(nameOrPath)) cannot be read: \(error.words)."
          + known)
    }
  }
}

/// Reading plain files of the host.
enum HostFiles {
  /// Why a file could not be read.
  struct Failure: Error {
    /// The system's number.
    var code: Int32
    /// In words.
    var words: String { code == EFBIG ? "it is too large" : String(cString: strerror(code)) }
  }

  /// Whether something has this name.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether something has this name and is no folder.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// The names in a folder, without `.` and `..`.
  static func list(_ path: String) throws(Failure) -> [String] {
    guard let folder = opendir(path) else { throw Failure(code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a regular file of at most so many bytes.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw Failure(code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Failure(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    guard status.st_size <= limit else { throw Failure(code: EFBIG) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    return Array(bytes.prefix(done))
  }
}
