import AppraisalFolder
import AppraisalRecord
import StrictJSON

/// A JSON file that somebody wrote for a verb.
enum InputFile {
  /// Reads a file as a value, or says in one sentence what is wrong with it and where.
  static func read<Value: JSONReadable>(
    _ path: String, as type: Value.Type
  ) throws(CommandFailure) -> Value {
    let bytes: [UInt8]
    do {
      bytes = try PosixFileSystem.read(path, limit: 1 << 20)
    } catch {
      throw CommandFailure(
        .notFound, "\(path) cannot be read: \(error.words). Check the path.")
    }
    do {
      return try StrictJSON.read(type, from: bytes)
    } catch {
      let place = TextPosition(of: error.offset, in: bytes)
      throw CommandFailure(
        .badData,
        "\(path), line \(place.line), column \(place.column): \(error.sentence)")
    }
  }
}
