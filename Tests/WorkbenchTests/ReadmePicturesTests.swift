import AppraisalExchange
import AppraisalFindings
import AppraisalModel
import Canvas
import Foundation
import Testing
@testable import Workbench

/// The pictures of the README are the real screens; `scripts/generate` draws them anew.
@Suite struct `Pictures of the README` {
  @Test(arguments: ["score", "result"])
  func `A picture shows the screen as it is`(name: String) throws {
    var model = try Pictures.opened()
    if name == "result" { Pictures.press(&model, [.escape, .character("g"), .character("3")]) }
    let frame = Workbench.view(model)
    let svg = frame.canvas.svg(
      theme: .light, title: "Appraise, the \(model.bench.place.title) screen", cursor: frame.cursor)
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../docs/images/\(name).svg").standardizedFileURL
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data(svg.utf8).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == svg, "docs/images/\(name).svg is stale: run scripts/generate")
  }
}

/// The Milton Keynes case with points of weight and marks that are invented.
private enum Pictures {
  static func opened() throws -> Model {
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../data/cases/mk-2010.json").standardizedFileURL
    let document = try CaseReader.read([UInt8](Data(contentsOf: file)), named: "mk-2010.json")
    let person = try #require(AssessorID("member-3"))
    let member = Assessor(
      id: person, name: "Member 3", body: document.bodies.first?.id,
      roles: [.member, .facilitator])
    let edits: [Edit] = [.document(.adopt(document: document)), .people(.join(assessor: member))]
    let fold = Fold(
      edits.enumerated().map { number, edit in
        RecordedEdit(
          address: EntryAddress(segment: SegmentID("sitting"), number: number),
          operation: "op-\(number)", time: "2010-02-25T10:00:0\(number).000Z", author: person,
          edit: edit)
      })
    var model = Model(
      size: Size(width: 96, height: 26), glyphs: .unicode, person: person, personName: "Member 3")
    answer(&model, Workbench.update(&model, .opened(OpenedAppraisal(path: "mk-2010", fold: fold))))
    press(&model, [.character("g"), .character("4")])
    for points in ["100", "100", "60", "80", "100", "70", "50", "80", "100", "70", "80", "100"] {
      type(&model, points)
    }
    press(&model, [.character("g"), .character("2")])
    let cards: [[Int]] = [
      [55, 35, 85, 45, 30, 15], [50, 30, 80, 40, 35, 20], [50, 45, 70, 60, 40, 35],
      [45, 40, 65, 60, 55, 40], [35, 50, 60, 70, 45, 40], [90, 30, 50, 60, 40, 10],
      [80, 40, 45, 60, 50, 10], [45, 25, 65, 70, 55, 40],
    ]
    for value in cards.joined() { type(&model, String(value)) }
    model[ScoreRoom.self].criterion = model.bench.session?.markedCriteria.first?.id
    model[ScoreRoom.self].option = model.bench.session?.document.appraisedOptions[2].id
    press(&model, [.character("8"), .character("8")])
    return model
  }

  static func press(_ model: inout Model, _ keys: [Key]) {
    for key in keys { answer(&model, Workbench.update(&model, .pressed(key))) }
  }

  private static func type(_ model: inout Model, _ text: String) {
    press(&model, text.map(Key.character) + [.enter])
  }

  /// Answers what the screens ask of the outside: everything is saved at once.
  private static func answer(_ model: inout Model, _ requests: [Request]) {
    for case .run(let effect) in requests {
      switch effect {
      case .record(let batch, _, _, _):
        _ = Workbench.update(&model, .recorded(batch: batch, []))
      case .findFirstPlaces(let generation, let findings):
        guard let places = FirstPlaces(of: findings, samples: 10_000) else { continue }
        _ = Workbench.update(&model, .firstPlacesFound(generation: generation, places))
      default: break
      }
    }
  }
}
