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
    if !question.deadline.isEmpty, !CalendarDay.isWellFormed(question.deadline) {
      found.append(InvariantViolation(.badDate(question.deadline), at: "question.deadline"))
    }
    found += Self.duplicates(papers, "papers") + Self.duplicates(bodies, "bodies")
    found += Self.duplicates(services, "services") + Self.duplicates(options, "options")
    found += Self.duplicates(criteria, "criteria") + Self.duplicates(evidence, "evidence")
    found += Self.duplicates(notes, "notes")
    found += optionViolations() + criterionViolations() + evidenceViolations()
    found += sourceViolations()
    return found
  }

  private static func duplicates<Element: Identifiable>(
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
    let services = Set(services.map(\.id))
    var found: [InvariantViolation] = []
    for (index, option) in options.enumerated() {
      let at = "options[\(index)]"
      if option.label.isEmpty {
        found.append(InvariantViolation(.missing(what: "label"), at: at + ".label"))
      }
      if let parent = option.variantOf, parent == option.id || !known.contains(parent) {
        let what = InvariantViolation.Kind.unknown(what: "option", id: parent.text)
        found.append(InvariantViolation(what, at: at + ".variantOf"))
      }
      for (step, id) in option.path.enumerated() where !known.contains(id) {
        let what = InvariantViolation.Kind.unknown(what: "option", id: id.text)
        found.append(InvariantViolation(what, at: "\(at).path[\(step)]"))
      }
      for (effect, entry) in option.effects.enumerated() where !services.contains(entry.service) {
        let what = InvariantViolation.Kind.unknown(what: "service", id: entry.service.text)
        found.append(InvariantViolation(what, at: "\(at).effects[\(effect)].service"))
      }
      if !option.isAppraised, option.statusReason.isEmpty {
        let what = InvariantViolation.Kind.reasonMissing(id: option.id.text)
        found.append(InvariantViolation(what, at: at + ".statusReason"))
      }
    }
    return found
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
      if node.label.isEmpty {
        found.append(InvariantViolation(.missing(what: "label"), at: at + ".label"))
      }
      if let parent = node.parent {
        if kinds[parent] == nil {
          let what = InvariantViolation.Kind.unknown(what: "criterion", id: parent.text)
          found.append(InvariantViolation(what, at: at + ".parent"))
        } else if kinds[parent] != .objective || isAncestor(node.id, of: parent, parents) {
          found.append(InvariantViolation(.misplaced(id: node.id.text), at: at + ".parent"))
        }
      }
      if node.kind == .scored, node.scale == nil {
        found.append(InvariantViolation(.missing(what: "scale"), at: at + ".scale"))
      }
      if let fault = node.scale?.fault {
        found.append(InvariantViolation(.badScale(fault), at: at + ".scale"))
      }
    }
    return found
  }

  /// Whether a node stands above another, itself included, or the way up never ends.
  private func isAncestor(
    _ id: CriterionID, of other: CriterionID, _ parents: [CriterionID: CriterionID]
  ) -> Bool {
    var next: CriterionID? = other
    var visited: Set<CriterionID> = []
    while let present = next {
      if present == id || !visited.insert(present).inserted { return true }
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
    return all.compactMap { path, source in source.map { (path, $0) } }
  }
}

extension Scale {
  /// What is wrong with the scale, in words, or nil.
  public var fault: String? {
    if worst == best { return "the worst and the best mark are the same" }
    if let step, step <= 0 { return "the step is not above zero" }
    if let anchor = anchors.first(where: { !allows($0.at) }) {
      return "the anchor at \(anchor.at) is not a mark of the scale"
    }
    if Set(anchors.map(\.at)).count != anchors.count { return "two anchors stand at one mark" }
    let inner = knots.map(\.at)
    let ordered = worst < best ? inner : inner.reversed()
    guard zip(ordered, ordered.dropFirst()).allSatisfy(<) else {
      return "the points of the value function are not in order from worst to best"
    }
    guard knots.allSatisfy({ $0.at > lowest && $0.at < highest }) else {
      return "a point of the value function lies outside the scale"
    }
    guard knots.allSatisfy({ (0...100).contains($0.value) }) else {
      return "a value is below 0 or above 100"
    }
    return nil
  }
}

extension Appraisal {
  /// Everything that must hold in an appraisal and does not, in a fixed order; empty when it is
  /// sound.
  public func violations() -> [InvariantViolation] {
    var found = document == CaseDocument() ? [] : document.violations()
    for (round, byAssessor) in ballots.sorted(by: { $0.key < $1.key }) {
      for (assessor, ballot) in byAssessor.sorted(by: { $0.key < $1.key }) {
        let at = "ballots.\(round.number).\(assessor)"
        if self.assessor(assessor) == nil {
          let what = InvariantViolation.Kind.unknown(what: "assessor", id: assessor.text)
          found.append(InvariantViolation(what, at: at))
        }
        if ballot.isEmpty { found.append(InvariantViolation(.badMark("empty ballot"), at: at)) }
        for (option, row) in ballot.markings.sorted(by: { $0.key < $1.key }) {
          for (criterion, marking) in row.sorted(by: { $0.key < $1.key }) {
            guard let node = document.criterion(criterion) else { continue }
            let sound = marking.answer.map { (try? node.check($0)) != nil } ?? true
            if marking.isEmpty || !sound {
              let what = InvariantViolation.Kind.badMark(marking.answer?.description ?? "empty")
              found.append(InvariantViolation(what, at: "\(at).\(option).\(criterion)"))
            }
          }
        }
      }
    }
    return found
  }
}
