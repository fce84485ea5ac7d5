import AppraisalFindings
package import AppraisalModel
package import Canvas

/// Who is there: everybody by body, with what is said of them, and keys to say it.
package struct AttendanceSheet: Overlay {
  static let commands: [Command] = [attendance]

  /// The person of the cursor.
  package private(set) var chosen: AssessorID
  /// Whether whoever sits here notes it of everybody, and not of themselves alone.
  private let forAll: Bool
  /// The time of day of what is said next; nil for now.
  package private(set) var time: TimeOfDay?
  /// The time that is being typed, or nil.
  private var typed: TextEntry?

  /// Opens the sheet on whoever sits here, or for those who note it of all on the first.
  init(_ session: Session) {
    forAll = session.mayFacilitate || session.appraisal.rules(session.viewer)
    let rows = AttendanceRows(session.appraisal).people
    chosen = forAll ? rows.first ?? session.viewer : session.viewer
  }

  package var takesText: Bool { typed != nil }

  package var hints: [KeyHint] {
    if typed != nil { return [KeyHint(.enter, "this time"), KeyHint(.escape, "back")] }
    let own = [
      KeyHint(.character("p"), "present"), KeyHint(.character("l"), "left"),
      KeyHint(.character("a"), "apologies"),
    ]
    return own + (forAll ? [KeyHint(.character("s"), "sits in")] : []) + [
      KeyHint(.character("x"), "take back"), KeyHint(.character("t"), "time"),
    ] + (forAll ? [KeyHint(.character("e"), "all leave")] : []) + [
      KeyHint(.character("?"), "help"), KeyHint(.escape, "close"),
    ]
  }

  package var keysInWords: [(keys: String, words: String)] {
    [
      ("Up/Down", "choose somebody"),
      ("p or Enter", "they are there, from now or from the time above"),
      ("l", "they left"), ("a", "they sent apologies"),
      ("s", "somebody sits in for them, whose ballot then counts in their place"),
      ("x", "take back what was said last of them"),
      ("t", "say another time than now; empty is now again"),
      ("e", "everybody leaves, as at the end of a meeting; it asks first"),
      ("Esc", "close"),
    ]
  }

  // MARK: Keys

  package mutating func press(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool {
    if typed != nil {
      try type(key, bench)
      return true
    }
    switch key {
    case .enter, .character("p"): try say(.arrived, &bench)
    case .character("l"): try say(.left, &bench)
    case .character("a"): try say(.apologies, &bench)
    case .character("x"): try takeBack(&bench)
    case .character("s"): try askWhoSitsIn(&bench)
    case .character("e"): try askLeaving(&bench)
    case .character("t"): typed = TextEntry(time?.description ?? "", byteLimit: 8)
    default: move(key, bench)
    }
    return true
  }

  package mutating func leave(_ bench: inout Bench) -> Bool {
    guard typed != nil else { return false }
    typed = nil
    return true
  }

  package mutating func click(_ action: Action, _ bench: inout Bench) -> Bool {
    guard case .overlayRow(let row) = action, let session = bench.session else { return true }
    let people = AttendanceRows(session.appraisal).people
    if people.indices.contains(row) { chosen = people[row] }
    return true
  }

  package mutating func paste(_ text: String) -> Bool {
    guard var entry = typed else { return false }
    _ = entry.insert(text)
    typed = entry
    return true
  }

  private mutating func move(_ key: Key, _ bench: Bench) {
    guard let session = bench.session else { return }
    let people = AttendanceRows(session.appraisal).people
    let row = people.firstIndex(of: chosen) ?? 0
    let next = Motion.row(key, from: row, of: people.count, page: bench.page(leaving: 8)) ?? row
    if people.indices.contains(next) { chosen = people[next] }
  }

  /// Takes a key of the time that is being typed.
  private mutating func type(_ key: Key, _ bench: Bench) throws(Refusal) {
    guard var entry = typed else { return }
    if key == .enter {
      let text = entry.text.trimmed
      guard !text.isEmpty else {
        (typed, time) = (nil, nil)
        return
      }
      guard let said = TimeOfDay(typed: text) else { throw Refusal(TimeOfDay.typingRule) }
      (typed, time) = (nil, said)
      return
    }
    _ = entry.edit(key) { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
    typed = entry
  }

  // MARK: What is said

  /// Refuses to note of others what only facilitators and recorders do.
  private func check(_ bench: Bench) throws(Refusal) {
    guard let session = bench.session else { return }
    if session.appraisal.attendanceBar(on: chosen, by: session.viewer) != nil {
      throw Refusal("You say this of yourself. Of others the facilitator or the recorder does.")
    }
  }

  private func say(_ said: Attendance, _ bench: inout Bench) throws(Refusal) {
    try check(bench)
    let (person, time) = (chosen, time)
    bench.atThisMoment { model, now throws(Refusal) in
      try Self.note(&model.bench, at: time, now) { appraisal, moment throws(AttendanceRefusal) in
        (
          "\(appraisal.name(person)): \(said.words)",
          try appraisal.attending(person, said, at: moment, now: now)
        )
      }
    }
  }

  private func takeBack(_ bench: inout Bench) throws(Refusal) {
    try check(bench)
    let person = chosen
    bench.atThisMoment { model, now throws(Refusal) in
      try Self.note(&model.bench, at: nil, now, then: "u on Workshop brings it back.") {
        appraisal, _ throws(AttendanceRefusal) in
        (
          "\(appraisal.name(person)): taken back",
          try appraisal.takingBack(attendanceOf: person)
        )
      }
    }
  }

  private func askLeaving(_ bench: inout Bench) throws(Refusal) {
    guard forAll else { throw Refusal("The facilitator or the recorder says that all leave.") }
    let time = time
    bench.show(
      Confirmation(
        title: "Does everybody leave?",
        words: "Everybody who is there is noted as having left"
          + (time.map { " at \($0)" } ?? "") + ", as at the end of a meeting.",
        key: "y", label: "all leave",
        act: { model throws(Refusal) in
          model.bench.atThisMoment { model, now throws(Refusal) in
            try Self.note(
              &model.bench, at: time, now, then: "u on Workshop takes it back."
            ) { appraisal, moment throws(AttendanceRefusal) in
              ("All left", try appraisal.everybodyLeaving(at: moment, now: now))
            }
          }
        }))
  }

  private func askWhoSitsIn(_ bench: inout Bench) throws(Refusal) {
    guard forAll else { throw Refusal("The facilitator or the recorder says who sits in.") }
    let (member, time) = (chosen, time)
    bench.atThisMoment { model, now throws(Refusal) in
      let moment = try Self.moment(time, now, model.bench)
      try SubstituteMenu.show(for: member, at: moment, now: now, &model.bench)
    }
  }

  /// The moment of a time of day on the day that it is, or the moment that it is.
  private static func moment(
    _ time: TimeOfDay?, _ now: Moment, _ bench: Bench
  ) throws(Refusal) -> Moment {
    guard let time, let day = bench.clock.day(now.text) else { return now }
    guard let moment = bench.clock.moment(time, on: day) else {
      throw Refusal(TimeOfDay.typingRule)
    }
    return moment
  }

  /// Makes what an act gives for a moment, and says it.
  static func note(
    _ bench: inout Bench, at time: TimeOfDay?, _ now: Moment,
    then back: String = "x takes it back.",
    _ act: (Appraisal, Moment) throws(AttendanceRefusal) -> (label: String, edits: [Edit])
  ) throws(Refusal) {
    guard let appraisal = bench.session?.appraisal else { return }
    let moment = try moment(time, now, bench)
    let made: (label: String, edits: [Edit])
    do {
      made = try act(appraisal, moment)
    } catch {
      throw Refusal(error.sentence(in: appraisal, bench.clock))
    }
    try bench.perform(made.label, made.edits)
    let when = time.map { " at \($0)" } ?? ""
    bench.say(.good, "\(made.label)\(when). It is on record; \(back)")
  }

  // MARK: The picture

  private var timeWords: String {
    if let typed { return "\(typed.text)_" }
    return time.map { "\($0) today" } ?? "now"
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    let inner = OverlayFrame.draw(on: &frame.canvas, rect, title: "Who is there")
    guard let session = model.bench.session else { return }
    let rows = AttendanceRows(session.appraisal)
    let content = rows.content(
      chosen: chosen, clock: model.bench.clock, today: model.bench.today,
      glyphs: model.bench.glyphs)
    let (top, rest) = inner.splitTop(inner.height > 4 ? 1 : 0)
    let role = typed == nil ? Role.muted : .accent
    frame.canvas.put("Time   \(timeWords)", x: top.x, y: top.y, width: top.width, role: role)
    let place = rows.people.firstIndex(of: chosen).map { content.places[$0] }
    let pane = ReadingPane(content.blocks, selected: place, isFocused: place != nil)
    let drawn = pane.draw(on: &frame.canvas, in: rest)
    frame.cursor = drawn.cursor ?? Point(x: inner.x, y: inner.y)
    frame.add(drawn) { block in content.places.firstIndex(of: block).map(Action.overlayRow) }
  }
}

/// Everybody who takes part, by the body for which they count.
struct AttendanceRows {
  private let appraisal: Appraisal
  private let groups: [(body: BodyID?, people: [Assessor])]

  init(_ appraisal: Appraisal) {
    self.appraisal = appraisal
    let all = appraisal.assessors.filter { !$0.roles.isEmpty }
    let bodies: [BodyID?] = appraisal.document.bodies.map(\.id) + [nil]
    groups = bodies.map { body in
      (body: body, people: all.filter { appraisal.body(of: $0) == body })
    }.filter { !$0.people.isEmpty }
  }

  /// They, in the order of the sheet.
  var people: [AssessorID] { groups.flatMap { $0.people.map(\.id) } }

  /// The text, and for each person the block that shows them.
  func content(
    chosen: AssessorID, clock: ReaderClock, today: CalendarDay?, glyphs: GlyphSet
  ) -> (blocks: [TextBlock], places: [Int]) {
    let presence = appraisal.presence()
    var blocks: [TextBlock] = []
    var places: [Int] = []
    for group in groups {
      let name = group.body.map(appraisal.document.name) ?? "For no body"
      let count = presence.first { $0.body == group.body }
      if !blocks.isEmpty { blocks.append(.blank) }
      blocks.append(.heading(name + (count.map { Self.count($0, glyphs) } ?? "")))
      for person in group.people {
        places.append(blocks.count)
        let sign = person.id == chosen ? String(glyphs.selection) : " "
        blocks.append(
          .keyValue(
            "\(sign) \(appraisal.name(person))",
            appraisal.attendanceWords(of: person.id, clock, today: today)
          ).linked)
      }
    }
    return (blocks, places)
  }

  private static func count(_ presence: BodyPresence, _ glyphs: GlyphSet) -> String {
    let quorum =
      presence.quorum.map {
        ", quorum \($0) " + (presence.isQuorate == true ? String(glyphs.tick) : "not met")
      } ?? ""
    return "   \(presence.present.count) of \(presence.members.count)\(quorum)"
  }
}

extension Attendance {
  /// What is said of somebody, in a word or two.
  var words: String {
    switch self {
    case .arrived: "present"
    case .left: "left"
    case .apologies: "apologies"
    }
  }
}

extension AttendanceSheet {
  package static let attendance: Command = Command(
    "attendance", "Who is there",
    "Who is present, left or sent apologies, and who sits in for whom.",
    keys: [.character("p")], in: [.workshop], hint: "who is there", rank: 9,
    unless: { model in
      model.bench.needingSession { session in
        if model.bench.snapshot != nil { return "Close this snapshot first, with Esc." }
        return session.readOnly
          ?? (session.appraisal.assessors.isEmpty ? "Nobody takes part yet." : nil)
      }
    },
    act: { model in
      if let session = model.bench.session { model.bench.show(AttendanceSheet(session)) }
    })
}
