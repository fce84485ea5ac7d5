import AppraisalFolder
import AppraisalHistory
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import Foundation
import Testing

/// How the program knew the person of a sitting, and the code of a ballot.
@Suite struct KnownTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("appraise-\(UUID().uuidString)").path
  private var path: String { folder + "/board.appraisal" }

  private func surroundings(
    _ machine: String, login: String = "", _ more: [String: String] = [:]
  ) -> Surroundings {
    var surroundings = Surroundings.live()
    surroundings.environment = ["HOME": "\(folder)/\(machine)"].merging(more) { $1 }
    surroundings.now = { "2010-03-10T10:00:00.000Z" }
    surroundings.login = login
    return surroundings
  }

  private func open(_ person: String, _ surroundings: Surroundings) throws -> OpenAppraisal {
    try OpenAppraisal(opening: path, as: try #require(AssessorID(person)), surroundings)
  }

  /// Fay facilitates, Mo and Cy are members, Ray records.
  private func withAppraisal(_ work: () throws -> Void) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (option, criterion) = (try #require(OptionID("a")), try #require(CriterionID("x")))
    let document = CaseDocument(
      title: "Board", question: Question(words: "Which?"),
      options: [Option(id: option, label: "A")],
      criteria: [Criterion(id: criterion, label: "X", scale: Scale())])
    let fay = try OpenAppraisal(
      starting: document, at: path, as: try #require(AssessorID("fay")), name: "Fay",
      surroundings("office", login: "fay"))
    try fay.perform(
      [
        .people(.join(assessor: Assessor(id: try #require(AssessorID("mo")), name: "Mo"))),
        .people(
          .join(
            assessor: Assessor(
              id: try #require(AssessorID("ray")), name: "Ray", roles: [.recorder]))),
      ] + (try fay.fold.appraisal.openingRound()), named: "Fay")
    try work()
  }

  private func mark(_ appraisal: OpenAppraisal) throws -> [Edit] {
    let place = appraisal.fold.appraisal.place(
      of: appraisal.person, try #require(OptionID("a")), try #require(CriterionID("x")))
    return appraisal.fold.appraisal.marking(place) { $0.answer = .mark(40) }
  }

  /// What the header of Mo's sitting says.
  private func known(
    login: String, machine: String = "desk", _ more: [String: String] = [:]
  ) throws -> String? {
    let mo = try open("mo", surroundings(machine, login: login, more))
    try mo.perform(try mark(mo), named: "Mo")
    let fold = try WholeRecord(path).fold()
    return fold.keys.sittings.values.first { $0.person == mo.person }?.known
  }

  @Test(arguments: [
    ("mo", KnownBy.login), ("nobody", .said), ("fay", .onBehalf), ("ray", .onBehalf),
  ])
  func `the header says how the person was known`(login: String, known: KnownBy) throws {
    try withAppraisal {
      let found = try self.known(login: login)
      #expect(found == known.rawValue)
    }
  }

  @Test func `a login under which several people write is told as a shared machine`() throws {
    try withAppraisal {
      // Fay's key lies in the office.
      let found = try known(login: "nobody", machine: "office")
      #expect(found == "shared")
    }
  }

  private static let shown = "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB\n"

  /// What sshd writes of a login, how the file stands, and whether the session is one of SSH.
  @Test(arguments: [
    (shown, 0o600, true, "mo", KnownBy.sshKey), (shown, 0o600, true, "board", .sshKey),
    (shown, 0o600, true, "fay", .onBehalf), (shown, 0o600, false, "mo", .login),
    (shown, 0o644, true, "mo", .login), ("password\n", 0o600, true, "mo", .login),
    ("", 0o600, true, "board", .said),
  ])
  func `an SSH key is said only where sshd's own file tells it`(
    text: String, mode: Int, isRemote: Bool, login: String, known: KnownBy
  ) throws {
    try withAppraisal {
      let file = folder + "/sshauth"
      _ = FileManager.default.createFile(
        atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
      var more = ["SSH_USER_AUTH": file]
      if isRemote { more["SSH_CONNECTION"] = "192.0.2.1 50000 192.0.2.2 22" }
      let found = try self.known(login: login, more)
      #expect(found == known.rawValue)
    }
  }

  @Test func `a variable without the file, or a link to it, tells of no SSH key`() throws {
    try withAppraisal {
      let (file, link) = (folder + "/sshauth", folder + "/link")
      let more = ["SSH_USER_AUTH": link, "SSH_CONNECTION": "x"]
      #expect(!surroundings("desk", more).showedSSHKey)
      _ = FileManager.default.createFile(
        atPath: file, contents: Data(Self.shown.utf8), attributes: [.posixPermissions: 0o600])
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      #expect(!surroundings("desk", more).showedSSHKey)
      #expect(surroundings("desk", more.merging(["SSH_USER_AUTH": file]) { $1 }).showedSSHKey)
    }
  }

  @Test func `who wrote is said with the key and how they were known, once a sitting`() throws {
    try withAppraisal {
      let known = try known(login: "fay")
      #expect(known == "on-behalf")
      let fold = try WholeRecord(path).fold()
      let lines = KeyWords.writers(of: fold.entries, in: fold)
      #expect(lines.count == 2)
      #expect(lines.first?.hasPrefix("Fay wrote by the key ") == true)
      #expect(lines.first?.hasSuffix(": known by their own login.") == true)
      #expect(lines.last?.hasPrefix("Mo wrote by the key ") == true)
      #expect(lines.last?.hasSuffix(": entered on their behalf.") == true)
    }
  }

  @Test func `a ballot has the code of the line that hands it in, here and at the next opening`()
    throws
  {
    try withAppraisal {
      let mo = try open("mo", surroundings("desk", login: "mo"))
      try mo.perform(try mark(mo), named: "Mo")
      let round = mo.fold.appraisal.markingRound
      try mo.perform(
        try mo.fold.appraisal.handingIn(ballotOf: mo.person, blanksAs: nil), named: "Mo")
      let entry = try #require(mo.fold.handingIn(of: mo.person, round))
      let code = try #require(mo.ballotCodes[entry.address])
      let record = try WholeRecord(path)
      let line = try #require(
        record.contents.ledger.segments.first { $0.name == entry.address.segment.text }
      ).scan.entries[entry.address.number]
      #expect(BallotCode(hash: line.hash.hex) == code)
      #expect(try open("fay", surroundings("office")).ballotCodes == [entry.address: code])
      try mo.perform(mo.fold.appraisal.takingBack(ballotOf: mo.person), named: "Mo")
      #expect(mo.fold.handingIn(of: mo.person, round) == nil)
    }
  }
}
