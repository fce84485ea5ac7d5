extension CaseDocument {
  /// That a text which must not be empty is.
  func missing(
    _ label: String, _ what: String = "label", at path: String
  ) -> [InvariantViolation] {
    label.isEmpty ? [InvariantViolation(.missing(what: what), at: "\(path).\(what)")] : []
  }

  /// That a sentence in a list has no words.
  func missingWords(_ statements: [Statement], at path: String) -> [InvariantViolation] {
    statements.enumerated().flatMap { missing($1.words, "words", at: "\(path)[\($0)]") }
  }

  /// That a day which is given is none.
  func badDay(_ day: String, at path: String) -> [InvariantViolation] {
    day.isEmpty || CalendarDay.isWellFormed(day)
      ? [] : [InvariantViolation(.badDate(day), at: path)]
  }

  /// That an option which is named is not in the case.
  func unknown(_ option: OptionID?, at path: String) -> [InvariantViolation] {
    guard let option, self.option(option) == nil else { return [] }
    return [InvariantViolation(.unknown(what: "option", id: option.text), at: path)]
  }

  /// That a body which is named is not in the case.
  func unknown(_ body: BodyID?, at path: String) -> [InvariantViolation] {
    guard let body, !bodies.contains(where: { $0.id == body }) else { return [] }
    return [InvariantViolation(.unknown(what: "body", id: body.text), at: path)]
  }

  /// What is wrong with the terms.
  func termsViolations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    for (place, body) in terms.mustAgree.enumerated() {
      found += unknown(body, at: "terms.mustAgree[\(place)]")
      if terms.mustAgree[..<place].contains(body) {
        let what = InvariantViolation.Kind.duplicate(id: body.text)
        found.append(InvariantViolation(what, at: "terms.mustAgree[\(place)]"))
      }
    }
    found += missingWords(terms.conditions, at: "terms.conditions")
    if let months = terms.review?.months, months < 0 {
      found.append(InvariantViolation(.badMark(String(months)), at: "terms.review.months"))
    }
    if let mark = terms.passMark, mark < 0 || mark > 100 {
      found.append(InvariantViolation(.badMark(mark.description), at: "terms.passMark"))
    }
    if let review = terms.review { found += badDay(review.day, at: "terms.review.day") }
    if let equality = terms.equality { found += badDay(equality.day, at: "terms.equality.day") }
    return found
  }

  /// What is wrong with the lists that stand beside the options.
  func programmeViolations() -> [InvariantViolation] {
    var found = Self.duplicates(seats, "seats") + Self.duplicates(milestones, "milestones")
    found += Self.duplicates(route, "route") + Self.duplicates(nextSteps, "nextSteps")
    found += Self.duplicates(checklists, "checklists") + Self.duplicates(sections, "sections")
    found += Self.duplicates(stages, "stages")
    for (index, paper) in papers.enumerated() {
      found += missing(paper.title, "title", at: "papers[\(index)]")
    }
    for (index, body) in bodies.enumerated() {
      found += missing(body.label, at: "bodies[\(index)]")
      found += missingWords(body.interests, at: "bodies[\(index)].interests")
    }
    for (index, service) in services.enumerated() {
      found += missing(service.label, at: "services[\(index)]")
    }
    for (index, item) in evidence.enumerated() {
      found += missing(item.label, at: "evidence[\(index)]")
    }
    for (index, note) in notes.enumerated() {
      found += missing(note.words, "words", at: "notes[\(index)]")
    }
    for (index, seat) in seats.enumerated() {
      found += missing(seat.label, at: "seats[\(index)]")
      found += unknown(seat.body, at: "seats[\(index)].body")
    }
    for (index, section) in sections.enumerated() {
      found += missing(section.label, at: "sections[\(index)]")
    }
    return found + timetableViolations() + stageViolations()
  }

  private func timetableViolations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    for (index, milestone) in milestones.enumerated() {
      let at = "milestones[\(index)]"
      found += missing(milestone.label, at: at) + badDay(milestone.day, at: at + ".day")
      found += unknown(milestone.option, at: at + ".option")
    }
    for (index, step) in route.enumerated() {
      let at = "route[\(index)]"
      found += missing(step.label, at: at) + badDay(step.day, at: at + ".day")
      found += unknown(step.body, at: at + ".body")
    }
    for (index, step) in nextSteps.enumerated() {
      found += missing(step.label, at: "nextSteps[\(index)]")
    }
    for (index, list) in checklists.enumerated() {
      found += missing(list.label, at: "checklists[\(index)]")
      for (line, item) in list.items.enumerated() {
        found += missing(item.label, at: "checklists[\(index)].items[\(line)]")
      }
    }
    return found
  }

  private func stageViolations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    for (index, stage) in stages.enumerated() {
      let at = "stages[\(index)]"
      found += missing(stage.label, at: at)
      for (option, standing) in stage.standings.sorted(by: { $0.key < $1.key }) {
        found += unknown(option, at: "\(at).standings.\(option)")
        if standing.lacksReason {
          let what = InvariantViolation.Kind.reasonMissing(id: option.text)
          found.append(InvariantViolation(what, at: "\(at).standings.\(option).reason"))
        }
      }
    }
    return found
  }

  /// What is wrong with the money.
  func moneyViolations() -> [InvariantViolation] {
    var found = Self.duplicates(money.scenarios, "money.scenarios")
    found += Self.duplicates(money.flows, "money.flows")
    found += Self.duplicates(money.tables, "money.tables")
    found += Self.duplicates(money.percentages, "money.percentages")
    let counting = money.counting
    if counting.rule == .flat, counting.rate == nil {
      found.append(InvariantViolation(.missing(what: "rate"), at: "money.counting.rate"))
    }
    if let rate = counting.rate, rate < 0 || rate > 100 {
      found.append(InvariantViolation(.badMark(rate.description), at: "money.counting.rate"))
    }
    for (index, scenario) in money.scenarios.enumerated() {
      found += missing(scenario.label, at: "money.scenarios[\(index)]")
    }
    for (index, flow) in money.flows.enumerated() { found += violations(of: flow, index) }
    for (index, table) in money.tables.enumerated() {
      let at = "money.tables[\(index)]"
      found += missing(table.label, at: at)
      for (row, line) in table.rows.enumerated() {
        found += missing(line.label, at: "\(at).rows[\(row)]")
        found += wrongCount(line.amounts, table.years, at: "\(at).rows[\(row)].amounts")
      }
    }
    for (index, percentage) in money.percentages.enumerated() {
      let at = "money.percentages[\(index)]"
      found += missing(percentage.label, at: at) + missing(percentage.of, "of", at: at)
      found += unknown(percentage.option, at: at + ".option")
    }
    return found
  }

  private func violations(of flow: CashFlow, _ index: Int) -> [InvariantViolation] {
    let at = "money.flows[\(index)]"
    var found = missing(flow.label, at: at) + unknown(flow.option, at: at + ".option")
    found += wrongCount(flow.amounts, money.counting.years, at: at + ".amounts")
    if let id = flow.scenario, !money.scenarios.contains(where: { $0.id == id }) {
      let what = InvariantViolation.Kind.unknown(what: "scenario", id: id.text)
      found.append(InvariantViolation(what, at: at + ".scenario"))
    }
    if let bias = flow.bias, bias < 0 || bias > 1000 {
      found.append(InvariantViolation(.badMark(bias.description), at: at + ".bias"))
    }
    return found
  }

  private func wrongCount(
    _ amounts: [DecimalNumber], _ years: [String], at path: String
  ) -> [InvariantViolation] {
    amounts.count == years.count
      ? []
      : [InvariantViolation(.wrongCount(amounts.count, expected: years.count), at: path)]
  }

  /// The sources of the terms, with their paths.
  func termsSources() -> [(String, SourceReference?)] {
    var all = terms.conditions.enumerated().map { ("terms.conditions[\($0)]", $1.source) }
    all.append(("terms.review", terms.review?.source))
    all.append(("terms.equality", terms.equality?.source))
    return all
  }

  /// The sources of the lists that stand beside the options, with their paths.
  func programmeSources() -> [(String, SourceReference?)] {
    var all: [(String, SourceReference?)] = []
    for (index, body) in bodies.enumerated() {
      all += body.interests.enumerated().map {
        ("bodies[\(index)].interests[\($0)]", $1.source)
      }
    }
    all += seats.enumerated().map { ("seats[\($0)]", $1.source) }
    all += milestones.enumerated().map { ("milestones[\($0)]", $1.source) }
    all += route.enumerated().map { ("route[\($0)]", $1.source) }
    all += nextSteps.enumerated().map { ("nextSteps[\($0)]", $1.source) }
    for (index, list) in checklists.enumerated() {
      all.append(("checklists[\(index)]", list.source))
      all += list.items.enumerated().map { ("checklists[\(index)].items[\($0)]", $1.source) }
    }
    all += sections.enumerated().map { ("sections[\($0)]", $1.source) }
    all += stages.enumerated().map { ("stages[\($0)]", $1.source) }
    all += money.flows.enumerated().map { ("money.flows[\($0)]", $1.source) }
    all += money.tables.enumerated().map { ("money.tables[\($0)]", $1.source) }
    all += money.percentages.enumerated().map { ("money.percentages[\($0)]", $1.source) }
    return all
  }
}
