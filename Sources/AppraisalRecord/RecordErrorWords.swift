import AppraisalLedger
import Glibc
import PlainText
import StrictJSON

extension RecordError {
  /// What is wrong, where, and what to do; the path comes from outside and is not made safe.
  package var sentence: String {
    switch kind {
    case .system(let failure):
      return "\(path): \(failure.doing): \(failure.reason). \(failure.advice)"
    case .notAnAppraisal:
      return "\(path) is not an appraisal: it has no appraisal.json."
        + " Choose the folder of an appraisal, or make one with: "
        + "appraise new \(ShellWord.path(path)) --case mk-2010"
    case .occupied(let name):
      return "\(path) cannot become an appraisal, because it holds \(name)."
        + " Choose a folder that does not exist or is empty."
    case .unreadable(let failure, let position):
      return "\(path), line \(position.line), column \(position.column): \(failure.sentence)"
        + " The file is written by the program and not meant to be edited; restore it from a copy."
    case .otherFormat(let format):
      return "\(path) is of the format \(format), not \(RecordIdentity.format)."
        + " Choose the folder of an appraisal."
    case .newer(let major, let known):
      return "\(path) was written by a newer program: its format is \(major), and this program"
        + " reads up to \(known). Nothing was changed. Open it with the newer program."
    case .changedSnapshot(let expected, let found):
      return "\(path) was changed after it was made: its hash begins with \(found) and should"
        + " begin with \(expected). Restore it from a copy."
    case .notASnapshot:
      return "\(path) is not the name of a snapshot, such as 000007-9f2c41d0a1b2c3d4.json."
    case .notEncodable(let failure):
      return "\(path): \(failure.sentence)"
    }
  }
}

extension WriteFailure {
  /// That nothing was saved, why, where, and what to do.
  package var sentence: String {
    switch kind {
    case .system(let failure):
      return "NOT SAVED: \(path): \(failure.reason). \(failure.advice)"
    case .changed:
      return "NOT SAVED: \(path): \(reason). Stop what changes the files of the appraisal, such as"
        + " a sync tool or git, and try again."
    case .tooLong(let bytes, let limit):
      return "NOT SAVED: the entry has \(bytes) bytes; at most \(limit) can be saved at once."
        + " Shorten it or enter it in parts."
    case .notEncodable(let failure): return "NOT SAVED: \(failure.sentence)"
    case .full:
      return
        "NOT SAVED: \(reason). Nothing more can be added to it. Go on in a new one, from the case"
        + " that is shown by: appraise show PATH --as-case"
    case .notSigned:
      return "NOT SAVED: the key that shows who wrote this could not sign. Close and open again."
    case .noKey(let obstacle): return "NOT SAVED: \(obstacle.sentence(path))"
    }
  }

  /// Why nothing was saved, without a full stop: "the disk is full".
  package var reason: String {
    switch kind {
    case .system(let failure): failure.reason
    case .changed: "another program changes the file while it is written"
    case .tooLong(let bytes, let limit): "the entry has \(bytes) bytes and \(limit) can be saved"
    case .notEncodable(let failure): failure.reason
    case .full(let sittings): "the appraisal has \(sittings) sittings, as many as are read"
    case .notSigned: "the key could not sign"
    case .noKey(.noHome): "there is no place of your own for a key"
    case .noKey(.unreadable): "your key cannot be read"
    case .noKey(.notTheirs(let person, _)): "\(person) has written by another key"
    }
  }

  /// Whether waiting may help, so that the same edits should be offered again by themselves.
  package var mayPass: Bool {
    guard case .system(let failure) = kind else { return false }
    return failure.isAboutSpace
  }
}

extension KeyObstacle {
  /// Why the person cannot write to an appraisal here, and what to do.
  package func sentence(_ path: String) -> String {
    switch self {
    case .noHome:
      return "The key that shows who wrote what has to be kept in a place of your own, and HOME is"
        + " not set. Set HOME or XDG_STATE_HOME."
    case .unreadable(let why):
      return "The key that shows who wrote what cannot be read. \(why)"
    case .notTheirs(let person, let code):
      let path = ShellWord.path(path)
      return "\(person) has written by another key, on another machine or login"
        + "\(code.map { "; the one here is \($0)" } ?? ""). To write here as well, ask with:"
        + " appraise keys \(path) --ask. Then a facilitator, or \(person) from where they wrote"
        + " before, confirms it with: appraise keys \(path) --confirm CODE."
    }
  }
}

