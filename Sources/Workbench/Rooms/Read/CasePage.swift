public import AppraisalModel
import Canvas

/// A page of Read about the case as a whole, beside the options.
public enum CasePage: String, CaseIterable, Equatable, Sendable {
  /// The question, who decides and by when.
  case question
  /// Every option with its standing and the reason.
  case longList
  /// What each option means for each service.
  case services
  /// The facts of organisational form.
  case facts
  /// Money that stands on the case, and what options cost.
  case money
  /// Who decides, who comments, what must hold.
  case decision
  /// Milestones, consequences and next steps.
  case timetable
  /// Checklists.
  case checklists
  /// What the report must speak of.
  case report
  /// The panel and the bodies, with their interests.
  case panel
  /// How the options stood earlier.
  case stages
  /// Background, anomalies of the papers and deferred questions.
  case notes
  /// The papers.
  case papers

  /// What the list calls it.
  public var title: String {
    switch self {
    case .question: "The question"
    case .longList: "All options, and why"
    case .services: "Effects on services"
    case .facts: "Facts side by side"
    case .money: "Money"
    case .decision: "The decision and its route"
    case .timetable: "Timetable and next steps"
    case .checklists: "Checklists"
    case .report: "The report's headings"
    case .panel: "Panel and bodies"
    case .stages: "Earlier stages"
    case .notes: "Notes and anomalies"
    case .papers: "Papers"
    }
  }

  /// Whether a case has something to show on the page.
  func isFilled(in document: CaseDocument) -> Bool {
    switch self {
    case .question: !document.question.words.isEmpty
    case .longList: document.options.contains { $0.status != .active || $0.shell }
    case .services: !document.services.isEmpty
    case .facts: document.options.contains { !$0.facts.isEmpty }
    case .money: document.money != Money()
    case .decision: document.terms != DecisionTerms() || !document.route.isEmpty
    case .timetable: !document.milestones.isEmpty || !document.nextSteps.isEmpty
    case .checklists: !document.checklists.isEmpty
    case .report: !document.sections.isEmpty
    case .panel: !document.bodies.isEmpty || !document.seats.isEmpty
    case .stages: !document.stages.isEmpty
    case .notes: !document.notes.isEmpty
    case .papers: !document.papers.isEmpty
    }
  }
}

/// A row of Read's list.
public enum ReadRow: Equatable, Sendable {
  /// An option.
  case option(OptionID)
  /// A page about the case.
  case page(CasePage)
}

extension Model {
  /// The rows that Read lists: the options, then the pages about the case; or those that the
  /// filter finds.
  public var listedRows: [ReadRow] {
    let words = read.list.filter?.text.lowercased() ?? ""
    let pages = session.map { session in
      CasePage.allCases.filter {
        $0.isFilled(in: session.document)
          && (words.isEmpty || $0.title.lowercased().contains(words))
      }
    }
    return listedOptions.map { .option($0.id) } + (pages ?? []).map(ReadRow.page)
  }

  /// How many rows Read lists without a filter.
  var readableCount: Int {
    guard let document = session?.document else { return 0 }
    return document.options.count + CasePage.allCases.count { $0.isFilled(in: document) }
  }

  /// The row that Read shows.
  public var shownRow: ReadRow? { read.page.map(ReadRow.page) ?? read.option.map(ReadRow.option) }

  /// Shows a row of Read.
  mutating func show(_ row: ReadRow) {
    guard row != shownRow else { return }
    read.scroll = 0
    switch row {
    case .option(let id): (read.option, read.page) = (id, nil)
    case .page(let page): read.page = page
    }
  }
}
