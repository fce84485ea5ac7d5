import AppraisalLedger
import Glibc
import StrictJSON
import Testing

@testable import AppraisalRecord

private let python = getenv("APPRAISE_PYTHON").map { String(cString: $0) } ?? "/usr/bin/python3"

/// The reader that was written from the documentation alone says the same as the program.
@Suite(
  .enabled(
    if: access(python, X_OK) == 0,
    "THERE IS NO PYTHON: the independent reader has read nothing."))
struct IndependentReaderTests {
  private static let script =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    + "/docs/format/verify.py"

  /// What it prints about folders.
  private func run(_ folders: [String]) throws -> [String] {
    let command = "'\(python)' -B '\(Self.script)' \(folders.joined(separator: " "))"
    let pipe = try #require(popen(command, "r"))
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { bytes.append(UInt8(byte)) }
    // A row of a file has columns; sentences about the whole folder have none.
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.contains("\t") }
  }

  /// What the program says, in the same words.
  private func verdicts(_ folder: String) throws -> [String] {
    let store = try RecordStore(opening: folder)
    let ledger = try store.read().ledger
    let segments = (ledger.segments + ledger.others).map { segment in
      "\(word(segment.scan.verdict))\t\(segment.scan.entries.count)\t\(folder)/\(segment.file)"
    }
    let snapshots = try store.snapshots().map { name in
      "\((try? store.snapshot(name)) == nil ? "corrupt" : "sealed")\t0\t"
        + "\(folder)/snapshots/\(name.file)"
    }
    return (segments + snapshots).sorted()
  }

  private func word(_ verdict: SegmentVerdict) -> String {
    switch verdict {
    case .clean: "clean"
    case .unended: "unended"
    case .torn: "torn"
    case .corrupt: "corrupt"
    case .fork: "fork"
    case .newer: "newer"
    case .foreign: "foreign"
    case .unsigned: "unsigned"
    }
  }

  /// A folder with two sittings and a snapshot; changed by `damage`, which is given a segment.
  private func folder(
    _ path: String, _ damage: (_ segment: String, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let store = try RecordFixture.create(path)
    for number in 1...2 {
      let sitting = Sitting(
        store: store, writer: RecordFixture.writer,
        random: RecordFixture.numbers(from: UInt64(number) << 8))
      let text = String(repeating: "wh\u{E9} \"\u{1F600}", count: 90)
      _ = try sitting.append([RecordFixture.edit("o-\(number)", text: text)])
      _ = try sitting.append([RecordFixture.edit("p-\(number)", seen: ["s": 1])])
    }
    _ = try store.publish(RecordFixture.snapshot(), random: RecordFixture.numbers())
    let name = try #require(TemporaryFolder.names("\(path)/ledger/ann-1").first)
    let segment = "\(path)/ledger/ann-1/\(name)"
    try damage(segment, try TemporaryFolder.read(segment))
  }

  @Test func `on good and damaged folders both say the same`() throws {
    let temporary = try TemporaryFolder()
    var folders: [String] = []
    func add(_ damage: (_ segment: String, _ bytes: [UInt8]) throws -> Void) throws {
      folders.append(temporary("f-\(folders.count)"))
      try folder(folders[folders.count - 1], damage)
    }
    func change(_ edit: @escaping (inout [UInt8]) -> Void) throws {
      try add { segment, bytes in
        var bytes = bytes
        edit(&bytes)
        try TemporaryFolder.write(bytes, to: segment)
      }
    }
    try add { _, _ in }
    for place in stride(from: 0, to: 1800, by: 61) {
      try change { $0[place % $0.count] ^= 1 }
      try change { $0[place % $0.count] = UInt8(ascii: "\n") }
      try change { $0 = Array($0.prefix(place)) }
    }
    try change { for place in 512..<1024 { $0[place] = 0 } }
    try change { for place in 513..<1024 { $0[place] = 0 } }
    try change { $0 += Array("{\"n\":9}\n".utf8) }
    try change { $0 += [0, 0, 0] }
    try change { $0 += Array("rest".utf8) }
    try change { $0 += $0 }
    try change { $0.removeLast() }
    try change { $0 = $0.flatMap { $0 == UInt8(ascii: "\n") ? [0x0D, 0x0A] : [$0] } }
    try change { $0 = [0xEF, 0xBB, 0xBF] + $0 }
    try change { $0 += Array("{\"n\":3,".utf8) }
    try change { $0 += Array("{\"n\":3}".utf8) }
    try change { $0 += Array("{\"n\":3,\n".utf8) }
    try add { segment, bytes in
      try TemporaryFolder.write(bytes, to: segment + ".copy.jsonl")
      try TemporaryFolder.write(Array(bytes.dropLast(200)), to: segment + ".part.jsonl")
    }
    try addOthers(temporary, &folders)
    let printed = try run(folders)
    let expected = try folders.map { try verdicts($0) }
    #expect(printed.sorted() == expected.joined().sorted())
    let words = Set(printed.compactMap { $0.split(separator: "\t").first })
    #expect(
      words == ["clean", "unended", "torn", "corrupt", "fork", "newer", "foreign", "sealed"])
  }

  /// Folders with a fork, a newer and a foreign segment, a withheld line, a changed snapshot.
  private func addOthers(_ temporary: TemporaryFolder, _ folders: inout [String]) throws {
    for (name, header) in [
      ("fork", ("a-1", 1)), ("newer", ("a-1", 3)), ("foreign", ("a-2", 1)),
    ] {
      folders.append(temporary(name))
      try folder(temporary(name)) { segment, _ in
        let first = LedgerHeader(
          appraisal: header.0, segment: "same", writer: "ann-1", person: "ann", body: "",
          host: "desk", program: "1.0", reader: header.1)
        for number in 1...(name == "fork" ? 2 : 1) {
          let draft = LedgerDraft(op: "h", at: "", seen: [:], body: .header(first))
          let line = try LedgerLine(draft, n: 0, after: .zero)
          let edit = LedgerBody.edit(JSONNode(.integer(number)))
          let next = try LedgerLine(
            LedgerDraft(op: "x", at: "", seen: [:], body: edit), n: 1, after: line.hash)
          try TemporaryFolder.write(line.bytes + next.bytes, to: "\(segment).\(number).jsonl")
        }
      }
    }
    folders.append(temporary("withheld"))
    try folder(temporary("withheld")) { segment, bytes in
      let scan = SegmentScan(bytes)
      let line = LedgerLine.withholding(1, hash: scan.entries[1].hash, by: "fay", why: "asked")
      let range = scan.entries[1].bytes
      try TemporaryFolder.write(
        bytes[..<range.lowerBound] + line.bytes + bytes[(range.upperBound + 1)...], to: segment)
    }
    folders.append(temporary("snapshot"))
    try folder(temporary("snapshot")) { _, _ in }
    let name = try #require(TemporaryFolder.names(temporary("snapshot/snapshots")).first)
    let file = temporary("snapshot/snapshots/\(name)")
    var bytes = try TemporaryFolder.read(file)
    bytes[20] ^= 1
    try #require(chmod(file, 0o600) == 0)
    try TemporaryFolder.write(bytes, to: file)
  }
}
