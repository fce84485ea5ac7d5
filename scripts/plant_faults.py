"""Plants faults one at a time in the code of the record and of what counts; the tests must notice each.

The targets and their tests are copied into small packages under .build/faults.
"""
import argparse
import os
import re
import signal
import subprocess
import sys
import time

from part_package import ROOT, copy, write

PLACE = os.path.join(ROOT, ".build/faults")
TESTS = ["AppraisalLedgerTests", "AppraisalRecordTests"]
SLOW = "CrashStateTests|FailedCallTests|DamageTests|IndependentReaderTests"
R, L = "Sources/AppraisalRecord/", "Sources/AppraisalLedger/"

# What is planted: a name, the file, what stands there, and what takes its place.
FAULTS = [
    ("the data is not synced", R + "OpenSegment.swift", "      try files.sync(file)\n", ""),
    ("the name of a new file is not synced", R + "OpenSegment.swift",
     "if !isNamed { try files.sync(folder) }", ""),
    ("the folder is synced before the file is", R + "OpenSegment.swift",
     "      try files.sync(file)\n      // The name of a new file is made durable once, before the first promise.\n"
     "      if !isNamed { try files.sync(folder) }",
     "      if !isNamed { try files.sync(folder) }\n      if isNamed { try files.sync(file) }"),
    ("a failed sync is tried again", R + "OpenSegment.swift", "      try files.sync(file)\n",
     "      do { try files.sync(file) } catch { try files.sync(file) }\n"),
    ("a failed sync leaves the file in use", R + "OpenSegment.swift",
     "      throw Failure(kind: .system(error), isDead: true)\n    }\n    try expect(goodEnd + bytes.count, files)",
     "      throw Failure(kind: .system(error), isDead: false)\n    }\n    try expect(goodEnd + bytes.count, files)"),
    ("a failed write leaves the file in use", R + "OpenSegment.swift",
     "isDead: !canCutBack(after: error, files))", "isDead: false)"),
    ("a file is cut back after any error", R + "OpenSegment.swift",
     "guard failure.isAboutSpace else { return false }", ""),
    ("a full disk is not cut back", R + "OpenSegment.swift",
     "      try files.truncate(file, to: goodEnd)\n", ""),
    ("a file is cut back one byte too far", R + "OpenSegment.swift",
     "to: goodEnd)", "to: max(0, goodEnd - 1))"),
    ("the header is written again", R + "OpenSegment.swift", "    next.unwritten = []\n", ""),
    ("the owner of a folder is not asked", R + "OpenSegment.swift",
     "      try files.checkOwner(of: folder)\n", ""),
    ("a file that another program changed is written to", R + "OpenSegment.swift",
     "    try expect(goodEnd, files)\n", ""),
    ("a file that is changed while it is written is called saved", R + "OpenSegment.swift",
     "    try expect(goodEnd + bytes.count, files)\n", ""),
    ("another file in the place of the open one is taken for it", R + "OpenSegment.swift",
     "guard standing.isThere || !tellsFiles, standing", "guard standing"),
    ("what stood in a changed file is not written again", R + "Sitting.swift",
     "    owed = kept + owed\n", ""),
    ("a line may be longer than is read", L + "LedgerLine.swift",
     "guard bytes.count - 1 <= LedgerFormat.maximumLineBytes else", "guard bytes.count >= 0 else"),
    ("a dead file is not left", R + "Sitting.swift", "if case .changed = error.kind { abandon(open) } else { close() }", ""),
    ("edits are not written again after a failure", R + "Sitting.swift",
     "    return try attempt(edits)\n  }\n\n  private func attempt",
     "    return []\n  }\n\n  private func attempt"),
    ("a sitting that nobody would read is begun", R + "Sitting.swift", "    try expectRoom()\n", ""),
    ("the sitting never gives up", R + "Sitting.swift", "patience = 8", "patience = 800"),
    ("what was left is not known any more", R + "Sitting.swift",
     "    if let head = segment.head { left[head.segment] = (head.n, segment.proof) }\n", ""),
    ("a short write is taken for a whole one", R + "FileSystem+Publishing.swift",
     "        done += count\n", "        done = bytes.count\n"),
    ("an interrupted write is an error", R + "FileSystem+Publishing.swift",
     "guard error.code == EINTR, interruptions < 100 else", "guard error.code == EINTR, interruptions < 1 else"),
    ("an interruption without end is never given up", R + "FileSystem+Publishing.swift",
     "guard error.code == EINTR, interruptions < 100 else", "guard error.code == EINTR else"),
    ("what is published is not synced", R + "FileSystem+Publishing.swift",
     "      try setMode(file, mode)\n      try sync(file)\n      try publish(temporary",
     "      try setMode(file, mode)\n      try publish(temporary"),
    ("a published name is not synced", R + "FileSystem+Publishing.swift",
     "    do {\n      try sync(folder)\n    } catch {\n      throw named(error, name)\n    }\n", ""),
    ("a failed publication leaves its temporary file", R + "FileSystem+Publishing.swift",
     "      try? remove(temporary, in: folder)\n", ""),
    ("a new folder's name is not synced", R + "FileSystem+Publishing.swift",
     "      guard error.code == EEXIST else { throw error }\n    }\n    try sync(parent)",
     "      guard error.code == EEXIST else { throw error }\n    }"),
    ("appraisal.json comes first", R + "RecordStore.swift",
     "    try files.ensureFolder(Self.ledgerFolder, in: folder, mode: mode)\n",
     "    try files.publish(bytes, as: Self.identityFile, in: folder, mode: 0o400, random: second)\n"
     "    try files.ensureFolder(Self.ledgerFolder, in: folder, mode: mode)\n"),
    ("symbolic links are followed", R + "PosixFileSystem.swift",
     "for ever.\n    let flags = O_RDONLY | O_NOFOLLOW |", "for ever.\n    let flags = O_RDONLY |"),
    ("the size of a file is not asked first", R + "PosixFileSystem.swift",
     "    guard status.st_size <= limit else { throw SystemFailure(.read, name, EFBIG) }\n", ""),
    ("an existing file is written into", R + "PosixFileSystem.swift",
     "O_WRONLY | O_CREAT | O_EXCL | O_APPEND", "O_WRONLY | O_CREAT | O_APPEND"),
    ("the mask of the process decides", R + "PosixFileSystem.swift",
     "      try setMode(file, mode)\n    } catch {\n      close(file)",
     "      try setMode(file, mode & 0o600)\n    } catch {\n      close(file)"),
    ("hashes are not checked", L + "SegmentScan.swift", "guard hash == line.entry.hash else", "guard true else"),
    ("numbers are not checked", L + "SegmentScan.swift",
     "guard line.entry.n == entries.count else", "guard line.entry.n >= 0 else"),
    ("the chain starts anew at every line", L + "SegmentScan.swift",
     "after: lastHash)", "after: .zero)"),
    ("the good part ends before its line feed", L + "SegmentScan.swift",
     "goodEnd = range.upperBound + 1", "goodEnd = range.upperBound"),
    ("a line without its line feed is not seen", L + "SegmentScan.swift",
     "    } else if goodEnd < bytes.count {\n      readTail(bytes)\n", ""),
    ("whatever has no line feed is taken for a crash", L + "SegmentScan.swift",
     "guard case .notJSON = fault, bytes[range.lowerBound] == UInt8(ascii: \"{\") else { return false }\n"
     "    return range.allSatisfy { bytes[$0] >= UInt8(ascii: \" \") }", "true"),
    ("every bad line is taken for a crash", L + "SegmentScan.swift",
     "isHole(bytes) ? .torn(ignored: bytes.count - goodEnd) : .corrupt(damage(failure))",
     ".torn(ignored: bytes.count - goodEnd)"),
    ("all zeros are taken for a crash", L + "SegmentScan.swift",
     "start == goodEnd || start % sector == 0 else", "start >= goodEnd else"),
    ("a hole in the last write is called a change", L + "SegmentScan.swift",
     "isHole(bytes) ? .torn(ignored: bytes.count - goodEnd) : .corrupt(damage(failure))",
     ".corrupt(damage(failure))"),
    ("line ends of another system stay", L + "SegmentMending.swift",
     "if start < text.count, text[start] == feed { start += 1 }", ""),
    ("what is missing is said at the first look", R + "RecordStore+Reading.swift",
     "confirmed = ledger.lacking(noticed)", "confirmed = ledger.missing"),
    ("the folder is not looked at again", R + "RecordStore+Reading.swift",
     "static let looks = 6", "static let looks = 1"),
    ("a newer segment is read on", L + "SegmentScan.swift", "      if case .newer = verdict { return }\n", ""),
    ("copies that differ are not seen", L + "LedgerSet.swift", "if common < copy.usable {", "if common < 0 {"),
    ("foreign segments count", L + "LedgerSet.swift",
     "if let header = scan.header, !header.appraisal.utf8.elementsEqual(appraisal.utf8) {",
     "if let header = scan.header, header.appraisal != appraisal, appraisal.isEmpty {"),
    ("half an action counts", L + "LedgerSet.swift", "last.i < last.of - 1 else", "last.i < 0 else"),
    ("what is missing is missed one too late", L + "SeenClaims.swift",
     "if claim.n > ends[name] ?? -1 {", "if claim.n > (ends[name] ?? -1) + 1 {"),
    ("a changed snapshot is read", L + "Snapshot.swift", "guard found == parsed.hash else", "guard true else"),
]

