import AppraisalFindings
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

  private var asked: Asked<CaseHead> {
    Asked(thing: document.head, isNew: false, lists: TypedLists(document: document))
  }

  func fields(_ part: HeadPart) -> [FormField] { part.questions.fields(asked) }

  /// The head with the answers of a form in it.
  func head(_ part: HeadPart, from form: Form) throws(AnswerFault) -> CaseHead {
    try part.questions.answered(asked, by: form)
  }
}

extension HeadPart {
  fileprivate var questions: FieldQuestions<CaseHead> {
    switch self {
    case .question: Self.aboutQuestion
    case .terms: Self.aboutTerms
    case .counting: Self.aboutCounting
    }
  }

  private static var aboutQuestion: FieldQuestions<CaseHead> {
    FieldQuestions(
      .line(.name, \.title, "Title", needed: "Type a title."),
      .area(
        .words, \.question.words, "What is to be decided", hint: "As a question.",
        needed: "Type the question."),
      .line(.decisionMaker, \.question.decisionMaker, "Who decides"),
      .day(.day, \.question.deadline, "By when"),
      .line(.reason, \.question.deadlineReason, "What sets the deadline", limit: 1000),
      .statements(
        .context, \.question.context, "What a reader must know first",
        hint: "One sentence a line."),
      .list(
        .recommendations, \.question.recommendations, "What the paper recommends",
        hint: "One a line; \"note | \" before what is only to be noted.", text: { $0.text($1) },
        read: { lists, text throws(TypedLists.Fault) in lists.recommendations(text) }),
      .source(\.question.source))
  }

  private static var aboutTerms: FieldQuestions<CaseHead> {
    FieldQuestions(
      .several(.mustAgree, \.terms.mustAgree, "Bodies that must agree") { $0.bodies },
      .area(.otherwise, \.terms.otherwise, "What happens if they do not"),
      .word(.adding, \.terms.adding, "How marks are added up", called: \.words),
      .number(
        .passMark, \.terms.passMark, "Pass mark of the total",
        hint: "0 to 100; may stay empty.", bounds: NumberBounds(from: 0, to: 100)),
      .statements(
        .conditions, \.terms.conditions, "Conditions on the decision", hint: "One a line."),
      FieldQuestion(
        keys: [.reviewMonths, .reviewDay, .reviewWords],
        fields: { reviewFields($0.thing.terms.review) }
      ) { head, form, _ throws(AnswerFault) in
        head.terms.review = review(head.terms.review, from: form)
      },
      FieldQuestion(
        keys: [.equalityDay, .equalityVersion, .equalityWords],
        fields: { equalityFields($0.thing.terms.equality) }
      ) { head, form, _ throws(AnswerFault) in
        head.terms.equality = equality(head.terms.equality, from: form)
      }
    ).checking { head, lists throws(AnswerFault) in
      guard head.terms.adding == .given else { return }
      let shareless = lists.document.bodies.filter { $0.part == .decides && $0.share == nil }
      if !shareless.isEmpty {
        throw AnswerFault(
          .adding, "Give each body its share first: \(Numbers.list(shareless.map(\.shortLabel))).")
      }
    }
  }

  private static func reviewFields(_ review: Review?) -> [FormField] {
    [
      .number(
        .reviewMonths, "Review after so many months", review?.months.map { DecimalNumber($0) },
        bounds: NumberBounds(from: 1, to: 600, isWhole: true)),
      .day(.reviewDay, "Or review on", review.flatMap { CalendarDay($0.day) }),
      .line(.reviewWords, "What is reviewed", review?.words ?? "", limit: 1000),
    ]
  }

  private static func review(_ present: Review?, from form: Form) -> Review? {
    var review = present ?? Review()
    review.months = form.number(.reviewMonths).map { Int($0.value) }
    review.day = form.day(.reviewDay)?.description ?? ""
    review.words = form.text(.reviewWords).trimmed
    return review.months == nil && review.day.isEmpty && review.words.isEmpty ? nil : review
  }

  private static func equalityFields(_ equality: EqualityAssessment?) -> [FormField] {
    [
      .day(
        .equalityDay, "Day of the equality assessment", equality.flatMap { CalendarDay($0.day) }),
      .line(.equalityVersion, "Its version", equality?.version ?? ""),
      .area(.equalityWords, "What it found", equality?.words ?? ""),
    ]
  }

  private static func equality(
    _ present: EqualityAssessment?, from form: Form
  ) -> EqualityAssessment? {
    var found = present ?? EqualityAssessment()
    found.day = form.day(.equalityDay)?.description ?? ""
    found.version = form.text(.equalityVersion).trimmed
    found.words = form.text(.equalityWords).trimmed
    return found.day.isEmpty && found.version.isEmpty && found.words.isEmpty ? nil : found
  }

  private static var aboutCounting: FieldQuestions<CaseHead> {
    FieldQuestions(
      .texts(
        .years, \.counting.years, "Years", hint: "With spaces between: 2026/27 2027/28."),
      .line(.unit, \.counting.unit, "Unit", hint: "Such as GBP 000."),
      .word(
        .convention, \.counting.convention, "The first year is",
        [
          .firstIsZero: "year 0: not discounted", .firstIsOne: "year 1: discounted once",
        ]),
      .word(
        .rule, \.counting.rule, "Discounted by",
        [
          .greenBook: "the Green Book: 3.5% a year, less after 30 years", .flat: "one rate",
        ]),
      FieldQuestion(
        keys: [.rule, .rate],
        fields: {
          [
            .number(
              .rate, "That rate, % a year", hint: "For one rate only.", $0.thing.counting.rate,
              bounds: NumberBounds(from: 0, to: 100))
          ]
        }
      ) { head, form, _ throws(AnswerFault) in
        if head.counting.rule != .flat, form.hasNewWords(.rate) {
          throw AnswerFault(
            .rate, "The Green Book has its own rates. Choose one rate above, or empty this.")
        }
        head.counting.rate = head.counting.rule == .flat ? form.number(.rate) : nil
      }
    ).checking { head, lists throws(AnswerFault) in
      let counting = head.counting
      if counting.rule == .flat, counting.rate == nil {
        throw AnswerFault(.rate, "One rate for every year needs the rate.")
      }
      let flows = lists.document.money.flows
      if let counted = flows.first(where: { $0.amounts.count != counting.years.count }) {
        throw AnswerFault(
          .years,
          "\(counted.label) has \(counted.amounts.count) amounts. Take the cash flows out first, "
            + "or keep as many years.")
      }
    }
  }
}
