import AppraisalModel

/// The board of 2010 with members of two bodies, whose ballots the facilitator entered.
enum GroupBoard {
  /// Whose ballots there are beside the member's own.
  private static let people = [
    Assessor(id: id("bo"), name: "Bo Reed", body: id("nhs")),
    Assessor(id: id("cy"), name: "Cy Marsh", body: id("council")),
    Assessor(id: id("di"), name: "Di Hale", body: id("council")),
  ]

  /// Two bodies that decide; the NHS puts the third option first and the council the fourth, and each
  /// has weights of its own.
  static let apart =
    joined(people) + Board.fragile
    + marks(people[0]) { option, criterion in
      option == 2 ? 74 - 3 * criterion : 40 + 4 * option
    }
    + marks(people[1]) { option, criterion in
      option == 3 ? 82 - 5 * criterion : 38 + 5 * option
    }
    + marks(people[2]) { option, criterion in
      option == 3 ? 64 + criterion : 50 + 2 * option - criterion
    } + Board.weights + ownWeights

  /// The same with one chair empty and one answer open.
  static let missing =
    joined(people) + Board.fragile
    + marks(people[0]) { option, criterion in
      option == 2 ? 74 - 3 * criterion : 40 + 4 * option
    }
    + marks(people[1]) { option, criterion in
      option == 3 ? 82 - 5 * criterion : 38 + 5 * option
    } + [
      .marks(
        .mark(
          place: place(people[1], 3, 2), old: .mark(DecimalNumber(72)), new: .doNotKnow))
    ] + Board.weights

  private static func joined(_ people: [Assessor]) -> [Edit] {
    let bodies = Board.document.bodies.filter { $0.id == id("council") && $0.part != .decides }
    return bodies.map { body in
      var deciding = body
      deciding.part = .decides
      return .document(.change(old: .body(body), new: .body(deciding)))
    } + people.map { .people(.join(assessor: $0)) }
  }

  private static func place(_ person: Assessor, _ option: Int, _ criterion: Int) -> MarkingPlace {
    MarkingPlace(
      round: .solo, assessor: person.id, option: Board.options[option],
      criterion: Board.criteria[criterion])
  }

  private static func marks(
    _ person: Assessor, _ value: (_ option: Int, _ criterion: Int) -> Int
  ) -> [Edit] {
    Board.criteria.indices.flatMap { criterion in
      Board.options.indices.map { option in
        .marks(
          .mark(
            place: place(person, option, criterion), old: nil,
            new: .mark(DecimalNumber(value(option, criterion)))))
      }
    }
  }

  private static let ownWeights: [Edit] = Board.weights.enumerated().flatMap {
    index, edit -> [Edit] in
    guard case .weights(.weigh(_, let criterion, _, _)) = edit else { return [] }
    return [(id("nhs"), 100 - 20 * (index % 4)), (id("council"), 40 + 20 * (index % 4))].map {
      .weights(
        .weigh(
          holder: .body($0.0 as BodyID), criterion: criterion, old: nil, new: DecimalNumber($0.1)))
    }
  }
}
