import AppraisalFindings
import AppraisalModel
import Canvas
import GoldenSupport
import Testing

@testable import Workbench

/// What stands on the projector, and what its few keys do.
@Suite struct ProjectorTests {
  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
  ]

  private static func place(
    _ screen: FacilitatorPlace.Screen, _ option: Int? = nil, _ criterion: Int? = nil
  ) -> ToldPlace {
    ToldPlace(
      person: Board.member.id,
      place: FacilitatorPlace(
        screen, option: option.map { Board.options[$0] },
        criterion: criterion.map { Board.criteria[$0] }))
  }

  private static let agreed = Edit.marks(
    .agree(
      option: Board.options[2], criterion: Board.criteria[0], old: nil,
      new: AgreedScore(mark: 55, reason: "One team exists already, and works.")))

  static func projector(
    _ edits: [Edit], at told: ToldPlace?, size: Size = sizes[0]
  ) -> Projector {
    var projector = Projector(Board.opened(edits), at: told, size: size, glyphs: .unicode)
    for request in projector.take(.began) {
      guard case .findFirstPlaces(let generation, let findings) = request,
        let places = FirstPlaces(of: findings, samples: 500)
      else { continue }
      _ = projector.take(.firstPlacesFound(generation: generation, places))
    }
    return projector
  }

  private func rows(_ projector: Projector) -> [String] {
    let canvas = projector.frame.canvas
    return (0..<canvas.size.height).map { canvas.text(row: $0) }
  }

  private func screen(_ projector: Projector) -> String { rows(projector).joined(separator: "\n") }

  private func press(_ projector: inout Projector, _ keys: String) {
    for key in KeyText.keys(keys) { _ = projector.take(.pressed(key)) }
  }

  // MARK: Pictures

  private static let pictures: [(String, [Edit], ToldPlace?)] = [
    ("agenda", Board.meeting + Board.weights, place(.home)),
    ("round", Board.meeting, place(.workshop)),
    ("criterion", Board.meeting, place(.score, 2, 0)),
    ("option", Board.meeting, place(.read, 2)),
    ("weights", Board.talk + Board.weights, place(.criteria, nil, 1)),
    ("talk", Board.talk + [agreed], place(.workshop)),
    ("cell", Board.talk + [agreed] + Board.weights, place(.workshop, 2, 0)),
    ("result", Board.talk + Board.weights, place(.result)),
    ("waiting", Board.meeting, nil),
  ]

  @Test(arguments: pictures.indices, sizes)
  func `the projector looks as it should`(picture: Int, size: Size) {
    let (name, edits, told) = Self.pictures[picture]
    let frame = Self.projector(edits, at: told, size: size).frame
    expectGolden(
      frame.canvas.golden, named: "projector-\(name)-\(size.width)x\(size.height)")
  }

  @Test(arguments: pictures.indices)
  func `every page can be drawn in every size, with help over it`(picture: Int) {
    let (_, edits, told) = Self.pictures[picture]
    var projector = Self.projector(edits, at: told)
    for width in [0, 1, 7, 20, 39, 60, 100, 200] {
      for height in [0, 1, 2, 5, 12, 30, 60] {
        let size = Size(width: width, height: height)
        _ = projector.take(.resized(size))
        #expect(projector.frame.canvas.size == size)
        press(&projector, "?")
        #expect(projector.frame.canvas.size == size)
        press(&projector, "?<Right>")
      }
    }
  }

  // MARK: What is hidden

  private static let secret = MarkingPlace(
    round: RoundNumber(1), assessor: id("bob"), option: Board.options[0],
    criterion: Board.criteria[0])

  @Test(arguments: [false, true])
  func `before the reveal no page shows a mark or a reason, wherever the facilitator is`(
    ended: Bool
  ) {
    let ending = Edit.rounds(.moveRound(round: RoundNumber(1), old: .open, new: .ended))
    let edits =
      [
        .marks(.mark(place: Self.secret, old: nil, new: DecimalNumber("13.37").map(Answer.mark))),
        .marks(.reason(place: Self.secret, old: "", new: "planted reason")),
      ] + (ended ? [ending] : [])
    let opening = Board.meeting.filter { if case .rounds(.handIn) = $0 { false } else { true } }
    var projector = Self.projector(opening + edits, at: nil, size: Self.sizes[1])
    func check(_ what: String) {
      let text = screen(projector)
      #expect(!text.contains("planted reason") && !text.contains("13.37"), "\(what)\n\(text)")
    }
    for place in FacilitatorPlace.Screen.allCases {
      _ = projector.take(.placed(Self.place(place, 0, 0)))
      check(place.rawValue)
    }
    for page in projector.shown.pages {
      check("\(page)")
      press(&projector, "<Right>")
    }
  }

  // MARK: Following

  @Test func `it shows where the facilitator is, and stays where somebody turned by hand until f`()
  {
    var projector = Self.projector(Board.talk, at: Self.place(.home))
    #expect(projector.page == .agenda)
    #expect(rows(projector).last?.contains("Following Ada Byrne") == true)
    _ = projector.take(.placed(Self.place(.workshop, 2, 0)))
    #expect(projector.page == .cell(MatrixCell(Board.options[2], Board.criteria[0])))
    press(&projector, "<End>")
    #expect(projector.page == .decision)
    #expect(rows(projector).last?.contains("f follows Ada Byrne again") == true)
    _ = projector.take(.placed(Self.place(.result)))
    #expect(projector.page == .decision)
    press(&projector, "f")
    #expect(projector.page == .result)
    _ = projector.take(.placed(nil))
    #expect(projector.page == .agenda)
    #expect(rows(projector).last?.contains("Waiting for the facilitator") == true)
  }

  @Test func `pages are turned one by one, and not beyond the first and the last`() {
    var projector = Self.projector(Board.talk, at: nil)
    var seen = [projector.page]
    for _ in 0..<60 {
      press(&projector, "<Right>")
      if projector.page != seen.last { seen.append(projector.page) }
    }
    #expect(seen == projector.shown.pages)
    press(&projector, "<Home><Left>")
    #expect(projector.page == .agenda)
    // From where the facilitator is it goes on from there.
    press(&projector, "f")
    _ = projector.take(.placed(Self.place(.criteria, nil, 3)))
    press(&projector, "<Right>")
    #expect(projector.page == .round)
  }

  @Test func `q leaves, help closes by any key, and other keys do nothing and say so`() {
    var projector = Self.projector(Board.meeting, at: nil)
    #expect(projector.take(.pressed(.character("q"))) == [.quit])
    #expect(projector.take(.pressed(.control("c"))) == [.quit])
    #expect(projector.take(.hangUp) == [.quit])
    press(&projector, "?")
    #expect(screen(projector).contains("follow the facilitator again"))
    #expect(projector.take(.pressed(.character("q"))) == [])
    #expect(!screen(projector).contains("follow the facilitator again"))
    for key in ["o", "e", "r", "a", "5", "<Enter>", "<Tab>", "<Esc>", "<C-z>", ":"] {
      press(&projector, key)
      #expect(rows(projector).last?.contains("Nothing is on") == true, "\(key)")
      #expect(projector.page == .agenda)
    }
  }

  @Test func `what others add is shown, and a page of what is gone gives way`() {
    let opened = Board.opened(Board.talk)
    var projector = Projector(
      opened, at: Self.place(.workshop, 2, 0), size: Self.sizes[0], glyphs: .unicode)
    #expect(screen(projector).contains("nothing yet"))
    let news = Board.recorded([Self.agreed], from: 900)
    var arrival = Arrival(path: opened.path, number: 1, entries: news)
    #expect(projector.take(.arrived(arrival)).first == .tookArrival(1))
    #expect(screen(projector).contains("55: One team exists already, and works."))
    press(&projector, "<Home><Right>")
    #expect(projector.page == .option(Board.options[0]))
    let gone = Edit.document(
      .standing(
        option: Board.options[0],
        old: Board.document.option(Board.options[0])?.standing
          ?? OptionStanding(status: .active, reason: ""),
        new: OptionStanding(status: .discounted, reason: "Too dear.")))
    arrival = Arrival(path: opened.path, number: 2, entries: Board.recorded([gone], from: 901))
    _ = projector.take(.arrived(arrival))
    #expect(projector.turned == nil)
    arrival = Arrival(path: "/elsewhere", number: 3, entries: [])
    #expect(projector.take(.arrived(arrival)) == [.tookArrival(3)])
  }
}

