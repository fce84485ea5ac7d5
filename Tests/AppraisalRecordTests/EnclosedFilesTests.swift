import Glibc
import Testing

@testable import AppraisalRecord

/// What is repaired, withheld or set aside in a shared folder reaches nothing outside it.
@Suite struct EnclosedFilesTests {
  private let folder: TemporaryFolder
  private let files: EnclosedFiles

  init() throws {
    folder = try TemporaryFolder()
    for name in ["x", "x/ledger", "elsewhere"] { try #require(mkdir(folder(name), 0o700) == 0) }
    try TemporaryFolder.write([1, 2, 3], to: folder("elsewhere/file"))
    try TemporaryFolder.write([4, 5, 6], to: folder("x/file"))
    try #require(symlink("../elsewhere", folder("x/recovered")) == 0)
    try #require(symlink("../../elsewhere", folder("x/ledger/ann")) == 0)
    try #require(symlink("../elsewhere/file", folder("x/link")) == 0)
    files = EnclosedFiles(folder("x"))
  }

  private func expectUntouched() throws {
    #expect(TemporaryFolder.names(folder("elsewhere")) == ["file"])
    #expect(try TemporaryFolder.read(folder("elsewhere/file")) == [1, 2, 3])
    #expect(try TemporaryFolder.read(folder("x/file")) == [4, 5, 6])
  }

  @Test func `no path leads through a link`() throws {
    #expect(throws: SystemFailure.self) { try files.makeFolder("recovered") }
    #expect(throws: SystemFailure.self) { try files.writeNew([9], to: "recovered/new") }
    #expect(throws: SystemFailure.self) { try files.writeNew([9], to: "link") }
    #expect(throws: SystemFailure.self) { try files.move("file", to: "recovered/file-2") }
    #expect(throws: SystemFailure.self) { try files.move("ledger/ann/file", to: "file-2") }
    #expect(throws: SystemFailure.self) { try files.overwrite("link", at: 0, with: [9]) }
    #expect(throws: SystemFailure.self) { try files.overwrite("ledger/ann/file", at: 0, with: [9]) }
    #expect(throws: SystemFailure.self) { try files.read("link", limit: 9) }
    #expect(throws: SystemFailure.self) { try files.read("recovered/file", limit: 9) }
    #expect(throws: SystemFailure.self) { try files.names(in: "ledger/ann") }
    #expect(!files.exists("recovered/file"))
    #expect(files.exists("recovered"))
    try expectUntouched()
  }

  @Test func `what lies in the folder is read, written, moved and changed`() throws {
    try files.makeFolder("aside")
    try files.makeFolder("aside")
    try files.writeNew([7], to: "aside/a")
    #expect(throws: SystemFailure.self) { try files.writeNew([8], to: "aside/a") }
    try files.overwrite("file", at: 1, with: [9])
    #expect(try files.read("file", limit: 9) == [4, 9, 6])
    try files.move("file", to: "aside/b")
    #expect(try files.names(in: "aside") == ["a", "b"])
    #expect(try files.names(in: "") == ["aside", "ledger", "link", "recovered"])
  }
}
