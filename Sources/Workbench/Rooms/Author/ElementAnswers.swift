import AppraisalModel

/// Why the answers of a form cannot be taken, and at which field.
struct AnswerFault: Error, Equatable {
  var field: FieldKey
  var words: String

  init(_ field: FieldKey, _ words: String) {
    self.field = field
    self.words = words
  }
}

extension Identifier {
  /// The identifier of a thing that has none yet; it never leaves a form.
  static var nameless: Self { Self(checked: "nameless") }
}

/// Makes a thing of a case of the answers of a form.
struct ElementAnswers {
  let form: Form
  let lists: TypedLists
  /// The thing that is changed, or nil for a new one.
  let present: Element?

  /// The thing, under an identifier of its kind.
  func element(_ kind: ElementKind, id: String) throws(AnswerFault) -> Element? {
    switch kind {
    case .option: return try OptionID(id).map(option).map(Element.option)
    case .criterion:
      guard let id = CriterionID(id) else { return nil }
      return .criterion(try CriterionAnswers(form: form, lists: lists).criterion(id))
    case .evidence: return EvidenceID(id).map(evidence).map(Element.evidence)
    case .paper:
      return PaperID(id).map {
        .paper(
          Paper(
            id: $0, title: name, organisation: line(.organisation), date: line(.day),
            background: isYes(.background)))
      }
    case .body: return BodyID(id).map(body).map(Element.body)
    case .service: return ServiceID(id).map(service).map(Element.service)
    case .note:
      return NoteID(id).map {
        .note(
          Note(
            id: $0, kind: choice(.kind).flatMap(NoteKind.init) ?? .background, words: line(.words),
            source: source))
      }
    default:
      guard let id = ItemID(id) else { return nil }
      return try ProgrammeAnswers(form: form, lists: lists).element(kind, id: id)
    }
  }

  private var name: String { line(.name) }
  private var source: SourceReference? { lists.source(form.text(.source)) }
  private func line(_ key: FieldKey) -> String { form.text(key).trimmed }
  private func isYes(_ key: FieldKey) -> Bool { form.fact(key) == .yes }
  private func choice(_ key: FieldKey) -> String? { form.choice(key) }

  private func option(_ id: OptionID) throws(AnswerFault) -> Option {
    var option = Option(id: id, label: name)
    if case .option(let known) = present { option = known }
    option.label = name
    option.short = line(.short)
    option.summary = line(.summary)
    option.advantages = lists.statements(form.text(.advantages))
    option.drawbacks = lists.statements(form.text(.drawbacks))
    option.steps = lists.statements(form.text(.steps))
    option.blockers = lists.blockers(form.text(.blockers))
    do {
      option.facts = try lists.facts(form.text(.facts))
    } catch {
      throw AnswerFault(.facts, error.words)
    }
    do {
      option.effects = try lists.effects(form.text(.effects))
    } catch {
      throw AnswerFault(.effects, error.words)
    }
    option.variantOf = choice(.variantOf).flatMap(OptionID.init)
    let steps = form.chosen(.path).compactMap { OptionID($0) }
    // The order of a path is kept; what is new comes last.
    option.path = option.path.filter(steps.contains) + steps.filter { !option.path.contains($0) }
    option.preferred = isYes(.preferred)
    option.shell = isYes(.shell)
    option.source = source
    return option
  }

  private func evidence(_ id: EvidenceID) -> Evidence {
    Evidence(
      id: id, label: name, words: line(.words), source: source,
      options: form.chosen(.options).compactMap { OptionID($0) },
      criteria: form.chosen(.criteria).compactMap { CriterionID($0) },
      comparator: isYes(.comparator))
  }

  private func body(_ id: BodyID) -> Body {
    Body(
      id: id, label: name, short: line(.short),
      part: choice(.part).flatMap(BodyPart.init) ?? .decides,
      interests: lists.statements(form.text(.interests)))
  }

  private func service(_ id: ServiceID) -> Service {
    Service(
      id: id, label: name, today: line(.words),
      state: choice(.state).flatMap(ServiceState.init) ?? .notKnown, source: source)
  }
}

