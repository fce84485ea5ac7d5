import AppraisalLedger
package import AppraisalModel
package import AppraisalRecord

/// Where whoever facilitates is, told to a projector and followed by it.
extension OpenAppraisal {
  /// What tells where the person is.
  package func placeTeller() -> PlaceTeller {
    PlaceTeller(
      in: store, of: person.text, keys: surroundings.privatePlace(), random: surroundings.random())
  }

  /// The place that was told last by somebody who facilitates, by a key that speaks for them; nil while
  /// nobody tells one.
  ///
  /// Anybody who may write to the folder can put a file there. One that nobody signed, or somebody who
  /// does not facilitate, is passed over; so is one that was told before another of the same run, which
  /// is put back. The clock of the disk says which of several was last.
  package func toldPlace(after known: inout KnownPlaces) -> ToldPlace? {
    let signs = ToldPlaces.all(in: store).filter { sign in
      sign.place.number >= known.numbers[sign.place.run] ?? 0 && sign.isSigned && leads(sign)
    }
    for sign in signs { known.numbers[sign.place.run] = sign.place.number }
    let last = signs.max { one, other in one.changed.lexicographicallyPrecedes(other.changed) }
    return last.flatMap { sign in
      AssessorID(sign.place.person).flatMap { person in
        FacilitatorPlace(sign).map { ToldPlace(person: person, place: $0) }
      }
    }
  }

  /// Whether a sign is by a key that speaks for somebody who facilitates.
  private func leads(_ sign: PlaceSign) -> Bool {
    guard let person = AssessorID(sign.place.person),
      fold.appraisal.assessor(person)?.facilitates == true
    else { return false }
    return fold.keys.keys(of: person).contains { $0.counts && $0.key.text == sign.key.hex }
  }
}

/// Which places a projector has seen: how many each run of a program had told by then.
package struct KnownPlaces: Equatable, Sendable {
  var numbers: [String: Int] = [:]

  package init() {}
}

extension FacilitatorPlace {
  /// The place that a sign tells; nil where it names a screen that there is not, or no names.
  fileprivate init?(_ sign: PlaceSign) {
    guard let screen = Screen(rawValue: sign.place.screen) else { return nil }
    self.init(
      screen, option: sign.place.option.flatMap(OptionID.init),
      criterion: sign.place.criterion.flatMap(CriterionID.init))
  }
}

extension PlaceTeller {
  /// Tells a place; nil takes back what was told.
  package func tell(_ place: FacilitatorPlace?) {
    guard let place else { return fallSilent() }
    tell(
      screen: place.screen.rawValue, option: place.option?.text, criterion: place.criterion?.text)
  }
}