C, W = "Sources/AppraisalFindings/Counting/", "Sources/AppraisalFindings/Results/"
COUNTING = [
    ("ballots that have only begun are averaged in", C + "WhoCounts.swift",
     "if finished.isEmpty {", "if finished.count < 9 {"),
    ("whoever only comments is counted", "Sources/AppraisalModel/Marks/Awaited.swift",
     "return body.map { $0.part == .decides } ?? true", "return true"),
    ("whoever may not mark one option stays in the column", C + "WhoCounts.swift",
     "let own = people.filter { appraisal.takesPart($0, in: criterion, comparing: options) }",
     "let own = people"),
    ("an open answer is skipped", C + "ScoreTable.swift", "        openWeight += voter.weight\n", ""),
    ("that a criterion does not apply is one person's mark", C + "ScoreTable.swift",
     "} else if open.contains(where: { $0.cause == .doesNotApply }) {", "} else if open.count > 99 {"),
    ("what fails a hurdle takes part", C + "TakingPart.swift",
     "options = withFailing ? appraised :", "options = !withFailing ? appraised :"),
    ("an agreed score belongs to somebody", "Sources/AppraisalFindings/Bodies/PartialResult.swift",
     "withAgreed: false)", "withAgreed: true)"),
    ("those who have not finished change nothing", W + "Findings.swift",
     "isBoard && awaited == nil && !turnout.awaited.isEmpty", "isBoard && awaited != nil && !turnout.awaited.isEmpty"),
    ("what is level is not", W + "Findings.swift", "levelGap = 0.05", "levelGap = 0.0"),
    ("a lead in few weightings is clear", W + "LeadingSentence.swift", "fragileShare = 0.9", "fragileShare = 0.5"),
    ("one mark is not tried", W + "Fragility.swift", "gap - max(fall, rise) < Findings.levelGap", "gap < 0"),
    ("the least share is the most", W + "FirstPlaces.swift",
     "run(reading(row, atBest: false), policy)", "run(reading(row, atBest: true), policy)"),
    ("more points are asked for than are held", "Sources/AppraisalFindings/Words/Numbers.swift",
     "if next <= held + 1e-9 {", "if next <= .infinity {"),
]

