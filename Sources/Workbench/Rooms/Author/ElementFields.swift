import AppraisalModel
import Canvas

/// The questions that a form asks about one thing of a case, filled in with what is known of it.
struct ElementFields {
  let document: CaseDocument
  /// The thing that is changed, or nil for a new one.
  let present: Element?
  /// Under which node a new criterion is added.
  var parent: CriterionID?

  private var lists: TypedLists { TypedLists(document: document) }

  /// The fields for a kind, in the order in which they are asked.
  func fields(_ kind: ElementKind) -> [FormField] {
    switch kind {
    case .option: option
    case .criterion: CriterionFields(document: document, present: present, parent: parent).fields
    case .evidence: evidence
    case .paper: paper
    case .body: body
    case .seat: seat
    case .service: service
    case .note: note
    case .milestone: milestone
    case .routeStep: routeStep
    case .nextStep: nextStep
    case .checklist: checklist
    case .section: section
    case .stage: stage
    case .scenario: scenario
    case .flow: flow
    case .table: table
    case .percentage: percentage
    }
  }

  // MARK: Options and evidence

  private var option: [FormField] {
    var it = Option(id: .nameless, label: "")
    if case .option(let known) = present { it = known }
    return [
      .line(.name, "Name", hint: "As the board knows it.", it.label, needed: Self.nameNeeded),
      .line(.short, "Short name", hint: "For narrow columns; may stay empty.", it.short),
      .area(.summary, "What it is", hint: "A paragraph.", it.summary),
      .area(
        .advantages, "For", hint: "One reason a line. [3.1] names a place in the paper.",
        lists.text(it.advantages)),
      .area(.drawbacks, "Against", hint: "One reason a line.", lists.text(it.drawbacks)),
      .area(
        .steps, "Steps", hint: "How it would be reached, one step a line.",
        lists.text(it.steps)),
      .area(
        .blockers, "In the way", hint: "One a line; \"lifted | \" before what is lifted.",
        lists.text(it.blockers)),
      .area(
        .facts, "Facts", hint: "One a line: Employer | yes | the council.",
        lists.text(it.facts)),
      .area(
        .effects, "Effect on each service", hint: "One a line: a service | what changes.",
        lists.text(it.effects)),
      .choice(.variantOf, "Variant of", from: options(except: it.id), it.variantOf?.text ?? ""),
      .several(
        .path, "Passes through", hint: "The options that it is taken in, as steps.",
        from: Array(options(except: it.id).dropFirst()), Set(it.path.map(\.text))),
      .fact(.preferred, "Preferred by those who decide", it.preferred ? .yes : .no),
      .fact(.shell, "A name only, to be filled in later", it.shell ? .yes : .no),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var evidence: [FormField] {
    var it = Evidence(id: .nameless, label: "")
    if case .evidence(let known) = present { it = known }
    return [
      .line(.name, "Name", it.label, needed: Self.nameNeeded),
      .area(.words, "What it says", it.words),
      .line(.source, "Place in the paper", lists.text(it.source)),
      .several(
        .options, "Options", hint: "None means all of them.",
        from: Array(options(except: nil).dropFirst()), Set(it.options.map(\.text))),
      .several(
        .criteria, "Criteria", hint: "None means all of them.",
        from: document.criteria.map { FieldOption($0.id.text, $0.label) },
        Set(it.criteria.map(\.text))),
      .fact(.comparator, "It tells of another place", it.comparator ? .yes : .no),
    ]
  }

  private var paper: [FormField] {
    var it = Paper(id: .nameless, title: "")
    if case .paper(let known) = present { it = known }
    return [
      .line(.name, "Title", it.title, needed: "Type the title of the paper."),
      .line(.organisation, "Published by", it.organisation),
      .line(.day, "Date", hint: "As the paper gives it.", it.date),
      .fact(.background, "A background paper", it.background ? .yes : .no),
    ]
  }

  // MARK: Bodies and services

  private var body: [FormField] {
    var it = Body(id: .nameless, label: "")
    if case .body(let known) = present { it = known }
    let parts = BodyPart.allCases.map { FieldOption($0.rawValue, $0.words) }
    return [
      .line(.name, "Name", it.label, needed: Self.nameNeeded),
      .line(.short, "Short name", it.short),
      .choice(.part, "Part in the decision", from: parts, it.part.rawValue),
      .area(.interests, "Interests", hint: "One a line.", lists.text(it.interests)),
    ]
  }

  private var seat: [FormField] {
    var it: Seat?
    if case .seat(let known) = present { it = known }
    return [
      .line(.name, "Post or office", it?.label ?? "", needed: Self.nameNeeded),
      .choice(
        .body, "Filled by", from: Array(bodies.dropFirst()),
        it?.body.text ?? document.bodies.first?.id.text, needed: "Add a body first."),
      .line(.source, "Place in the paper", lists.text(it?.source)),
    ]
  }

  private var service: [FormField] {
    var it = Service(id: .nameless, label: "")
    if case .service(let known) = present { it = known }
    let states = ServiceState.allCases.map { FieldOption($0.rawValue, $0.words) }
    return [
      .line(.name, "Name", it.label, needed: Self.nameNeeded),
      .choice(.state, "Today", from: states, it.state.rawValue),
      .area(.words, "More about it", it.today),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var note: [FormField] {
    var it = Note(id: .nameless, kind: .background, words: "")
    if case .note(let known) = present { it = known }
    let kinds = [
      FieldOption("background", "background"), FieldOption("anomaly", "odd in the paper"),
      FieldOption("deferred", "put off"),
    ]
    return [
      .area(.words, "Note", it.words, needed: "Type what the note says."),
      .choice(.kind, "Kind", from: kinds, it.kind.rawValue),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  // MARK: The programme

  private var milestone: [FormField] {
    var it = Milestone(id: .nameless, label: "")
    if case .milestone(let known) = present { it = known }
    let states = MilestoneStatus.allCases.map { FieldOption($0.rawValue, $0.words) }
    return [
      .line(.name, "What happens", it.label, needed: Self.nameNeeded),
      .line(.when, "When, in words", hint: "May stay empty where no date is given.", it.when),
      .day(.day, "Day", CalendarDay(it.day)),
      .choice(.state, "What became of it", from: states, it.status.rawValue),
      .fact(.consequence, "It follows from the decision", it.consequence ? .yes : .no),
      .choice(.option, "Option", from: options(except: nil), it.option?.text ?? ""),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var routeStep: [FormField] {
    var it = RouteStep(id: .nameless, label: "", part: .decides)
    if case .routeStep(let known) = present { it = known }
    let parts = RoutePart.allCases.map { FieldOption($0.rawValue, $0.words) }
    return [
      .line(.name, "What happens", it.label, needed: Self.nameNeeded),
      .choice(.part, "Part", from: parts, it.part.rawValue),
      .choice(.body, "Body", from: bodies, it.body?.text ?? ""),
      .line(.when, "When, in words", it.when),
      .day(.day, "Day", CalendarDay(it.day)),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var nextStep: [FormField] {
    var it = NextStep(id: .nameless, label: "")
    if case .nextStep(let known) = present { it = known }
    return [
      .line(.name, "What is to be done", it.label, limit: 1000, needed: Self.nameNeeded),
      .line(.owner, "Who does it", it.owner),
      .line(.when, "When, in words", it.when),
      .fact(.done, "Done", it.done ? .yes : .no),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var checklist: [FormField] {
    var it = Checklist(id: .nameless, label: "")
    if case .checklist(let known) = present { it = known }
    return [
      .line(.name, "Name", it.label, needed: Self.nameNeeded),
      .area(
        .items, "Lines", hint: "One a line; \"yes | \" or \"no | \" before what is known.",
        lists.text(it.items)),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var section: [FormField] {
    var it = ReportSection(id: .nameless, label: "", kind: .implication)
    if case .section(let known) = present { it = known }
    let kinds = [
      FieldOption("implication", "implication"), FieldOption("confirmation", "confirmation"),
    ]
    return [
      .line(.name, "Heading", it.label, needed: Self.nameNeeded),
      .choice(.kind, "Kind", from: kinds, it.kind.rawValue),
      .area(.words, "What stands under it", hint: "Empty is shown as missing.", it.words),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var stage: [FormField] {
    var it = Stage(id: .nameless, label: "")
    if case .stage(let known) = present { it = known }
    return [
      .line(.name, "Name", hint: "Such as June 2007.", it.label, needed: Self.nameNeeded),
      .line(.origin, "Made from", hint: "Where there is no paper of its own.", it.origin),
      .area(.words, "What was to be done then", it.words),
      .area(
        .standings, "Standings", hint: "One a line: an option | blocked | why.",
        lists.text(it.standings)),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  // MARK: Money

  private var scenario: [FormField] {
    var it = Scenario(id: .nameless, label: "")
    if case .scenario(let known) = present { it = known }
    return [
      .line(.name, "Name", it.label, needed: Self.nameNeeded),
      .area(.words, "What it supposes", it.words),
    ]
  }

  private var flow: [FormField] {
    var it: CashFlow?
    if case .flow(let known) = present { it = known }
    let years = document.money.counting.years
    let kinds = [FieldOption("cost", "cost"), FieldOption("saving", "saving")]
    let scenarios =
      [FieldOption("", "every scenario")]
      + document.money.scenarios.map { FieldOption($0.id.text, $0.label) }
    return [
      .choice(
        .option, "Option", from: Array(options(except: nil).dropFirst()),
        it?.option.text ?? document.options.first?.id.text, needed: "Add an option first."),
      .line(
        .amounts, "Amounts",
        hint: years.isEmpty
          ? "Say first which years are counted, under \"How money is counted\"."
          : "One for each year, with spaces between: \(years.joined(separator: ", ")).",
        TypedLists.text(it?.amounts ?? []), limit: 2000, needed: "Type one amount for each year."),
      .line(.name, "What it is for", it?.label ?? "Running cost", needed: Self.nameNeeded),
      .choice(.kind, "Cost or saving", from: kinds, it?.kind.rawValue ?? "cost"),
      .choice(.scenario, "Scenario", from: scenarios, it?.scenario?.text ?? ""),
      .number(
        .bias, "Uplift for optimism, %", hint: "May stay empty.", it?.bias,
        bounds: NumberBounds(from: 0, to: 1000)),
      .line(.source, "Place in the paper", lists.text(it?.source)),
    ]
  }

  private var table: [FormField] {
    var it = MoneyTable(id: .nameless, label: "")
    if case .table(let known) = present { it = known }
    return [
      .line(.name, "What it shows", it.label, needed: Self.nameNeeded),
      .line(.unit, "Unit", hint: "Such as GBP 000.", it.unit),
      .line(
        .years, "Years", hint: "With spaces between: 2010/11 2011/12.",
        it.years.joined(separator: " "), limit: 2000),
      .area(
        .rows, "Rows", hint: "One a line: a name | the amounts | the printed total.",
        lists.text(it.rows)),
      .area(.words, "What a reader must know", it.words),
      .line(.source, "Place in the paper", lists.text(it.source)),
    ]
  }

  private var percentage: [FormField] {
    var it: LoosePercentage?
    if case .percentage(let known) = present { it = known }
    return [
      .line(.name, "What it says", it?.label ?? "", needed: Self.nameNeeded),
      .number(.percent, "Percent", it?.percent, needed: "Type the percentage."),
      .line(.of, "Of what", it?.of ?? "", needed: "Type what it is a percentage of."),
      .fact(.atLeast, "At least", it?.atLeast == true ? .yes : .no),
      .choice(.option, "Option", from: options(except: nil), it?.option?.text ?? ""),
      .line(.source, "Place in the paper", lists.text(it?.source)),
    ]
  }

  // MARK: Choices

  static let nameNeeded = "Type a name."

  private func options(except id: OptionID?) -> [FieldOption] {
    [FieldOption("", "none")]
      + document.options.filter { $0.id != id }.map { FieldOption($0.id.text, $0.label) }
  }

  private var bodies: [FieldOption] {
    [FieldOption("", "none")] + document.bodies.map { FieldOption($0.id.text, $0.label) }
  }
}
