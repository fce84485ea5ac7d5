import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// Members with logins of their own in one folder, by users of the system that a test may be.
  @Suite(
    .enabled(if: SharedFolder.isPossible, "NOT RUN BY ROOT: nobody shared a folder as another."))
  struct SharedFolderTests {
    private static let cell = ["--option", "arms-length", "--criterion", "care", "--value"]

    @Test(arguments: ["000", "022", "077"])
    func `members write beside each other and cannot change each other's files`(_ mask: String)
      throws
    {
      let shared = try SharedFolder()
      let made = try shared.run(
        .fay, mask,
        ["new", shared.path, "--shared", "--group", "\(SharedFolder.group)", "--case", "mk-2010"])
      #expect(made.code == 0, "\(made.words)")
      for (member, mark) in [(SharedFolder.Member.ann, "61"), (.bo, "72")] {
        let marked = try shared.run(
          member, mask, ["score", shared.path] + Self.cell + [mark, "--new"])
        #expect(marked.code == 0, "\(marked.words)")
      }
      let log = try shared.run(.ann, mask, ["log", shared.path])
      #expect(log.text.contains("61") && log.text.contains("72"))
      #expect(try shared.run(.fay, mask, ["verify", shared.path]).code == 0)
      // Ann can neither change nor remove what Bo wrote, nor what began the appraisal.
      let theirs = shared.files(of: .bo) + shared.files(of: .fay)
      #expect(theirs.contains { $0.hasSuffix(".jsonl") })
      for file in theirs {
        for script in ["echo x >> '\(file)'", "rm -f '\(file)'", "mv '\(file)' '\(file).gone'"] {
          _ = try shared.shell(.ann, script)
        }
        #expect(access(file, F_OK) == 0, "\(file)")
        #expect(!Files.read(file).suffix(2).elementsEqual("x\n".utf8), "\(file)")
      }
      #expect(try shared.shell(.bo, "cat '\(theirs[0])'").code == 0)
      #expect(try shared.run(.fay, mask, ["verify", shared.path]).code == 0)
      // Whoever is not of the group does not even read.
      #expect(try shared.run(.stranger, mask, ["log", shared.path]).code != 0)
      #expect(try shared.shell(.stranger, "ls '\(shared.path)/ledger'").code != 0)
    }

    @Test func `what stands in the way of the group is said, and so is a group that is none`()
      throws
    {
      let shared = try SharedFolder()
      _ = try shared.shell(.fay, "mkdir -m 700 '\(shared.root)/closed'")
      let made = try shared.run(
        .fay, "022", ["new", "\(shared.root)/closed/b.appraisal", "--shared", "--case", "mk-2010"])
      #expect(made.code == 0)
      #expect(made.words.contains("the folder \(shared.root)/closed is closed to them"))
      let none = try shared.run(
        .fay, "022", ["new", shared.path, "--group", "no-such-group", "--case", "mk-2010"])
      #expect(none.code == 64 && none.words.contains("There is no group no-such-group"))
      #expect(access(shared.path, F_OK) != 0)
    }
  }
}

/// A folder that users of the system share, who need not be in its list.
final class SharedFolder {
  /// A user of the system with a login name.
  struct Member: Hashable {
    let name: String
    let id: UInt32

    static let fay = Member(name: "fay", id: 41_001)
    static let ann = Member(name: "ann", id: 41_002)
    static let bo = Member(name: "bo", id: 41_003)
    static let stranger = Member(name: "stranger", id: 41_004)
  }

  static let group: UInt32 = 41_100
  static let isPossible = geteuid() == 0 && access(setpriv, X_OK) == 0

  private let sandbox: Sandbox
  let root: String
  var path: String { root + "/board.appraisal" }

  init() throws {
    sandbox = try Sandbox()
    var template = Array("/tmp/appraise-shared-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    try #require(made)
    root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    _ = chmod(root, 0o777)
  }

  deinit { Files.remove(root) }

  /// Runs a shell as a member.
  func shell(_ member: Member, _ script: String, _ mask: String = "022") throws -> Finished {
    try sandbox.run(Self.setpriv, words(member, script, mask), environment(of: member))
  }

  /// Runs the program as a member.
  func run(_ member: Member, _ mask: String, _ words: [String]) throws -> Finished {
    try shell(member, command(of: member, words), mask)
  }

  /// Opens a terminal at which a member runs the program.
  func terminal(
    _ member: Member, _ mask: String, _ words: [String], columns: Int = 80, rows: Int = 24
  ) throws -> PtyProcess {
    try PtyProcess(
      Self.setpriv, self.words(member, "exec " + command(of: member, words), mask),
      environment: environment(of: member), folder: root, columns: columns, rows: rows)
  }

  private static let setpriv = "/usr/bin/setpriv"

  private func words(_ member: Member, _ script: String, _ mask: String) -> [String] {
    let groups = member == .stranger ? "--clear-groups" : "--groups=\(Self.group)"
    return [
      "--reuid=\(member.id)", "--regid=\(member.id)", groups, "/bin/sh", "-c",
      "mkdir -p -m 700 '\(home(of: member))' && cd '\(root)' && umask \(mask) && \(script)",
    ]
  }

  private func home(of member: Member) -> String { "\(root)/home-\(member.name)" }

  private func command(of member: Member, _ words: [String]) -> String {
    "'\(Program.path)' " + words.map { "'\($0)'" }.joined(separator: " ")
  }

  private func environment(of member: Member) -> [String: String] {
    [
      "HOME": home(of: member), "LOGNAME": member.name, "USER": member.name,
      "APPRAISE_CASES": Program.cases,
    ]
  }

  /// The files of a member in the appraisal.
  func files(of member: Member) -> [String] {
    Files.contents(path).keys.filter { file in
      var status = stat()
      return lstat(file, &status) == 0 && status.st_uid == member.id
        && status.st_mode & S_IFMT == S_IFREG && !file.contains("/derived/")
    }.sorted()
  }
}
