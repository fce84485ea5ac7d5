import PlainText

/// Things of one kind whose names people could take for one another.
package struct NamesAlike: Equatable, Sendable {
  package enum Things: Equatable, Sendable {
    case options([OptionID])
    case criteria([CriterionID])
    case bodies([BodyID])
  }

  /// They, in the order of the list.
  package var things: Things
  /// The places in the list, counted from 1.
  package var places: [Int]
  /// Their names, as they are written.
  package var names: [String]

  package init(things: Things, places: [Int], names: [String]) {
    (self.things, self.places, self.names) = (things, places, names)
  }

  /// What two names share that people could take for one another.
  package static func key(_ name: String) -> String { DisplayText.lookAlikeKey(name) }

  /// A name with what tells it apart from others like it.
  package static func told(_ name: String, _ id: String) -> String { "\(name) (\(id))" }
}

// One rule for what is called by its name: options, criteria with the headings above them, and
// bodies. Where people could take the short name for that of another, the whole label is said, and
// where that is no better, the identifier with it.

extension CaseDocument {
  /// What a sentence calls an option: its short name, told apart from those of the others.
  ///
  /// - Complexity: O(*n*) in the number of options, but for names that begin alike.
  package func name(_ id: OptionID) -> String { Self.name(id.text, in: options) }

  /// What a sentence calls a criterion or a heading above criteria.
  package func name(_ id: CriterionID) -> String { Self.name(id.text, in: criteria) }

  /// What a sentence calls a body.
  package func name(_ id: BodyID) -> String { Self.name(id.text, in: bodies) }

  private static func name<Thing: CaseElement>(_ id: String, in list: [Thing]) -> String {
    guard let place = list.firstIndex(where: { $0.id.text == id }) else { return id }
    let thing = list[place]
    func isTaken(_ name: String, by names: (Thing) -> [String]) -> Bool {
      list.indices.contains { other in
        other != place && names(list[other]).contains { DisplayText.lookAlike($0, name) }
      }
    }
    guard isTaken(thing.shortLabel, by: { [$0.shortLabel] }) else { return thing.shortLabel }
    guard isTaken(thing.label, by: { [$0.label, $0.shortLabel] }) else { return thing.label }
    return NamesAlike.told(thing.shortLabel, id)
  }

  /// The options, criteria and bodies whose names look alike, short as they are written in columns
  /// and sentences.
  ///
  /// - Complexity: O(*n*) in the length of all names.
  package var namesAlike: [NamesAlike] {
    Self.alike(options) { .options($0) } + Self.alike(criteria) { .criteria($0) }
      + Self.alike(bodies) { .bodies($0) }
  }

  private static func alike<Thing: CaseElement>(
    _ list: [Thing], _ things: ([Thing.ID]) -> NamesAlike.Things
  ) -> [NamesAlike] {
    let groups = Dictionary(grouping: list.indices) {
      NamesAlike.key(list[$0].shortLabel)
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.map { places in
      NamesAlike(
        things: things(places.map { list[$0].id }), places: places.map { $0 + 1 },
        names: places.map { list[$0].shortLabel })
    }
  }
}
