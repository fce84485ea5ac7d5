package import AppraisalModel

/// What a projector would show, for programs.
package struct PresentationRecord: Encodable, Sendable {
  /// Where whoever facilitates is.
  package struct Followed: Encodable, Sendable {
    package var person: String
    package var screen: String
    package var option: String?
    package var criterion: String?
  }

  package struct Page: Encodable, Sendable {
    package var kind: String
    package var option: String?
    package var criterion: String?
  }

  package struct Row: Encodable, Sendable {
    package var option: String
    package var label: String
    package var rank: Int?
    package var total: Double?
    package var low: Double
    package var high: Double
  }

  package struct Weight: Encodable, Sendable {
    package var criterion: String
    package var share: Double
  }

  package var title: String
  package var question: String
  /// Whose place is followed; left out while nobody tells one.
  package var follows: Followed?
  package var page: Page
  package var agenda: [Agenda.Line]
  package var round: String
  package var handedIn: Int
  package var expected: Int
  package var turnout: [Presentation.BodyTurnout]
  package var form: String
  package var sentence: String
  package var ranking: [Row]
  package var weightsAreSettled: Bool
  package var weights: [Weight]
  package var talk: [TalkRecord]
  /// The decision in the words of the minute; left out while there is none.
  package var decision: String?

  /// Writes down what is shown at a place.
  package init(
    _ shown: Presentation, at told: ToldPlace?, firstPlaces: FirstPlaces? = nil
  ) {
    let document = shown.document
    title = document.title
    question = document.question.words
    follows = told.map { told in
      Followed(
        person: told.person.text, screen: told.place.screen.rawValue,
        option: told.place.option?.text, criterion: told.place.criterion?.text)
    }
    page = Page(shown.page(at: told?.place))
    agenda = shown.agenda.lines
    round = shown.standing.sentence
    (handedIn, expected) = (shown.standing.handedIn.count, shown.standing.expected)
    turnout = shown.turnout
    let sentence = shown.sentence(firstPlaces)
    (form, self.sentence) = (sentence.form.rawValue, sentence.words)
    ranking =
      shown.hasResult
      ? shown.findings.ranking.map { row in
        Row(
          option: row.option.text, label: document.name(row.option), rank: row.rank,
          total: row.total, low: row.low, high: row.high)
      } : []
    weightsAreSettled = shown.appraisal.weightLock != nil
    weights = shown.findings.weights.leaves.map {
      Weight(criterion: $0.id.text, share: $0.cumulative)
    }
    talk = shown.talk.cells.map { TalkRecord($0, shown.talk, document) }
    decision = shown.appraisal.decision?.words
  }
}

extension PresentationRecord.Page {
  fileprivate init(_ page: PresentedPage) {
    kind = page.kind
    switch page {
    case .agenda, .round, .talk, .result, .decision: break
    case .option(let option): self.option = option.text
    case .criterion(let criterion, let option):
      (self.option, self.criterion) = (option?.text, criterion.text)
    case .weights(let criterion): self.criterion = criterion?.text
    case .cell(let cell): (option, criterion) = (cell.option.text, cell.criterion.text)
    }
  }
}
