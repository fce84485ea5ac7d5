import AppraisalRecord
import Glibc

/// A folder of one's own among what is temporary.
package enum TemporaryFolder {
  /// Makes one that nobody else can look into.
  package static func make(_ surroundings: Surroundings) throws(CommandFailure) -> String {
    let roots = [surroundings.environment["TMPDIR"], "/tmp"].compactMap(\.self)
    let root = roots.first { $0.hasPrefix("/") && PosixFileSystem.isWritable($0) } ?? "/tmp"
    var template = Array("\(root)/appraise-demo-XXXXXX".utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard isMade else {
      throw CommandFailure(
        .notWritten,
        "No temporary folder could be made in \(root): \(String(cString: strerror(errno))).")
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes a folder with all that lies in it, and says whether it is gone; links are not followed.
  @discardableResult
  package static func remove(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT }
    guard status.st_mode & S_IFMT == S_IFDIR else { return unlink(path) == 0 }
    for name in (try? PosixFileSystem.names(in: path)) ?? [] { remove("\(path)/\(name)") }
    return rmdir(path) == 0
  }
}
