import AppraisalFindings
import AppraisalModel
import PlainText

extension FieldKey {
  static let recommendation = FieldKey("recommendation")
  static let chosen = FieldKey("chosen")
  static let departure = FieldKey("departure")
  static let movers = FieldKey("movers")
  static let votes = FieldKey("votes")
  static let present = FieldKey("present")
  static let responses = FieldKey("responses")
  static let report = FieldKey("report")
}

/// Records what was decided.
struct DecisionForm: FormPurpose {
  /// Asks for the decision, from what is recorded of it.
  static func form(
    _ decision: Decision?, in document: CaseDocument, today: CalendarDay?
  ) -> Form {
    let it = decision ?? Decision(day: today?.description ?? "", words: "")
    let options = document.options.map {
      FieldOption($0.id.text, $0.label, detail: $0.status.rawValue)
    }
    let bodies = document.bodies.map(\.id.text).joined(separator: ", ")
    return Form(
      DecisionForm(), title: "The decision",
      fields: [
        .day(.day, "Day", CalendarDay(it.day), needed: "Type the day of the decision."),
        .area(.recommendation, "What was recommended", it.recommendation),
        .area(
          .words, "What was decided", hint: "In the words of the minute.", it.words,
          needed: "Type what was decided."),
        .several(
          .chosen, "Options chosen", hint: "None, one or several.", from: options,
          Set(it.chosen.map(\.text))),
        .area(
          .departure, "Reason for departing",
          hint: "Why not the option that leads; needed where another one is chosen.", it.departure),
        .area(.movers, "Moved and seconded by", hint: "One name a line.", lines(it.movers)),
        .area(
          .votes, "Votes",
          hint: "For:against:abstained, such as 5:1:0; one line for each body: "
            + "\(bodies.isEmpty ? "council" : bodies):5:1:0.",
          lines(it.votes.map(\.typed))),
        .area(.present, "Present", hint: "One name a line.", lines(it.present)),
        .area(.conditions, "Conditions", hint: "One a line.", lines(it.conditions)),
        .area(
          .responses, "Answers to the consultation",
          hint: "One a line: who | what was answered | how it was considered.",
          lines(it.responses.map(\.typed))),
        .day(.equalityDay, "Day of the equality assessment", CalendarDay(it.equality?.day ?? "")),
        .line(.equalityVersion, "Its version", it.equality?.version ?? ""),
        .area(.equalityWords, "What it found", it.equality?.words ?? ""),
        .line(
          .report, "Report before the meeting",
          hint: "The path of its file; its hash is recorded.", it.report, limit: 4096),
      ])
  }

  private static func lines(_ texts: [String]) -> String { texts.joined(separator: "\n") }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let old = session.appraisal.replacedDecision
    var decision: Decision
    switch form.decision(after: old) {
    case .failure(let fault): return .refused(fault.field, fault.words)
    case .success(let made): decision = made
    }
    if let refusal = decision.refusal(beside: session.findings) {
      return .refused(.departure, refusal.sentence(in: session.document))
    }
    let report = form.text(.report)
    if report.isEmpty || report == old?.report {
      decision.report = report
      decision.reportHash = report.isEmpty ? "" : old?.reportHash ?? ""
      return .edits(
        "The decision of \(decision.day)",
        decision == old ? [] : [session.appraisal.deciding(decision)])
    }
    decision.report = report
    return .effect(.hashReport(decision), "Reading the report ...")
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    if !edits.isEmpty { bench.say(.good, "\(label) is recorded.") }
  }
}

extension Form {
  /// The lines of an answer that are not blank.
  private func lines(_ key: FieldKey) -> [String] {
    text(key).textLines.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The decision that the answers make, without the report, or what is wrong and where.
  fileprivate func decision(after old: Decision?) -> Result<Decision, AnswerFault> {
    var votes: [Vote] = []
    for line in lines(.votes) {
      guard let vote = Vote(line) else {
        return .failure(AnswerFault(.votes, "\"\(line)\" is no vote. Type 5:1:0 or council:5:1:0."))
      }
      votes.append(vote)
    }
    var responses: [ConsultationResponse] = []
    for line in lines(.responses) {
      guard let response = ConsultationResponse(line) else {
        return .failure(
          AnswerFault(.responses, "\"\(line)\" needs who | what | how it was considered."))
      }
      responses.append(response)
    }
    var equality = old?.equality ?? EqualityAssessment()
    equality.day = day(.equalityDay)?.description ?? ""
    equality.version = text(.equalityVersion)
    equality.words = text(.equalityWords)
    return .success(
      Decision(
        day: day(.day)?.description ?? "", recommendation: text(.recommendation),
        words: text(.words), chosen: chosen(.chosen).compactMap(OptionID.init),
        departure: text(.departure), movers: lines(.movers), votes: votes,
        present: lines(.present), conditions: lines(.conditions), responses: responses,
        equality: equality == EqualityAssessment() ? nil : equality, round: old?.round))
  }
}
