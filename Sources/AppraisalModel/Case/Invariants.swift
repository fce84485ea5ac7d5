/// Something that must hold in every case or appraisal and does not.
public struct InvariantViolation: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Two things of one kind share an identifier.
    case duplicate(id: String)
    /// A reference leads nowhere.
    case unknown(what: String, id: String)
    /// A text that must not be empty is.
    case missing(what: String)
    /// A node stands under something that is not an objective, or under itself.
    case misplaced(id: String)
    /// A scale's ends are equal, or an anchor or knot lies outside or out of order.
    case badScale(String)
    /// A standing needs a reason.
    case reasonMissing(id: String)
    /// A date is not of the form 2010-03-31.
    case badDate(String)
    /// A list has another length than its heads.
    case wrongCount(Int, expected: Int)
    /// Something leads back to itself.
    case circle(id: String)
    /// A mark stands where none may.
    case badMark(String)
  }

  /// What is wrong.
  public var kind: Kind
  /// Where, as a path into the document: `options[3].variantOf`.
  public var path: String

  /// Makes a violation.
  public init(_ kind: Kind, at path: String) {
    self.kind = kind
    self.path = path
  }
}

extension CaseDocument {
  /// Everything that must hold in a case and does not, in reading order; empty when it is sound.
  ///
  /// - Complexity: O(*n*) in the size of the case, but O(*n* squared) in the depth of its tree.
  public func violations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    if title.isEmpty { found.append(InvariantViolation(.missing(what: "title"), at: "title")) }
    if question.words.isEmpty {
      found.append(InvariantViolation(.missing(what: "question"), at: "question.words"))
    }
    found += badDay(question.deadline, at: "question.deadline")
    found += missingWords(question.context, at: "question.context")
    found += Self.duplicates(papers, "papers") + Self.duplicates(bodies, "bodies")
    found += Self.duplicates(services, "services") + Self.duplicates(options, "options")
    found += Self.duplicates(criteria, "criteria") + Self.duplicates(evidence, "evidence")
    found += Self.duplicates(notes, "notes")
    found += optionViolations() + criterionViolations() + evidenceViolations()
    found += termsViolations() + programmeViolations() + moneyViolations()
    found += sourceViolations()
    return found
  }

  static func duplicates<Element: Identifiable>(
    _ elements: [Element], _ name: String
  ) -> [InvariantViolation] where Element.ID: CustomStringConvertible {
    var seen: Set<Element.ID> = []
    return elements.enumerated().compactMap { index, element in
      seen.insert(element.id).inserted
        ? nil
        : InvariantViolation(
          .duplicate(id: element.id.description), at: "\(name)[\(index)].id")
    }
  }

  private func optionViolations() -> [InvariantViolation] {
    let known = Set(options.map(\.id))
    var found: [InvariantViolation] = []
    for (index, option) in options.enumerated() {
      let at = "options[\(index)]"
      found += missing(option.label, at: at)
      if let parent = option.variantOf, parent == option.id || !known.contains(parent) {
        let what = InvariantViolation.Kind.unknown(what: "option", id: parent.text)
        found.append(InvariantViolation(what, at: at + ".variantOf"))
      } else if variesInCircle(option) {
        found.append(InvariantViolation(.circle(id: option.id.text), at: at + ".variantOf"))
      }
      for (place, id) in option.madeFrom.enumerated() {
        found += unknown(id == option.id ? nil : id, at: "\(at).madeFrom[\(place)]")
        if id == option.id {
          found.append(InvariantViolation(.circle(id: id.text), at: "\(at).madeFrom[\(place)]"))
        }
      }
      for (step, id) in option.path.enumerated() where !known.contains(id) {
        found += unknown(id, at: "\(at).path[\(step)]")
      }
      if option.standing.lacksReason {
        let what = InvariantViolation.Kind.reasonMissing(id: option.id.text)
        found.append(InvariantViolation(what, at: at + ".statusReason"))
      }
      found += violations(inTextOf: option, at)
    }
    return found
  }

  /// What is wrong with what an option says: empty sentences, facts told twice, strange services.
  private func violations(inTextOf option: Option, _ at: String) -> [InvariantViolation] {
    var found = missingWords(option.steps, at: at + ".steps")
    found += missingWords(option.advantages, at: at + ".advantages")
    found += missingWords(option.drawbacks, at: at + ".drawbacks")
    for (place, blocker) in option.blockers.enumerated() {
      found += missing(blocker.label, at: "\(at).blockers[\(place)]")
    }
    var kinds: Set<FactKind> = []
    for (place, fact) in option.facts.enumerated() where !kinds.insert(fact.kind).inserted {
      let what = InvariantViolation.Kind.duplicate(id: fact.kind.rawValue)
      found.append(InvariantViolation(what, at: "\(at).facts[\(place)].kind"))
    }
    for (place, effect) in option.effects.enumerated() {
      let path = "\(at).effects[\(place)]"
      if !services.contains(where: { $0.id == effect.service }) {
        let what = InvariantViolation.Kind.unknown(what: "service", id: effect.service.text)
        found.append(InvariantViolation(what, at: path + ".service"))
      }
      found += missing(effect.words, "words", at: path)
    }
    return found
  }

  /// Whether the way from a variant to what it varies comes back to the variant.
  private func variesInCircle(_ option: Option) -> Bool {
    var next = option.variantOf
    for _ in options {
      guard let present = next, present != option.id else { break }
      next = self.option(present)?.variantOf
    }
    return next == option.id
  }

  private func criterionViolations() -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    let kinds = Dictionary(
      criteria.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let parents = Dictionary(
      criteria.compactMap { node in node.parent.map { (node.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    for (index, node) in criteria.enumerated() {
      let at = "criteria[\(index)]"
      found += missing(node.label, at: at)
      if let parent = node.parent {
        if kinds[parent] == nil {
          let what = InvariantViolation.Kind.unknown(what: "criterion", id: parent.text)
          found.append(InvariantViolation(what, at: at + ".parent"))
        } else if kinds[parent] != .objective || standsUnderItself(node.id, parents) {
          found.append(InvariantViolation(.misplaced(id: node.id.text), at: at + ".parent"))
        }
      }
      if node.kind == .scored, node.scale == nil {
        found.append(InvariantViolation(.missing(what: "scale"), at: at + ".scale"))
      }
      for (place, body) in node.markedBy.enumerated() {
        found += unknown(body, at: "\(at).markedBy[\(place)]")
      }
      if let mark = node.passMark, node.kind != .scored || node.scale?.allows(mark) != true {
        found.append(InvariantViolation(.badMark(mark.description), at: at + ".passMark"))
      }
      if let fault = node.scale?.fault {
        found.append(InvariantViolation(.badScale(fault), at: at + ".scale"))
      }
    }
    return found
  }

  /// Whether the way up from a node comes back to it.
  private func standsUnderItself(
    _ id: CriterionID, _ parents: [CriterionID: CriterionID]
  ) -> Bool {
    var next = parents[id]
    var visited: Set<CriterionID> = []
    while let present = next, visited.insert(present).inserted {
      if present == id { return true }
      next = parents[present]
    }
    return false
  }

  private func evidenceViolations() -> [InvariantViolation] {
    let options = Set(options.map(\.id))
    let criteria = Set(criteria.map(\.id))
    var found: [InvariantViolation] = []
    for (index, item) in evidence.enumerated() {
      let at = "evidence[\(index)]"
      for (place, id) in item.options.enumerated() where !options.contains(id) {
        let what = InvariantViolation.Kind.unknown(what: "option", id: id.text)
        found.append(InvariantViolation(what, at: "\(at).options[\(place)]"))
      }
      for (place, id) in item.criteria.enumerated() where !criteria.contains(id) {
        let what = InvariantViolation.Kind.unknown(what: "criterion", id: id.text)
        found.append(InvariantViolation(what, at: "\(at).criteria[\(place)]"))
      }
    }
    return found
  }

  private func sourceViolations() -> [InvariantViolation] {
    let known = Set(papers.map(\.id))
    return sources().compactMap { path, source in
      known.contains(source.paper)
        ? nil
        : InvariantViolation(
          .unknown(what: "paper", id: source.paper.text), at: path + ".source.paper")
    }
  }

  private func sources() -> [(String, SourceReference)] {
    var all: [(String, SourceReference?)] = [("question", question.source)]
    func add(_ statements: [Statement], _ path: String) {
      for (index, statement) in statements.enumerated() {
        all.append(("\(path)[\(index)]", statement.source))
      }
    }
    add(question.context, "question.context")
    for (index, option) in options.enumerated() {
      let at = "options[\(index)]"
      all.append((at, option.source))
      add(option.steps, at + ".steps")
      add(option.advantages, at + ".advantages")
      add(option.drawbacks, at + ".drawbacks")
      all += option.blockers.enumerated().map { ("\(at).blockers[\($0)]", $1.source) }
      all += option.facts.enumerated().map { ("\(at).facts[\($0)]", $1.source) }
      all += option.effects.enumerated().map { ("\(at).effects[\($0)]", $1.source) }
    }
    all += criteria.enumerated().map { ("criteria[\($0)]", $1.source) }
    all += services.enumerated().map { ("services[\($0)]", $1.source) }
    all += evidence.enumerated().map { ("evidence[\($0)]", $1.source) }
    all += notes.enumerated().map { ("notes[\($0)]", $1.source) }
    all += termsSources() + programmeSources()
    return all.compactMap { path, source in source.map { (path, $0) } }
  }
}