/// Where whoever facilitates is, told as it changes.
@Suite struct TellingPlaceTests {
  private func told(_ desk: Desk) -> [FacilitatorPlace?] {
    desk.requests.compactMap { request in
      if case .run(.tellPlace(_, let place)) = request { .some(place) } else { nil }
    }
  }

  @Test func `each place is told once, with what is selected there`() {
    var desk = Desk(Board.opened(Board.talk))
    desk.type("g2<Down>g6<Down><Down>g3g4")
    let places = told(desk)
    #expect(places.first == FacilitatorPlace(.home))
    #expect(
      places.contains(
        FacilitatorPlace(.score, option: Board.options[1], criterion: Board.criteria[0])))
    #expect(places.contains { $0?.screen == .workshop && $0?.option != nil })
    #expect(places.contains { $0?.screen == .result && $0?.option != nil })
    #expect(places.last??.screen == .criteria && places.last??.criterion != nil)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 != $1 })
    let count = places.count
    desk.type("?<Esc>")
    desk.receive(.resized(Size(width: 100, height: 30)))
    #expect(told(desk).count == count)
  }

  @Test func `a member's place is told to nobody, and what was told is taken back at the end`() {
    let member = WorkshopTests.desk([.member])
    #expect(told(member).isEmpty)
    var desk = Desk(Board.opened())
    desk.type("g0o")
    #expect(told(desk).last == .some(nil))
  }

  @Test func `while a snapshot is open the place stays as it was`() {
    var desk = Desk(Board.opened(Board.clear, snapshots: Board.snapshots))
    desk.type("g7")
    let count = told(desk).count
    desk.type("<Enter>g2g3")
    #expect(desk.model.bench.snapshot != nil && told(desk).count == count)
  }
}

