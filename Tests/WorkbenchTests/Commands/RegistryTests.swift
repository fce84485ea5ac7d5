import AppraisalModel
import Canvas
import Testing
import Workbench

@Suite struct RegistryTests {
  @Test func `every command has one record with words of its own`() {
    #expect(Registry.all.map(\.id).count == Set(Registry.all.map(\.id)).count)
    #expect(Set(Registry.all.map(\.id)) == Set(CommandID.allCases))
    #expect(Set(Registry.all.map(\.title)).count == Registry.all.count)
    for spec in Registry.all {
      #expect(Registry.spec(spec.id) == spec)
      #expect(!spec.title.isEmpty && !spec.title.hasSuffix("."), "\(spec.id)")
      #expect(spec.help.hasSuffix(".") && spec.help.count > 8, "\(spec.id)")
      #expect(spec.hint?.isEmpty != true, "\(spec.id)")
    }
  }

  @Test(arguments: Place.allCases)
  func `in one place no key means two things`(place: Place) {
    let here = Registry.all.filter { $0.applies(in: place) }
    for (kind, specs) in [
      ("here", here.filter { !$0.places.isEmpty }), ("everywhere", here.filter(\.places.isEmpty)),
    ] {
      let keys = specs.flatMap(\.keys)
      #expect(keys.count == Set(keys).count, "\(kind)")
    }
    // A place may use a key of everywhere for its own ends, but only these do.
    let own = Set(here.filter { !$0.places.isEmpty }.flatMap(\.keys))
    let shared = own.intersection(here.filter(\.places.isEmpty).flatMap(\.keys))
    let expected: [Place: Set<Key>] = [
      .record: [.character("s")], .home: [.character("w")], .sensitivity: [.character("w")],
      .author: [.character("w")], .criteria: [.character("w")],
    ]
    #expect(shared == expected[place, default: []])
  }

  @Test(arguments: Place.allCases)
  func `the keys of marks, of places and of lists run no command`(place: Place) {
    let kept = "0123456789.-g".map(Key.character)
    let lists = place == .score || place == .criteria ? "" : "jk "
    for key in kept + lists.map(Key.character) {
      #expect(Registry.command(for: key, in: place) == nil, "\(key)")
    }
    for key in [Key.up, .down, .pageUp, .pageDown, .home, .end] {
      #expect(Registry.command(for: key, in: place) == nil, "\(key)")
    }
  }

  @Test func `no command needs a function key or Alt alone`() {
    for spec in Registry.all where !spec.keys.isEmpty {
      let isPlain = spec.keys.contains { key in
        if case .function = key { false } else { true }
      }
      #expect(isPlain, "\(spec.id)")
    }
  }

  @Test(arguments: Registry.all)
  func `every command is run by each of its keys and by its name`(spec: CommandSpec) {
    for place in Place.allCases where spec.applies(in: place) {
      // Where w has its own meaning it means another place only while the disk refuses.
      if spec.id == .saveElsewhere, [.home, .sensitivity, .author, .criteria].contains(place) {
        continue
      }
      for key in spec.keys where spec.id != .goScore || place != .record || key == .alt("2") {
        #expect(Registry.command(for: key, in: place) == spec.id, "\(key.name) in \(place)")
      }
    }
    var desk = Desk(Board.opened())
    desk.type(":" + spec.title)
    guard case .commands(let menu) = desk.model.overlays.last else {
      Issue.record("there is no palette")
      return
    }
    #expect(desk.model.commands(in: menu).contains(spec))
  }

  @Test func `keys have names that can be read`() {
    for spec in Registry.all {
      for key in spec.keys {
        #expect(!key.name.isEmpty && key.name != "this key", "\(spec.id)")
      }
    }
  }
}

@Suite struct AvailabilityTests {
  /// Desks in which different commands cannot be run.
  static let desks: [(name: String, desk: Desk)] = {
    var unsaved = Desk(Board.opened())
    unsaved.diskRefusal = "the disk is full"
    unsaved.type("s7<Enter>")
    var snapshot = Desk(Board.opened(snapshots: Board.snapshots))
    snapshot.type("g7<Enter>")
    var opening = Desk(Board.opened())
    opening.type("f/x<Enter>")
    let empty = OpenedAppraisal(
      path: "/boards/empty.appraisal",
      fold: Fold(
        Board.recorded([
          .document(
            .adopt(document: CaseDocument(title: "Empty", question: Question(words: "Which?"))))
        ])))
    let observer = Assessor(id: Board.member.id, name: "Ada", roles: [.observer])
    return [
      ("nothing open", Desk()), ("open", Desk(Board.opened())), ("unsaved", unsaved),
      ("snapshot", snapshot), ("opening", opening), ("empty", Desk(empty)),
      ("read only", Desk(Board.opened(readOnly: "It can only be read."))),
      ("observer", Desk(Board.opened([.people(.join(assessor: observer))], joined: false))),
      ("all marked", Desk(Board.opened(Board.clear + Board.weights))),
    ]
  }()

  @Test(arguments: desks.indices, CommandID.allCases)
  func `every command can be run in every state, or says in a sentence why not`(
    index: Int, id: CommandID
  ) {
    let (name, start) = Self.desks[index]
    for place in Place.allCases {
      var desk = start
      desk.model.place = place
      desk.isHolding = true
      let reason = desk.model.disabledReason(id)
      let before = desk.appraisal
      desk.receive(.clicked(.command(id)))
      if let reason {
        #expect(reason.count > 10 && ".:".contains(reason.suffix(1)), "\(name) \(place): \(reason)")
        #expect(desk.notice == reason, "\(name) \(place)")
        #expect(desk.appraisal == before, "\(name) \(place)")
      }
      #expect(faults(of: desk.model) == [], "\(name) \(place)")
      #expect(faults(in: desk.frame) == [], "\(name) \(place)")
    }
  }

  @Test func `with nothing open every command is safe`() {
    for spec in Registry.all {
      for key in spec.keys {
        for place in Place.allCases {
          var desk = Desk()
          desk.model.place = place
          desk.press(key)
          desk.type("5<Enter><Esc>")
          #expect(desk.model.session == nil)
          #expect(faults(of: desk.model) == [])
        }
      }
    }
  }
}
