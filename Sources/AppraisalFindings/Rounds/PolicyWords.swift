package import AppraisalModel

extension Round {
  /// What stands in place of money that is hidden.
  package static let moneyIsHidden =
    "The money of the options is hidden from those who mark until the round ends."

  /// Who will see what of the round, a sentence for each part of the policy in force.
  package var policySentences: [String] {
    let before: [String] =
      switch visibility {
      case .open: ["Marks and reasons are seen by everybody as they are given."]
      case .closed, .sealed:
        [
          "Until the reveal, other members cannot see your marks or reasons. They see only whether "
            + "you have handed in. The program hides them; someone who can read the files could "
            + "find them."
        ]
      }
    return before + [shownWords] + fewestSentences
      + (policy.hidesMoney
        ? ["The money of options is hidden from those who mark while the round is open."] : [])
  }

  private var shownWords: String {
    switch policy.people {
    case .names: "After the reveal, members see them with your name."
    case .pseudonyms:
      "After the reveal, members see them in the workshop as of a participant with a number. In a "
        + "small group people may guess, and the log and the files hold your name."
    case .bodies:
      "After the reveal, members see them in the workshop as of somebody of your body. In a small "
        + "group people may guess, and the log and the files hold your name."
    }
  }

  private var fewestSentences: [String] {
    policy.fewest == 1
      ? ["Marks are shown by body and as dots however few people gave them."]
      : ["Nothing is shown by body or as dots of fewer than \(policy.fewest) people."]
  }
}

extension ShownAs {
  /// How people are shown, as a choice of a form says it.
  package var words: String {
    switch self {
    case .names: "with their names"
    case .pseudonyms: "as participants with a number"
    case .bodies: "by their body alone"
    }
  }
}

extension Appraisal {
  /// Whether the policy of the newest round lets be shown what bodies of so many people come to.
  func showsBodies(of counts: [Int]) -> Bool {
    rounds.last?.policy.showsBodies(of: counts) ?? true
  }

  /// That what bodies come to is kept back, and why.
  package var bodiesKeptBackWords: String {
    "What each body comes to is not shown: one has fewer than "
      + "\(rounds.last?.policy.fewest ?? RoundPolicy.usualFewest) people, and the round does not show "
      + "names."
  }
}
