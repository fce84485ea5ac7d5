import AppraisalFolder
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import ArgumentParser

/// Tells the history of an appraisal in sentences.
struct LogVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Tell who did what and when, in sentences.",
    discussion: """
      Answers of others in a closed round are left out until its reveal. Times are those of your \
      clock: of the time zone in TZ, else of this machine. Every line says how far that is from UTC. \
      At the end stands who wrote by which key, and how the program knew them; with --json every \
      line says it.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "Only what this person did, or what concerns their ballot.")
  var person: String?

  @Option(name: .customLong("option"), help: "Only what concerns this option.")
  var optionText: String?

  @Option(help: "Only what concerns this criterion.")
  var criterion: String?

  @Option(help: "Only what belongs to this round; 0 is work outside rounds.")
  var round: Int?

  @Option(
    help:
      "Only what is about this; may be repeated: \(LogTopic.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var about: [String] = []

  @OptionGroup var span: DaySpan

  @Flag(help: "Begin every line with the first digits of its hash, which redact takes.")
  var hashes = false

  @Flag(help: "Print JSON.")
  var json = false

  private struct Line: Encodable {
    var at: String
    var person: String
    var name: String
    var sentence: String
    var status: String
    var why: String?
    var file: String
    var line: Int
    var hash: String
    /// The key of the sitting, and how the person was known.
    var key: String?
    var known: String?
    /// Whether the person showed their slip by the key; missing where they did not.
    var slip: Bool?
    /// The code of a ballot that was handed in by it.
    var ballot: String?
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let filter = try filter(surroundings.clock)
    let record = try arguments.history(surroundings)
    let viewer = record.person(try surroundings.caller(arguments.speaker.name), surroundings)
    var output = LongOutput()
    var hasNone = true
    // One entry of each sitting of which a line is told.
    var told: [SegmentID: RecordedEdit] = [:]
    func tell(_ line: Line) throws(CommandFailure) {
      hasNone = false
      if json { return try output.member(line) }
      let hash = hashes ? "\(line.hash.prefix(16))  " : ""
      let time = line.at.isEmpty ? "" : "\(surroundings.clock.moment(line.at))  "
      output.say("\(hash)\(time)\(line.sentence)")
    }
    // Snapshots stand at their times; everything else keeps its order.
    var snapshots = snapshots(record, filter)[...]
    for entry in RecordLog(record.fold, viewer: viewer, filter: filter) {
      guard let line = line(of: entry, record) else { continue }
      while let first = snapshots.first, first.at < line.at { try tell(snapshots.removeFirst()) }
      try tell(line)
      if told[entry.entry.address.segment] == nil {
        told[entry.entry.address.segment] = entry.entry
      }
    }
    for line in snapshots { try tell(line) }
    for line in withheld(record, filter) { try tell(line) }
    if json {
      output.endList()
    } else if hasNone {
      output.say("The record holds nothing of this kind.")
    } else {
      let entries = told.sorted { $0.key < $1.key }.map(\.value)
      KeyWords.writers(of: entries, in: record.fold).forEach { output.say($0) }
    }
    output.flush()
    try record.mustBeSound()
  }

  private func filter(_ clock: ReaderClock) throws(CommandFailure) -> LogFilter {
    var filter = LogFilter()
    filter.person = try Self.read(person, "person", AssessorID.init)
    filter.option = try Self.read(optionText, "option", OptionID.init)
    filter.criterion = try Self.read(criterion, "criterion", CriterionID.init)
    filter.round = round.map(RoundNumber.init)
    for word in about {
      guard let topic = LogTopic(rawValue: word) else {
        let known = LogTopic.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(
          .usage, "Nothing is about \(word). Choose one of: \(known).")
      }
      filter.topics.insert(topic)
    }
    try span.narrow(&filter, clock)
    return filter
  }

  private static func read<Value>(
    _ text: String?, _ what: String, _ make: (String) -> Value?
  ) throws(CommandFailure) -> Value? {
    guard let text else { return nil }
    guard let value = make(text) else {
      throw CommandFailure(
        .usage, "\(text) cannot be the id of a \(what).")
    }
    return value
  }

  private func line(of line: LogLine, _ record: RecordHistory) -> Line? {
    guard let place = record.place(of: line.entry.address) else { return nil }
    var (status, why): (String, String?) = ("applied", nil)
    switch line.status {
    case .applied: break
    case .contested: status = "contested"
    case .waiting(let reason): (status, why) = ("contested", reason)
    case .ignored(let reason): (status, why) = ("ignored", reason)
    }
    let signer = record.fold.keys.sittings[line.entry.address.segment]
    let code = line.entry.edit.handsIn ? BallotCode(hash: place.hash.hex) : nil
    return Line(
      at: line.entry.time, person: line.entry.author?.text ?? "", name: line.author,
      sentence: line.sentence + (code.map { " Its code is \($0.text)." } ?? ""), status: status,
      why: why, file: place.file, line: place.line, hash: place.hash.hex, key: signer?.key?.text,
      known: signer.flatMap { $0.known.isEmpty ? nil : $0.known },
      slip: signer.flatMap { record.fold.keys.isConfirmedBySlip($0) ? true : nil },
      ballot: code?.text)
  }

  /// Snapshots by their times, which belong to no person's ballot, option, criterion or round.
  private func snapshots(_ record: RecordHistory, _ filter: LogFilter) -> [Line] {
    guard person == nil, optionText == nil, criterion == nil, round == nil,
      filter.topics.isEmpty || filter.topics.contains(.snapshots)
    else { return [] }
    let wanted = record.snapshots.filter { filter.lets(time: $0.header.at) }.enumerated()
      .sorted { ($0.element.header.at, $0.offset) < ($1.element.header.at, $1.offset) }
    return wanted.map(\.element).map { stored in
      let hidden = stored.header.round.map { " without what round \($0) hides" } ?? ""
      let note = stored.header.note.isEmpty ? "." : ": \(stored.header.note)"
      return Line(
        at: stored.header.at, person: "", name: stored.header.by,
        sentence: "\(stored.header.by) saved \(stored.title)\(hidden)\(note)", status: "snapshot",
        file: "snapshots/\(stored.name.file)", line: 1, hash: stored.fingerprint)
    }
  }

  /// Nothing is known of what was withheld but where it stood, by whom and why.
  private func withheld(_ record: RecordHistory, _ filter: LogFilter) -> [Line] {
    guard filter == LogFilter() else { return [] }
    return record.withheld.map { line in
      let (file, number) = (line.place.file, line.place.line)
      return Line(
        at: "", person: "", name: line.by,
        sentence: "One entry (\(file), line \(number)) is withheld by \(line.by): \(line.why)",
        status: "withheld", why: line.why, file: file, line: number, hash: line.place.hash.hex)
    }
  }
}
