import AppraisalLedger
import Glibc
import Testing

@testable import AppraisalRecord

/// The mask belongs to the whole process, so these run one after the other.
@Suite(.serialized) struct PermissionTests {
  @Test(arguments: [0o000, 0o022, 0o077] as [mode_t])
  func `permissions are the same under every mask`(_ mask: mode_t) throws {
    let folder = try TemporaryFolder()
    let before = umask(mask)
    defer { umask(before) }
    #expect(try modes(folder("alone"), .alone) == [0o400, 0o600, 0o700])
    #expect(try modes(folder("group"), .group) == [0o440, 0o640, 0o3770])
  }

  /// The permissions in a whole appraisal: of complete files, of segments and of folders.
  private func modes(_ path: String, _ sharing: Sharing) throws -> [UInt32] {
    let identity = RecordIdentity(id: "a-1", created: "", sharing: sharing)
    let store = try RecordFixture.create(path, identity: identity)
    let sitting = Sitting(
      store: store, writer: RecordFixture.writer, random: RecordFixture.numbers())
    _ = try sitting.append([RecordFixture.edit("o-1")])
    _ = try store.publish(RecordFixture.snapshot(), random: RecordFixture.numbers())
    var published: Set<UInt32> = []
    var written: Set<UInt32> = []
    var folders: Set<UInt32> = []
    for (path, mode) in TemporaryFolder.modes(path) {
      if path.hasSuffix(".jsonl") {
        written.insert(mode)
      } else if path.hasSuffix(".json") || path.hasSuffix(".gitattributes") {
        published.insert(mode)
      } else {
        folders.insert(mode)
      }
    }
    return published.sorted() + written.sorted() + folders.sorted()
  }
}
