import AppraisalModel

extension Model {
  /// Has projectors told where the person is who facilitates, where that is new; while a snapshot is
  /// open they stay where they are.
  mutating func tellPlace() {
    guard let session = bench.session else {
      if let told = toldPlace.take() { bench.run(.tellPlace(path: told.path, nil)) }
      return
    }
    guard bench.snapshot == nil else { return }
    let path = session.path
    guard session.mayFacilitate else {
      if toldPlace.take() != nil { bench.run(.tellPlace(path: path, nil)) }
      return
    }
    let selected = room.selection(bench)
    let place = FacilitatorPlace(
      bench.place.screen, option: selected.option, criterion: selected.criterion)
    if let toldPlace, toldPlace == (path, place) { return }
    toldPlace = (path, place)
    bench.run(.tellPlace(path: path, place))
  }
}

extension Place {
  /// What a projector calls it.
  fileprivate var screen: FacilitatorPlace.Screen {
    switch self {
    case .home: .home
    case .read: .read
    case .score: .score
    case .result: .result
    case .criteria: .criteria
    case .sensitivity: .sensitivity
    case .workshop: .workshop
    case .record: .record
    case .author: .author
    }
  }
}
