import AppraisalFindings
import AppraisalModel

extension FieldKey {
  static let mark = FieldKey("mark")
  static let by = FieldKey("by")
  static let evidence = FieldKey("evidence")
  static let view = FieldKey("view")
  static let unnamed = FieldKey("unnamed")
  static let about = FieldKey("about")
}

/// Asks for the score that the group agreed on, with its reason.
struct AgreementForm: FormPurpose {
  let cell: MatrixCell

  static func form(_ cell: TalkCell, _ talk: TalkList, _ session: Session) -> Form {
    let document = session.document
    let scale = document.criterion(cell.cell.criterion)?.scale ?? Scale()
    let statistics = talk.statistics(of: cell).map { "Marks: \($0)." } ?? ""
    return Form(
      AgreementForm(cell: cell.cell),
      title: "Agreed: \(talk.title(of: cell, in: document))",
      fields: [
        .number(
          .mark, "Agreed score", hint: statistics, cell.agreed?.mark,
          bounds: NumberBounds(from: scale.lowest, to: scale.highest)),
        .area(
          .reason, "Why",
          hint:
            "It stands beside the marks, which stay. Without a score what was agreed is taken back.",
          cell.agreed?.reason ?? ""),
      ])
  }

  var verb: String { "record" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    do throws(AgreementRefusal) {
      let mark = form.number(.mark)
      let name = "\(session.document.name(cell.option)), \(session.document.name(cell.criterion))"
      return .edits(
        "\(name): \(mark.map { "agreed at \($0)" } ?? "agreed score taken back")",
        try session.appraisal.agreeing(on: cell, mark, because: form.text(.reason)))
    } catch {
      let field: FieldKey? =
        switch error {
        case .reasonMissing: .reason
        case .nothingAgreed: .mark
        case .awaitsReveal, .isHurdle: nil
        }
      return .refused(field, error.sentence(in: session.document))
    }
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    bench.say(.good, "\(label). The individual marks stay as they are.")
  }
}

/// Asks what was found of an option on a hurdle.
struct FindingForm: FormPurpose {
  let cell: MatrixCell

  static func form(_ cell: TalkCell, _ session: Session) -> Form {
    let document = session.document
    let agreed = cell.agreed
    return Form(
      FindingForm(cell: cell.cell),
      title: "Found: \(document.name(cell.cell.option)) on \(document.name(cell.cell.criterion))",
      fields: [
        .choice(
          .mark, "It", from: [FieldOption("pass", "passes"), FieldOption("fail", "fails")],
          agreed.map { $0.mark == 0 ? "fail" : "pass" }, needed: "Say whether it passes or fails."),
        .line(
          .by, "Found by", hint: "A person, an office or a body.", agreed?.by ?? "",
          needed: "A hurdle is a question of fact: say who found it."),
        .several(
          .evidence, "On which evidence",
          from: document.evidence.map { FieldOption($0.id.text, $0.label) },
          Set((agreed?.evidence ?? []).map(\.text))),
        .area(.reason, "Why", agreed?.reason ?? ""),
      ])
  }

  var verb: String { "record" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let finding = AgreedScore(
      passes: form.choice(.mark) == "pass", by: form.text(.by),
      evidence: form.chosen(.evidence).compactMap(EvidenceID.init), reason: form.text(.reason))
    return .edits(
      "\(session.document.name(cell.option)), \(session.document.name(cell.criterion)): finding",
      session.appraisal.finding(cell, finding))
  }
}

/// Asks for a view that differs from the group's.
struct DissentForm: FormPurpose {
  let cell: MatrixCell?

  static func form(_ cell: MatrixCell?, _ session: Session) -> Form {
    let about =
      cell.map { "\(session.document.name($0.option)) on \(session.document.name($0.criterion))" }
      ?? "the whole"
    let number = session.appraisal.participantNumber(of: session.viewer)
    return Form(
      DissentForm(cell: cell), title: "A view that differs",
      fields: [
        .area(
          .view, "Your view", hint: "On \(about). It goes on record beside what the group came to.",
          needed: "Say what you hold, and why."),
        .choice(
          .unnamed, "Shown",
          hint: "The log and the files hold who wrote it in either case.",
          from: [
            FieldOption("", "with your name"),
            FieldOption("unnamed", "as of Participant \(number)"),
          ], ""),
      ])
  }

  var verb: String { "put on record" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let view = Dissent(
      author: session.viewer, option: cell?.option, criterion: cell?.criterion,
      words: form.text(.view), unnamed: form.choice(.unnamed) == "unnamed")
    guard let edit = session.appraisal.dissenting(view) else {
      return .refused(nil, "This view cannot be named.")
    }
    return .edits("Your differing view", [edit])
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    bench.say(.good, "Your view is on record. u takes it back.")
  }
}
