import Glibc
import TestSupport
import Testing

/// Every test of the whole program, one at a time: there are few processors.
@Suite(.serialized) enum EndToEnd {}

/// The program as it was built.
enum Program {
  /// `APPRAISE_BINARY`, else the program beside the tests.
  static let path = variable("APPRAISE_BINARY") ?? Executables.path(of: "appraise")

  /// The cases of the checkout.
  static let cases = checkout + "/data/cases"

  /// The names of the cases, as sentences list them.
  static let caseNames = Files.names(cases).filter { $0.hasSuffix(".json") }
    .map { String($0.dropLast(5)) }

  /// The folder of the checkout.
  static var checkout: String {
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  }

  /// A variable of the environment, or nil when it is unset or empty.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// A folder of its own for one test, with the home of a person in it.
final class Sandbox {
  /// The folder in which the program is started.
  let path: String
  /// Everything, homes included.
  private let root: String

  init() throws {
    var template = Array("/tmp/appraise-end-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    try #require(made)
    root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = root + "/work"
    for folder in ["work", "home", "data", "state", "out"] {
      try #require(mkdir("\(root)/\(folder)", 0o700) == 0)
    }
  }

  deinit { Files.remove(root) }

  /// The path of something in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// The folder for the appraisals that the program starts by itself.
  var data: String { root + "/data/appraise" }

  /// Where the output of programs is kept, away from what is hashed.
  var out: String { root + "/out" }

  /// The environment of a person called member-1.
  func environment(_ person: String = "member-1") -> [String: String] {
    [
      "HOME": "\(root)/home", "XDG_DATA_HOME": "\(root)/data", "XDG_STATE_HOME": "\(root)/state",
      "APPRAISE_CASES": Program.cases, "APPRAISE_AS": person,
    ]
  }

  /// The same for a person at a machine that keeps keys of its own.
  func environment(_ person: String, at machine: String) -> [String: String] {
    environment(person).merging(["XDG_STATE_HOME": out + "/" + machine]) { $1 }
  }

  /// What the person can reach: names, contents and permissions.
  var contents: [String: [UInt8]] {
    [root + "/work", root + "/data", root + "/home"].reduce(into: [:]) {
      $0.merge(Files.contents($1)) { first, _ in first }
    }
  }

  /// The same without what programs tell each other beside the record at any moment, such as where a
  /// facilitator is.
  var record: [String: [UInt8]] { contents.filter { !$0.key.contains("/derived/") } }

  /// A text with the folder's path left out.
  func withoutPaths(_ text: String) -> String { text.replacing(root, with: "") }
}

/// Files without more than the C library.
enum Files {
  /// The names in a folder, sorted; empty when it is none.
  static func names(_ path: String) -> [String] {
    guard mode(path) & S_IFMT == S_IFDIR, let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file, or none.
  static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes a file in place of what is there.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"), "\(path) cannot be written")
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  /// Writes a text in place of what is there.
  static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Makes a folder.
  static func makeFolder(_ path: String) throws { try #require(mkdir(path, 0o700) == 0) }

  /// Removes a file or a whole folder.
  static func remove(_ path: String) {
    for name in names(path) { remove("\(path)/\(name)") }
    _ = Glibc.remove(path)
  }

  /// Every path below a folder with what it holds: its mode, then the bytes of a file.
  static func contents(_ path: String) -> [String: [UInt8]] {
    var contents = [path: Array("\(mode(path))".utf8)]
    if mode(path) & S_IFMT == S_IFREG { contents[path]?.append(contentsOf: read(path)) }
    for name in names(path) {
      contents.merge(Files.contents("\(path)/\(name)")) { first, _ in first }
    }
    return contents
  }

  private static func mode(_ path: String) -> UInt32 {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode : 0
  }
}
