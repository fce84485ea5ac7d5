import AppraisalLedger
import Glibc
import StrictJSON
import Testing

@testable import AppraisalRecord

@Suite struct RecordErrorWordsTests {
  private static let missing = DecodingFailure(.missingKey("id"), path: "", offset: 0)

  @Test(
    arguments: [
      (
        .system(SystemFailure(.openFolder, "x", ENOENT)),
        "p: the folder cannot be opened: it does not exist. Check the path."
      ),
      (
        .system(SystemFailure(.makeFolder, "x", EROFS)),
        "p: the folder cannot be made: the disk is read-only."
          + " Copy the appraisal to a disk that can be written."
      ),
      (
        .system(SystemFailure(.read, "x", EACCES)),
        "p: the file cannot be read: permission is denied. Ask its owner for access."
      ),
      (
        .system(SystemFailure(.list, "x", 9999)),
        "p: the folder cannot be listed: system error 9999."
          + " Try again, and ask whoever looks after the machine."
      ),
      (
        .notAnAppraisal,
        "p is not an appraisal: it has no appraisal.json."
          + " Choose the folder of an appraisal, or make one with: appraise new p --case mk-2010"
      ),
      (
        .occupied("letter.txt"),
        "p cannot become an appraisal, because it holds letter.txt."
          + " Choose a folder that does not exist or is empty."
      ),
      (
        .unreadable(missing, TextPosition(of: 0, in: [])),
        "p, line 1, column 1: The document lacks \"id\"."
          + " The file is written by the program and not meant to be edited; restore it from a copy."
      ),
      (
        .otherFormat("other"),
        "p is of the format other, not appraise.appraisal. Choose the folder of an appraisal."
      ),
      (
        .newer(major: 2, known: 1),
        "p was written by a newer program: its format is 2, and this program reads up to 1."
          + " Nothing was changed. Open it with the newer program."
      ),
      (
        .changedSnapshot(expected: "aa", found: "bb"),
        "p was changed after it was made: its hash begins with bb and should begin with aa."
          + " Restore it from a copy."
      ),
      (
        .notASnapshot,
        "p is not the name of a snapshot, such as 000007-9f2c41d0a1b2c3d4.json."
      ),
      (.notEncodable(EncodingFailure(path: "a", reason: "No.")), "p: a: No."),
    ] as [(RecordError.Kind, String)])
  func `each error of opening has its sentence`(_ kind: RecordError.Kind, _ sentence: String) {
    #expect(RecordError(kind, "p").sentence == sentence)
  }

  @Test(
    arguments: [
      (
        .system(SystemFailure(.write, "", ENOSPC)),
        "NOT SAVED: p: the disk is full. Free some space; saving is tried again.", true
      ),
      (
        .system(SystemFailure(.sync, "", EIO)),
        "NOT SAVED: p: the disk reports an error. Save a copy elsewhere and check the disk.", false
      ),
      (
        .tooLong(bytes: 9, limit: 8),
        "NOT SAVED: the entry has 9 bytes; at most 8 can be saved at once."
          + " Shorten it or enter it in parts.", false
      ),
    ] as [(WriteFailure.Kind, String, Bool)])
  func `each failure to save has its sentence`(
    _ kind: WriteFailure.Kind, _ sentence: String, _ mayPass: Bool
  ) {
    #expect(WriteFailure(kind, "p").sentence == sentence)
    #expect(WriteFailure(kind, "p").mayPass == mayPass)
  }

  @Test(
    arguments: [
      (
        .missing(MissingEntry(segment: "s", n: 4, last: nil, seenBy: "g")),
        "The sitting s is gone: g had seen 5 of its entries. Restore its file from a copy."
      ),
      (
        .missing(MissingEntry(segment: "s", n: 4, last: 2, seenBy: "g")),
        "f: It ends with entry 2, and g had seen entry 4. Entries were taken out or lost."
          + " Compare it with a copy."
      ),
      (
        .cutAction(entries: 2),
        "f: the last action in it was cut short; the changes that came as far as the disk, 2 in"
          + " number, count for nothing until somebody makes the action again."
      ),
      (.stray, "f is not a part of the record; it was passed over and left as it is."),
      (
        .strays(7),
        "f: Besides, 7 files and folders here are not a part of the record; they were passed over and"
          + " left as they are."
      ),
      (
        .unreadable(SystemFailure(.read, "f", ELOOP)),
        "f: the file cannot be read: it is a symbolic link. It was passed over."
          + " Put the file itself in its place."
      ),
      (.segment(.torn(ignored: 0)), "f: It is empty, as a crash leaves it."),
      (
        .segment(.torn(ignored: 41)),
        "f: 1 unfinished record of 41 bytes at the end was ignored, as a crash leaves it."
      ),
      (
        .segment(.corrupt(CorruptLine(line: 3, offset: 99, fault: .wrongHash))),
        "f: Line 3, byte 99 is not as it was written: its hash does not match."
          + " What stands before it is used. Compare it with a copy."
      ),
      (
        .segment(.unended),
        "f: Its last line has lost its line feed and nothing else. The line is whole, its hash holds,"
          + " and it counts."
      ),
      (
        .segment(
          .corrupt(
            CorruptLine(
              line: 1, offset: 0, fault: .wrongHash, lost: 4,
              reshapings: [.byteOrderMark, .lineEnds], isMendable: true, person: "ann"))),
        "f: It was saved again by another program, as text editors do: a byte order mark before the"
          + " text and line ends with a carriage return (CR). From line 1 on 4 entries do not count."
          + " With that undone every hash holds."
      ),
      (
        .segment(
          .corrupt(
            CorruptLine(
              line: 2, offset: 9, fault: .wrongHash, lost: 1, reshapings: [.trailingBlanks]))),
        "f: It was saved again by another program, as text editors do: blanks at the ends of lines."
          + " From line 2 on 1 entry does not count. Even with that undone not every hash holds."
      ),
      (
        .segment(
          .corrupt(CorruptLine(line: 2, offset: 9, fault: .wrongNumber(found: 4, expected: 1)))),
        "f: Line 2, byte 9 is not as it was written: it has number 4 and should have 1."
          + " What stands before it is used. Compare it with a copy."
      ),
      (
        .segment(.fork(other: "g")),
        "f: It differs from g, which is the same sitting. What both have in common is used."
          + " Compare both with a copy."
      ),
      (
        .segment(.newer(reader: 3)),
        "f: It needs a program that reads format 3; this one reads up to 2. It was passed over."
      ),
      (
        .segment(.foreign(appraisal: "a-2")),
        "f: It belongs to another appraisal, a-2. It was passed over."
      ),
    ] as [(RecordProblem.Kind, String)])
  func `each problem has its sentence`(_ kind: RecordProblem.Kind, _ sentence: String) {
    #expect(RecordProblem(kind, "f").sentence == sentence)
  }
}
