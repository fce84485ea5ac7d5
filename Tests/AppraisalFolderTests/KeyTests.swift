import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing

/// One person at two machines, each with a home of its own.
@Suite struct KeyTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("appraise-\(UUID().uuidString)").path

  private func surroundings(_ machine: String) -> Surroundings {
    var surroundings = Surroundings.live()
    surroundings.environment = ["HOME": "\(folder)/\(machine)"]
    surroundings.now = { "2010-03-10T10:00:00.000Z" }
    return surroundings
  }

  private func open(_ machine: String, as person: String = "mo") throws -> OpenAppraisal {
    try OpenAppraisal(
      opening: folder + "/board.appraisal", as: try #require(AssessorID(person)),
      surroundings(machine))
  }

  private func withAppraisal(_ work: () throws -> Void) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (option, criterion) = (try #require(OptionID("a")), try #require(CriterionID("x")))
    let document = CaseDocument(
      title: "Board", question: Question(words: "Which?"),
      options: [Option(id: option, label: "A")],
      criteria: [Criterion(id: criterion, label: "X", scale: Scale())])
    _ = try OpenAppraisal(
      starting: document, at: folder + "/board.appraisal", as: try #require(AssessorID("fay")),
      name: "Fay", surroundings("office"))
    try work()
  }

  private func mark(_ appraisal: OpenAppraisal, _ mark: Int) throws -> Edit {
    let place = MarkingPlace(
      round: .solo, assessor: appraisal.person, option: try #require(OptionID("a")),
      criterion: try #require(CriterionID("x")))
    let old = appraisal.fold.appraisal[place].answer
    return .marks(.mark(place: place, old: old, new: .mark(DecimalNumber(mark))))
  }

  private func answer(_ appraisal: OpenAppraisal) throws -> Answer? {
    appraisal.fold.appraisal[
      MarkingPlace(
        round: .solo, assessor: try #require(AssessorID("mo")),
        option: try #require(OptionID("a")), criterion: try #require(CriterionID("x")))
    ].answer
  }

  @Test func `a new machine writes for a person once somebody has confirmed its key`() throws {
    try withAppraisal {
      let desk = try open("desk")
      try desk.perform([mark(desk, 40)], named: "Mo", mayJoin: true)
      let laptop = try open("laptop")
      let refused = #expect(throws: CommandFailure.self) {
        try laptop.perform([mark(laptop, 90)], named: "Mo")
      }
      #expect(refused?.sentence.contains("Mo has written by another key") == true)
      #expect(laptop.readOnly?.contains("appraise keys") == true)

      #expect(try open("desk").keyStanding == desk.keptKey.map(KeyStanding.counts))
      #expect(laptop.keyStanding == .unconfirmed(nil))
      let own = try laptop.askForVoucher()
      let code = own.code
      // Asking makes nobody's word count, here as little as elsewhere.
      #expect(laptop.readOnly != nil)
      #expect(try open("laptop").keyStanding == .asked(own))
      #expect(try open("laptop").readOnly != nil)
      #expect(try answer(open("office", as: "fay")) == .mark(40))
      #expect(try open("office", as: "fay").unreadWords == nil)

      let office = try open("office", as: "fay")
      let asked = try office.fold.keys.asked(by: code)
      try office.perform(
        [.people(.vouch(assessor: asked.person, key: asked.key))], named: "Fay")
      let confirmed = try open("laptop")
      #expect(confirmed.readOnly == nil)
      try confirmed.perform([mark(confirmed, 90)], named: "Mo")
      #expect(try answer(open("desk")) == .mark(90))
      #expect(try open("desk").readOnly == nil)
    }
  }

  @Test func `a key is kept for its owner alone and never in the appraisal`() throws {
    try withAppraisal {
      let state = folder + "/office/.local/state/appraise"
      let files = try FileManager.default.contentsOfDirectory(atPath: state)
      let key = try #require(files.first { $0.hasPrefix("key-") })
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(state)/\(key)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let text = try String(contentsOfFile: "\(state)/\(key)", encoding: .utf8)
      let seed = try #require(text.split(separator: "\"").first { $0.utf8.count == 64 })
      let record = FileManager.default.enumerator(atPath: folder + "/board.appraisal")
      for case let file as String in try #require(record) {
        guard let bytes = FileManager.default.contents(atPath: folder + "/board.appraisal/" + file)
        else { continue }
        #expect(!String(decoding: bytes, as: UTF8.self).contains(seed), "\(file)")
      }
    }
  }

  @Test func `an appraisal that was begun without keys goes on without`() throws {
    try withAppraisal {
      let identity = RecordIdentity(id: "a-1", created: "2010-03-10T10:00:00.000Z")
      var random = SystemRandomNumberGenerator()
      _ = try RecordStore(
        creating: folder + "/old.appraisal", identity: identity, random: { random.next() })
      let old = try OpenAppraisal(
        opening: folder + "/old.appraisal", as: try #require(AssessorID("mo")),
        surroundings("desk"))
      #expect(!old.isSigned && old.readOnly == nil)
    }
  }
}