extension RecordProblem {
  /// What is wrong with the file, and what the program does about it.
  package var sentence: String {
    switch kind {
    case .unreadable(let failure):
      "\(file): \(failure.doing): \(failure.reason). It was passed over. \(failure.advice)"
    case .segment(let verdict):
      "\(file): \(verdict.words)"
    case .missing(let entry):
      entry.words(file)
    case .rewritten(let entry):
      "\(file): It was written anew: \(entry.seenBy) had seen entry \(entry.n) with another content."
        + " Compare it with a copy."
    case .unfounded(let entry):
      "\(file): It says that entry \(entry.n) of the sitting \(entry.segment) had been seen, and"
        + " nothing shows that there ever was one. What it says of that sitting is not believed."
    case .beyondSeal(let entries):
      "\(file): \(entries == 1 ? "1 entry" : "\(entries) entries") at its end came after the appraisal"
        + " was sealed, and nobody signed \(entries == 1 ? "it. It changes" : "them. They change")"
        + " nothing."
    case .takenOut(let lines):
      "\(file): The words of line \(lines.map(String.init).joined(separator: ", ")) were taken out,"
        + " and nobody who may do so has withheld them. Compare it with a copy."
    case .unconfirmedWithholding(let lines):
      "\(file): The words of line \(lines.map(String.init).joined(separator: ", ")) were withheld and"
        + " taken out by somebody who was losing the role for it. They count for nothing until"
        + " somebody who may do so says it too, with: appraise contests PATH"
    case .otherBeginning(let beginning): beginning.words
    case .cutAction(let entries):
      "\(file): the last action in it was cut short; the \(entries == 1 ? "change" : "changes")"
        + " that came as far as the disk, \(entries) in number, count for nothing until somebody"
        + " makes the action again."
    case .stray:
      "\(file) is not a part of the record; it was passed over and left as it is."
    case .strays(let count):
      "\(file.isEmpty ? "" : file + ": ")Besides, \(count) files and folders here are not a part of"
        + " the record; they were passed over and left as they are."
    }
  }
}

extension OtherBeginning {
  /// What contradicts what, and what to do.
  package var words: String {
    switch self {
    case .missing:
      "appraisal.json names the key by which this appraisal began, and no sitting by that key is"
        + " here: its files were taken out, or the appraisal was never begun. Restore them from a"
        + " copy."
    case .otherFounder:
      "appraisal.json does not name the key by which this appraisal began. The file was changed:"
        + " restore it from a copy."
    case .otherKey(let sittings, let prevails):
      "\(sittings == 1 ? "1 sitting names" : "\(sittings) sittings name") another key by which this"
        + " appraisal began than appraisal.json does."
        + (prevails ? " The file was changed: restore it from a copy." : "")
    case .otherAppraisal(let sittings):
      "appraisal.json was changed or exchanged: what is here,"
        + " \(sittings == 1 ? "1 sitting" : "\(sittings) sittings"), belongs to another appraisal."
        + " Restore the file from a copy."
    case .noCase(isWithheld: true):
      "What the entry by which this appraisal began says was withheld, so that nothing of what came"
        + " after it can be read. Restore its sitting from a copy."
    case .noCase(isWithheld: false):
      "The sitting that began this appraisal is not here: it was removed, or appraisal.json was"
        + " changed. Restore it from a copy."
    case .rivalSeals(let count):
      "This appraisal was sealed \(count + 1) times, by people who do not accept each other's keys."
        + " One of them was not entitled to. Compare with a copy, or ask whoever ran the workshop."
    case .waitingSeals(let count):
      "This appraisal was sealed by \(count == 1 ? "somebody who was" : "people who were") losing the"
        + " role for it, so that sittings without a signature count on until a facilitator says which"
        + " do, with: appraise keys PATH --seal"
    }
  }
}

extension MissingEntry {
  fileprivate func words(_ file: String) -> String {
    if let last {
      return "\(file): It ends with entry \(last), and \(seenBy) had seen entry \(n)."
        + " Entries were taken out or lost. Compare it with a copy."
    }
    return "The sitting \(segment) is gone: \(seenBy) had seen \(n + 1) of its entries."
      + " Restore its file from a copy."
  }
}

extension SegmentVerdict {
  /// What is to be thought of the segment.
  fileprivate var words: String {
    switch self {
    case .clean: "Everything is as it was written."
    case .torn(ignored: 0):
      "It is empty, as a crash leaves it."
    case .torn(let ignored):
      "1 unfinished record of \(ignored) bytes at the end was ignored, as a crash leaves it."
    case .unended:
      "Its last line has lost its line feed and nothing else. The line is whole, its hash holds, and"
        + " it counts."
    case .corrupt(let damage): damage.words
    case .fork(let other):
      "It differs from \(other), which is the same sitting. What both have in common is used."
        + " Compare both with a copy."
    case .newer(let reader):
      "It needs a program that reads format \(reader); this one reads up to"
        + " \(LedgerFormat.reader). It was passed over."
    case .foreign(let appraisal):
      "It belongs to another appraisal, \(appraisal). It was passed over."
    case .unsigned:
      "Nobody signed it, and in this appraisal every sitting is signed. It changes nothing."
    }
  }
}