/// The eight steps and the minutes, over the rooms.
@Suite struct AgendaScreenTests {
  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
  ])
  func `the steps look as they should`(size: Size) {
    var desk = Desk(Board.opened(Board.meeting + Board.weights), size: size)
    desk.type("g6l")
    expectGolden(desk.frame.canvas.golden, named: "agenda-\(size.width)x\(size.height)")
  }

  @Test func `Home names what is next, and each step leads to where it is done`() {
    var desk = Desk(Board.opened(Board.meeting + Board.weights))
    #expect(desk.screen.contains("THE MEETING   steps (l): 3 of 8 done, next: Scores"))
    let places: [Place] = [
      .author, .author, .author, .workshop, .criteria, .result, .workshop, .sensitivity,
    ]
    for (row, place) in places.enumerated() {
      desk.type("g0l<Home>\(String(repeating: "<Down>", count: row))<Enter>")
      #expect(desk.model.bench.place == place, "\(row)")
      #expect(desk.model.bench.overlays.isEmpty)
    }
    desk.type("g0l")
    #expect(desk.screen.contains("► ◐ Scores"))
    desk.type("<Enter>")
    #expect(desk.model.bench.place == .workshop)
    desk.type("lq")
    #expect(desk.model.bench.overlays.isEmpty && desk.model.bench.place == .workshop)
  }

  @Test func `the minutes are read on Record, with how they get into a file`() {
    var desk = Desk(Board.opened(Board.talk), size: Size(width: 120, height: 60))
    desk.type("g7n")
    #expect(desk.screen.contains("appraise minutes /boards/mk-2010.appraisal > minutes.md"))
    #expect(desk.screen.contains("Who took part") && desk.screen.contains("Ada Byrne"))
    desk.type("<PgDn><PgDn><PgDn>")
    #expect(desk.screen.contains("Changing this text changes nothing in it."))
    var confined = Desk(
      Board.opened(Board.talk), size: Size(width: 120, height: 40), reach: .appraisal)
    confined.type("g7n")
    #expect(confined.screen.contains("whoever keeps the record"))
  }

  @Test func `what is escaped for Markdown is plain on the screen`() {
    let blocks = MinutesPage.blocks("# A\\_b\n\n- C\\*: d \\\\ e\nf\n")
    #expect(
      blocks == [.heading("A_b"), .blank, .bullet("C*: d \\ e"), .paragraph("f")])
  }
}
