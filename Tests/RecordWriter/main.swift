// A writer for the tests that cut the power: appends edits and says of each when it is durable.
//
//   RecordWriter create FOLDER
//   RecordWriter write|boast FOLDER WRITER FIRST COUNT [GROUP]
//   RecordWriter read FOLDER
//   RecordWriter begin|join|watch FOLDER [NAME SECONDS]
//
// `write` prints "ACK n" after each edit that was called saved, and "NAK n" after a refusal.
// `boast` says so before it has tried: what a trial with it does not find lost, it cannot find.
// `read` prints the verdict of each segment that is not clean, then every number that is there.
// `begin`, `join` and `watch` are in Race.swift.

import AppraisalLedger
import AppraisalRecord
import Glibc
import StrictJSON

PosixFileSystem.ignoreWriteSignals()
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch (arguments.first, arguments.count) {
  case ("create", 2): try create(arguments[1])
  case ("read", 2): try read(arguments[1])
  case ("write", 5...6), ("boast", 5...6):
    try write(
      arguments[1], arguments[2], Int(arguments[3]) ?? 0, Int(arguments[4]) ?? 0,
      arguments.count == 6 ? Int(arguments[5]) ?? 1 : 1, boasts: arguments[0] == "boast")
  case ("begin", 2): try begin(arguments[1])
  case ("join", 4): try join(arguments[1], arguments[2], Double(arguments[3]) ?? 0)
  case ("watch", 3): try watch(arguments[1], Double(arguments[2]) ?? 0)
  default:
    say("RecordWriter create|read FOLDER, or write|boast FOLDER WRITER FIRST COUNT [GROUP]")
    exit(64)
  }
} catch {
  say("FAILED \(error)")
  exit(1)
}

/// Writes a line at once, in one call.
func say(_ words: String) {
  let line = Array((words + "\n").utf8)
  _ = line.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
}

func random() -> UInt64 {
  var generator = SystemRandomNumberGenerator()
  return generator.next()
}

func create(_ folder: String) throws {
  let identity = RecordIdentity(id: "power", created: "2026-11-21T00:00:00.000Z")
  _ = try RecordStore(creating: folder, identity: identity, random: random)
}

func write(
  _ folder: String, _ name: String, _ first: Int, _ count: Int, _ group: Int, boasts: Bool
) throws {
  let store = try RecordStore(opening: folder)
  let writer = SittingWriter(
    name: name, person: name, body: "", host: "desk", program: "test",
    key: WriterKey(random: random))
  var sitting = Sitting(store: store, writer: writer, random: random)
  var number = first
  while number < first + count {
    let numbers = number..<min(number + group, first + count)
    let edits = numbers.map { edit($0, numbers) }
    if boasts { for done in numbers { say("ACK \(done)") } }
    do {
      _ = try sitting.append(edits)
      if !boasts { for done in numbers { say("ACK \(done)") } }
    } catch {
      for refused in numbers { say("NAK \(refused)") }
      sitting = Sitting(store: store, writer: writer, random: random)
    }
    number = numbers.upperBound
  }
}

func edit(_ number: Int, _ numbers: Range<Int>) -> PendingEdit {
  let text = String(repeating: "because ", count: number % 40)
  let place = EditGroup(
    id: "g-\(numbers.lowerBound)", i: number - numbers.lowerBound, of: numbers.count)
  return PendingEdit(
    op: "o-\(number)", at: "2026-11-21T00:00:00.000Z", seen: [:],
    group: numbers.count > 1 ? place : nil,
    edit: JSONNode(
      .object([JSONMember("number", .integer(number)), JSONMember("why", .string(text))])))
}

func read(_ folder: String) throws {
  let contents = try RecordStore(opening: folder).read()
  for problem in contents.problems {
    if problem.kind == .segment(.unended) { continue }
    if case .segment(.torn) = problem.kind {
      say("TORN \(problem.file)")
    } else if case .cutAction = problem.kind {
      say("CUT \(problem.file)")
    } else {
      say("BAD \(problem.sentence)")
    }
  }
  for entry in contents.ledger.segments.flatMap(\.wholeEntries) {
    if let number = entry.edit?["number"]?.integer { say("HAVE \(number)") }
  }
}
