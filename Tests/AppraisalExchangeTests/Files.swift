import Glibc

/// The files of the repository that tests read.
enum Files {
  /// The bytes of a file, named from the top of the repository; empty when it cannot be read.
  static func bytes(of path: String) -> [UInt8] {
    guard let stream = fopen(top + "/" + path, "rb") else { return [] }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static var top: String {
    String(#filePath).split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  }
}
