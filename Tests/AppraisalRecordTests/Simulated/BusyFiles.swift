import AppraisalRecord

/// Files beside which somebody else saves at chosen moments of a reading.
struct BusyFiles: ForwardingFiles {
  let base: SimulatedFiles
  /// Called before a file is read, with its name.
  let beforeReading: @Sendable (String) -> Void
  /// What is read in the place of a file's bytes, as of one that is just being written.
  var half: @Sendable (String, [UInt8]) -> [UInt8] = { $1 }

  func read(_ name: String, in folder: FolderHandle, limit: Int) throws(SystemFailure) -> [UInt8] {
    beforeReading(name)
    return half(name, try base.read(name, in: folder, limit: limit))
  }
}
