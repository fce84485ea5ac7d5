import AppraisalFolder
import AppraisalModel
import Foundation
import Testing

/// Who is speaking, in appraisals of before too.
@Suite struct CallerTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("appraise-\(UUID().uuidString)").path

  private func surroundings(login: String, machine: String = "one") -> Surroundings {
    var surroundings = Surroundings.live()
    surroundings.environment = ["HOME": "\(folder)/\(machine)"]
    surroundings.login = login
    surroundings.now = { "2010-03-10T10:00:00.000Z" }
    return surroundings
  }

  /// Who a login is in an appraisal that somebody started under an identifier and a name.
  private func person(
    login: String, machine: String = "two", startedAs id: String, named name: String,
    given: String? = nil
  ) throws -> String {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let document = CaseDocument(
      title: "Board", question: Question(words: "Which?"),
      options: [Option(id: try #require(OptionID("a")), label: "A")])
    _ = try OpenAppraisal(
      starting: document, at: folder + "/b.appraisal", as: try #require(AssessorID(id)),
      name: name, surroundings(login: "somebody"))
    let speaking = surroundings(login: login, machine: machine)
    let caller = try speaking.caller(given)
    let opened = try OpenAppraisal(opening: folder + "/b.appraisal", as: caller.id, speaking)
    opened.settle(caller)
    return opened.person.text
  }

  @Test func `whoever has the login of the identifier opens it as before`() throws {
    #expect(try person(login: "ann-lee", startedAs: "ann-lee", named: "ann-lee") == "ann-lee")
    #expect(try person(login: "ann-lee", startedAs: "ann-lee", named: "Ann Lee") == "ann-lee")
  }

  @Test func `a login that earlier versions slugged finds its owner's identifier`() throws {
    #expect(try person(login: "ann.lee", startedAs: "ann-lee", named: "ann.lee") == "ann-lee")
    #expect(
      try person(login: "ann.lee", machine: "one", startedAs: "ann-lee", named: "Ann Lee")
        == "ann-lee", "everything was written on this machine")
  }

  @Test func `nobody takes over what may be somebody else's`() throws {
    #expect(
      try person(login: "ann_lee", startedAs: "ann-lee", named: "ann.lee") == "ann-lee--3x5f")
    #expect(
      try person(login: "ann.lee", startedAs: "ann-lee", named: "Ann Lee") == "ann-lee--3x2e")
    #expect(try person(login: "ann-lee", startedAs: "ann-lee", named: "ann.lee") == "ann-lee--p")
  }

  @Test func `whoever says who they are is believed`() throws {
    #expect(
      try person(login: "x", startedAs: "ann-lee", named: "ann.lee", given: "ann-lee")
        == "ann-lee")
    #expect(
      try person(login: "x", startedAs: "ann-lee", named: "ann.lee", given: "Ann.Lee")
        == "ann-lee--0x41-3x2e-4x4c")
    #expect(throws: CommandFailure.self) { try surroundings(login: "x").caller("") }
    #expect(throws: CommandFailure.self) { try surroundings(login: "x").caller("a\nb") }
  }
}
