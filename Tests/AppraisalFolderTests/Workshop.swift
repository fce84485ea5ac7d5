import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import StrictJSON
import Testing

/// The folder of an appraisal in which Fay facilitates and Mo marks, each on a machine of their own.
final class Workshop {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("appraise-\(UUID().uuidString)").path
  var path: String { folder + "/board.appraisal" }

  static let document: CaseDocument = {
    var document = CaseDocument(title: "Board", question: Question(words: "Which?"))
    document.options = [Option(id: OptionID(checked: "a"), label: "A")]
    document.criteria = [
      Criterion(id: CriterionID(checked: "x"), label: "X", scale: Scale())
    ]
    return document
  }()
  static let fay = Assessor(
    id: AssessorID(checked: "fay"), name: "Fay", roles: [.member, .facilitator])
  static let mo = Assessor(id: AssessorID(checked: "mo"), name: "Mo")

  /// A new appraisal, or one that was begun before sittings were signed.
  init(signed: Bool) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if signed {
      let office = try OpenAppraisal(
        starting: Self.document, at: path, as: Self.fay.id, name: "Fay", surroundings("office"))
      _ = try office.append([.people(.join(assessor: Self.mo))])
    } else {
      let identity = RecordIdentity(id: "a-1", created: "2010-03-10T10:00:00.000Z")
      _ = try RecordStore(creating: path, identity: identity, random: Self.random)
      try writeUnsigned(
        "fay", at: "office",
        [
          .document(.adopt(document: Self.document)), .people(.join(assessor: Self.fay)),
          .people(.join(assessor: Self.mo)),
        ])
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func random() -> UInt64 {
    var random = SystemRandomNumberGenerator()
    return random.next()
  }

  func surroundings(_ machine: String) -> Surroundings {
    var surroundings = Surroundings.live()
    surroundings.environment = ["HOME": "\(folder)/\(machine)"]
    surroundings.now = { "2010-03-10T10:00:00.000Z" }
    surroundings.login = machine
    return surroundings
  }

  func open(_ person: String, at machine: String) throws -> OpenAppraisal {
    try OpenAppraisal(
      opening: path, as: try #require(AssessorID(person)), surroundings(machine))
  }

  func record() throws -> WholeRecord { try WholeRecord(path) }

  /// A sitting as programs of before wrote them, without a key; gives its file.
  @discardableResult
  func writeUnsigned(
    _ person: String, at machine: String, _ edits: [Edit],
    time: String = "2010-03-10T09:00:00.000Z", key: WriterKey? = nil, seen: [String: Int]? = nil
  ) throws -> String {
    let store = try RecordStore(opening: path)
    let place = try #require(surroundings(machine).privatePlace())
    let writer = try WriterName.find(for: person, keptIn: place, random: Self.random)
    let sitting = Sitting(
      store: store,
      writer: SittingWriter(
        name: writer, person: person, body: "", host: machine, program: "0.1", key: key),
      random: Self.random)
    let ledger = try store.read().ledger
    let pending = try edits.map { edit in
      PendingEdit(
        op: LedgerNames.hex(Self.random()), at: time, seen: seen ?? ledger.seen,
        saw: seen == nil && key != nil ? ledger.proofs : [:], edit: try StrictJSON.tree(of: edit))
    }
    _ = try sitting.append(pending)
    defer { sitting.close() }
    return "ledger/\(writer)/\(try #require(sitting.head?.segment)).jsonl"
  }

  static let place = MarkingPlace(
    round: .solo, assessor: mo.id, option: OptionID(checked: "a"),
    criterion: CriterionID(checked: "x"))

  static func mark(_ mark: Int, old: Int? = nil) -> Edit {
    .marks(
      .mark(
        place: place, old: old.map { .mark(DecimalNumber($0)) }, new: .mark(DecimalNumber(mark))))
  }

  static func reason(_ words: String, old: String = "") -> Edit {
    .marks(.reason(place: place, old: old, new: words))
  }

  /// What Mo's mark is for somebody who opens it.
  func answer(_ person: String = "fay", at machine: String = "office") throws -> Answer? {
    try open(person, at: machine).fold.appraisal[Self.place].answer
  }

  func bytes(_ file: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: "\(path)/\(file)")))
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    let full = "\(path)/\(file)"
    try FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: full))
  }

  /// Whether some file of the ledgers holds a text.
  func holds(_ text: String) throws -> Bool {
    let files = try #require(FileManager.default.enumerator(atPath: path + "/ledger"))
    for case let file as String in files {
      guard let bytes = FileManager.default.contents(atPath: "\(path)/ledger/\(file)") else {
        continue
      }
      if String(decoding: bytes, as: UTF8.self).contains(text) { return true }
    }
    return false
  }

  /// The lines of all sittings, each with its file.
  func lines() throws -> [(file: String, entry: LedgerEntry)] {
    try record().contents.ledger.segments.flatMap { segment in
      segment.usableEntries.map { (segment.file, $0) }
    }
  }

  /// The line whose edit has a name and, where one is given, holds a text.
  func line(_ name: String, _ text: String = "") throws -> (file: String, entry: LedgerEntry) {
    try #require(
      try lines().first { _, entry in
        guard case .edit(let edit) = entry.body else { return false }
        let words = edit.withBytes {
          String(decoding: $0.withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
        }
        return words.hasPrefix("{\"\(name)\":") && (text.isEmpty || words.contains(text))
      })
  }
}
