import AppraisalExchange
import AppraisalLedger
import AppraisalModel
import StrictJSON

enum LedgerTarget {
  /// Bytes as they are, or, after an exclamation mark, lines whose hashes are put right first:
  /// nothing else would lead beyond the first check of a hash.
  static func check(_ bytes: [UInt8]) throws(Complaint) {
    let content = bytes.dropFirst()
    let isToBeChained = bytes.first == UInt8(ascii: "!")
    let bytes = isToBeChained ? chained(content) : bytes
    let scan = SegmentScan(bytes)
    if isToBeChained { try checkSpaced(scan, SegmentScan(chained(content, isSpaced: true))) }
    try checkShape(scan, bytes)
    let prefix = SegmentScan(Array(bytes.prefix(scan.goodEnd)))
    try hold(
      prefix.entries == scan.entries && prefix.goodEnd == scan.goodEnd,
      "the good part reads otherwise by itself")
    if !prefix.entries.isEmpty, case .newer = scan.verdict {
    } else if !prefix.entries.isEmpty {
      let isUnended = scan.verdict == .unended
      try hold(
        prefix.verdict == (isUnended ? .unended : .clean), "the good part is \(prefix.verdict)")
    }
    try checkSet(scan, prefix)
  }

  private static func checkShape(_ scan: SegmentScan, _ bytes: [UInt8]) throws(Complaint) {
    try hold(scan.goodEnd <= bytes.count, "the good part is longer than the file")
    let isUnended = scan.verdict == .unended
    try hold(
      scan.goodEnd == 0 || isUnended || bytes[scan.goodEnd - 1] == UInt8(ascii: "\n"),
      "the good part does not end with a line")
    try hold(
      scan.entries.map(\.n) == Array(0..<scan.entries.count), "entries are not numbered in order")
    var end = 0
    for entry in scan.entries {
      try hold(entry.bytes.lowerBound == end, "entry \(entry.n) does not follow the one before")
      end = entry.bytes.upperBound + 1
    }
    if isUnended { end -= 1 }
    try hold(end == scan.goodEnd, "the entries end elsewhere than the good part")
    switch scan.verdict {
    case .clean: try hold(end == bytes.count && !bytes.isEmpty, "it is called clean")
    case .unended: try hold(end == bytes.count && !bytes.isEmpty, "it is called unended")
    case .torn(let ignored): try hold(ignored == bytes.count - end, "\(ignored) bytes are torn")
    case .corrupt(let line):
      try hold(
        line.line > scan.entries.count && (end...bytes.count).contains(line.offset),
        "line \(line.line) is corrupt at \(line.offset)")
    case .newer(let reader): try hold(reader > LedgerFormat.reader, "\(reader) is called newer")
    case .fork, .foreign, .unsigned: throw Complaint(sentence: "one file cannot be \(scan.verdict)")
    }
  }

  /// Space after a brace means nothing, but no line that this program writes has any: however such
  /// lines are read, they say the same.
  private static func checkSpaced(_ scan: SegmentScan, _ spaced: SegmentScan) throws(Complaint) {
    try hold(scan.header == spaced.header, "a space changes the header")
    try hold(scan.entries.count == spaced.entries.count, "a space changes which lines are good")
    for (one, other) in zip(scan.entries, spaced.entries) {
      try hold(
        one.op == other.op && one.at == other.at && one.seen == other.seen
          && one.group == other.group && one.edit == other.edit,
        "a space changes what entry \(one.n) says")
    }
  }

  private static func checkSet(_ scan: SegmentScan, _ prefix: SegmentScan) throws(Complaint) {
    let appraisal = scan.header?.appraisal ?? ""
    let set = LedgerSet([("whole", scan), ("copy", prefix)], appraisal: appraisal)
    for segment in set.segments {
      try hold(
        segment.wholeEntries.count <= segment.usable && segment.usable <= scan.entries.count,
        "more entries count than there are")
    }
    var edits: [RecordedEdit] = []
    for segment in set.segments { edits += try self.edits(of: segment) }
    let fold = Fold(edits)
    let again = Fold(edits.reversed())
    try hold(
      fold.appraisal == again.appraisal && fold.entries == again.entries,
      "the order in which entries are read decides")
    for entry in edits {
      guard let node = try? StrictJSON.tree(of: entry.edit),
        let back = try? StrictJSON.read(Edit.self, from: node)
      else { throw Complaint(sentence: "an edit cannot be written again") }
      try hold(back == entry.edit, "an edit is another one when it is written and read")
    }
  }

  private static func edits(of segment: LedgerSegment) throws(Complaint) -> [RecordedEdit] {
    guard let header = segment.scan.header else { return [] }
    var seen: [SegmentID: Int] = [:]
    var reader = EditReader()
    var edits: [RecordedEdit] = []
    for entry in segment.wholeEntries {
      for (other, number) in entry.seen { seen[SegmentID(other)] = number }
      guard case .edit(let text) = entry.body, let node = entry.edit else { continue }
      let edit = text.withBytes { reader.edit($0) }
      let newest = CaseMigration.newest(in: node, at: ["adopt", "document"])
      try hold(
        edit == newest.flatMap { try? StrictJSON.read(Edit.self, from: $0) },
        "the short way reads another edit than the long one")
      guard let edit else { continue }
      edits.append(
        RecordedEdit(
          address: EntryAddress(segment: SegmentID(header.segment), number: entry.n),
          operation: entry.op, time: entry.at, author: AssessorID(header.person), seen: seen,
          group: entry.group?.id ?? "", edit: edit))
    }
    return edits
  }

  /// The lines with the right hash at the end of each that has none, and where wanted a space after
  /// the brace that it begins with.
  private static func chained(_ bytes: ArraySlice<UInt8>, isSpaced: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    var last = Digest256.zero
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, var line) in lines.enumerated() {
      let isOpen = line.last != UInt8(ascii: "}") && number < lines.count - 1
      if isSpaced, isOpen, line.first == UInt8(ascii: "{") {
        line.insert(UInt8(ascii: " "), at: line.startIndex + 1)
      }
      result += line
      guard number < lines.count - 1 else { break }
      if isOpen {
        last = Digest256(of: Array("appraise.ledger.v1\n\(last.hex)".utf8) + line)
        result += ",\"h\":\"\(last.hex)\"}".utf8
      } else {
        last = withheldHash(line) ?? last
      }
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }

  /// The hash that a line of withheld content names.
  private static func withheldHash(_ line: ArraySlice<UInt8>) -> Digest256? {
    guard let node = try? StrictJSON.parse(Array(line)) else { return nil }
    return node["withheld"]?.text.flatMap { Digest256(hex: $0) }
  }
}
