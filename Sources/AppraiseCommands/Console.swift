import AppraisalFolder
import ArgumentParser
import Glibc
import PlainText
import StrictJSON

/// Writing to the terminal or a pipe, in whole lines.
///
/// Text goes out by one of three ways, each safe for where it goes: lines for a terminal by
/// `DisplayText`, tables by `CSVText`, JSON by `StrictJSON`. Nothing else of the verbs writes, but
/// for the line of ``Progress``.
enum Console {
  /// Does something and says in one sentence why it could not be done.
  static func report(_ work: (Surroundings) throws(CommandFailure) -> Void) throws(ExitCode) {
    do {
      try work(.live())
    } catch {
      complain(error.sentence)
      throw ExitCode(error.status.rawValue)
    }
  }

  /// Opens nothing in place of what was closed, so that no file of a record takes its number.
  static func occupyStandardFiles() {
    for file in Int32(0)...2 where fcntl(file, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
  }

  /// Writes lines to standard output.
  static func say(_ lines: [String]) {
    write(Array(lines.map { DisplayText.visible($0) + "\n" }.joined().utf8))
  }

  /// Writes a line to standard output.
  static func say(_ line: String) { say([line]) }

  /// Writes text of several lines to standard output.
  static func say(text: String) { write(Array(DisplayText.visible(text, lines: .multiple).utf8)) }

  /// Writes bytes as they are to standard output; ends the process where they cannot be kept.
  fileprivate static func write(_ bytes: [UInt8]) {
    guard !put(bytes, to: 1), errno != EPIPE else { return }
    complain("The output could not be written: \(String(cString: strerror(errno))).")
    Glibc.exit(ExitStatus.notWritten.rawValue)
  }

  /// Writes a line to standard output, where somebody is still there to read it.
  static func mention(_ line: String) {
    _ = put(Array("\(DisplayText.visible(line))\n".utf8), to: 1)
  }

  /// Writes a sentence to standard error.
  static func complain(_ sentence: String) {
    _ = put(Array("appraise: \(DisplayText.visible(sentence))\n".utf8), to: 2)
  }

  /// Writes text of several lines to standard error.
  static func explain(_ text: String) {
    _ = put(Array("\(DisplayText.visible(text, lines: .multiple))\n".utf8), to: 2)
  }

  private static func put(_ bytes: [UInt8], to file: Int32) -> Bool {
    Progress.clear()
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  // MARK: For programs

  /// Writes a value as JSON.
  static func json(_ value: some Encodable) throws(CommandFailure) {
    do {
      write(try StrictJSON.encode(value, style: .pretty))
    } catch {
      throw CommandFailure(.badData, "The result cannot be written as JSON: \(error.reason)")
    }
  }

  /// Writes a document of JSON that ``StrictJSON`` has made, in which nothing commands a terminal.
  static func json(document bytes: [UInt8]) { write(bytes) }

  /// Writes a table with commas between the columns.
  static func csv(_ rows: [[String]]) { write(Array(CSVText.table(rows).utf8)) }
}

/// Long output, written piece by piece as it is made, so that it is never in memory whole.
struct LongOutput {
  private static let portion = 1 << 16
  private var waiting: [UInt8] = []
  /// How many members of a JSON list were written.
  private var members = 0

  /// Writes a line.
  mutating func say(_ line: String) { put("\(DisplayText.visible(line))\n".utf8) }

  /// Writes one more member of the one list of JSON that all is.
  mutating func member(_ value: some Encodable) throws(CommandFailure) {
    let bytes: [UInt8]
    do {
      bytes = try StrictJSON.encode(value, style: .pretty)
    } catch {
      throw CommandFailure(.badData, "The result cannot be written as JSON: \(error.reason)")
    }
    let lineFeed = UInt8(ascii: "\n")
    put((members == 0 ? "[\n" : ",\n").utf8)
    // No text in JSON holds a line feed, so that every one begins a line.
    let lines = bytes.split(separator: lineFeed).map { Array("  ".utf8) + $0 }
    put(lines.joined(separator: [lineFeed]))
    members += 1
  }

  /// Ends the list of JSON.
  mutating func endList() { put((members == 0 ? "[]\n" : "\n]\n").utf8) }

  private mutating func put(_ bytes: some Sequence<UInt8>) {
    waiting += bytes
    if waiting.count >= Self.portion { flush() }
  }

  /// Writes what waits.
  mutating func flush() {
    Console.write(waiting)
    waiting = []
  }
}
