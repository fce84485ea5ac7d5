import PlainText

/// Who is on the panel: what each of them may do, and whose names could be taken for one another.
extension Appraisal {
  /// A person as they first take part: a member, and the facilitator while there is nobody yet.
  package func newcomer(_ id: AssessorID, named name: String) -> Assessor {
    Assessor(id: id, name: name, roles: assessors.isEmpty ? [.member, .facilitator] : [.member])
  }

  /// Whether a person runs the workshop; whoever is first to take part does.
  package func facilitates(_ person: AssessorID) -> Bool {
    assessors.isEmpty || assessor(person)?.facilitates == true
  }

  /// Whether a person may record what was decided.
  package func recordsDecisions(_ person: AssessorID) -> Bool {
    facilitates(person) || assessor(person)?.roles.contains(.recorder) == true
  }

  /// Whether a person gives rulings on the interests of others.
  package func rules(_ person: AssessorID) -> Bool { assessor(person)?.rules ?? false }

  /// Why a person may not mark a cell, or nil: another body marks the criterion, or an interest
  /// touches it.
  ///
  /// Nobody's body is asked for while the criterion names none.
  package func bar(
    on person: Assessor, option: OptionID, criterion: CriterionID
  ) -> EditRefusal? {
    let place = document.criteria.firstIndex { $0.id == criterion }
    let markers = place.map { document.criteria[$0].markedBy } ?? []
    if !markers.isEmpty, !markers.contains(where: { $0 == body(of: person) }) {
      return .notMarkedBy(body(of: person), criterion)
    }
    let isRecused = person.interests.contains { $0.bars(option, criterion) }
    return isRecused ? .recused(person.id) : nil
  }

  // MARK: Names

  /// What a sentence calls a person: their name, with the identifier where another's looks alike.
  ///
  /// - Complexity: O(*n*) in the number of people, but for names that begin alike.
  package func name(_ id: AssessorID) -> String {
    assessor(id).map(name) ?? id.text
  }

  /// What a sentence calls somebody who takes part.
  package func name(_ person: Assessor) -> String {
    let isTaken = assessors.contains {
      $0.id != person.id && DisplayText.lookAlike($0.name, person.name)
    }
    return isTaken ? NamesAlike.told(person.name, person.id.text) : person.name
  }

  /// Those on the panel whose name or identifier could be taken for somebody's.
  package func lookAlikes(of person: Assessor) -> [Assessor] {
    let keys = person.likenessKeys
    return assessors.filter { $0.id != person.id && !$0.likenessKeys.isDisjoint(with: keys) }
  }

  /// Who on the panel a name was probably meant for: the nearest of those a slip away, or nil.
  package func nearest(to id: AssessorID) -> Assessor? {
    let key = Assessor.likenessKey(LoginName.stem(of: id))
    let near = assessors.map { person in
      (person, person.likenessKeys.map { Self.distance(key, $0) }.min() ?? .max)
    }.min { $0.1 < $1.1 }
    guard let (person, distance) = near, distance <= max(1, min(3, key.utf8.count / 3)) else {
      return nil
    }
    return person
  }

  /// How many letters are to be put in, taken out or changed to make one text of another.
  private static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    var row = Array(0...other.count)
    for (place, scalar) in one.enumerated() {
      var before = place
      row[0] = place + 1
      for (column, found) in other.enumerated() {
        let best = min(row[column] + 1, row[column + 1] + 1, before + (scalar == found ? 0 : 1))
        before = row[column + 1]
        row[column + 1] = best
      }
    }
    return row[other.count]
  }
}

extension Assessor {
  /// Whether one word of the name mixes letters of different scripts.
  package var hasMixedName: Bool { DisplayText.isMixedScript(name) }

  /// What the name and the identifier look like; what looks alike has a key in common.
  fileprivate var likenessKeys: Set<String> {
    Set([name, LoginName.stem(of: id)].map(Self.likenessKey)).subtracting([""])
  }

  /// A text without accents, signs and blanks, as it looks.
  fileprivate static func likenessKey(_ text: String) -> String {
    let plain = DisplayText.lookAlikeKey(text).unicodeScalars.flatMap { scalar in
      let base = ASCIIFold.character(for: scalar)
      return base == "?" ? [scalar] : Array(base.properties.lowercaseMapping.unicodeScalars)
    }
    var key = String.UnicodeScalarView()
    for scalar in plain where scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    {
      key.append(scalar)
    }
    return String(key)
  }
}
