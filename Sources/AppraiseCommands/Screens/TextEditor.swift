import AppraisalRecord
import Glibc
import PlainText
import Terminal
import Workbench

/// The person's own editor, on a text in a file of its own.
///
/// The program is started without a shell. Whatever it does to its file, nothing that was written
/// is lost: what cannot be taken back stays where it is, and the sentence says where.
struct TextEditor {
  private let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  /// Runs the editor on a text; at most so many bytes come back.
  func edit(_ text: String, limit: Int) -> EditedText {
    let setting = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }
      .first { !$0.allSatisfy(\.isWhitespace) }
    guard let setting else {
      return .failed(
        "No editor is set. Set EDITOR before you start the program: export EDITOR=nano.")
    }
    guard let command = Self.words(setting), let name = command.first, !name.isEmpty else {
      return .failed("The variable EDITOR has a quotation mark without its partner.")
    }
    let file: EditedFile
    do throws(EditedFile.Failure) {
      file = try EditedFile(text, in: environment)
    } catch {
      return .failed("The text could not be put into a file for the editor: \(error.words).")
    }
    let ending = LentTerminal.run(command + [file.path])
    let result = file.read(limit: limit)
    if ending == .exit(0), case .success(let new) = result {
      file.remove()
      return .text(new)
    }
    let place = Self.settle(file, result, from: text)
    if ending == .exit(0), case .failure(let failure) = result {
      return .failed("The text is as it was: \(failure.words).\(place)")
    }
    return .failed("\(Self.sentence(ending, name)) The text is as it was.\(place)")
  }

  /// Removes a file in which nothing new was written; else says where it is kept.
  private static func settle(
    _ file: EditedFile, _ result: Result<String, EditedFile.Failure>, from text: String
  ) -> String {
    switch result {
    case .success(text), .failure(.gone):
      file.remove()
      return ""
    case .success, .failure: return " What was written is kept in \(file.path)."
    }
  }

  private static func sentence(_ ending: LentTerminal.Ending, _ name: String) -> String {
    switch ending {
    case .notStarted(let code):
      "The editor \"\(DisplayText.visible(name))\" cannot be started: \(String(cString: strerror(code)))."
    case .signal(let number): "The editor was ended by signal \(number)."
    case .exit(let code): "The editor ended with code \(code), which means that it failed."
    }
  }

  /// The words of a command as a shell would split them, with quotation marks and backslashes.
  ///
  /// Nothing is expanded, and no sign has a power of its own. Nil where a quotation is not closed.
  static func words(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let done = word.take() { words.append(done) }
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    if let word { words.append(word) }
    return words
  }
}

/// A text in a folder that nobody else can enter.
private struct EditedFile {
  /// Why the file cannot be written or taken back.
  enum Failure: Error {
    case system(Int32)
    /// Nothing has its name any more.
    case gone
    /// Something else has its name: a link, a pipe, a folder.
    case notFile
    /// It is longer than can be kept.
    case tooLong(limit: Int)
    case notText

    var words: String {
      switch self {
      case .system(let code): String(cString: strerror(code))
      case .gone: "the editor took its file away"
      case .notFile: "the editor put something in the place of its file that is no file"
      case .tooLong(let limit): "the editor's text is longer than \(limit) bytes"
      case .notText: "what the editor wrote is no text in UTF-8"
      }
    }
  }

  /// The path of the file.
  let path: String
  private let folder: String

  init(_ text: String, in environment: [String: String]) throws(Failure) {
    let roots = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap { environment[$0] } + ["/tmp"]
    let root = roots.first { $0.hasPrefix("/") && access($0, W_OK | X_OK) == 0 } ?? "/tmp"
    var template = Array("\(root)/appraise-XXXXXX".utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard isMade else { throw .system(errno) }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = folder + "/text.txt"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = open(path, flags, 0o600)
    guard file >= 0 else { throw .system(errno) }
    let isWritten = Self.write(Array((text.isEmpty ? "" : text + "\n").utf8), to: file)
    let code = errno
    close(file)
    guard isWritten else {
      remove()
      throw .system(code)
    }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// What the file holds now, without the line end that editors put last.
  ///
  /// Never waits and never follows: the editor may have put anything in its place.
  func read(limit: Int) -> Result<String, Failure> {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      return .failure(errno == ENOENT ? .gone : errno == ELOOP ? .notFile : .system(errno))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return .failure(.system(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .failure(.notFile) }
    var bytes = [UInt8](repeating: 0, count: limit + 2)
    var count = 0
    while count < bytes.count {
      let room = bytes.count - count
      let more = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress.map { $0 + count }, room)
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { return .failure(.system(errno)) }
      if more == 0 { break }
      count += more
    }
    if count > 0, bytes[count - 1] == UInt8(ascii: "\n") { count -= 1 }
    guard count <= limit else { return .failure(.tooLong(limit: limit)) }
    guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
      return .failure(.notText)
    }
    return .success(text)
  }

  /// Removes the folder with the file and whatever the editor left beside it.
  func remove() {
    for name in (try? PosixFileSystem.names(in: folder)) ?? [] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}
