import AppraisalLedger
import Glibc

extension RecordStore {
  /// Copies the whole record into a folder that does not exist or is empty.
  ///
  /// `appraisal.json` comes last, so that the copy is an appraisal only when it is whole. What
  /// cannot be read is left out, and its paths are told. The copy has the same id: both can be
  /// put together again later.
  ///
  /// - Throws: `RecordError` when the copy cannot be made; nothing is changed here.
  package func copy(
    to place: String, random: () -> UInt64
  ) throws(RecordError) -> (store: RecordStore, leftOut: [String]) {
    var leftOut: [String] = []
    do {
      do {
        try files.makeFolder(place, mode: identity.sharing.folderMode)
      } catch {
        guard error.code == EEXIST else { throw error }
      }
      let target = try files.openFolder(place)
      defer { files.close(target) }
      if let item = try files.list(target, limit: 1000).first {
        throw RecordError(.occupied(item.name), place)
      }
      let source = try files.openFolder(path)
      defer { files.close(source) }
      for (folder, isNested) in [(Self.ledgerFolder, true), (Self.snapshotFolder, false)] {
        leftOut += try copy(folder, from: source, to: target, isNested, random)
      }
    } catch let failure as SystemFailure {
      throw RecordError(.system(failure), place)
    } catch let error as RecordError {
      throw error
    } catch {
      throw RecordError(.occupied(""), place)
    }
    let store = try RecordStore(
      creating: place, identity: identity, random: random, files: files)
    return (store, leftOut)
  }

  /// Copies what a folder of the record holds, and the folders in it if it may have some.
  private func copy(
    _ name: String, from source: FolderHandle, to target: FolderHandle, _ isNested: Bool,
    _ random: () -> UInt64
  ) throws(SystemFailure) -> [String] {
    try files.ensureFolder(name, in: target, mode: identity.sharing.folderMode)
    let (items, from): ([FolderItem], FolderHandle)
    do {
      from = try files.openFolder(name, in: source)
      items = try files.list(from, limit: 1_000_000) { item in
        let belongs =
          item.isFolder
          ? isNested && LedgerNames.isSafe(item.name) : mode(of: item.name) != nil
        return belongs ? .belongs : .passed
      }.items
    } catch {
      // A copy without empty folders has lost nothing.
      return error.code == ENOENT && name == Self.snapshotFolder ? [] : [name]
    }
    defer { files.close(from) }
    let to = try files.openFolder(name, in: target)
    defer { files.close(to) }
    var leftOut: [String] = []
    for item in items {
      if item.isFolder, isNested, LedgerNames.isSafe(item.name) {
        leftOut += try copy(item.name, from: from, to: to, false, random).map { "\(name)/\($0)" }
      } else if !item.isFolder, let mode = mode(of: item.name) {
        guard
          let bytes = try? files.read(
            item.name, in: from, limit: LedgerFormat.maximumSegmentBytes)
        else {
          leftOut.append("\(name)/\(item.name)")
          continue
        }
        try files.publish(bytes, as: item.name, in: to, mode: mode, random: random())
      }
    }
    return leftOut
  }

  /// The permissions of a file that belongs to a record, or nil for any other.
  private func mode(of name: String) -> UInt32? {
    if SnapshotName(name) != nil { return identity.sharing.publishedMode }
    let isSegment = name.hasSuffix(Self.segmentEnding) && !name.hasPrefix(".")
    return isSegment ? identity.sharing.fileMode : nil
  }
}
