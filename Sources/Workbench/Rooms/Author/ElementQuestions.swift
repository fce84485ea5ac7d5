import AppraisalModel
import Canvas

// What is asked about each kind of thing that a case lists, in the order in which it is asked.

extension ElementKind {
  /// The form that asks about one thing of the kind.
  var form: any ElementAsking {
    switch self {
    case .option: Option.questions
    case .criterion: Criterion.questions
    case .evidence: Evidence.questions
    case .paper: Paper.questions
    case .body: Body.questions
    case .seat: Seat.questions
    case .service: Service.questions
    case .note: Note.questions
    case .milestone: Milestone.questions
    case .routeStep: RouteStep.questions
    case .nextStep: NextStep.questions
    case .checklist: Checklist.questions
    case .section: ReportSection.questions
    case .stage: Stage.questions
    case .scenario: Scenario.questions
    case .flow: CashFlow.questions
    case .table: MoneyTable.questions
    case .percentage: LoosePercentage.questions
    }
  }
}

extension CaseDocument {
  /// The order in which lists stand in the outline: as a facilitator fills them, papers before
  /// what cites them.
  static let outlineOrder: [ElementKind] = [
    .paper, .option, .criterion, .body, .seat, .evidence, .service, .scenario, .flow, .table,
    .percentage, .milestone, .routeStep, .nextStep, .checklist, .section, .note, .stage,
  ]
}

// MARK: Options and evidence

extension Option {
  static var questions: FieldQuestions<Option> {
    FieldQuestions(
      .line(
        .name, \.label, "Name", hint: "As the board knows it.", needed: ElementFields.nameNeeded),
      .line(.short, \.short, "Short name", hint: "For narrow columns; may stay empty."),
      .area(.summary, \.summary, "What it is", hint: "A paragraph."),
      .statements(
        .advantages, \.advantages, "For",
        hint: "One reason a line. [3.1] names a place in the paper."),
      .statements(.drawbacks, \.drawbacks, "Against", hint: "One reason a line."),
      .statements(
        .steps, \.steps, "Steps", hint: "How it would be reached, one step a line."),
      .list(
        .blockers, \.blockers, "In the way",
        hint: "One a line; \"lifted | \" before what is lifted.", text: { $0.text($1) },
        read: { lists, text throws(TypedLists.Fault) in lists.blockers(text) }),
      .list(
        .facts, \.facts, "Facts", hint: "One a line: Employer | yes | the council.",
        text: { $0.text($1) },
        read: { lists, text throws(TypedLists.Fault) in try lists.facts(text) }),
      .list(
        .effects, \.effects, "Effect on each service",
        hint: "One a line: a service | what changes.", text: { $0.text($1) },
        read: { lists, text throws(TypedLists.Fault) in try lists.effects(text) }),
      .one(.variantOf, \.variantOf, "Variant of") { $0.options(except: $0.thing.id) },
      .several(
        .path, \.path, "Passes through", hint: "The options that it is taken in, as steps.",
        isOrdered: true
      ) { $0.options(except: $0.thing.id) },
      .whole(
        .life, \.life, "Years that it lasts", hint: "For its money; may stay empty.",
        within: 1...100),
      .flag(.preferred, \.preferred, "Preferred by those who decide"),
      .flag(.shell, \.shell, "A name only, to be filled in later"),
      .source(\.source))
  }
}

extension Evidence {
  static var questions: FieldQuestions<Evidence> {
    FieldQuestions(
      .line(.name, \.label, "Name", needed: ElementFields.nameNeeded),
      .area(.words, \.words, "What it says"),
      .source(\.source),
      .several(.options, \.options, "Options", hint: "None means all of them.") { $0.options() },
      .several(.criteria, \.criteria, "Criteria", hint: "None means all of them.") {
        $0.document.criteria.map { FieldOption($0.id.text, $0.label) }
      },
      .flag(.comparator, \.comparator, "It tells of another place"))
  }
}

extension Paper {
  static var questions: FieldQuestions<Paper> {
    FieldQuestions(
      .line(.name, \.title, "Title", needed: "Type the title of the paper."),
      .line(.organisation, \.organisation, "Published by"),
      .line("date", \.date, "Date", hint: "As the paper gives it."),
      .flag(.background, \.background, "A background paper"))
  }
}

// MARK: Bodies and services