extension CorruptLine {
  /// What is wrong, what may have done it, and what is used.
  fileprivate var words: String {
    let count = lost.map { $0 == 1 ? "1 entry does not count" : "\($0) entries do not count" }
    guard let cause else {
      return "Line \(line), byte \(offset) is not as it was written: \(fault.words)."
        + " What stands before it is used\(count.map { "; \($0)" } ?? ""). Compare it with a copy."
    }
    return "It was saved again by another program, as text editors do: \(cause)."
      + " From line \(line) on\(count.map { " \($0)" } ?? " nothing counts")."
      + (isMendable
        ? " With that undone every hash holds." : " Even with that undone not every hash holds.")
  }

  /// What another program did to the file; nil where that cannot be told.
  package var cause: String? {
    guard let last = reshapings.last?.words else { return nil }
    let first = reshapings.dropLast().map(\.words)
    return first.isEmpty ? last : "\(first.joined(separator: ", ")) and \(last)"
  }
}

extension Reshaping {
  /// What the file has that it did not have when it was written.
  fileprivate var words: String {
    switch self {
    case .byteOrderMark: "a byte order mark before the text"
    case .wideText: "text in UTF-16"
    case .narrowText: "text in a Western European encoding"
    case .lineEnds: "line ends with a carriage return (CR)"
    case .trailingBlanks: "blanks at the ends of lines"
    case .emptyLines: "empty lines"
    }
  }
}

extension LineFault {
  /// What is wrong with a line, as the middle of a sentence.
  fileprivate var words: String {
    switch self {
    case .tooLong(let bytes, let limit): "it has \(bytes) bytes, and at most \(limit) are read"
    case .notJSON: "it is not JSON"
    case .malformed(let missing): "it must have \(missing)"
    case .wrongNumber(let found, let expected): "it has number \(found) and should have \(expected)"
    case .wrongHash: "its hash does not match"
    case .wrongSignature: "its signature is not one by the key of the sitting"
    }
  }
}

extension SystemFailure {
  /// What could not be done.
  fileprivate var doing: String {
    switch call {
    case .openFolder: "the folder cannot be opened"
    case .checkOwner: "the folder belongs to somebody else"
    case .checkPrivacy: "it is not private, so it is not used"
    case .makeFolder: "the folder cannot be made"
    case .list: "the folder cannot be listed"
    case .read: "the file cannot be read"
    case .create: "the file cannot be made"
    case .compare: "the file cannot be examined"
    case .write: "the file cannot be written"
    case .sync, .syncFolder: "the disk did not confirm that the data is safe"
    case .setMode: "the permissions cannot be set"
    case .truncate: "the file cannot be cut back"
    case .publish: "the file cannot be given its name"
    case .remove: "a temporary file cannot be removed"
    }
  }

  /// Why the system refused, without a full stop.
  package var reason: String { known?.0 ?? "system error \(code)" }

  /// What to do about it.
  fileprivate var advice: String {
    known?.1 ?? "Try again, and ask whoever looks after the machine."
  }

  private var known: (String, String)? {
    (call == .checkPrivacy ? Self.privacyReasons[code] : nil) ?? Self.reasons[code]
  }

  /// Why something is not private.
  private static let privacyReasons: [Int32: (String, String)] = [
    EPERM: ("it belongs to another user", "Find out who put it there, and move it away."),
    EACCES: (
      "other users can write to it, or read what is yours alone",
      "If it is yours, close it to others with chmod go= and the path."
    ),
    EMLINK: ("it has a second name elsewhere", "Find out who put it there, and move it away."),
  ]

  private static let reasons: [Int32: (String, String)] = [
    ENOENT: ("it does not exist", "Check the path."),
    EACCES: ("permission is denied", "Ask its owner for access."),
    EPERM: ("permission is denied", "Ask its owner for access."),
    EROFS: ("the disk is read-only", "Copy the appraisal to a disk that can be written."),
    ENOTDIR: ("it is not a folder", "Choose the folder of an appraisal."),
    EISDIR: ("it is a folder where a file should be", "Move it away."),
    ELOOP: ("it is a symbolic link", "Put the file itself in its place."),
    ENXIO: ("it is not an ordinary file", "Move it away."),
    EEXIST: ("it exists already", "Choose another name."),
    ENOSPC: ("the disk is full", "Free some space; saving is tried again."),
    EDQUOT: ("your quota on the disk is used up", "Free some space; saving is tried again."),
    ENODATA: (
      "it says that it is large and holds next to nothing",
      "Find out who put it there, and move it away."
    ),
    EFBIG: ("it is too large", "Check that it is what it should be."),
    EIO: ("the disk reports an error", "Save a copy elsewhere and check the disk."),
    ESTALE: ("the network drive has lost it", "Reconnect the drive."),
    EMFILE: ("too many files are open", "Close other programs."),
    ENFILE: ("too many files are open", "Close other programs."),
    ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
    EINTR: ("the system interrupted it", "Try again."),
  ]
}
