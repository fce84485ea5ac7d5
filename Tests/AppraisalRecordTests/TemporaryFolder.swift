import Glibc
import Testing

/// A folder that exists for one test.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/appraise-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    try #require(made)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// The path of something in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  private static func remove(_ path: String) {
    for name in names(path) { remove("\(path)/\(name)") }
    _ = Glibc.remove(path)
  }

  /// What a folder holds, sorted; empty when it is none.
  static func names(_ path: String) -> [String] {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      let stream = opendir(path)
    else { return [] }
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

  /// Every path below a folder with its permissions.
  static func modes(_ path: String) -> [String: UInt32] {
    var modes: [String: UInt32] = [:]
    var status = stat()
    if lstat(path, &status) == 0 { modes[path] = status.st_mode & 0o7777 }
    for name in names(path) { modes.merge(Self.modes("\(path)/\(name)")) { left, _ in left } }
    return modes
  }

  static func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    let bytes = Array(bytes)
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  static func read(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = fgetc(file)
      if byte == EOF { return bytes }
      bytes.append(UInt8(byte))
    }
  }
}
