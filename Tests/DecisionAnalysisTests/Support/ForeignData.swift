import Foundation

/// Data that may be read but not copied, found through an environment variable.
enum ForeignData {
  /// The folder, or nothing with a loud word about it.
  static var folder: String? {
    if let path = ProcessInfo.processInfo.environment["APPRAISE_FOREIGN_DATA"] { return path }
    print("APPRAISE_FOREIGN_DATA IS NOT SET: a test against foreign data did nothing.")
    return nil
  }

  /// Little-endian 64-bit numbers, one after another.
  static func numbers(_ path: String) throws -> [Double] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return stride(from: 0, to: data.count, by: 8).map { start in
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(data[start + $1]) << UInt64(8 * $1) }
      return Double(bitPattern: bits)
    }
  }
}
