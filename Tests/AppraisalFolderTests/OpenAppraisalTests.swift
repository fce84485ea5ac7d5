import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing
@testable import AppraisalFolder

/// What one sitting writes, another one reads.
@Suite struct OpenAppraisalTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("appraise-\(UUID().uuidString)").path

  private var surroundings: Surroundings {
    var surroundings = Surroundings.live()
    surroundings.environment = ["HOME": folder]
    surroundings.now = { "2010-03-10T10:00:00.000Z" }
    return surroundings
  }

  private func withAppraisal(
    _ work: (OpenAppraisal, _ reopened: () throws -> OpenAppraisal) throws -> Void
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let person = try #require(AssessorID("mo"))
    let place = folder + "/inner/board.appraisal"
    let (option, criterion) = (try #require(OptionID("a")), try #require(CriterionID("x")))
    let document = CaseDocument(
      title: "Board", question: Question(words: "Which?"),
      options: [Option(id: option, label: "A")],
      criteria: [Criterion(id: criterion, label: "X", scale: Scale())])
    let appraisal = try OpenAppraisal(
      starting: document, at: place, as: person, name: "Mo", surroundings)
    try work(appraisal) { try OpenAppraisal(opening: place, as: person, surroundings) }
  }

  private func mark(_ appraisal: OpenAppraisal, _ mark: Int) throws -> Edit {
    let state = appraisal.fold.appraisal
    let place = MarkingPlace(
      round: .solo, assessor: try #require(AssessorID("mo")),
      option: try #require(state.document.options.first?.id),
      criterion: try #require(state.document.criteria.first?.id))
    return .marks(
      .mark(place: place, old: state[place].answer, new: .mark(DecimalNumber(mark))))
  }

  @Test func `edits are folded in as they are read back, entry for entry`() throws {
    try withAppraisal { appraisal, reopened in
      try appraisal.perform([mark(appraisal, 40)], named: "Mo")
      try appraisal.perform([mark(appraisal, 60)], named: "Mo")
      let read = try reopened()
      #expect(read.fold.entries == appraisal.fold.entries)
      #expect(read.fold.entries.count == 4)
      #expect(read.fold.appraisal == appraisal.fold.appraisal)
      #expect(read.problems.isEmpty)
    }
  }

  @Test func `an edit that was kept elsewhere is written once, however often it is offered`() throws
  {
    try withAppraisal { appraisal, reopened in
      let waiting = try appraisal.prepare([mark(appraisal, 40)])
      #expect(appraisal.rescue(waiting))
      let next = try reopened()
      #expect(next.bringBack() == "1 change that could not be written last time: saved now.")
      #expect(next.bringBack() == nil)
      #expect(try reopened().fold.entries.count == 3)
    }
  }

  @Test func `what somebody else did under the same operation takes no kept edit away`() throws {
    try withAppraisal { appraisal, reopened in
      let al = try OpenAppraisal(
        opening: appraisal.path, as: #require(AssessorID("al")), surroundings)
      try al.perform(
        [.people(.join(assessor: Assessor(id: al.person, name: "Al")))], named: "Al", mayJoin: true)
      let taken = try #require(al.fold.entries.last?.operation)
      let waiting = try appraisal.prepare([mark(appraisal, 40)]).map { waiting in
        var pending = waiting.pending
        pending.op = taken
        return WaitingEdit(edit: waiting.edit, pending: pending)
      }
      #expect(appraisal.rescue(waiting))
      #expect(
        try reopened().bringBack() == "1 change that could not be written last time: saved now.")
      #expect(try reopened().fold.entries.suffix(2).map(\.operation) == [taken, taken])
      #expect(try reopened().bringBack() == nil)
    }
  }

  @Test func `an edit that somebody else can have kept for one is not written, and that is said`()
    throws
  {
    try withAppraisal { appraisal, reopened in
      #expect(appraisal.rescue(try appraisal.prepare([mark(appraisal, 40)])))
      let rescued = folder + "/.local/state/appraise/rescued"
      #expect(chmod(rescued, 0o777) == 0)
      let next = try reopened()
      #expect(next.bringBack() == nil)
      #expect(next.problems.map { $0.contains("\(rescued): it is not private") } == [true])
      #expect(try reopened().fold.entries.count == 2)
    }
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "relative"], ["XDG_STATE_HOME": "relative"]])
  func `without a home nothing is kept anywhere else, and it is said that it is not`(
    _ environment: [String: String]
  ) throws {
    var homeless = surroundings
    homeless.environment = environment
    #expect(homeless.privatePlace() == nil)
    #expect(homeless.dataFolder == nil)
    try withAppraisal { appraisal, _ in
      let person = try #require(AssessorID("mo"))
      let opened = try OpenAppraisal(opening: appraisal.path, as: person, homeless)
      #expect(!opened.rescue(try opened.prepare([mark(opened, 40)])))
      #expect(opened.bringBack() == nil)
      opened.drafts.keep([1])
      #expect(opened.drafts.read { $0 } == nil)
      let unsigned = #expect(throws: CommandFailure.self) {
        try opened.perform([mark(opened, 40)], named: "Mo")
      }
      #expect(unsigned?.sentence.contains("HOME is not set") == true)
      let failure = #expect(throws: CommandFailure.self) {
        try Bookshelf(homeless).startAnew(nil, as: person, name: "Mo")
      }
      #expect(failure?.sentence.hasPrefix("HOME is not set") == true)
    }
  }

  @Test func `a refused edit writes nothing`() throws {
    try withAppraisal { appraisal, reopened in
      let edit = try mark(appraisal, 1000)
      #expect(throws: CommandFailure.self) { try appraisal.perform([edit], named: "Mo") }
      #expect(try reopened().fold.entries.count == 2)
    }
  }

  @Test func `a snapshot has one fingerprint, whoever reads it`() throws {
    try withAppraisal { appraisal, reopened in
      try appraisal.perform([mark(appraisal, 40)], named: "Mo")
      let saved = try appraisal.saveSnapshot(name: "Before", note: "")
      let read = try reopened()
      #expect(read.snapshots().map(\.fingerprint) == [saved.fingerprint])
      let whole = try WholeRecord(appraisal.path)
      #expect(whole.snapshots.map(\.fingerprint) == [saved.fingerprint])
      #expect(try whole.snapshot("1").state() == appraisal.fold.appraisal)
      #expect(RecordHead(whole) == read.head)
      #expect(Verification(of: whole).findings.isEmpty)
    }
  }
}
