import SeededRandom
import AppraisalModel

/// Actions of authors drawn at random; many of them cannot be made, which is part of the tests.
struct AuthoringDraw {
  var dice: SeededGenerator

  private mutating func one<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &dice)]
  }

  /// Edits that belong together: one, or those that take something out with all that names it.
  mutating func action(in state: Appraisal) -> [Edit] {
    switch Int.random(in: 0..<20, using: &dice) {
    case 0...3:
      var draw = UndoTests.Draw(dice: dice)
      defer { dice = draw.dice }
      return [draw.edit(in: state)]
    case 4...7: return [add(in: state)]
    case 8...11: return [change(in: state)]
    case 12, 13: return removal(in: state)
    case 14: return [move(in: state)]
    case 15: return [head(of: state)]
    case 16, 17: return [comment(in: state)]
    case 18: return [elicit(in: state)]
    default:
      let new = one([nil, WeightLock(words: "Settled.")])
      return [.weights(.lockWeights(old: state.weightLock, new: new))]
    }
  }

  private mutating func add(in state: Appraisal) -> Edit {
    let element = element(one(ElementKind.allCases))
    let count = state.document[element.kind].count
    return .document(.add(element: element, at: one([0, count, count / 2, count + 3])))
  }

  private mutating func existing(in state: Appraisal) -> (element: Element, place: Int)? {
    let all = state.document[one(ElementKind.allCases)]
    guard !all.isEmpty else { return nil }
    let place = Int.random(in: all.indices, using: &dice)
    return (all[place], place)
  }

  private mutating func change(in state: Appraisal) -> Edit {
    guard let old = existing(in: state)?.element else { return add(in: state) }
    return .document(.change(old: old, new: altered(old)))
  }

  private mutating func removal(in state: Appraisal) -> [Edit] {
    guard let found = existing(in: state) else { return [add(in: state)] }
    // Now and then without what names it, which must be refused where something does.
    return Bool.random(using: &dice)
      ? state.removal(of: found.element.name)
      : [.document(.remove(element: found.element, at: found.place))]
  }

  private mutating func move(in state: Appraisal) -> Edit {
    guard let found = existing(in: state) else { return add(in: state) }
    let count = state.document[found.element.kind].count
    return .document(
      .move(
        element: found.element.name, old: found.place, new: one([0, count - 1, count, -1])))
  }

  private mutating func head(of state: Appraisal) -> Edit {
    var new = state.document.head
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: new.title = one(["", "Another title", "A sample"])
    case 1: new.question.deadline = one(["", "2010-03-31", "soon"])
    case 2: new.terms.mustAgree = one([[], ["nhs"], ["nhs", "council"], ["gone"]])
    case 3: new.terms.adding = one(Adding.allCases)
    case 4: new.counting.years = one([[], ["2010/11"], ["2010/11", "2011/12"]])
    default: new.terms.passMark = one([nil, 50, 101])
    }
    return .document(.head(old: state.document.head, new: new))
  }

  private mutating func comment(in state: Appraisal) -> Edit {
    let id: ItemID = one(["w1", "w2"])
    let remark = Remark(
      author: one(["fay", "mo", "al"]), option: one([nil, "join", "n1"]),
      criterion: one([nil, "care", "n2"]), words: one(["", "Hm.", "So."]))
    return .marks(.comment(id: id, old: state.comments[id], new: one([nil, remark, remark])))
  }

  private mutating func elicit(in state: Appraisal) -> Edit {
    let holder: WeightHolder = one([.agreed, .body("nhs"), .assessor("mo")])
    let family: WeightFamily = one([.top, .under("good"), .under("n1"), .under("care")])
    let new = Elicitation(
      method: one(WeightMethod.allCases),
      answers: [WeightAnswer(first: one(["care", "n2"]), value: one([0, 100]))],
      ranges: state.document.ranges(of: family))
    return .weights(
      .elicit(
        holder: holder, family: family, old: state.elicitations[holder]?[family],
        new: one([nil, new, new])))
  }

  // MARK: Elements

  private mutating func label() -> String { one(["", "A", "B", "C", "D"]) }
  private mutating func option() -> OptionID { one(["stay", "join", "wait", "n1", "n2"]) }
  private mutating func node() -> CriterionID { one(["good", "care", "time", "law", "n1", "n2"]) }
  private mutating func body() -> BodyID { one(["council", "nhs", "n1", "n2"]) }
  private mutating func item() -> ItemID { one(["n1", "n2", "n3"]) }
  private mutating func source() -> SourceReference? {
    one([nil, nil, nil, SourceReference(paper: "n1", place: "1")])
  }

  private mutating func element(_ kind: ElementKind) -> Element {
    switch kind {
    case .option: .option(filled(Option(id: option(), label: "")))
    case .criterion: .criterion(filled(Criterion(id: node(), label: "")))
    case .evidence:
      .evidence(
        Evidence(
          id: one(["e1", "n1"]), label: label(), source: source(), options: one([[], [option()]]),
          criteria: one([[], [node()]])))
    case .paper: .paper(Paper(id: one(["n1", "n2"]), title: label()))
    case .body:
      .body(
        Body(
          id: body(), label: label(), part: one(BodyPart.allCases),
          share: one([nil, 60, 0]), quorum: one([nil, 1])))
    case .seat: .seat(Seat(id: item(), label: label(), body: body(), source: source()))
    case .service: .service(Service(id: one(["n1", "n2"]), label: label(), source: source()))
    case .note: .note(Note(id: one(["n1", "n2"]), kind: .background, words: label()))
    default: programmeElement(kind)
    }
  }

  private mutating func programmeElement(_ kind: ElementKind) -> Element {
    switch kind {
    case .milestone:
      .milestone(
        Milestone(
          id: item(), label: label(), day: one(["", "2010-01-01", "x"]),
          option: one([nil, option()])))
    case .routeStep:
      .routeStep(RouteStep(id: item(), label: label(), part: .decides, body: one([nil, body()])))
    case .nextStep: .nextStep(NextStep(id: item(), label: label(), source: source()))
    case .checklist:
      .checklist(
        Checklist(
          id: item(), label: label(),
          items: [ChecklistItem(label: label(), source: source())]))
    case .section: .section(ReportSection(id: item(), label: label(), kind: .implication))
    case .stage:
      .stage(
        Stage(
          id: item(), label: label(),
          standings: [option(): OptionStanding(status: .later, reason: label())]))
    case .scenario: .scenario(Scenario(id: item(), label: label()))
    case .flow:
      .flow(
        CashFlow(
          id: item(), label: label(), option: option(), scenario: one([nil, item()]),
          amounts: one([[], [], [5], [5, 6]])))
    case .table:
      .table(
        MoneyTable(
          id: item(), label: label(), years: ["1"],
          rows: [MoneyRow(label: "R", amounts: one([[1], [1, 2]]))]))
    default:
      .percentage(
        LoosePercentage(
          id: item(), label: label(), percent: 14, of: label(), option: one([nil, option()])))
    }
  }

  private mutating func filled(_ option: Option) -> Option {
    var option = option
    option.label = label()
    option.variantOf = one([nil, nil, self.option()])
    option.madeFrom = one([[], [], [self.option()]])
    option.path = one([[], [self.option()]])
    option.shell = one([false, false, true])
    option.steps = one([[], [Statement(label(), source: source())]])
    option.effects = one([[], [], [ServiceEffect(service: "n1", words: "So.")]])
    option.blockers = one([[], [Blocker(label: "B", lifted: Bool.random(using: &dice))]])
    return option
  }

  private mutating func filled(_ node: Criterion) -> Criterion {
    var node = node
    node.label = label()
    node.kind = one(CriterionKind.allCases + [.scored, .scored])
    node.parent = one([nil, "good", self.node()])
    node.scale = one([Scale(), Scale(), Scale(worst: 5, best: 0), nil])
    node.markedBy = one([[], [], [body()]])
    node.source = source()
    return node
  }

  /// The same thing with other content; rarely under another name or with another standing.
  private mutating func altered(_ element: Element) -> Element {
    switch element {
    case .option(let it):
      var new = filled(it)
      if Int.random(in: 0..<8, using: &dice) == 0 { new.status = .baseline }
      return .option(new)
    case .criterion(let it): return .criterion(filled(it))
    default:
      let fresh = self.element(element.kind)
      return fresh.name == element.name ? fresh : relabelled(element)
    }
  }

  private mutating func relabelled(_ element: Element) -> Element {
    switch element {
    case .evidence(var it):
      it.label = label()
      return .evidence(it)
    case .body(var it):
      it.label = label()
      it.share = one([it.share, nil, 40])
      return .body(it)
    case .seat(var it):
      it.body = body()
      return .seat(it)
    case .flow(var it):
      it.amounts = one([[], [1], [1, 2]])
      return .flow(it)
    default: return element
    }
  }
}
