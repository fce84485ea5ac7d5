import AppraisalModel
import Canvas

/// A part of a case that is no list.
public enum HeadPart: String, CaseIterable, Equatable, Sendable {
  /// The title and the question.
  case question
  /// What must hold for a decision to stand.
  case terms
  /// The years, the unit and the discounting of money.
  case counting

  /// What the outline calls it.
  public var title: String {
    switch self {
    case .question: "The question"
    case .terms: "What the decision must meet"
    case .counting: "How money is counted"
    }
  }
}

/// The questions about the parts of a case that are no lists, and what their answers make.
struct HeadForm {
  let document: CaseDocument

  private var lists: TypedLists { TypedLists(document: document) }

  func fields(_ part: HeadPart) -> [FormField] {
    switch part {
    case .question: question
    case .terms: terms
    case .counting: counting
    }
  }

  private var question: [FormField] {
    let it = document.question
    return [
      .line(.name, "Title", document.title, needed: "Type a title."),
      .area(
        .words, "What is to be decided", hint: "As a question.", it.words,
        needed: "Type the question."),
      .line(.decisionMaker, "Who decides", it.decisionMaker),
      .day(.day, "By when", CalendarDay(it.deadline)),
      .line(.reason, "What sets the deadline", it.deadlineReason, limit: 1000),
      .area(
        .context, "What a reader must know first", hint: "One sentence a line.",
        lists.text(it.context)),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var terms: [FormField] {
    let it = document.terms
    return [
      .several(
        .mustAgree, "Bodies that must agree",
        from: document.bodies.map { FieldOption($0.id.text, $0.label) },
        Set(it.mustAgree.map(\.text))),
      .area(.otherwise, "What happens if they do not", it.otherwise),
      .number(
        .passMark, "Pass mark of the total", hint: "0 to 100; may stay empty.", it.passMark,
        bounds: NumberBounds(from: 0, to: 100)),
      .area(
        .conditions, "Conditions on the decision", hint: "One a line.",
        lists.text(it.conditions)),
      .number(
        .reviewMonths, "Review after so many months",
        it.review?.months.map { DecimalNumber($0) },
        bounds: NumberBounds(from: 1, to: 600, isWhole: true)),
      .day(.reviewDay, "Or review on", it.review.flatMap { CalendarDay($0.day) }),
      .line(.reviewWords, "What is reviewed", it.review?.words ?? "", limit: 1000),
      .day(
        .equalityDay, "Day of the equality assessment",
        it.equality.flatMap { CalendarDay($0.day) }),
      .line(.equalityVersion, "Its version", it.equality?.version ?? ""),
      .area(.equalityWords, "What it found", it.equality?.words ?? ""),
    ]
  }

  private var counting: [FormField] {
    let it = document.money.counting
    return [
      .line(
        .years, "Years", hint: "With spaces between: 2026/27 2027/28.",
        it.years.joined(separator: " "), limit: 2000),
      .line(.unit, "Unit", hint: "Such as GBP 000.", it.unit),
      .choice(
        .convention, "The first year is",
        from: [
          FieldOption("first-is-0", "year 0: not discounted"),
          FieldOption("first-is-1", "year 1: discounted once"),
        ], it.convention.rawValue),
      .choice(
        .rule, "Discounted by",
        from: [
          FieldOption("green-book", "the Green Book: 3.5% a year, less after 30 years"),
          FieldOption("flat", "one rate"),
        ], it.rule.rawValue),
      .number(
        .rate, "That rate, % a year", hint: "For one rate only.", it.rate,
        bounds: NumberBounds(from: 0, to: 100)),
    ]
  }

  /// The head with the answers of a form in it.
  func head(_ part: HeadPart, from form: Form) throws(AnswerFault) -> CaseHead {
    var head = document.head
    switch part {
    case .question:
      head.title = form.text(.name).trimmed
      head.question = Question(
        words: form.text(.words).trimmed, decisionMaker: form.text(.decisionMaker).trimmed,
        deadline: form.day(.day)?.description ?? "", deadlineReason: form.text(.reason).trimmed,
        context: lists.statements(form.text(.context)), source: lists.source(form.text(.source)))
    case .terms: head.terms = terms(from: form, head.terms)
    case .counting: head.counting = try counting(from: form)
    }
    return head
  }

  private func terms(from form: Form, _ present: DecisionTerms) -> DecisionTerms {
    let months = form.number(.reviewMonths).map { Int($0.value) }
    let reviewDay = form.day(.reviewDay)?.description ?? ""
    let reviewWords = form.text(.reviewWords).trimmed
    let hasReview = months != nil || !reviewDay.isEmpty || !reviewWords.isEmpty
    let equalityDay = form.day(.equalityDay)?.description ?? ""
    let version = form.text(.equalityVersion).trimmed
    let found = form.text(.equalityWords).trimmed
    let hasEquality = !equalityDay.isEmpty || !version.isEmpty || !found.isEmpty
    return DecisionTerms(
      mustAgree: form.chosen(.mustAgree).compactMap { BodyID($0) },
      otherwise: form.text(.otherwise).trimmed, passMark: form.number(.passMark),
      conditions: lists.statements(form.text(.conditions)),
      review: hasReview
        ? Review(
          months: months, day: reviewDay, words: reviewWords, source: present.review?.source)
        : nil,
      equality: hasEquality
        ? EqualityAssessment(
          day: equalityDay, version: version, words: found, source: present.equality?.source)
        : nil)
  }

  private func counting(from form: Form) throws(AnswerFault) -> MoneyCounting {
    let years = form.text(.years).split(whereSeparator: \.isWhitespace).map(String.init)
    let rule = form.choice(.rule).flatMap(DiscountRule.init) ?? .greenBook
    let rate = rule == .flat ? form.number(.rate) : nil
    guard rule == .greenBook || rate != nil else {
      throw AnswerFault(.rate, "One rate for every year needs the rate.")
    }
    let counted = document.money.flows.first { $0.amounts.count != years.count }
    if let counted {
      throw AnswerFault(
        .years,
        "\(counted.label) has \(counted.amounts.count) amounts. Take the cash flows out first, "
          + "or keep as many years.")
    }
    return MoneyCounting(
      years: years, unit: form.text(.unit).trimmed,
      convention: form.choice(.convention).flatMap(YearConvention.init) ?? .firstIsZero,
      rule: rule, rate: rate)
  }
}
