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
      clock: of the time zone in TZ, else of this machine. Every line says how far that is from UTC.
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

  @Option(help: "Only from this day on, by your clock: 2010-03-31.")
  var since: String?

  @Option(help: "Only up to the end of this day, by your clock.")
  var until: String?

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
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let filter = try filter(surroundings.clock)
    let record = try arguments.record(surroundings)
    let fold = record.fold()
    let viewer = try arguments.viewer(of: record, fold, surroundings)
    let log = RecordLog(fold, viewer: viewer, filter: filter)
    let lines = (log.lines.compactMap { line(of: $0, record) } + snapshots(record, filter))
    let sorted = Self.interleaved(lines) + withheld(record, filter)
    if json {
      try Console.json(sorted)
      return try record.mustBeSound()
    }
    for line in sorted {
      let hash = hashes ? "\(line.hash.prefix(16))  " : ""
      let time = line.at.isEmpty ? "" : "\(surroundings.clock.moment(line.at))  "
      Console.say("\(hash)\(time)\(line.sentence)")
    }
    if sorted.isEmpty { Console.say("The record holds nothing of this kind.") }
    try record.mustBeSound()
  }

  /// Snapshots stand at their times; everything else keeps its order.
  private static func interleaved(_ lines: [Line]) -> [Line] {
    let isSnapshot = { (line: Line) in line.status == "snapshot" }
    var result = lines.filter { !isSnapshot($0) }
    for snapshot in lines.filter(isSnapshot) {
      let place = result.firstIndex { $0.at > snapshot.at } ?? result.count
      result.insert(snapshot, at: place)
    }
    return result
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
    if let since { filter.from = clock.start(of: try CalendarDay.argument(since)) }
    if let until {
      let day = try CalendarDay.argument(until)
      filter.before = clock.start(of: CalendarDay(number: day.number + 1))
    }
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

  private func line(of line: LogLine, _ record: WholeRecord) -> Line? {
    guard let place = record.line(line.entry.address) else { return nil }
    var (status, why): (String, String?) = ("applied", nil)
    switch line.status {
    case .applied: break
    case .contested: status = "contested"
    case .ignored(let reason): (status, why) = ("ignored", reason)
    }
    return Line(
      at: line.entry.time, person: line.entry.author?.text ?? "", name: line.author,
      sentence: line.sentence, status: status, why: why, file: place.file,
      line: place.entry.n + 1, hash: place.entry.hash.hex)
  }

  /// Snapshots belong to no person's ballot, option, criterion or round.
  private func snapshots(_ record: WholeRecord, _ filter: LogFilter) -> [Line] {
    guard person == nil, optionText == nil, criterion == nil, round == nil,
      filter.topics.isEmpty || filter.topics.contains(.snapshots)
    else { return [] }
    return record.snapshots.filter { filter.lets(time: $0.header.at) }.map { stored in
      let hidden = stored.header.round.map { " without what round \($0) hides" } ?? ""
      let note = stored.header.note.isEmpty ? "." : ": \(stored.header.note)"
      return Line(
        at: stored.header.at, person: "", name: stored.header.by,
        sentence: "\(stored.header.by) saved \(stored.title)\(hidden)\(note)", status: "snapshot",
        file: "snapshots/\(stored.name.file)", line: 1, hash: stored.fingerprint)
    }
  }

  /// Nothing is known of what was withheld but where it stood, by whom and why.
  private func withheld(_ record: WholeRecord, _ filter: LogFilter) -> [Line] {
    guard filter == LogFilter() else { return [] }
    return record.withheld.map { file, entry, by, why in
      Line(
        at: "", person: "", name: by,
        sentence: "One entry (\(file), line \(entry.n + 1)) is withheld by \(by): \(why)",
        status: "withheld", why: why, file: file, line: entry.n + 1, hash: entry.hash.hex)
    }
  }
}
