import AppraisalExchange
public import AppraisalModel
import Glibc
import PlainText

/// The cases that come with the program, and cases in files.
public struct CaseLibrary: Sendable {
  /// The folder that holds the cases.
  public let folder: String

  /// Finds the cases: `APPRAISE_CASES`, else beside the program's file or above it.
  public init(_ surroundings: Surroundings) {
    if let set = surroundings.environment["APPRAISE_CASES"], !set.isEmpty {
      folder = set
      return
    }
    var parts = surroundings.executable.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let base = "/" + parts.joined(separator: "/")
      for place in ["\(base)/share/appraise/cases", "\(base)/data/cases"]
      where access(place, R_OK) == 0 {
        folder = place
        return
      }
      parts = parts.dropLast()
    }
    folder = ""
  }

  /// The names of the cases, sorted.
  public var names: [String] {
    guard let items = try? HostFiles.list(folder) else { return [] }
    return items.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// Whether a word names a case that comes with the program.
  public func holds(_ name: String) -> Bool {
    OptionID.isWellFormed(name) && names.contains(name)
  }

  /// Reads a case by its name, or from a file.
  ///
  /// - Throws: `CommandFailure` with the place and what is expected.
  public func read(_ nameOrPath: String) throws(CommandFailure) -> CaseDocument {
    let path = holds(nameOrPath) ? "\(folder)/\(nameOrPath).json" : nameOrPath
    let bytes: [UInt8]
    do {
      bytes = try HostFiles.read(path, limit: 8 << 20)
    } catch {
      let known = names.isEmpty ? "" : " The cases at hand are: \(names.joined(separator: ", "))."
      throw CommandFailure(
        .notFound,
        "The case \(DisplayText.visible(nameOrPath)) cannot be read: \(error.words)."
          + known)
    }
    do {
      return try CaseReader.read(bytes, named: nameOrPath)
    } catch {
      if case .version = error.kind { throw CommandFailure(.newer, error.sentence) }
      throw CommandFailure(.badData, error.sentence)
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