/// Makes the parts of a case that stand beside the options of the answers of a form.
private struct ProgrammeAnswers {
  let form: Form
  let lists: TypedLists

  private var name: String { line(.name) }
  private var source: SourceReference? { lists.source(form.text(.source)) }
  private func line(_ key: FieldKey) -> String { form.text(key).trimmed }
  private func isYes(_ key: FieldKey) -> Bool { form.fact(key) == .yes }
  private func day(_ key: FieldKey) -> String { form.day(key)?.description ?? "" }
  private func option(_ key: FieldKey) -> OptionID? { form.choice(key).flatMap(OptionID.init) }
  private func body(_ key: FieldKey) -> BodyID? { form.choice(key).flatMap(BodyID.init) }

  func element(_ kind: ElementKind, id: ItemID) throws(AnswerFault) -> Element? {
    switch kind {
    case .seat:
      return body(.body).map { .seat(Seat(id: id, label: name, body: $0, source: source)) }
    case .milestone:
      return .milestone(
        Milestone(
          id: id, label: name, when: line(.when), day: day(.day),
          status: form.choice(.state).flatMap(MilestoneStatus.init) ?? .notKnown,
          consequence: isYes(.consequence), option: option(.option), source: source))
    case .routeStep:
      return .routeStep(
        RouteStep(
          id: id, label: name, part: form.choice(.part).flatMap(RoutePart.init) ?? .decides,
          body: body(.body), when: line(.when), day: day(.day), source: source))
    case .nextStep:
      return .nextStep(
        NextStep(
          id: id, label: name, owner: line(.owner), when: line(.when), done: isYes(.done),
          source: source))
    case .checklist:
      return .checklist(
        Checklist(id: id, label: name, items: lists.items(form.text(.items)), source: source))
    case .section:
      return .section(
        ReportSection(
          id: id, label: name, kind: form.choice(.kind).flatMap(SectionKind.init) ?? .implication,
          words: line(.words), source: source))
    case .stage: return .stage(try stage(id))
    default: return try money(kind, id: id)
    }
  }

  private func stage(_ id: ItemID) throws(AnswerFault) -> Stage {
    do {
      return Stage(
        id: id, label: name, origin: line(.origin), words: line(.words),
        standings: try lists.standings(form.text(.standings)), source: source)
    } catch {
      throw AnswerFault(.standings, error.words)
    }
  }

  private func money(_ kind: ElementKind, id: ItemID) throws(AnswerFault) -> Element? {
    switch kind {
    case .scenario: return .scenario(Scenario(id: id, label: name, words: line(.words)))
    case .flow: return try flow(id).map(Element.flow)
    case .table: return .table(try table(id))
    case .percentage:
      return form.number(.percent).map {
        .percentage(
          LoosePercentage(
            id: id, label: name, percent: $0, atLeast: isYes(.atLeast), of: line(.of),
            option: option(.option), source: source))
      }
    default: return nil
    }
  }

  private func flow(_ id: ItemID) throws(AnswerFault) -> CashFlow? {
    guard let option = option(.option) else { return nil }
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
    return CashFlow(
      id: id, label: name, option: option, scenario: form.choice(.scenario).flatMap(ItemID.init),
      kind: form.choice(.kind).flatMap(FlowKind.init) ?? .cost, amounts: amounts,
      bias: form.number(.bias), source: source)
  }

  private func table(_ id: ItemID) throws(AnswerFault) -> MoneyTable {
    let years = line(.years).split(whereSeparator: \.isWhitespace).map(String.init)
    let rows: [MoneyRow]
    do {
      rows = try lists.rows(form.text(.rows))
    } catch {
      throw AnswerFault(.rows, error.words)
    }
    if let odd = rows.first(where: { $0.amounts.count != years.count }) {
      throw AnswerFault(
        .rows, "\(odd.label) has \(odd.amounts.count) amounts for \(years.count) years.")
    }
    return MoneyTable(
      id: id, label: name, unit: line(.unit), years: years, rows: rows, words: line(.words),
      source: source)
  }
}
