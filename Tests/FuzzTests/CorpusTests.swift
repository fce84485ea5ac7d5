import Foundation
import FuzzTargets
import Testing

/// What fuzzers are begun with, and what they found, holds for good.
@Suite struct CorpusTests {
  @Test(arguments: FuzzTarget.allCases)
  func `every stored input is taken without complaint`(target: FuzzTarget) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/\(target.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 5)
    for file in files {
      let complaint = target.complaint(about: Array(try Data(contentsOf: file)))
      #expect(complaint == nil, "\(file.lastPathComponent)")
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `inputs that end early or late are taken without complaint`(target: FuzzTarget) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/\(target.rawValue)")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
        let complaint = target.complaint(about: Array(bytes[..<end]))
        #expect(complaint == nil, "the first \(end) bytes of \(name)")
      }
      #expect(target.complaint(about: bytes + bytes) == nil, "\(name) twice")
    }
  }
}
