import AppraisalLedger

/// The text that a person is typing, kept in a private file outside any appraisal.
///
/// It is no part of the record and never becomes evidence by itself. Each state is a file of its
/// own that takes the place of the one before, so that a crash leaves the one or the other.
package struct DraftStore: Sendable {
  /// The largest draft, in bytes.
  private static let limit = 1 << 20

  private let folder: String
  private let stem: String
  private let files: any FileSystem

  /// Names the draft of a person in an appraisal, or something else that is kept in the same way.
  package init(
    in folder: String, named kind: String = "draft", of person: String, appraisal: String,
    files: any FileSystem = PosixFileSystem()
  ) {
    self.folder = folder
    stem = "\(kind)-\(Digest256(of: Array("\(person)\n\(appraisal)".utf8)).short)-"
    self.files = files
  }

  /// Puts a text in place of the one before; nil removes it.
  ///
  /// A failure leaves the text before: there is nothing that a person could do about it.
  package func keep(_ bytes: [UInt8]?) {
    guard (bytes?.count ?? 0) <= Self.limit else { return }
    do {
      try files.ensureFolders(folder)
      let handle = try files.openFolder(folder)
      defer { files.close(handle) }
      try files.checkOwner(of: handle)
      let old = try numbers(in: handle)
      if let bytes { try write(bytes, (old.last ?? 0) + 1, in: handle) }
      for number in old { try? files.remove(name(number), in: handle) }
    } catch {
      return
    }
  }

  private func write(
    _ bytes: [UInt8], _ number: Int, in handle: FolderHandle
  ) throws(SystemFailure) {
    let file = try files.create(name(number), in: handle, mode: 0o600)
    defer { files.close(file) }
    do {
      try files.writeAll(bytes, to: file)
      try files.sync(file)
    } catch {
      try? files.remove(name(number), in: handle)
      throw error
    }
  }

  /// The newest text that an earlier sitting left, as far as the caller can read it.
  package func read<Draft>(_ decode: ([UInt8]) -> Draft?) -> Draft? {
    guard let handle = try? files.openFolder(folder) else { return nil }
    defer { files.close(handle) }
    let numbers = (try? numbers(in: handle)) ?? []
    for number in numbers.reversed() {
      guard let bytes = try? files.read(name(number), in: handle, limit: Self.limit) else {
        continue
      }
      if let draft = decode(bytes) { return draft }
    }
    return nil
  }

  private func name(_ number: Int) -> String { "\(stem)\(number)" }

  private func numbers(in handle: FolderHandle) throws(SystemFailure) -> [Int] {
    try files.list(handle, limit: 100_000).compactMap { item in
      item.name.hasPrefix(stem) ? Int(item.name.dropFirst(stem.count)) : nil
    }.sorted()
  }
}
