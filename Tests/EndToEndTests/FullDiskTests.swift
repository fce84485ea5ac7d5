import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A disk that fills up while somebody marks.
  @Suite struct FullDiskTests {
    @Test func `a mark for which there is no room is kept and saved when there is`() throws {
      guard let disk = try SmallDisk() else { return }
      let desk = try Desk("disk/a", in: disk.sandbox)
      try desk.type("g240\r")
      try desk.waitSaved()
      try disk.fill()
      try desk.type("55\r", until: " NOT SAVED: the disk is full.")
      #expect(!desk.terminal.screen.isSaved)
      #expect(desk.terminal.screen.contains("2 of 48 marked"))
      try disk.makeRoom()
      try desk.waitSaved()
      try desk.leave()
      #expect(try disk.marks() == ["40", "55"])
    }

    @Test func `leaving without room says what is lost and by which code`() throws {
      guard let disk = try SmallDisk() else { return }
      let desk = try Desk("disk/a", in: disk.sandbox)
      try desk.type("g240\r")
      try desk.waitSaved()
      try disk.fill()
      try desk.type("55\r", until: " NOT SAVED: the disk is full.")
      try desk.type("q", until: "Some changes are not saved")
      try desk.terminal.send("l")
      let ending = try desk.terminal.waitExit()
      #expect(ending == .exit(74))
      #expect(desk.isRestored)
      #expect(
        desk.terminal.screen.contains(
          "appraise: Some changes could not be written to disk/a: the disk is full."))
      #expect(try disk.marks() == ["40", nil])
    }
  }
}

/// A disk of its own that is soon full, with an appraisal in `disk/a`.
private final class SmallDisk {
  let sandbox: Sandbox

  /// Mounts it, or says that nothing can be mounted here and gives nil.
  init?() throws {
    sandbox = try Sandbox()
    try Files.makeFolder(sandbox("disk"))
    let mounted = try sandbox.run(
      "/bin/mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", sandbox("disk")], [:])
    guard mounted.code == 0 else {
      print("SKIPPED: the full disk, because nothing can be mounted here: \(mounted.words)")
      return nil
    }
    try sandbox.succeed("new", "disk/a", "--case", "mk-2010")
  }

  deinit { _ = try? sandbox.run("/bin/umount", ["--lazy", sandbox("disk")], [:]) }

  /// Leaves room for nothing, not even at the end of a page in use.
  func fill() throws {
    let script = "cat /dev/zero > \"$0\" 2> /dev/null; true"
    _ = try sandbox.run("/bin/sh", ["-c", script, sandbox("disk/ballast")], [:])
  }

  func makeRoom() throws { try #require(unlink(sandbox("disk/ballast")) == 0) }

  /// The answers on the first criterion to the first two options.
  func marks() throws -> [String?] {
    let shown = try sandbox.succeed("show", "disk/a", "--json").json()
    let markings = shown["ballots"]?["0"]?["member-1"]?["markings"]
    return ["arms-length", "stand-alone"].map { markings?[$0]?["care"]?["answer"]?.text }
  }
}
