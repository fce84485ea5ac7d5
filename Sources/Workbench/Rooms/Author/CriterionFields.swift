import AppraisalModel
import Canvas

/// A scale that can be chosen by name.
enum ScalePreset: String, CaseIterable {
  /// Judged from 0 to 100.
  case hundred = "0-100"
  /// Judged from 0 to 5.
  case five = "0-5"
  /// Judged from 0 to 10.
  case ten = "0-10"
  /// Judged by 1, 3, 5, 7 or 9.
  case odd = "1-9"
  /// Judged from --- to +++.
  case signs
  /// So many marks at most.
  case marks
  /// Measured in a unit.
  case measured

  var label: String {
    switch self {
    case .hundred: "judged, 0 to 100"
    case .five: "judged, 0 to 5"
    case .ten: "judged, 0 to 10"
    case .odd: "judged, 1 3 5 7 9"
    case .signs: "judged, --- to +++"
    case .marks: "judged, 0 to a highest mark of its own"
    case .measured: "measured in a unit"
    }
  }

  /// The preset that a scale was made from.
  init(of scale: Scale) {
    switch (scale.unit.isEmpty, scale.style, scale.worst, scale.best, scale.step) {
    case (false, _, _, _, _): self = .measured
    case (_, .signs, _, _, _): self = .signs
    case (_, _, 0, 100, nil): self = .hundred
    case (_, _, 0, 5, 1): self = .five
    case (_, _, 0, 10, 1): self = .ten
    case (_, _, 1, 9, 2): self = .odd
    case (_, _, 0, _, 1): self = .marks
    default: self = .measured
    }
  }

  /// The scale with its ends; nil where the ends must be typed and are not.
  func scale(worst: DecimalNumber?, best: DecimalNumber?, unit: String) -> Scale? {
    switch self {
    case .hundred: return Scale()
    case .five: return Scale(worst: 0, best: 5, step: 1)
    case .ten: return Scale(worst: 0, best: 10, step: 1)
    case .odd: return Scale(worst: 1, best: 9, step: 2)
    case .signs: return Scale(worst: -3, best: 3, step: 1, style: .signs)
    case .marks: return best.map { Scale(worst: 0, best: $0, step: 1) }
    case .measured:
      guard let worst, let best else { return nil }
      return Scale(worst: worst, best: best, unit: unit)
    }
  }
}

/// The questions about a node of the value tree.
struct CriterionFields {
  let document: CaseDocument
  let present: Element?
  let parent: CriterionID?

  var fields: [FormField] {
    var it = Criterion(id: .nameless, parent: parent, label: "", scale: Scale())
    if case .criterion(let known) = present { it = known }
    let lists = TypedLists(document: document)
    let scale = it.scale ?? Scale()
    let preset = ScalePreset(of: scale)
    return [
      .line(.name, "Name", it.label, needed: ElementFields.nameNeeded),
      .choice(.kind, "Kind", from: Self.kinds, it.kind.rawValue),
      .choice(.parent, "Under", from: parents(except: it.id), it.parent?.text ?? ""),
      .choice(
        .scale, "Scale", from: ScalePreset.allCases.map { FieldOption($0.rawValue, $0.label) },
        preset.rawValue),
      .area(
        .anchors, "What marks mean", hint: "One a line: 100 | one team, one budget.",
        lists.text(scale.anchors)),
      .number(
        .worst, "Worst", hint: "For a measured scale: the performance that is worth 0.",
        preset == .measured ? scale.worst : nil),
      .number(
        .best, "Best", hint: "The performance that is worth 100, or the highest mark.",
        preset == .measured || preset == .marks ? scale.best : nil),
      .line(.unit, "Unit", hint: "Such as minutes.", scale.unit),
      .area(
        .knots, "Value between the ends",
        hint: "Where it is no straight line, one point a line: 30 | 80.", lists.text(scale.knots)),
      .line(.question, "What is asked", hint: "In a sentence.", it.question, limit: 1000),
      .line(.short, "Short name", it.short),
      .number(.passMark, "Pass mark", hint: "May stay empty.", it.passMark),
      .several(
        .markedBy, "Marked by", hint: "None means everybody.",
        from: document.bodies.map { FieldOption($0.id.text, $0.label) },
        Set(it.markedBy.map(\.text))),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private static let kinds = [
    FieldOption("scored", "scored: marked and weighted"),
    FieldOption("objective", "objective: a heading above criteria"),
    FieldOption("hurdle", "hurdle: passed or failed"),
    FieldOption("information", "information: shown, not marked"),
  ]

  private func parents(except id: CriterionID) -> [FieldOption] {
    [FieldOption("", "nothing: it stands at the top")]
      + document.criteria.filter { $0.kind == .objective && $0.id != id }
      .map { FieldOption($0.id.text, $0.label) }
  }
}

/// Makes a node of the value tree of the answers of a form.
struct CriterionAnswers {
  let form: Form
  let lists: TypedLists

  func criterion(_ id: CriterionID) throws(AnswerFault) -> Criterion {
    let kind = form.choice(.kind).flatMap(CriterionKind.init) ?? .scored
    return Criterion(
      id: id, parent: form.choice(.parent).flatMap(CriterionID.init), kind: kind,
      label: form.text(.name).trimmed, short: form.text(.short).trimmed,
      question: form.text(.question).trimmed, scale: kind == .scored ? try scale() : nil,
      passMark: kind == .scored ? form.number(.passMark) : nil,
      markedBy: form.chosen(.markedBy).compactMap { BodyID($0) },
      source: lists.source(form.text(.source)))
  }

  private func scale() throws(AnswerFault) -> Scale {
    let preset = form.choice(.scale).flatMap(ScalePreset.init) ?? .hundred
    let (worst, best) = (form.number(.worst), form.number(.best))
    guard
      var scale = preset.scale(worst: worst, best: best, unit: form.text(.unit).trimmed)
    else {
      throw preset == .measured && worst == nil
        ? AnswerFault(.worst, "A measured scale needs the performance that is worth 0.")
        : AnswerFault(.best, "This scale needs its best mark or performance.")
    }
    do {
      scale.anchors = try lists.anchors(form.text(.anchors))
    } catch {
      throw AnswerFault(.anchors, error.words)
    }
    do {
      scale.knots = try lists.knots(form.text(.knots))
    } catch {
      throw AnswerFault(.knots, error.words)
    }
    if let fault = scale.fault {
      throw AnswerFault(
        fault.contains("anchor") ? .anchors : fault.contains("point") ? .knots : .scale,
        "The scale cannot be used: \(fault).")
    }
    return scale
  }
}
