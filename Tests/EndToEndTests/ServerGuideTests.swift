import Glibc
import TestSupport
import Testing

extension EndToEnd {
  /// `docs/guide/server.md`, followed word by word on a machine of its own: a copy of /etc, and /srv
  /// and /home that are empty, which nobody else sees.
  @Suite(
    .enabled(if: Machine.isPossible, "NO SSHD HERE, OR NOT RUN BY ROOT: nobody set up a server."))
  struct ServerGuideTests {
    @Test func `members come to one account by their keys`() throws {
      let machine = try Machine()
      var guide = try ServerGuide()
      var script = try guide.commands(as: ["root", "board"], of: "One account", on: machine)
      let keys = try guide.block(of: "One account", beginning: "command=")
      let server = try guide.block(of: "One account", beginning: "ExposeAuthInfo")
      script += """
        ssh-keygen -q -t ed25519 -N '' -f /root/ann
        ssh-keygen -q -t ed25519 -N '' -f /root/host
        install -d -m 700 -o board /home/board/.ssh
        cat > /home/board/.ssh/authorized_keys <<'KEYS'
        \(keys)
        KEYS
        sed -i "s|ssh-ed25519 AAAA... ann|$(cat /root/ann.pub)|" /home/board/.ssh/authorized_keys
        chown board /home/board/.ssh/authorized_keys
        cat >> /etc/ssh/sshd_config <<'LINES'
        \(server)
        LINES
        mkdir -p /run/sshd
        /usr/sbin/sshd -p \(machine.port) -h /root/host -o ListenAddress=127.0.0.1
        exec ssh -tt -F /dev/null -i /root/ann -p \(machine.port) -o StrictHostKeyChecking=no \
        -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR board@127.0.0.1

        """
      let desk = try machine.terminal(script)
      try desk.waitUntil("Ann's Home", timeoutSeconds: 60) {
        $0.contains("Ann Lee") && $0.contains("[0 Home]")
      }
      try desk.send("q")
      #expect(try desk.waitExit() == .exit(0))
    }

    @Test func `members with logins share a folder, and get slips`() throws {
      let machine = try Machine()
      var guide = try ServerGuide()
      let shared = "A login for each member"
      // Their logins are there already.
      var script = "useradd -m -s /bin/sh fay\nuseradd -m -s /bin/sh ann\n"
      script += try guide.commands(as: ["root", "fay"], of: shared, on: machine)
      script += try guide.commands(as: ["fay"], of: "Slips", on: machine)
      script += "cat /home/fay/slips.txt\nread line\n"
      script += try guide.commands(as: ["ann"], of: shared, on: machine)
      let desk = try machine.terminal(script)
      try desk.waitUntil("the slips", timeoutSeconds: 60) { $0.contains("Ann Lee") }
      try desk.send("\n")
      try desk.waitUntil("Ann's Home") {
        $0.contains("Type the signs on your slip") && $0.contains("[0 Home]")
      }
      try desk.send("q")
      #expect(try desk.waitExit() == .exit(0))
    }
  }
}

/// The blocks of the guide, each with the one who types it.
private struct ServerGuide {
  private struct Block {
    let heading: String
    let person: String?
    let lines: [String]
  }

  private var blocks: [Block] = []

  init() throws {
    let text = String(
      decoding: Files.read(Program.checkout + "/docs/guide/server.md"), as: UTF8.self)
    var heading = ""
    var words = ""
    var block: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```" {
        if let lines = block {
          let person = words.hasSuffix(":") ? words.split(separator: " ").last?.dropLast() : nil
          blocks.append(Block(heading: heading, person: person.map(String.init), lines: lines))
        }
        block = block == nil ? [] : nil
      } else if block != nil {
        block?.append(line)
      } else if line.hasPrefix("## ") {
        heading = String(line.dropFirst(3))
      } else if !line.isEmpty {
        words = line
      }
    }
    try #require(blocks.count == 8, "\(blocks)")
  }

  /// A script of what some people type under a heading, in the order of the guide.
  mutating func commands(
    as people: [String], of heading: String, on machine: Machine
  ) throws -> String {
    let found = blocks.filter { block in
      block.heading.hasPrefix(heading) && block.person.map(people.contains) == true
    }
    try #require(!found.isEmpty)
    return found.flatMap { block -> [String] in
      guard let person = block.person, person != "root" else { return block.lines }
      return block.lines.map { line in
        // The last that somebody types may be a screen.
        "cp /root/day-centre.json /home/\(person)/ && su - \(person) -c '\(line)'"
      }
    }.joined(separator: "\n") + "\n"
  }

  /// The lines of a block that begins so.
  func block(of heading: String, beginning: String) throws -> String {
    let found = try #require(
      blocks.first {
        $0.heading.hasPrefix(heading) && $0.lines.first?.hasPrefix(beginning) == true
      })
    return found.lines.joined(separator: "\n")
  }
}

/// A machine of its own, as far as users, homes and settings go.
private final class Machine {
  static let isPossible = SecureShell.isPossible && access("/usr/sbin/useradd", X_OK) == 0

  let port = Int.random(in: 20_000..<40_000)
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  /// Runs a script on it at a terminal; what it started ends with it.
  func terminal(_ script: String) throws -> PtyProcess {
    let setUp = """
      set -e
      mount -t tmpfs -o mode=755 tmpfs /srv
      cp -a /etc '\(sandbox.out)/etc' && mount --bind '\(sandbox.out)/etc' /etc
      for place in /home /root /usr/local/bin /var/mail; do
        mkdir -p $place && mount -t tmpfs -o mode=755 tmpfs $place
      done
      printf '#!/bin/sh\\nexport APPRAISE_CASES="%s" LC_ALL=C.UTF-8\\nexec "%s" "$@"\\n' \
      '\(Program.cases)' '\(Program.path)' > /usr/local/bin/appraise
      chmod 755 /usr/local/bin/appraise
      cp '\(Program.cases)/mk-2010.json' /root/day-centre.json && chmod 644 /root/day-centre.json

      """
    try Files.write(setUp + script, to: sandbox.out + "/script")
    return try PtyProcess(
      "/usr/bin/unshare",
      [
        "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private",
        "/bin/sh", sandbox.out + "/script",
      ], environment: ["HOME": "/root", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin"],
      folder: "/")
  }
}
