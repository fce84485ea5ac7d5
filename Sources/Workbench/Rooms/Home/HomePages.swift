import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

/// What a newcomer is to know before marking.
enum HomePages {
  /// What is decided, by whom and by when, and what a reader must know first.
  static func decision(_ bench: Bench) -> Reader {
    guard let session = bench.session else { return Reader(title: "", paragraphs: []) }
    let question = session.document.question
    var lines = [question.words]
    if !question.decisionMaker.isEmpty { lines.append("Decided by: \(question.decisionMaker).") }
    if let deadline = bench.deadlineWords {
      let why = question.deadlineReason.isEmpty ? "" : " " + question.deadlineReason
      lines.append("By \(deadline).\(why)")
    }
    lines += question.recommendations.map(\.sentence)
    lines += session.document.addingSentences
    lines += question.context.map(\.words)
    let notes = session.document.notes
    for (kind, heading) in [
      (NoteKind.background, ""), (.deferred, "Put off: "), (.anomaly, "Note on the paper: "),
    ] {
      lines += notes.filter { $0.kind == kind }.map { heading + $0.words }
    }
    return Reader(title: session.document.title, paragraphs: lines)
  }

  /// Who sees the person's marks, and when; from the policy in force.
  static func whoWillSee(_ bench: Bench) -> Reader {
    guard let session = bench.session else { return Reader(title: "", paragraphs: []) }
    var lines: [String] = []
    if let round = session.appraisal.rounds.last, round.hidesMarks {
      lines += round.policySentences
    } else {
      let round =
        session.appraisal.rounds.last?.state == .open
        ? "This round is open to all: marks that you give"
        : "No round is open. Marks that you give now"
      lines.append(
        "\(round) are seen, with your name and reasons, by everybody who can open this appraisal.")
    }
    let name = session.person?.name ?? bench.personName
    let who = name == bench.person.text ? name : "\(name) (\(bench.person))"
    lines.append(
      "Your marks are kept under the name \(who), in ledgers that are not encrypted: whoever can "
        + "read the folder can read them. The files lie in \(session.path).")
    if let code = session.ballotCode {
      lines.append(
        "Your ballot of round \(session.appraisal.markingRound.number) is handed in. Its code is "
          + "\(code.text). It stands for everything on the ballot as it was handed in: initial it on the "
          + "printed sheet.")
    }
    lines += [KeyWords.own(session.keyStanding)].compactMap(\.self)
    let since = session.appraisal.hidesMarks ? "from the reveal on" : "as soon as you have marked"
    lines.append(
      "What others print or export can show your marks and reasons with your name \(since). The "
        + "response of a body names you beside each reason that you gave, with the mark.")
    lines += session.document.addingSentences
    lines.append(
      "Changes are kept. The law may require disclosure. This program does not check your "
        + "identity.")
    return Reader(title: "Who will see what", paragraphs: lines)
  }
}
