import AppraisalExchange
import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import AppraisalRecord
import StrictJSON

/// A whole ballot of one person from a file: all of it goes on the record at once, or nothing does.
struct WholeBallot {
  /// The path of the file; - for standard input.
  let source: String
  let owner: AssessorID
  /// The name shown for whoever enters it.
  let name: String
  let mayJoin: Bool
  let handsIn: Bool
  let blanksAs: NoMark?

  private struct Done: Encodable {
    var person: String
    var enteredBy: String
    var round: Int
    var marks: Int
    var reasons: Int
    var blanks: Int
    var handedIn: Bool
    var code: String?
    var saved = true
  }

  /// How the file is called in sentences.
  private var title: String { source == "-" ? "The standard input" : source }

  func enter(in file: OpenAppraisal, asJSON: Bool) throws(CommandFailure) {
    let bytes = try contents()
    let lines = try lines(bytes, file)
    let edits = try edits(lines, bytes, file)
    if let words = try file.perform(edits, named: name, mayJoin: mayJoin) {
      Console.complain(words)
    }
    try tell(lines.map(\.line), file, asJSON: asJSON)
  }

  private func contents() throws(CommandFailure) -> [UInt8] {
    do {
      return source == "-"
        ? try PosixFileSystem.readInput(limit: BallotReader.limit)
        : try PosixFileSystem.read(source, limit: BallotReader.limit)
    } catch {
      throw CommandFailure(.notFound, "\(title) cannot be read: \(error.words). Check the path.")
    }
  }

  private func lines(
    _ bytes: [UInt8], _ file: OpenAppraisal
  ) throws(CommandFailure) -> [PlacedBallotLine] {
    let appraisal = file.fold.appraisal
    let (lines, faults) = BallotReader.read(bytes, of: owner, in: appraisal)
    try refuse(
      faults.map { fault in
        let words = fault.kind.sentence(in: appraisal.document) {
          $0.sentence(in: appraisal.document)
        }
        return (fault.position, words)
      })
    return lines
  }

  /// The edits of all lines, each of which can be made after those before it.
  private func edits(
    _ lines: [PlacedBallotLine], _ bytes: [UInt8], _ file: OpenAppraisal
  ) throws(CommandFailure) -> [Edit] {
    var state = file.fold.appraisal
    let document = state.document
    var edits: [Edit] = []
    var faults: [(TextPosition, String)] = []
    for placed in lines {
      do {
        let line = try file.fold.entering(
          placed.line, onBallotOf: owner, by: file.person, in: state)
        _ = try state.make(line, as: file.person, named: name, mayJoin: mayJoin)
        edits += line
      } catch let refusal as BallotEntryRefusal {
        faults.append((placed.position, refusal.sentence(in: state)))
      } catch let refusal as EditRefusal {
        faults.append((placed.position, refusal.sentence(in: document)))
      } catch {
        faults.append((placed.position, "It cannot be taken."))
      }
    }
    // What stands in the way of every line is said once and without a place.
    if edits.isEmpty, faults.count > 1, let first = faults.first,
      faults.allSatisfy({ $0.1 == first.1 })
    {
      throw CommandFailure(.refused, first.1)
    }
    try refuse(faults, status: .refused)
    guard handsIn else { return edits }
    do throws(HandInRefusal) {
      return edits + (try state.handingIn(ballotOf: owner, blanksAs: blanksAs))
    } catch {
      let hint = if case .blanksLeft = error { " Or: --blanks-as do-not-know." } else { "" }
      throw CommandFailure(.refused, "\(error.sentence)\(hint) Nothing was recorded.")
    }
  }

  /// Tells every fault with its place, and refuses the whole where there is one.
  private func refuse(
    _ faults: [(TextPosition, String)], status: ExitStatus = .badData
  ) throws(CommandFailure) {
    guard let first = faults.first else { return }
    func words(_ fault: (TextPosition, String)) -> String {
      "\(title), line \(fault.0.line), column \(fault.0.column): \(fault.1)"
    }
    for fault in faults.dropLast() { Console.complain(words(fault)) }
    throw CommandFailure(
      status, "\(words(faults.last ?? first)) Nothing of this ballot was recorded.")
  }

  private func tell(
    _ lines: [BallotLine], _ file: OpenAppraisal, asJSON: Bool
  ) throws(CommandFailure) {
    let appraisal = file.fold.appraisal
    let round = appraisal.markingRound
    let blanks = appraisal.blanks(of: owner).count
    let entry = file.fold.handingIn(of: owner, round)
    let code = entry.flatMap { file.ballotCodes[$0.address]?.text }
    let done = Done(
      person: owner.text, enteredBy: file.person.text, round: round.number,
      marks: lines.count { $0.answer != nil }, reasons: lines.count { $0.reason?.isEmpty == false },
      blanks: blanks, handedIn: entry != nil, code: code)
    if asJSON { return try Console.json(done) }
    let whose = owner == file.person ? "" : " of \(appraisal.name(owner))"
    let whom = owner == file.person ? "" : ", entered on their behalf"
    Console.say(
      "Saved: the ballot\(whose)\(whom): \(Numbers.count(done.marks, "answer")), "
        + "\(Numbers.count(done.reasons, "reason")), \(Numbers.count(blanks, "blank")).")
    if entry != nil {
      Console.say("It is handed in." + (code.map { " Its code is \($0)." } ?? ""))
    }
  }
}