SIGNED = [
    ("a signature is not checked", L + "SegmentScan.swift",
     "if key.signed(end, signature) { break }", "if key.signed(end, signature) || signed >= 0 { break }"),
    ("lines after the last signature count", L + "SegmentScan.swift",
     "guard signed < entries.count else { return }", "guard signed < 0 else { return }"),
    ("a signature is good for any segment", L + "SigningKey.swift", "\\(segment) \\(n)", "\\(n)"),
    ("a signature is good for any place", L + "SigningKey.swift", "\\(segment) \\(n)", "\\(segment)"),
    ("a sitting that nobody signs counts", L + "LedgerSet.swift",
     "} else if founder != nil, let header", "} else if founder != nil, founder == nil, let header"),
    ("a claim that nothing shows is believed", L + "SeenClaims.swift",
     "guard !bySigned || isShown(claim, proof, key) else", "guard !bySigned || claim.n >= 0 else"),
    ("what was written anew is not seen", L + "SeenClaims.swift",
     "} else if let present, let proof,", "} else if claim.n < 0, let present, let proof,"),
    ("a batch is not signed", R + "OpenSegment.swift", "    bytes += try next.signature()\n", ""),
    ("what is withheld can be guessed from its hash", R + "OpenSegment.swift",
     "let salt = key == nil ? \"\" :", "let salt = key != nil ? \"\" :"),
    ("a record without its beginning is good", R + "OtherBeginning.swift",
     "!headers.contains(where: { $0.key == founder })", "headers.contains(where: { $0.key == founder })"),
]

