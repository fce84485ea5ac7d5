/// Where the facilitator of a workshop is: the screen, and what is selected there.
///
/// It is told to whoever projects and is no part of the record. It holds names of the case alone.
package struct FacilitatorPlace: Hashable, Sendable, Encodable {
  package enum Screen: String, Word {
    case home, read, score, result, criteria, sensitivity, workshop, record, author
  }

  package var screen: Screen
  package var option: OptionID?
  package var criterion: CriterionID?

  package init(_ screen: Screen, option: OptionID? = nil, criterion: CriterionID? = nil) {
    (self.screen, self.option, self.criterion) = (screen, option, criterion)
  }
}

/// Where somebody who facilitates says that they are.
package struct ToldPlace: Hashable, Sendable, Encodable {
  package var person: AssessorID
  package var place: FacilitatorPlace

  package init(person: AssessorID, place: FacilitatorPlace) {
    (self.person, self.place) = (person, place)
  }
}
