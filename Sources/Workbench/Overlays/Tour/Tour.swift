import AppraisalModel
package import Canvas
import PlainText

/// A tour of the screens in a demonstration: a short text below each of them.
///
/// Every key but its own goes to the room, so that what the text says can be tried.
package struct Tour: Overlay {
  private let stops: [TourStop]
  /// The stop that it stands at; the first is the offer.
  package private(set) var number = 0

  init(_ plan: TourPlan, departs: Bool) { stops = TourStop.all(plan, departs: departs) }

  private var stop: TourStop { stops[min(number, stops.count - 1)] }
  private var isLast: Bool { number == stops.count - 1 }

  package var hints: [KeyHint] {
    [KeyHint(.enter, number == 0 ? "tour, five minutes" : isLast ? "end the tour" : "go on")]
      + (number > 0 ? [KeyHint(.backspace, "back")] : [])
      + [KeyHint(.escape, number == 0 ? "look around" : "end the tour")]
  }

  package var keysInWords: [(keys: String, words: String)] {
    hints.map { ($0.hint.key, $0.hint.label) } + [
      ("every other key", "does here what it always does")
    ]
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) -> Bool {
    switch key {
    case .enter where isLast: return leave(&bench)
    case .enter: go(to: number + 1, &bench)
    case .backspace: go(to: max(0, number - 1), &bench)
    default: bench.then { model throws(Refusal) in try model.pressBelowTour(key) }
    }
    return true
  }

  private func go(to next: Int, _ bench: inout Bench) {
    let stop = stops[next]
    bench.then { model throws(Refusal) in
      // What is being typed may keep the person where they are.
      try model.go(to: stop.place)
      if let destination = stop.destination { try model.go(to: destination) }
      model.changeTour { $0.number = next }
    }
  }

  package mutating func leave(_ bench: inout Bench) -> Bool {
    bench.say(.plain, "The tour is over: look around as you like. Ctrl-P and tour begins it again.")
    return false
  }

  package mutating func paste(_ text: String) -> Bool { false }

  // MARK: The picture

  private func lines(_ width: Int) -> [String] {
    DisplayText.wrap(stop.words, width: max(1, width - 2))
  }

  package func linesBelow(_ area: Rect) -> Int? {
    min(lines(area.width).count + 1, max(1, area.height - 4))
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    frame.canvas.fill(rect)
    frame.canvas.horizontalRule(x: rect.x, y: rect.y, width: rect.width, role: .accent)
    let titled =
      number == 0 ? " A DEMONSTRATION " : " TOUR \(number) OF \(stops.count - 1): \(stop.title) "
    frame.canvas.putFitted(
      titled, x: rect.x + 1, y: rect.y,
      width: min(DisplayText.displayWidth(titled), rect.width - 2),
      role: .accent)
    for (row, line) in lines(rect.width).prefix(rect.height - 1).enumerated() {
      frame.canvas.put(line, x: rect.x + 1, y: rect.y + 1 + row, width: rect.width - 2)
    }
  }
}

extension Tour {
  package static let commands: [Command] = [begin]

  package static let begin: Command = Command(
    "tour", "Tour of the screens", "Five minutes through this demonstration, from the beginning.",
    act: { model in model.offerTour() })
}

extension Model {
  /// Offers the tour of a demonstration, from its beginning; outside one it does nothing.
  mutating func offerTour() {
    guard let plan = bench.tour else { return }
    bench.overlays.removeAll { $0 is Tour }
    // Whatever is opened during the tour lies over it.
    let departs = bench.session?.appraisal.decision?.departure.isEmpty == false
    bench.overlays.insert(Tour(plan, departs: departs), at: 0)
  }

  fileprivate mutating func changeTour(_ change: (inout Tour) -> Void) {
    guard let place = bench.overlays.firstIndex(where: { $0 is Tour }),
      var tour = bench.overlays[place] as? Tour
    else { return }
    change(&tour)
    bench.overlays[place] = tour
  }

  /// Gives a key to what lies below the tour.
  fileprivate mutating func pressBelowTour(_ key: Key) throws(Refusal) {
    guard let place = bench.overlays.firstIndex(where: { $0 is Tour }) else { return }
    let tour = bench.overlays.remove(at: place)
    defer {
      // Another appraisal takes everything off that lay over the one before.
      if bench.tour != nil { bench.overlays.insert(tour, at: 0) }
    }
    try press(key)
  }
}
