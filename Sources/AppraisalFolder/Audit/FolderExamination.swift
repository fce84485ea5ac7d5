import AppraisalLedger
import AppraisalRecord
import Glibc
import PlainText

/// What is wrong with a folder, what can be done, and what was put right.
package struct FolderExamination {
  /// One thing that is wrong.
  package struct Complaint: Encodable {
    package var file: String
    package var words: String
    package var advice: String
    package var repaired = false
  }

  /// Something that can be put right without touching what is recorded.
  private enum Remedy {
    case makeFolder
    case write(String)
    case setAside
  }

  package private(set) var complaints: [Complaint] = []
  private let path: String
  private let repairs: Bool

  /// Looks at a folder, also where its appraisal cannot be opened, and does what is safe if asked.
  package init(_ path: String, repairing repairs: Bool) {
    self.path = path
    self.repairs = repairs
    treatLeftovers()
    do {
      examine(try WholeRecord(path))
    } catch {
      add(path, error.sentence, "Put the file back from a copy.")
    }
  }

  private mutating func add(
    _ file: String, _ words: String, _ advice: String, repaired: Bool = false
  ) {
    complaints.append(
      Complaint(
        file: DisplayText.visible(file), words: DisplayText.visible(words), advice: advice,
        repaired: repaired))
  }

  private mutating func examine(_ record: WholeRecord) {
    for finding in Verification(of: record).findings where finding.weight != .note {
      var advice = "Put the file back from a copy; nothing here can make it whole again."
      if finding.weight == .unverifiable { advice = "Open it with the version that made it." }
      var isCopied = false
      if finding.weight == .damage, finding.file.hasPrefix("ledger/") {
        advice += " --repair keeps a copy of the damaged file in recovered."
        isCopied = repairs && copyAside(finding.file)
      }
      add(finding.file, finding.words, advice, repaired: isCopied)
    }
    for problem in record.contents.problems {
      if let advice = Self.advice(problem.kind) { add(problem.file, problem.sentence, advice) }
    }
  }

  /// What can be done about a file that does no harm, or nil for others.
  private static func advice(_ kind: RecordProblem.Kind) -> String? {
    switch kind {
    case .segment(.torn): "Nothing need be done: everything that was shown as saved is there."
    case .segment(.foreign): "Move the file to the appraisal that it belongs to."
    case .stray: "Move it elsewhere if nobody needs it here."
    case .segment, .unreadable, .missing, .cutAction: nil
    }
  }

  // MARK: What is missing or left over

  private mutating func treatLeftovers() {
    if !PosixFileSystem.exists(path + "/snapshots") {
      treat("snapshots", "The folder snapshots is missing.", .makeFolder)
    }
    if !PosixFileSystem.exists(path + "/.gitattributes") {
      treat(
        ".gitattributes", "The file that keeps git from changing line ends is missing.",
        .write("*.jsonl -text -merge\n*.json -text\n"))
    }
    let writers = ((try? PosixFileSystem.names(in: path + "/ledger")) ?? []).map { "ledger/\($0)" }
    for folder in ["", "snapshots"] + writers {
      let names = (try? PosixFileSystem.names(in: "\(path)/\(folder)")) ?? []
      for name in names where name.hasPrefix(".new-") {
        let file = folder.isEmpty ? name : "\(folder)/\(name)"
        treat(file, "\(file) was left by a crash and is a part of nothing.", .setAside)
      }
    }
  }

  private mutating func treat(_ file: String, _ words: String, _ remedy: Remedy) {
    let whole = "\(path)/\(file)"
    var isDone = false
    let advice: String
    switch remedy {
    case .makeFolder:
      advice = "--repair makes it."
      if repairs { isDone = mkdir(whole, 0o700) == 0 }
    case .write(let text):
      advice = "--repair writes it."
      if repairs { isDone = Self.write(Array(text.utf8), to: whole) }
    case .setAside:
      advice = "--repair moves it to recovered."
      if repairs {
        mkdir(path + "/recovered", 0o700)
        isDone = rename(whole, aside(file)) == 0
      }
    }
    add(file, words, advice, repaired: isDone)
  }

  /// A place in `recovered` that is not taken.
  private func aside(_ file: String) -> String {
    let name = file.split(separator: "/").joined(separator: "-").drop { $0 == "." }
    var place = "\(path)/recovered/\(name)"
    var count = 1
    while PosixFileSystem.exists(place) {
      count += 1
      place = "\(path)/recovered/\(name)-\(count)"
    }
    return place
  }

  /// Keeps a copy, so that the damaged file itself can be replaced.
  private func copyAside(_ file: String) -> Bool {
    let limit = LedgerFormat.maximumSegmentBytes
    guard let bytes = try? PosixFileSystem.read("\(path)/\(file)", limit: limit) else {
      return false
    }
    mkdir(path + "/recovered", 0o700)
    return Self.write(bytes, to: aside(file))
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    (try? PosixFileSystem.writeNew(bytes, to: path)) != nil
  }
}
