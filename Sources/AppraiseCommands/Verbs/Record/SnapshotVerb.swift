import AppraisalFolder
import AppraisalHistory
import AppraisalLedger
import AppraisalRecord
import ArgumentParser

struct SnapshotVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Save how things stand under a name, for good.")

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "What this moment is called.")
  var name: String

  @Option(help: "Why it is saved.")
  var note: String = ""

  @Flag(
    help:
      "Make it final. Refused while values are contested, rounds are open, bodies disagree, members have not finished, hurdles or answers are open, or weights are out of date."
  )
  var final = false

  @Flag(
    help: "With --final: leave open what can be left open; the snapshot says what that is.")
  var anyway = false

  @Flag(help: "Print JSON.")
  var json = false

  private struct Saved: Encodable {
    var number: Int
    var name: String
    var file: String
    var fingerprint: String
  }

  private static func words(_ refusal: FinalRefusal) -> String {
    let obstacles = refusal.obstacles.joined(separator: " ")
    return switch refusal {
    case .obstructed: "This cannot be final yet. " + obstacles
    case .open:
      "This cannot be final yet. \(obstacles) With --anyway it is saved as final, and says so."
    case .misleadingNote: obstacles
    }
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard !name.allSatisfy(\.isWhitespace) else {
      throw CommandFailure(.usage, "A snapshot needs a name: --name \"Before the meeting\".")
    }
    let file = try arguments.openWhole(surroundings)
    if final { try file.mustBeSound() }
    let said: String
    do {
      said = try file.fold.snapshotNote(note, isFinal: final, leavingOpen: anyway)
    } catch {
      throw CommandFailure(.refused, Self.words(error))
    }
    let saved: StoredSnapshot
    do {
      saved = try file.saveSnapshot(name: name, note: said)
    } catch {
      throw CommandFailure(.notWritten, error.sentence)
    }
    if json {
      return try Console.json(
        Saved(
          number: saved.header.number, name: saved.header.name, file: saved.name.file,
          fingerprint: saved.fingerprint))
    }
    Console.say([
      "Snapshot \(saved.header.number) \"\(saved.header.name)\" is saved.",
      "Fingerprint \(saved.fingerprint)",
    ])
  }
}
