import AppraisalModel
import Canvas
import Foundation
import Testing
@testable import Workbench

@Suite struct RegistryTests {
  @Test func `every command has one record with words of its own`() {
    #expect(Registry.shared.all.map(\.id).count == Set(Registry.shared.all.map(\.id)).count)
    #expect(Set(Registry.shared.all.map(\.title)).count == Registry.shared.all.count)
    for spec in Registry.shared.all {
      #expect(!spec.title.isEmpty && !spec.title.hasSuffix("."), "\(spec.id)")
      #expect(spec.help.hasSuffix(".") && spec.help.count > 8, "\(spec.id)")
      #expect(spec.hint?.isEmpty != true, "\(spec.id)")
    }
  }

  @Test func `every command that is written is on the list`() throws {
    let sources = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../Sources/Workbench").standardizedFileURL
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    var written: Set<String> = []
    for case let name as String in files where name.hasSuffix(".swift") {
      let text = try String(
        contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      for record in [": Command = ", " = Command("] {
        for part in text.components(separatedBy: record).dropFirst() {
          // Its name is the first text of the record.
          let quoted = part.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
          if quoted.count > 1 { written.insert(String(quoted[1])) }
        }
      }
    }
    #expect(written.count > 60)
    // Those of a demonstration are offered in one alone.
    #expect(written == Set((Registry.shared.all + Tour.commands).map(\.id)))
  }

  @Test(arguments: Registry.shared.all)
  func `no command takes anything out of the case before a question is answered`(
    command: Command
  ) {
    for keys in ["g9<Right><Right><Right><Down>", "g9<Right><Right><Right><Right><Down>"] {
      var desk = Desk(Board.opened())
      desk.type(keys)
      desk.receive(.clicked(.command(command)))
      // Closing the appraisal takes nothing out of it.
      guard let document = desk.model.bench.session?.document else { continue }
      #expect(document.options.count == Board.document.options.count, "\(command.id)")
      #expect(document.criteria.count == Board.document.criteria.count, "\(command.id)")
    }
  }

  @Test(arguments: Place.allCases)
  func `in one place no key means two things`(place: Place) {
    let here = Registry.shared.all.filter { $0.applies(in: place) }
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
      #expect(Registry.shared.command(for: key, in: place) == nil, "\(key)")
    }
    for key in [Key.up, .down, .pageUp, .pageDown, .home, .end] {
      #expect(Registry.shared.command(for: key, in: place) == nil, "\(key)")
    }
  }

  @Test func `no command needs a function key or Alt alone`() {
    for spec in Registry.shared.all where !spec.keys.isEmpty {
      let isPlain = spec.keys.contains { key in
        if case .function = key { false } else { true }
      }
      #expect(isPlain, "\(spec.id)")
    }
  }

  @Test(arguments: Registry.shared.all)
  func `every command is run by each of its keys and by its name`(spec: Command) {
    for place in Place.allCases where spec.applies(in: place) {
      // Where w has its own meaning it means another place only while the disk refuses.
      if spec == Everywhere.anotherPlace, [.home, .sensitivity, .author, .criteria].contains(place)
      {
        continue
      }
      for key in spec.keys where spec != ScoreRoom.way || place != .record || key == .alt("2") {
        #expect(Registry.shared.command(for: key, in: place) == spec, "\(key.name) in \(place)")
      }
    }
    var desk = Desk(Board.opened())
    desk.type(":" + spec.title)
    let menu = desk.model.bench.overlays.last as? CommandMenu
    #expect(menu?.commands(in: desk.model.bench.place).contains(spec) == true)
  }

  @Test func `keys have names that can be read`() {
    for spec in Registry.shared.all {
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

  @Test(arguments: desks.indices, Registry.shared.all)
  func `every command can be run in every state, or says in a sentence why not`(
    index: Int, command: Command
  ) {
    let (name, start) = Self.desks[index]
    for place in Place.allCases {
      var desk = start
      desk.model.bench.place = place
      desk.isHolding = true
      let reason = desk.model.refusal(of: command)
      let before = desk.appraisal
      desk.receive(.clicked(.command(command)))
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
    for spec in Registry.shared.all {
      for key in spec.keys {
        for place in Place.allCases {
          var desk = Desk()
          desk.model.bench.place = place
          desk.press(key)
          desk.type("5<Enter><Esc>")
          #expect(desk.model.bench.session == nil)
          #expect(faults(of: desk.model) == [])
        }
      }
    }
  }
}