K = "Sources/AppraisalModel/Fold/"
KEYS = [
    ("a second key speaks too", K + "Keyholding.swift",
     "return (slip(of: person).flatMap { firstsBySlip[$0] } ?? firsts[person]) == key", "return known.contains(key)"),
    ("the later key is taken for the first", K + "Keyholding.swift",
     "let earlier = candidates.subtracting(later)", "let earlier = later"),
    ("what the founder had seen is not asked", K + "Keyholding.swift",
     "if there.count == 1 { return (there.first, true) }", ""),
    ("a slip confirms nobody", K + "Keyholding.swift", " || slipKey(of: person) == key", ""),
    ("a slip confirms every key of its person", K + "Keyholding.swift",
     " || slipKey(of: person) == key", " || slipKey(of: person) != nil"),
    ("anybody begins the appraisal", K + "Keyholding.swift", "return signer.key == founder", "return true"),
    ("operations are everybody's", K + "RecordedEdit.swift",
     "operations[entry.author, default: []]", "operations[nil, default: []]"),
]

# What is copied where, and what is planted there.
GROUPS = [
    (PLACE, TESTS, FAULTS),
    (PLACE, TESTS, SIGNED),
    (PLACE + "-keys", ["AppraisalModelTests"], KEYS),
    (PLACE + "-counting", ["AppraisalFindingsTests"], COUNTING),
]


def tests(place):
    """What the tests say: green, red, or that nothing could be built; with the first complaint."""
    built = subprocess.run(["swift", "build", "--build-tests", "--package-path", place],
                           capture_output=True, text=True, check=False)
    if built.returncode:
        errors = [line for line in built.stdout.split("\n") if "error:" in line]
        return "not built", errors[0] if errors else built.stderr[-200:]
    # Most faults are noticed by the quick ones.
    for choice in (["--skip", SLOW], ["--filter", SLOW]):
        command = ["swift", "test", "--skip-build", "--disable-xctest", "--package-path", place] + choice
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                   start_new_session=True)
        try:
            said, _ = process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            # The tests are a child of what was started, and would go on alone.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return "red", "the tests never end"
        if process.returncode:
            red = re.findall(r"✘ Test \"(.*?)\"", said)
            return "red", red[0] if red else "a test stops the whole run"
    return "green", ""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="plant only faults with one of these in their name")
    options = parser.parse_args()
    missed, planted, started = [], 0, time.time()
    for place, names, faults in GROUPS:
        chosen = [f for f in faults if not options.words or any(word in f[0] for word in options.words)]
        if not chosen:
            continue
        copy(place, names)
        said, why = tests(place)
        if said != "green":
            sys.exit(f"the copy is at fault before anything is planted: {said} {why}")
        for name, path, old, new in chosen:
            with open(f"{ROOT}/{path}", encoding="utf-8") as file:
                text = file.read()
            if text.count(old) != 1:
                sys.exit(f"{name}: what is to be changed stands {text.count(old)} times in {path}")
            write(f"{place}/{path}", text.replace(old, new))
            said, why = tests(place)
            write(f"{place}/{path}", text)
            planted += 1
            print(f"{said:10s} {name}: {why}", flush=True)
            if said != "red":
                missed.append(name)
    print(f"{planted} faults planted, {planted - len(missed)} noticed, {time.time() - started:.0f} s")
    sys.exit(f"not noticed: {', '.join(missed)}" if missed else 0)


if __name__ == "__main__":
    main()
