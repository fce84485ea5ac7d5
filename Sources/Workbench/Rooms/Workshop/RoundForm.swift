import AppraisalFindings
import AppraisalModel

extension FieldKey {
  fileprivate static let purpose = FieldKey("purpose")
  fileprivate static let visibility = FieldKey("visibility")
  fileprivate static let shownAs = FieldKey("shownAs")
  fileprivate static let fewest = FieldKey("fewest")
  fileprivate static let money = FieldKey("money")
}

/// Asks who will see what of a round, and opens it.
struct RoundForm: FormPurpose {
  /// The cells that can be asked about again, in the order of the case; empty for none.
  let cells: [MatrixCell]

  static func form(_ appraisal: Appraisal, askingAgain marked: Set<MatrixCell> = []) -> Form {
    let cells = appraisal.document.appraisedOptions.flatMap { option in
      appraisal.document.criteria.map { MatrixCell(option.id, $0.id) }
    }.filter(marked.contains)
    let usual = appraisal.usualVisibility
    let before = appraisal.rounds.last?.policy ?? RoundPolicy()
    return Form(
      RoundForm(cells: cells), title: "Open round \(appraisal.nextRound.number)",
      fields: (cells.isEmpty ? [] : [asked(cells, appraisal.document)]) + [
        .line(.purpose, "What it is for", hint: "\"First marks\", or why there is another round."),
        .choice(
          .visibility, "Until the reveal",
          hint: "Closed is usual where two or more mark, so that nobody follows another.",
          from: [
            FieldOption(RoundVisibility.closed.rawValue, "people see their own marks alone"),
            FieldOption(RoundVisibility.open.rawValue, "everybody sees all marks"),
          ], usual.rawValue, needed: "Say who sees marks before the reveal."),
        .choice(
          .shownAs, "After the reveal",
          hint: "How marks and reasons are shown where people talk about them.",
          from: ShownAs.allCases.map { FieldOption($0.rawValue, $0.words) },
          before.people.rawValue, needed: "Say how people are shown."),
        .number(
          .fewest, "Fewest people",
          hint: "Of fewer than these nothing is shown by body or as dots.",
          DecimalNumber(before.fewest), bounds: NumberBounds(from: 1, to: 99, isWhole: true),
          needed: "Type a whole number; 3 is usual."),
        .choice(
          .money, "Money of the options",
          hint: "Whether those who mark see it while the round is open.",
          from: [
            FieldOption("", "is shown"), FieldOption("hidden", "is hidden from those who mark"),
          ],
          before.hidesMoney ? "hidden" : ""),
      ])
  }

  /// Whether all is asked about or the marked cells alone.
  private static func asked(_ cells: [MatrixCell], _ document: CaseDocument) -> FormField {
    let names = cells.map { "\(document.name($0.option)) on \(document.name($0.criterion))" }
    return .choice(
      .about, "It asks about", hint: "Marked: \(names.joined(separator: "; ")).",
      from: [
        FieldOption("marked", "the \(Numbers.count(cells.count, "marked cell")) again"),
        FieldOption("all", "everything anew"),
      ], "marked", needed: "Say what it asks about.")
  }

  var verb: String { "open it" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    let policy = RoundPolicy(
      people: form.choice(.shownAs).flatMap(ShownAs.init(rawValue:)) ?? .names,
      fewest: form.number(.fewest).map { Int($0.value) } ?? RoundPolicy.usualFewest,
      hidesMoney: form.choice(.money) == "hidden")
    do throws(RoundRefusal) {
      let edits = try session.appraisal.openingRound(
        visibility: form.choice(.visibility).flatMap(RoundVisibility.init(rawValue:)),
        purpose: form.text(.purpose), policy: policy,
        askingAgain: form.choice(.about) == "marked" ? cells : [])
      return .edits("Round \(session.appraisal.nextRound.number) opened", edits)
    } catch {
      return .refused(nil, error.sentence(in: session.appraisal))
    }
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    guard let round = bench.session?.appraisal.rounds.last else { return }
    bench.say(.good, "Round \(round.id.number) is open. It stays on the record.")
    bench.then { model throws(Refusal) in
      try model.inside(WorkshopRoom.self) { room, _ in room.forgetAskedAgain() }
    }
  }
}

/// Asks why a round that has ended takes marks again.
struct OpenAgainForm: FormPurpose {
  static var form: Form {
    Form(
      OpenAgainForm(), title: "Open the round again",
      fields: [
        .area(
          .reason, "Why", hint: "It stands in the log. Ballots that are in stay in.", limit: 4096,
          needed: "Say why, such as \"Two members were still marking\".")
      ])
  }

  var verb: String { "open it" }

  func outcome(of form: Form, _ bench: Bench) -> FormOutcome {
    guard let session = bench.session else { return .closed }
    do throws(RoundRefusal) {
      return .edits(
        "Round \(session.appraisal.markingRound.number) opened again",
        try session.appraisal.openingAgain(why: form.text(.reason)))
    } catch {
      return .refused(.reason, error.sentence(in: session.appraisal))
    }
  }

  func kept(_ form: Form, _ label: String, _ edits: [Edit], _ bench: inout Bench) {
    guard let round = bench.session?.appraisal.rounds.last else { return }
    bench.say(.good, "Round \(round.id.number) takes marks again.")
  }
}
