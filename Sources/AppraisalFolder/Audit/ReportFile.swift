import AppraisalLedger
import AppraisalRecord

/// The file of a report and its hash.
package enum ReportFile {
  /// The SHA-256 of a file's bytes in 64 hexadecimal digits.
  package static func hash(of path: String) throws(CommandFailure) -> String {
    do {
      return Digest256(of: try PosixFileSystem.read(path, limit: 256 << 20)).hex
    } catch {
      throw CommandFailure(
        .notFound, "\(path) cannot be read: \(error.words). Check the path.")
    }
  }
}
