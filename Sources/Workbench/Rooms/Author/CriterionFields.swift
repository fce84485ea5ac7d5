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

  /// The answers about the ends that it has no use for.
  fileprivate var unusedEnds: [FieldKey] {
    switch self {
    case .measured: []
    case .marks: [.worst, .unit]
    case .hundred, .five, .ten, .odd, .signs: [.worst, .best, .unit]
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

extension Criterion {
  static var questions: FieldQuestions<Criterion> {
    FieldQuestions(
      .line(.name, \.label, "Name", needed: ElementFields.nameNeeded),
      .word(
        .kind, \.kind, "Kind",
        [
          .scored: "scored: marked and weighted",
          .objective: "objective: a heading above criteria", .hurdle: "hurdle: passed or failed",
          .information: "information: shown, not marked",
        ]),
      .one(.parent, \.parent, "Under", none: "nothing: it stands at the top") { asked in
        asked.document.criteria.filter { $0.kind == .objective && $0.id != asked.thing.id }
          .map { FieldOption($0.id.text, $0.label) }
      },
      FieldQuestion(keys: [.kind] + ScaleAnswers.keys, fields: scaleFields, answer: takeScale),
      .line(.question, \.question, "What is asked", hint: "In a sentence.", limit: 1000),
      .line(.short, \.short, "Short name"),
      FieldQuestion(
        { .number(.passMark, "Pass mark", hint: "May stay empty.", $0.thing.passMark) },
        key: .passMark
      ) { node, form, _ throws(AnswerFault) in
        guard node.kind == .scored else {
          if form.isChanged(.passMark), form.number(.passMark) != nil {
            throw AnswerFault(.passMark, "Only what is scored has a pass mark. Empty this.")
          }
          return
        }
        node.passMark = form.number(.passMark)
      },
      .several(.markedBy, \.markedBy, "Marked by", hint: "None means everybody.") { $0.bodies },
      .source(\.source))
  }

  private static func scaleFields(_ asked: Asked<Criterion>) -> [FormField] {
    let scale = asked.thing.scale ?? Scale()
    let preset = ScalePreset(of: scale)
    return [
      .choice(
        .scale, "Scale", from: ScalePreset.allCases.map { FieldOption($0.rawValue, $0.label) },
        preset.rawValue),
      .area(
        .anchors, "What marks mean", hint: "One a line: 100 | one team, one budget.",
        asked.lists.text(scale.anchors)),
      .number(
        .worst, "Worst", hint: "For a measured scale: the performance that is worth 0.",
        preset == .measured ? scale.worst : nil),
      .number(
        .best, "Best", hint: "The performance that is worth 100, or the highest mark.",
        preset == .measured || preset == .marks ? scale.best : nil),
      .line(.unit, "Unit", hint: "Such as minutes.", scale.unit),
      .area(
        .knots, "Value between the ends",
        hint: "Where it is no straight line, one point a line: 30 | 80.",
        asked.lists.text(scale.knots)),
    ]
  }

  // What is not marked has no scale; a scale that nobody touched stays as it is.
  private static func takeScale(
    _ node: inout Criterion, _ form: Form, _ lists: TypedLists
  ) throws(AnswerFault) {
    guard node.kind == .scored else {
      if let typed = ScaleAnswers.keys.first(where: form.hasNewWords) {
        throw AnswerFault(typed, "Only what is scored has a scale. Empty this, or change the kind.")
      }
      if form.isChanged(.kind) { (node.scale, node.passMark) = (nil, nil) }
      return
    }
    guard node.scale == nil || ScaleAnswers.keys.contains(where: form.isChanged) else { return }
    node.scale = try ScaleAnswers(form: form, lists: lists).scale(changing: node.scale)
  }
}

/// Makes a scale of the answers of a form.
private struct ScaleAnswers {
  static let keys: [FieldKey] = [.scale, .anchors, .worst, .best, .unit, .knots]

  let form: Form
  let lists: TypedLists

  func scale(changing present: Scale?) throws(AnswerFault) -> Scale {
    var scale = try ends(of: present)
    scale.anchors = present?.anchors ?? []
    scale.knots = present?.knots ?? []
    if form.isChanged(.anchors) {
      do {
        let anchors = try lists.anchors(form.text(.anchors))
        scale.anchors = scale.worst < scale.best ? anchors : anchors.reversed()
      } catch {
        throw AnswerFault(.anchors, error.words)
      }
    }
    if form.isChanged(.knots) {
      do {
        scale.knots = try lists.knots(form.text(.knots))
      } catch {
        throw AnswerFault(.knots, error.words)
      }
    }
    if let fault = scale.fault {
      throw AnswerFault(field(of: fault), "The scale cannot be used: \(fault.words).")
    }
    return scale
  }

  /// The scale without its inner marks; of the kind that it was of, it keeps what is not asked.
  private func ends(of present: Scale?) throws(AnswerFault) -> Scale {
    let preset = form.choice(.scale).flatMap(ScalePreset.init) ?? .hundred
    let (worst, best) = (form.number(.worst), form.number(.best))
    if let unused = preset.unusedEnds.first(where: form.hasNewWords) {
      throw AnswerFault(
        unused,
        "A scale that is \(preset.label) has its own ends and no unit. Choose "
          + "\"\(ScalePreset.measured.label)\" under Scale, or empty this.")
    }
    guard let new = preset.scale(worst: worst, best: best, unit: form.text(.unit).trimmed) else {
      throw preset == .measured && worst == nil
        ? AnswerFault(.worst, "A measured scale needs the performance that is worth 0.")
        : AnswerFault(.best, "This scale needs its best mark or performance.")
    }
    guard var kept = present, ScalePreset(of: kept) == preset else { return new }
    switch preset {
    case .measured: (kept.worst, kept.best, kept.unit) = (new.worst, new.best, new.unit)
    case .marks: kept.best = new.best
    case .hundred, .five, .ten, .odd, .signs: break
    }
    return kept
  }

  private func field(of fault: ScaleFault) -> FieldKey {
    switch fault {
    case .sameEnds, .badStep: .scale
    case .anchorOffScale, .anchorWithoutWords, .anchorTwice, .anchorsOutOfOrder: .anchors
    case .knotsOutOfOrder, .knotOutside, .badValue: .knots
    }
  }
}
