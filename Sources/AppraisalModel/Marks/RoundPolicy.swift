package import StrictJSON

/// Under what people's marks and reasons are shown once a round is revealed.
package enum ShownAs: String, Word {
  case names
  /// By a number that stays the same in every round.
  case pseudonyms
  /// By the body that they sit for.
  case bodies
}

/// Who sees what of a round; it is fixed when the round opens, before anybody marks.
package struct RoundPolicy: EmptyCoded, Hashable, Sendable {
  /// The usual least number of people of whom something is shown together.
  package static let usualFewest = 3

  /// Under what marks and reasons are shown after the reveal, where people talk about them.
  package var people: ShownAs
  /// The least number of people whose marks are shown by body or as dots.
  package var fewest: Int
  /// Whether the money of options is kept from those who mark while the round is open.
  package var hidesMoney: Bool

  package init(
    people: ShownAs = .names, fewest: Int = RoundPolicy.usualFewest, hidesMoney: Bool = false
  ) {
    self.people = people
    self.fewest = max(1, fewest)
    self.hidesMoney = hidesMoney
  }

  /// Whether what bodies come to may be shown, of so many people in each.
  ///
  /// Where names are shown, everybody's marks are. Else none is shown as soon as one has fewer people
  /// than the least number: the one left out could be told from the difference.
  package func showsBodies(of counts: [Int]) -> Bool {
    people == .names || counts.allSatisfy { $0 >= fewest }
  }

  /// What holds unless told.
  package init() { self.init(people: .names) }

  private enum Member: String, CodingKey { case people, fewest, hidesMoney }

  /// Writes what is not as usual.
  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    if people != .names { try members.encode(people, forKey: .people) }
    if fewest != Self.usualFewest { try members.encode(fewest, forKey: .fewest) }
    if hidesMoney { try members.encode(hidesMoney, forKey: .hidesMoney) }
  }

  /// Reads the members.
  package init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    self.init(
      people: try fields("people") ?? .names, fewest: try fields("fewest") ?? Self.usualFewest,
      hidesMoney: try fields("hidesMoney"))
  }
}
