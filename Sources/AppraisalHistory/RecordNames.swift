package import AppraisalModel

/// What the things that edits name are called, those taken out of the case included.
package struct RecordNames: Sendable {
  private var elements: [ElementName: String] = [:]
  private var people: [AssessorID: String] = [:]
  /// The options, criteria and bodies whose names could be taken for those of others.
  private var alike: Set<ElementName> = []
  /// The people of whom that is so.
  private var peopleAlike: Set<AssessorID> = []

  /// Gathers the names from the entries of a record; the newest name of a thing counts, and others
  /// name only what no entry does.
  ///
  /// - Complexity: O(*n*) in the number of entries and of things in the adopted case.
  package init(_ entries: [RecordedEdit], _ others: [RecordedEdit] = []) {
    for entry in others { take(entry.edit) }
    for entry in entries { take(entry.edit) }
    findAlike()
  }

  /// Gathers the names from a fold; what was not applied names only what nothing else does.
  package init(_ fold: Fold) { self.init(fold.entries, fold.ignored.map(\.entry)) }

  /// Takes the names of a state, for what has no entries.
  package init(_ appraisal: Appraisal) {
    take(.document(.adopt(document: appraisal.document)))
    for person in appraisal.assessors { people[person.id] = person.name }
    findAlike()
  }

  private mutating func take(_ edit: Edit) {
    switch edit {
    case .document(let edit): take(edit)
    case .people(.join(let person)), .people(.revise(_, let person)):
      people[person.id] = person.name
    case .people(.leave), .people(.vouch), .people(.makeSlip), .people(.showSlip), .marks, .weights,
      .rounds, .decision, .meeting, .record:
      break
    }
  }

  private mutating func take(_ edit: CaseEdit) {
    switch edit {
    case .adopt(let document):
      for kind in ElementKind.allCases {
        for element in document[kind] { take(element) }
      }
    case .add(let element, _), .change(_, let element), .remove(let element, _): take(element)
    case .standing, .move, .head: break
    }
  }

  private mutating func take(_ element: Element) {
    elements[element.name] = element.thing.shortLabel
  }

  private mutating func findAlike() {
    let told: Set<ElementKind> = [.option, .criterion, .body]
    alike = Self.alike(elements.filter { told.contains($0.key.kind) }) {
      ElementName($0.kind, NamesAlike.key($1))
    }
    peopleAlike = Self.alike(people) { NamesAlike.key($1) }
  }

  /// The things that have a key in common with another.
  private static func alike<Thing: Hashable, Key: Hashable>(
    _ names: [Thing: String], _ key: (Thing, String) -> Key
  ) -> Set<Thing> {
    let groups = Dictionary(grouping: names) { key($0.key, $0.value) }
    return Set(groups.values.filter { $0.count > 1 }.joined().map(\.key))
  }

  /// What a thing of the case is called; its identifier where nothing else is known.
  package func element(_ name: ElementName) -> String {
    guard let words = elements[name] else { return name.id }
    return alike.contains(name) ? NamesAlike.told(words, name.id) : words
  }
  /// What an option is called.
  package func option(_ id: OptionID) -> String { element(ElementName(.option, id.text)) }
  /// What a criterion is called.
  package func criterion(_ id: CriterionID) -> String { element(ElementName(.criterion, id.text)) }
  /// What a piece of evidence is called.
  package func evidence(_ id: EvidenceID) -> String { element(ElementName(.evidence, id.text)) }
  /// What a body is called.
  package func body(_ id: BodyID) -> String { element(ElementName(.body, id.text)) }
  /// What a person is called.
  package func person(_ id: AssessorID?) -> String {
    guard let id else { return "Somebody without a name" }
    guard let name = people[id] else { return id.text }
    return peopleAlike.contains(id) ? NamesAlike.told(name, id.text) : name
  }
  /// A family of weights: "the top" or the name of its objective.
  package func family(_ family: WeightFamily) -> String {
    family.parent.map { "\"\(criterion($0))\"" } ?? "the top"
  }
}
