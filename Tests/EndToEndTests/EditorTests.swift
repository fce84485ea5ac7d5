import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The person's own editor, which is a script here.
  @Suite struct EditorTests {
    /// A desk on which a reason is being written, and the editor that it calls.
    private struct Writing {
      let sandbox: Sandbox
      let desk: Desk

      /// Starts with an editor that does what a script says; `$1` is the file.
      init(_ script: String, setting: String? = nil, adding: String = "") throws {
        sandbox = try Sandbox()
        let path = sandbox("my editor.sh")
        try Files.write("#!/bin/sh\n\(script)\n", to: path)
        try #require(chmod(path, 0o700) == 0)
        try Files.makeFolder(sandbox("tmp"))
        desk = try Desk(
          ["mk-2010"], in: sandbox,
          adding: ["EDITOR": setting ?? "'\(path)'\(adding)", "TMPDIR": sandbox("tmp")])
        try desk.type("g250\(Keys.down)\(Keys.up)r", until: "Reason")
        try desk.type("One.\rTwo.")
      }

      /// Opens the editor and waits for words on the screen that comes back.
      @discardableResult func edit(until words: String) throws -> ScreenSnapshot {
        try desk.terminal.send("\u{1B}OS")
        return try desk.terminal.waitUntil("\"\(words)\"") { screen in
          screen.isAlternate && screen.hasMouse
            && screen.paragraph(0..<screen.lines.count).replacing(" │ │ ", with: " ").contains(
              words)
        }
      }

      /// The reason as it was recorded once it is kept.
      func reason() throws -> String? {
        try desk.type("\u{13}")
        try desk.waitSaved()
        let shown = try sandbox.succeed("show", "mk-2010", "--json").json()
        return shown["ballots"]?["0"]?["member-1"]?["markings"]?["arms-length"]?["care"]?["reason"]?
          .text
      }

      /// What is left in the folder for temporary files.
      var leftovers: [String] { Files.names(sandbox("tmp")) }
    }

    @Test func `the editor gets the text in a file of its own, and gives it back`() throws {
      let writing = try Writing(
        """
        stat -c '%a' "$1" "$(dirname "$1")" > seen
        cat "$1" >> seen
        printf 'Three.\\r\\n\\033[31mFour.\\n' > new && mv new "$1"
        touch "$1~"
        """)
      try writing.edit(until: "[31mFour.")
      #expect(Files.read(writing.sandbox("seen")) == Array("600\n700\nOne.\nTwo.\n".utf8))
      #expect(writing.leftovers.isEmpty)
      #expect(try writing.reason() == "Three.\n[31mFour.")
      try writing.desk.leave()
      #expect(writing.desk.isRestored)
    }

    /// An editor, what it is called by, what is said, and whether its file is kept.
    static let failing: [(String, String?, String, Bool)] = [
      ("", "", "No editor is set.", false), ("", " ", "No editor is set.", false),
      ("", "'unclosed", "a quotation mark without its partner", false),
      ("", "/nowhere/ed -x", "The editor \"/nowhere/ed\" cannot be started: No such file", false),
      ("exit 3", nil, "The editor ended with code 3, which means that it failed.", false),
      ("kill -9 $$", nil, "The editor was ended by signal 9.", false),
      ("echo new > \"$1\"; kill -9 $$", nil, "What was written is kept in", true),
      ("echo new > \"$1\"; exit 1", nil, "What was written is kept in", true),
      ("rm \"$1\"", nil, "the editor took its file away", false),
      ("rm \"$1\"; mkfifo \"$1\"", nil, "that is no file. What was written is kept in", true),
      ("rm \"$1\"; ln -s /etc/passwd \"$1\"", nil, "that is no file.", true),
      ("rm \"$1\"; mkdir \"$1\"", nil, "that is no file.", true),
      ("printf '\\377' > \"$1\"", nil, "what the editor wrote is no text in UTF-8", true),
      ("head -c 70000 /dev/zero | tr '\\0' x > \"$1\"", nil, "longer than 65536 bytes", true),
      ("head -c 9999999 /dev/zero > \"$1\"", nil, "longer than 65536 bytes", true),
    ]

    @Test(arguments: failing)
    func `whatever the editor does wrong is said, and the text stays`(
      script: String, setting: String?, words: String, isKept: Bool
    ) throws {
      let writing = try Writing(script, setting: setting)
      try writing.edit(until: words)
      #expect(writing.leftovers.isEmpty != isKept, "\(writing.leftovers)")
      #expect(try writing.reason() == "One.\nTwo.")
      try writing.desk.leave()
      #expect(writing.desk.isRestored)
    }

    @Test func `no sign in the setting has a power of its own`() throws {
      let writing = try Writing(
        "echo \"$# $1\" > count; for last; do :; done; echo Five. > \"$last\"",
        adding: " ';' touch\\ hacked; $(touch hacked) `touch hacked` > hacked *")
      try writing.edit(until: "Five.")
      #expect(!Files.names(writing.sandbox.path).contains("hacked"))
      #expect(Files.read(writing.sandbox("count")) == Array("10 ;\n".utf8))
      #expect(try writing.reason() == "Five.")
    }

    @Test func `a window that changes and a Ctrl-C belong to the editor meanwhile`() throws {
      let writing = try Writing(
        "trap : INT\necho ready\nread line\nread line\necho \"$line\" > \"$1\"")
      try writing.desk.terminal.send("\u{1B}OS")
      try writing.desk.terminal.waitUntil("the editor") { !$0.hasMouse && $0.contains("ready") }
      writing.desk.terminal.resize(columns: 100, rows: 30)
      try writing.desk.terminal.send("\u{03}one\ntwo\n")
      try writing.desk.terminal.waitUntil("the form with what was written") { screen in
        screen.hasMouse && screen.lines.count == 30 && screen.contains("Ctrl-S keep")
          && (screen.contains("one") || screen.contains("two"))
      }
      try writing.desk.terminal.send("\u{13}")
      try writing.desk.terminal.waitUntil("saved") { $0.isSaved && !$0.contains("Ctrl-S keep") }
      try writing.desk.leave()
      #expect(writing.desk.isRestored)
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `asked to end, the program ends its editor and loses no mark`(signal: Int32) throws {
      let writing = try Writing("echo ready\nexec sleep 60")
      try writing.desk.terminal.send("\u{1B}OS")
      try writing.desk.terminal.waitUntil("the editor") { !$0.hasMouse && $0.contains("ready") }
      writing.desk.terminal.kill(signal)
      #expect(try writing.desk.terminal.waitExit() == .exit(0))
      #expect(writing.desk.isRestored)
      let shown = try writing.sandbox.succeed("show", "mk-2010", "--json").json()
      let markings = shown["ballots"]?["0"]?["member-1"]?["markings"]
      #expect(markings?["arms-length"]?["care"]?["answer"]?.text == "50")
    }

    @Test func `an editor that is stopped stops the program, and fg continues both`() throws {
      let sandbox = try Sandbox()
      let editor = sandbox("editor.sh")
      try Files.write("#!/bin/sh\necho ready\nread line\necho \"$line\" > \"$1\"\n", to: editor)
      try #require(chmod(editor, 0o700) == 0)
      let shell = try PtyProcess(
        "/bin/bash", ["--norc", "--noprofile", "-i"],
        environment: sandbox.environment().merging(["PS1": "shell> ", "EDITOR": editor]) { $1 },
        folder: sandbox.path)
      try shell.waitUntil("a prompt") { $0.contains("shell>") }
      try shell.send("\(Program.path) mk-2010\r")
      try shell.waitUntil("Home") { $0.isAlternate && $0.contains("[0 Home]") }
      try shell.send("g2r")
      try shell.waitUntil("the form") { $0.contains("Ctrl-S keep") }
      try shell.send("\u{1B}OS")
      try shell.waitUntil("the editor") { !$0.hasMouse && $0.contains("ready") }
      try shell.send("\u{1A}")
      try shell.waitUntil("the shell") { !$0.isAlternate && $0.contains("Stopped") }
      try shell.send("fg\r")
      try shell.send("Because.\n")
      try shell.waitUntil("the form again") { $0.hasMouse && $0.contains("Because.") }
      try shell.send("\u{13}")
      try shell.waitUntil("saved") { $0.isSaved && !$0.contains("Ctrl-S keep") }
      try shell.send("q")
      try shell.waitUntil("the end") { !$0.isAlternate && $0.contains("Saved in ") }
      try shell.send("exit\r")
      #expect(try shell.waitExit() == .exit(0))
    }
  }
}
