import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import PlainText

/// What is wrong with a folder, what can be done, and what was put right.
package struct FolderExamination {
  /// One thing that is wrong.
  package struct Complaint: Encodable {
    package var file: String
    package var words: String
    package var advice: String
    package var repaired = false
    /// Whether something has to be done about it.
    package var needsAttention = true
  }

  /// Something that can be put right without touching what is recorded.
  private enum Remedy {
    case write(String)
    case setAside
  }

  package private(set) var complaints: [Complaint] = []
  private let path: String
  private let files: EnclosedFiles
  private let repairs: Bool
  private let clock: ReaderClock
  private let caller: Caller
  private let surroundings: Surroundings

  /// Looks at a folder, also where its appraisal cannot be opened, and does what is safe if asked.
  package init(
    _ path: String, repairing repairs: Bool, as caller: Caller, _ surroundings: Surroundings
  ) {
    self.path = path
    (self.caller, self.surroundings, clock) = (caller, surroundings, surroundings.clock)
    files = EnclosedFiles(path)
    self.repairs = repairs
    treatLeftovers()
    do {
      examine(try WholeRecord(path))
    } catch {
      add(path, error.sentence, "Put the file back from a copy.")
    }
  }

  private mutating func add(
    _ file: String, _ words: String, _ advice: String, repaired: Bool = false,
    needsAttention: Bool = true
  ) {
    complaints.append(
      Complaint(
        file: DisplayText.visible(file), words: DisplayText.visible(words), advice: advice,
        repaired: repaired, needsAttention: needsAttention))
  }

  /// Says of everything what verifying says of it, once, and what can be done.
  private mutating func examine(_ record: WholeRecord) {
    let problems = record.contents.problems
    let verification = Verification(of: record)
    for finding in verification.findings where finding.weight != .note {
      // What cannot be said because of another file follows from that one.
      if verification.unverifiedSnapshots.contains(finding.file) { continue }
      let problem = problems.first { DisplayText.visible($0.file) == finding.file }
      switch problem?.kind {
      case .segment(.corrupt(let damage)) where damage.isMendable && finding.line == damage.line:
        mend(finding, in: record)
      case .segment(.corrupt), .segment(.fork): keep(finding)
      case .unreadable: add(finding.file, finding.words, "Then look again.")
      case .segment(.newer): add(finding.file, finding.words, Self.olderAdvice)
      case nil where finding.file == RecordStore.ledgerFolder:
        add(finding.file, finding.words, "Ask them which key is theirs, and confirm that one.")
      case .otherBeginning(.waitingSeals), .unconfirmedWithholding:
        add(finding.file, finding.words, "Ask somebody who facilitates.")
      case .segment, .missing, .cutAction, .stray, .strays, .rewritten, .unfounded, .otherBeginning,
        .beyondSeal, .takenOut, nil:
        add(
          finding.file, finding.words,
          finding.weight == .unverifiable ? Self.olderAdvice : Self.copyAdvice)
      }
    }
    for problem in problems {
      guard let (advice, needsAttention) = Self.advice(problem.kind) else { continue }
      add(problem.file, problem.sentence, advice, needsAttention: needsAttention)
    }
    treatWithheld(record)
  }

  /// The folder for what is set aside.
  private static let recovered = "recovered"
  private static let copyAdvice =
    "Put the file back from a copy; nothing here can make it whole again."
  private static let olderAdvice = "Open it with the version that made it."

  /// What can be done about what does no harm, and whether anything need be; nil for others.
  private static func advice(_ kind: RecordProblem.Kind) -> (String, Bool)? {
    switch kind {
    case .segment(let verdict):
      switch verdict {
      case .torn: ("Nothing need be done: everything that was shown as saved is there.", false)
      case .unended: ("Nothing need be done.", false)
      case .foreign: ("Move the file to the appraisal that it belongs to.", true)
      case .unsigned:
        ("It changes nothing. Ask whoever it names whether they know of it.", true)
      case .clean, .corrupt, .fork, .newer: nil
      }
    case .beyondSeal:
      ("It changes nothing. Whoever it names can enter it again, with a newer program.", true)
    case .stray: ("Move it elsewhere if nobody needs it here.", true)
    case .strays: ("Move them elsewhere if nobody needs them here.", true)
    case .unreadable, .missing, .cutAction, .rewritten, .unfounded, .otherBeginning, .takenOut,
      .unconfirmedWithholding:
      nil
    }
  }

  // MARK: What was withheld

  /// Takes what was withheld out of one's own files, and says of others who must do so.
  private mutating func treatWithheld(_ record: WholeRecord) {
    guard !record.withholdings.standing.isEmpty else { return }
    let fold = record.fold()
    let person = record.person(caller, in: fold, surroundings)
    for line in record.withholdings.standing {
      let writer = line.header.person
      let name = AssessorID(writer).flatMap { fold.appraisal.assessor($0)?.name } ?? writer
      let isOwn = line.isWritten(by: person, surroundings)
      var advice =
        isOwn
        ? "--repair takes it out."
        : "\(name) takes it out by opening the appraisal where they wrote it, or there by: appraise"
          + " doctor \(ShellWord.path(path)) --repair"
      let isDone =
        isOwn && repair(&advice) { () throws(SystemFailure) in try line.takeOut(of: files) }
      add(
        line.file,
        "\(line.file), line \(line.entry.n + 1) was withheld by \(line.act.by.sayingItsDay) and"
          + " still stands in the file.", advice, repaired: isDone, needsAttention: isOwn)
    }
  }

  // MARK: Damage

  /// Keeps a copy of a damaged file, so that the file itself can be replaced.
  private mutating func keep(_ finding: Verification.Finding) {
    var advice = Self.copyAdvice + " --repair keeps a copy of the damaged file in recovered."
    let isDone = repair(&advice) { () throws(SystemFailure) in
      try files.makeFolder(Self.recovered)
      let limit = LedgerFormat.maximumSegmentBytes
      try files.writeNew(files.read(finding.file, limit: limit), to: aside(finding.file))
    }
    add(finding.file, finding.words, advice, repaired: isDone)
  }

  /// Brings a file back that another program saved again: every hash has to hold, and what is
  /// replaced is kept.
  private mutating func mend(_ finding: Verification.Finding, in record: WholeRecord) {
    var advice =
      "--repair brings every line back as it was and keeps the changed file in recovered."
    var isDone = false
    if repairs {
      if let other = Presence.others(in: record.store).first {
        advice = "\(other.sentence(clock)) Close it there first, and repair then."
      } else {
        do throws(SystemFailure) {
          try files.makeFolder(Self.recovered)
          try files.mendSegment(finding.file, keeping: aside(finding.file))
          isDone = true
        } catch {
          advice = "It could not be brought back: \(error.path): \(error.words)."
        }
      }
    }
    add(finding.file, finding.words, advice, repaired: isDone)
  }

  // MARK: What is missing or left over

  private mutating func treatLeftovers() {
    if !files.exists(".gitattributes") {
      treat(
        ".gitattributes", "The file that keeps git from changing line ends is missing.",
        .write("*.jsonl -text -merge\n*.json -text\n"))
    }
    let writers = ((try? files.names(in: "ledger")) ?? []).map { "ledger/\($0)" }
    for folder in ["", "snapshots"] + writers {
      let names = (try? files.names(in: folder)) ?? []
      for name in names where name.hasPrefix(".new-") {
        let file = folder.isEmpty ? name : "\(folder)/\(name)"
        treat(file, "\(file) was left by a crash and is a part of nothing.", .setAside)
      }
    }
  }

  private mutating func treat(_ file: String, _ words: String, _ remedy: Remedy) {
    var advice =
      switch remedy {
      case .write: "--repair writes it."
      case .setAside: "--repair moves it to recovered."
      }
    let isDone = repair(&advice) { () throws(SystemFailure) in
      switch remedy {
      case .write(let text): try files.writeNew(Array(text.utf8), to: file)
      case .setAside:
        try files.makeFolder(Self.recovered)
        try files.move(file, to: aside(file))
      }
    }
    add(file, words, advice, repaired: isDone)
  }

  /// Does what is safe if asked, and says whether it was done; if not, the advice says why.
  private func repair(
    _ advice: inout String, _ work: () throws(SystemFailure) -> Void
  ) -> Bool {
    guard repairs else { return false }
    do throws(SystemFailure) {
      try work()
      return true
    } catch {
      advice = "It could not be done: \(error.path): \(error.words)."
      return false
    }
  }

  /// A place in `recovered` that is not taken.
  private func aside(_ file: String) -> String {
    let name = file.split(separator: "/").joined(separator: "-").drop { $0 == "." }
    var place = "\(Self.recovered)/\(name)"
    var count = 1
    while files.exists(place) {
      count += 1
      place = "\(Self.recovered)/\(name)-\(count)"
    }
    return place
  }
}