extension Body {
  static var questions: FieldQuestions<Body> {
    FieldQuestions(
      .line(.name, \.label, "Name", needed: ElementFields.nameNeeded),
      .line(.short, \.short, "Short name"),
      .word(.part, \.part, "Part in the decision", called: \.words),
      .number(
        .share, \.share, "Share",
        hint: "Where bodies count by given shares: above 0, at most 100.",
        bounds: NumberBounds(from: 0, to: 100)),
      .whole(
        .quorum, \.quorum, "Quorum",
        hint: "How many of its members' ballots must count; may stay empty.", within: 1...1000),
      .statements(.interests, \.interests, "Interests", hint: "One a line.")
    ).checking { body, lists throws(AnswerFault) in
      if body.share == 0 { throw AnswerFault(.share, "A share is above 0.") }
      if body.lacksShare(in: lists.document) {
        throw AnswerFault(.share, "Type its share: bodies count by given shares.")
      }
    }
  }
}

extension Seat {
  static var questions: FieldQuestions<Seat> {
    FieldQuestions(
      .line(.name, \.label, "Post or office", needed: ElementFields.nameNeeded),
      .one(.body, \.body, "Filled by", needed: "Add a body first.") { $0.bodies },
      .source(\.source))
  }
}

extension Service {
  static var questions: FieldQuestions<Service> {
    FieldQuestions(
      .line(.name, \.label, "Name", needed: ElementFields.nameNeeded),
      .word(.state, \.state, "Today", called: \.words),
      .area("today", \.today, "More about it"),
      .source(\.source))
  }
}

extension Note {
  static var questions: FieldQuestions<Note> {
    FieldQuestions(
      .area(.words, \.words, "Note", needed: "Type what the note says."),
      .word(
        .kind, \.kind, "Kind",
        [.background: "background", .anomaly: "odd in the paper", .deferred: "put off"]),
      .source(\.source))
  }
}

// MARK: The programme

extension Milestone {
  static var questions: FieldQuestions<Milestone> {
    FieldQuestions(
      .line(.name, \.label, "What happens", needed: ElementFields.nameNeeded),
      .line(
        .when, \.when, "When, in words", hint: "May stay empty where no date is given."),
      .day(.day, \.day, "Day"),
      .word("status", \.status, "What became of it", called: \.words),
      .flag(.consequence, \.consequence, "It follows from the decision"),
      .one(.option, \.option, "Option") { $0.options() },
      .source(\.source))
  }
}

extension RouteStep {
  static var questions: FieldQuestions<RouteStep> {
    FieldQuestions(
      .line(.name, \.label, "What happens", needed: ElementFields.nameNeeded),
      .word(.part, \.part, "Part", called: \.words),
      .one(.body, \.body, "Body") { $0.bodies },
      .line(.when, \.when, "When, in words"),
      .day(.day, \.day, "Day"),
      .source(\.source))
  }
}

extension NextStep {
  static var questions: FieldQuestions<NextStep> {
    FieldQuestions(
      .line(
        .name, \.label, "What is to be done", limit: 1000, needed: ElementFields.nameNeeded),
      .line(.owner, \.owner, "Who does it"),
      .line(.when, \.when, "When, in words"),
      .flag(.done, \.done, "Done"),
      .source(\.source))
  }
}

extension Checklist {
  static var questions: FieldQuestions<Checklist> {
    FieldQuestions(
      .line(.name, \.label, "Name", needed: ElementFields.nameNeeded),
      .list(
        .items, \.items, "Lines",
        hint: "One a line; \"yes | \" or \"no | \" before what is known.", text: { $0.text($1) },
        read: { lists, text throws(TypedLists.Fault) in lists.items(text) }),
      .source(\.source))
  }
}

extension ReportSection {
  static var questions: FieldQuestions<ReportSection> {
    FieldQuestions(
      .line(.name, \.label, "Heading", needed: ElementFields.nameNeeded),
      .word(
        .kind, \.kind, "Kind",
        [.implication: "implication", .confirmation: "confirmation"]),
      .area(.words, \.words, "What stands under it", hint: "Empty is shown as missing."),
      .source(\.source))
  }
}

extension Stage {
  static var questions: FieldQuestions<Stage> {
    FieldQuestions(
      .line(
        .name, \.label, "Name", hint: "Such as June 2007.", needed: ElementFields.nameNeeded),
      .line(.origin, \.origin, "Made from", hint: "Where there is no paper of its own."),
      .area(.words, \.words, "What was to be done then"),
      .list(
        .standings, \.standings, "Standings", hint: "One a line: an option | blocked | why.",
        text: { $0.text($1) },
        read: { lists, text throws(TypedLists.Fault) in try lists.standings(text) }),
      .source(\.source))
  }
}

