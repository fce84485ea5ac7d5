package import AppraisalModel

/// Where somebody goes to put right what a health check found.
package enum HealthPlace: Hashable, Sendable {
  case option(OptionID)
  /// A criterion or a hurdle.
  case criterion(CriterionID)
  /// The options as a whole.
  case options
  /// The value tree as a whole.
  case criteria
  case weights(WeightHolder)
  case marks
  case people
  /// The terms of the decision.
  case terms
  case decision

  /// The place as a word for programs: `option:join`, `weights:agreed`, `terms`.
  package var word: String {
    switch self {
    case .option(let id): "option:\(id)"
    case .criterion(let id): "criterion:\(id)"
    case .options: "options"
    case .criteria: "criteria"
    case .weights(let holder): "weights:\(holder)"
    case .marks: "marks"
    case .people: "people"
    case .terms: "terms"
    case .decision: "decision"
    }
  }
}

/// What kind of weakness a health check can find.
package enum HealthConcern: String, CaseIterable, Encodable, Hashable, Sendable {
  /// Two criteria have nearly the same name.
  case similarCriteria = "similar-criteria"
  /// Two criteria order and space all options alike.
  case sameMarks = "same-marks"
  /// A criterion of the benefits is about cost.
  case costAmongBenefits = "cost-among-benefits"
  /// More criteria than people can keep apart.
  case manyCriteria = "many-criteria"
  /// All options are worth the same on a criterion.
  case allEqual = "all-equal"
  /// A judged scale does not say in words what its ends mean.
  case anchorsMissing = "anchors-missing"
  /// Nobody who takes part may mark a criterion.
  case nobodyMarks = "nobody-marks"
  /// There is nothing to compare with.
  case noBaseline = "no-baseline"
  /// There is more than one baseline.
  case severalBaselines = "several-baselines"
  /// An option is appraised beside what it was made from.
  case besideItsParts = "beside-its-parts"
  /// An option is a name only.
  case shell
  /// No evidence concerns an option.
  case noEvidence = "no-evidence"
  /// Nobody has said whether an option passes a hurdle.
  case hurdleUnanswered = "hurdle-unanswered"
  /// The weights are equal because nobody has set them.
  case weightsNotSet = "weights-not-set"
  /// A range has changed since the weights were asked for.
  case staleWeights = "stale-weights"
  case blankMarks = "blank-marks"
  /// Somebody has begun to mark and not finished.
  case ballotUnfinished = "ballot-unfinished"
  /// Nobody has ruled on an interest that was declared.
  case interestOpen = "interest-open"
  /// An agreed score has no reason.
  case scoreWithoutReason = "score-without-reason"
  /// A body that decides has nobody who marks.
  case bodyAbsent = "body-absent"
  /// There is no equality assessment with its date.
  case noEquality = "no-equality"
  /// A decision departs from the ranking and does not say why.
  case unexplainedDeparture = "unexplained-departure"
  /// What was chosen fails a hurdle.
  case chosenFailsHurdle = "chosen-fails-hurdle"

  /// Why it weakens an appraisal.
  package var why: String {
    switch self {
    case .similarCriteria, .sameMarks:
      "What is counted under two names weighs twice as much as the board meant."
    case .costAmongBenefits:
      "Cost is set against the benefits afterwards. Within them it counts twice."
    case .manyCriteria:
      "Beyond about twelve, people stop telling criteria apart and small ones gain weight together."
    case .allEqual:
      "It does not tell the options apart. Keep it so that totals stay true, and say that it is so."
    case .anchorsMissing: "Without words at both ends, the same mark means different things."
    case .nobodyMarks: "Its marks will stay missing, and no option can be ranked for certain."
    case .noBaseline: "Nobody can see what would happen if nothing were changed."
    case .severalBaselines: "Extra cost and extra benefit need one thing to be counted from."
    case .besideItsParts:
      "The same thing is marked twice, and the places that the two take say little."
    case .shell: "It cannot be marked, so that it is left out without having been weighed."
    case .noEvidence: "Its marks rest on nothing that a reader can look up."
    case .hurdleUnanswered: "An option that fails a hurdle cannot lead, whatever its total."
    case .weightsNotSet: "Equal weights are a choice too, and nobody has made it."
    case .staleWeights: "Weights compare steps between two ends; these ends are no longer there."
    case .ballotUnfinished:
      "A ballot that has only begun is in no mean, so nobody's view is halved."
    case .blankMarks: "A blank is not a zero, and it can change who leads."
    case .interestOpen: "Until somebody rules on it, it keeps the person out of nothing."
    case .scoreWithoutReason: "Nobody will be able to say later why the group settled on it."
    case .bodyAbsent: "The answer is not that of all who must decide."
    case .noEquality: "The law asks those who decide to have it before them."
    case .unexplainedDeparture: "A decision may depart from the ranking, and must say why."
    case .chosenFailsHurdle: "A hurdle is what every option must pass."
    }
  }
}

/// Something that weakens an appraisal.
package struct HealthFinding: Equatable, Sendable {
  package var concern: HealthConcern
  /// Where to put it right.
  package var place: HealthPlace
  /// What was found, in a sentence.
  package var what: String

  package init(_ concern: HealthConcern, at place: HealthPlace, _ what: String) {
    (self.concern, self.place, self.what) = (concern, place, what)
  }

  package var why: String { concern.why }
}
