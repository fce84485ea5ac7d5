import AppraisalFindings
import AppraisalModel
import PlainText

extension FieldKey {
  static let recommendation = FieldKey("recommendation")
  static let chosen = FieldKey("chosen")
  static let departure = FieldKey("departure")
  static let movers = FieldKey("movers")
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
      ] + VoteFields(document, it.votes).fields + [
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
    do throws(AnswerFault) {
      decision = try form.decision(after: old, in: session.document)
    } catch {
      return .refused(error.field, error.words)
    }
    if let refusal = decision.refusal(beside: session.findings) {
      return .refused(Self.field(of: refusal), refusal.sentence(in: session.document))
    }
    let report = form.text(.report)
    if report.isEmpty || report == old?.report {
      decision.report = report
      decision.reportHash = report.isEmpty ? "" : old?.reportHash ?? ""
      return .edits(
        "The decision of \(decision.dayInWords)",
        decision == old ? [] : [session.appraisal.deciding(decision)])
    }
    decision.report = report
    return .effect(.hashReport(decision), "Reading the report ...")
  }

  private static func field(of refusal: DecisionRefusal) -> FieldKey? {
    switch refusal {
    case .recordedAlready: .words
    case .departureMissing: .departure
    case .chosenTwice: .chosen
    // The form has one place for the votes of each body.
    case .votedTwice: nil
    }
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    Self.sayDecided(edits, &bench)
  }
}

extension DecisionForm {
  /// Says that a decision is recorded, with what contradicts it.
  static func sayDecided(_ edits: [Edit], _ bench: inout Bench) {
    guard let session = bench.session, case .decision(.decide(let old, let new)) = edits.first
    else { return }
    // What a review leads to takes nothing's place.
    let notes = new.notes(
      replacing: old.flatMap { new.follows($0) ? nil : $0 }, today: bench.today)
    let words = notes.map { " " + $0.sentence(in: session.document) }.joined()
    bench.say(
      notes.isEmpty ? .good : .refused, "The decision of \(new.dayInWords) is recorded.\(words)")
  }
}

extension Form {
  /// The lines of an answer that are not blank.
  private func lines(_ key: FieldKey) -> [String] {
    text(key).textLines.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The decision that the answers make, without the report, or what is wrong and where.
  fileprivate func decision(
    after old: Decision?, in document: CaseDocument
  ) throws(AnswerFault) -> Decision {
    var responses: [ConsultationResponse] = []
    for line in lines(.responses) {
      guard let response = ConsultationResponse(line) else {
        throw AnswerFault(.responses, "\"\(line)\" needs who | what | how it was considered.")
      }
      responses.append(response)
    }
    var equality = old?.equality ?? EqualityAssessment()
    equality.day = day(.equalityDay)?.description ?? ""
    equality.version = text(.equalityVersion)
    equality.words = text(.equalityWords)
    return Decision(
      day: day(.day)?.description ?? "", recommendation: text(.recommendation),
      words: text(.words), chosen: chosen(.chosen).compactMap(OptionID.init),
      departure: text(.departure), movers: lines(.movers),
      votes: try VoteFields(document, old?.votes ?? []).votes(from: self),
      present: lines(.present), conditions: lines(.conditions), responses: responses,
      equality: equality == EqualityAssessment() ? nil : equality, round: old?.round)
  }
}

extension Decision {
  /// The day as people write it.
  var dayInWords: String { CalendarDay.words(of: day) }
}
