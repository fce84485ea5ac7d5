import AppraisalFindings
import AppraisalLedger
import AppraisalRecord
import ArgumentParser
import Glibc
import PlainText

/// Says what is wrong with a folder and what can be done.
struct DoctorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with a folder, and what can be done.",
    discussion:
      "Nothing is changed without --repair, and --repair never touches a ledger or a snapshot.")

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Do what is safe: put back what is missing, set aside what is left over.")
  var repair = false

  @Flag(help: "Print JSON.")
  var json = false

  /// Something that can be put right without touching what is recorded.
  private enum Remedy {
    case makeFolder
    case write(String)
    case setAside
  }

  private struct Complaint: Encodable {
    var file: String
    var words: String
    var advice: String
    var repaired = false
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let path = try folder(surroundings)
    var complaints: [Complaint] = []
    for (file, words, remedy) in leftovers(path) {
      complaints.append(try treat(path, file, words, remedy))
    }
    do {
      let record = try WholeRecord(path)
      for finding in Verification(of: record).findings where finding.weight != .note {
        var advice = "Put the file back from a copy; nothing here can make it whole again."
        if finding.weight == .unverifiable { advice = "Open it with the version that made it." }
        var complaint = Complaint(file: finding.file, words: finding.words, advice: advice)
        if finding.weight == .damage, finding.file.hasPrefix("ledger/") {
          complaint.advice += " --repair keeps a copy of the damaged file in recovered."
          if repair { complaint.repaired = copyAside(path, finding.file) }
        }
        complaints.append(complaint)
      }
      for problem in record.contents.problems { complaints += Self.harmless(problem) }
    } catch {
      complaints.append(
        Complaint(
          file: DisplayText.visible(path), words: error.failure.sentence,
          advice: "Put the file back from a copy."))
    }
    try say(complaints)
  }

  /// The folder, also where its appraisal cannot be opened.
  private func folder(_ surroundings: Surroundings) throws(CommandFailure) -> String {
    let person = try surroundings.person(arguments.speaker.name)
    if HostFiles.exists(arguments.path + "/ledger") { return arguments.path }
    return try Starting(surroundings).find(arguments.path, as: person).path
  }

  private static func harmless(_ problem: RecordProblem) -> [Complaint] {
    let advice: String
    switch problem.kind {
    case .segment(.torn):
      advice = "Nothing need be done: everything that was shown as saved is there."
    case .segment(.foreign): advice = "Move the file to the appraisal that it belongs to."
    case .stray: advice = "Move it elsewhere if nobody needs it here."
    default: return []
    }
    return [
      Complaint(
        file: DisplayText.visible(problem.file), words: DisplayText.visible(problem.sentence),
        advice: advice)
    ]
  }

  /// What is missing or left over in the folder itself.
  private func leftovers(_ path: String) -> [(String, String, Remedy)] {
    var found: [(String, String, Remedy)] = []
    if !HostFiles.exists(path + "/snapshots") {
      found.append(("snapshots", "The folder snapshots is missing.", .makeFolder))
    }
    if !HostFiles.exists(path + "/.gitattributes") {
      found.append(
        (
          ".gitattributes", "The file that keeps git from changing line ends is missing.",
          .write("*.jsonl -text -merge\n*.json -text\n")
        ))
    }
    let writers = ((try? HostFiles.list(path + "/ledger")) ?? []).map { "ledger/\($0)" }
    for folder in ["", "snapshots"] + writers {
      let names = (try? HostFiles.list("\(path)/\(folder)")) ?? []
      for name in names.sorted() where name.hasPrefix(".new-") {
        let file = folder.isEmpty ? name : "\(folder)/\(name)"
        found.append((file, "\(file) was left by a crash and is a part of nothing.", .setAside))
      }
    }
    return found
  }

  private func treat(
    _ path: String, _ file: String, _ words: String, _ remedy: Remedy
  ) throws(CommandFailure) -> Complaint {
    var complaint = Complaint(
      file: DisplayText.visible(file), words: DisplayText.visible(words), advice: "")
    let whole = "\(path)/\(file)"
    switch remedy {
    case .makeFolder:
      complaint.advice = "--repair makes it."
      if repair { complaint.repaired = mkdir(whole, 0o700) == 0 }
    case .write(let text):
      complaint.advice = "--repair writes it."
      if repair { complaint.repaired = NewFile.write(Array(text.utf8), to: whole) }
    case .setAside:
      complaint.advice = "--repair moves it to recovered."
      if repair {
        mkdir(path + "/recovered", 0o700)
        complaint.repaired = rename(whole, Self.aside(path, file)) == 0
      }
    }
    return complaint
  }

  /// A place in `recovered` that is not taken.
  private static func aside(_ path: String, _ file: String) -> String {
    let name = file.split(separator: "/").joined(separator: "-").drop { $0 == "." }
    var place = "\(path)/recovered/\(name)"
    var count = 1
    while HostFiles.exists(place) {
      count += 1
      place = "\(path)/recovered/\(name)-\(count)"
    }
    return place
  }

  /// Keeps a copy, so that the damaged file itself can be replaced.
  private func copyAside(_ path: String, _ file: String) -> Bool {
    let limit = LedgerFormat.maximumSegmentBytes
    guard let bytes = try? HostFiles.read("\(path)/\(file)", limit: limit) else { return false }
    mkdir(path + "/recovered", 0o700)
    return NewFile.write(bytes, to: Self.aside(path, file))
  }

  private func say(_ complaints: [Complaint]) throws(CommandFailure) {
    let left = complaints.count { !$0.repaired }
    if json {
      try Output.json(complaints)
    } else if complaints.isEmpty {
      Console.write("Nothing is wrong with the folder.\n")
    } else {
      for complaint in complaints {
        Console.write("\(complaint.words) \(complaint.repaired ? "Repaired." : complaint.advice)\n")
      }
    }
    guard left > 0 else { return }
    throw CommandFailure(
      .refused,
      "\(DisplayText.visible(arguments.path)): \(Numbers.count(left, "thing needs", "things need")) "
        + "your attention.")
  }
}
