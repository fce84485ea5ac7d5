import Glibc
import StrictJSON
import TestSupport
import Testing

/// Whether a disk can be mounted for a test, which takes an administrator.
enum Mounting {
  static let isPossible: Bool = {
    guard let sandbox = try? Sandbox(), (try? Files.makeFolder(sandbox("disk"))) != nil,
      let mounted = try? mount(on: sandbox("disk"), in: sandbox)
    else { return false }
    _ = try? unmount(sandbox("disk"), in: sandbox)
    return mounted.code == 0
  }()

  static func mount(
    _ options: [String] = [], on folder: String, in sandbox: Sandbox
  ) throws -> Finished {
    try sandbox.run("/bin/mount", ["-t", "tmpfs"] + options + ["tmpfs", folder], [:])
  }

  static func unmount(_ folder: String, in sandbox: Sandbox) throws {
    _ = try sandbox.run("/bin/umount", ["--lazy", folder], [:])
  }
}

/// A disk of its own that is soon full, with an appraisal in `disk/a`.
final class SmallDisk {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try Files.makeFolder(sandbox("disk"))
    let mounted = try Mounting.mount(["-o", "size=2m"], on: sandbox("disk"), in: sandbox)
    try #require(mounted.code == 0, "\(mounted.words)")
    try sandbox.succeed("new", "disk/a", "--case", "mk-2010")
  }

  deinit { try? Mounting.unmount(sandbox("disk"), in: sandbox) }

  /// Leaves room for nothing, not even at the end of a page in use.
  func fill() throws {
    let script = "cat /dev/zero > \"$0\" 2> /dev/null; true"
    _ = try sandbox.run("/bin/sh", ["-c", script, sandbox("disk/ballast")], [:])
  }

  func makeRoom() throws { try #require(unlink(sandbox("disk/ballast")) == 0) }

  /// What is recorded in the first cell; the folder must be sound.
  func marking() throws -> JSONNode? {
    let shown = try sandbox.succeed("show", "disk/a", "--json")
    #expect(shown.words.isEmpty)
    let markings = try shown.json()["ballots"]?["0"]?["member-1"]?["markings"]
    return markings?["arms-length"]?["care"]
  }
}