// MARK: Money

extension Scenario {
  static var questions: FieldQuestions<Scenario> {
    FieldQuestions(
      .line(.name, \.label, "Name", needed: ElementFields.nameNeeded),
      .area(.words, \.words, "What it supposes"))
  }
}

extension CashFlow {
  static var questions: FieldQuestions<CashFlow> {
    FieldQuestions(
      .one(.option, \.option, "Option", needed: "Add an option first.") { $0.options() },
      FieldQuestion(amounts, key: .amounts) { flow, form, lists throws(AnswerFault) in
        flow.amounts = try typedAmounts(form, lists)
      },
      FieldQuestion(
        {
          .line(
            .name, "What it is for", $0.isNew ? "Running cost" : $0.thing.label,
            needed: ElementFields.nameNeeded)
        }, key: .name
      ) { flow, form, _ throws(AnswerFault) in flow.label = form.text(.name).trimmed },
      .word(.kind, \.kind, "Cost or saving", [.cost: "cost", .saving: "saving"]),
      .one(.scenario, \.scenario, "Scenario", none: "every scenario") {
        $0.document.money.scenarios.map { FieldOption($0.id.text, $0.label) }
      },
      .number(
        .bias, \.bias, "Uplift for optimism, %", hint: "May stay empty.",
        bounds: NumberBounds(from: 0, to: 1000)),
      .source(\.source))
  }

  private static func amounts(_ asked: Asked<CashFlow>) -> FormField {
    let years = asked.document.money.counting.years
    return .line(
      .amounts, "Amounts",
      hint: years.isEmpty
        ? "Say first which years are counted, under \"How money is counted\"."
        : "One for each year, with spaces between: \(years.joined(separator: ", ")).",
      TypedLists.text(asked.thing.amounts), limit: 2000,
      needed: "Type one amount for each year.")
  }

  private static func typedAmounts(
    _ form: Form, _ lists: TypedLists
  ) throws(AnswerFault) -> [DecimalNumber] {
    let years = lists.document.money.counting.years
    let amounts: [DecimalNumber]
    do {
      amounts = try TypedLists.amounts(form.text(.amounts))
    } catch {
      throw AnswerFault(.amounts, error.words)
    }
    guard amounts.count == years.count else {
      throw AnswerFault(
        .amounts,
        years.isEmpty
          ? "Say first which years are counted, under \"How money is counted\"."
          : "Type \(years.count) amounts, one for each of: \(years.joined(separator: ", ")).")
    }
    return amounts
  }
}

extension MoneyTable {
  static var questions: FieldQuestions<MoneyTable> {
    FieldQuestions(
      .line(.name, \.label, "What it shows", needed: ElementFields.nameNeeded),
      .line(.unit, \.unit, "Unit", hint: "Such as GBP 000."),
      .texts(.years, \.years, "Years", hint: "With spaces between: 2010/11 2011/12."),
      .list(
        .rows, \.rows, "Rows", hint: "One a line: a name | the amounts | the printed total.",
        text: { $0.text($1) },
        read: { lists, text throws(TypedLists.Fault) in try lists.rows(text) }),
      .area(.words, \.words, "What a reader must know"),
      .source(\.source)
    ).checking { table, _ throws(AnswerFault) in
      if let odd = table.rows.first(where: { $0.amounts.count != table.years.count }) {
        throw AnswerFault(
          .rows, "\(odd.label) has \(odd.amounts.count) amounts for \(table.years.count) years.")
      }
    }
  }
}

extension LoosePercentage {
  static var questions: FieldQuestions<LoosePercentage> {
    FieldQuestions(
      .line(.name, \.label, "What it says", needed: ElementFields.nameNeeded),
      FieldQuestion(
        {
          .number(
            .percent, "Percent", $0.isNew ? nil : $0.thing.percent,
            needed: "Type the percentage.")
        }, key: .percent
      ) { thing, form, _ throws(AnswerFault) in
        guard let percent = form.number(.percent) else {
          throw AnswerFault(.percent, "Type the percentage.")
        }
        thing.percent = percent
      },
      .line(.of, \.of, "Of what", needed: "Type what it is a percentage of."),
      .flag(.atLeast, \.atLeast, "At least"),
      .one(.option, \.option, "Option") { $0.options() },
      .source(\.source))
  }
}
