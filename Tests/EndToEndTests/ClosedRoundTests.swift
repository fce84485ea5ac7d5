import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// A round that is not revealed: nothing but the ledgers holds what it hides.
  @Suite struct ClosedRoundTests {
    private static let reason = "planted reason"
    private static let marks = ["13.37", "86.63"]

    private static func holdsSecret(_ text: String) -> Bool {
      text.contains(reason) || marks.contains { text.contains($0) }
    }

    /// An appraisal in whose closed round member-2 has marked with reasons.
    private func closed() throws -> Sandbox {
      let sandbox = try Sandbox()
      try Files.write(Self.document, to: sandbox("case.json"))
      try sandbox.succeed("new", "a", "--case", "case.json")
      for option in ["a", "b"] {
        try sandbox.succeed(
          "score", "a", "--option", option, "--criterion", "x", "--value", "50")
        try sandbox.succeed(
          "score", "a", "--as", "member-2", "--new", "--option", option, "--criterion", "x",
          "--value", "60")
      }
      try sandbox.succeed("snapshot", "a", "--name", "before")
      try sandbox.succeed("decide", "a", "--day", "2010-03-01", "--words", "A.", "--chosen", "a")
      try sandbox.succeed("review", "a", "--open")
      for (option, mark) in zip(["a", "b"], Self.marks) {
        try sandbox.succeed(
          "score", "a", "--as", "member-2", "--option", option, "--criterion", "x", "--value",
          mark, "--reason", Self.reason)
      }
      return sandbox
    }

    private static let document = #"""
      {"format":"appraise.case","version":2,"id":"day","title":"Day","question":{"words":"Which?"},
      "options":[{"id":"a","label":"A site","status":"active"},{"id":"b","label":"B site","status":"active"}],
      "bodies":[{"id":"nhs","label":"NHS","part":"decides"}],
      "criteria":[{"id":"x","kind":"scored","label":"X","question":"How?","scale":{"worst":"0","best":"100"}}],
      "terms":{"review":{"months":6}}}
      """#

    /// Every verb that tells something of an appraisal, as somebody else may ask it.
    private static let verbs: [[String]] = [
      ["show", "a"], ["show", "a", "--json"], ["show", "a", "--as-case"], ["rank", "a"],
      ["rank", "a", "--json"], ["rank", "a", "--csv"], ["why", "a", "a", "b"], ["bodies", "a"],
      ["bodies", "a", "--json"], ["health", "a"], ["health", "a", "--json"], ["money", "a"],
      ["money", "a", "--json"], ["sensitivity", "a"], ["sensitivity", "a", "--json"],
      ["acceptability", "a"], ["challenge", "a"], ["chairs", "a"], ["chairs", "a", "--json"],
      ["concessions", "a"], ["concessions", "a", "--json"], ["price", "a"],
      ["price", "a", "--json"],
      ["group", "a"], ["group", "a", "--json"], ["whatif", "a", "--concede", "b"],
      ["whatif", "a", "--weight", "x=100"],
      ["minutes", "a"], ["response", "a", "--body", "nhs"], ["log", "a"], ["log", "a", "--json"],
      ["log", "a", "--hashes"], ["diff", "a", "before"], ["diff", "a", "before", "--json"],
      ["diff", "a", "before", "during"], ["diff", "a", "during"],
      ["diff", "a", "during", "--json"],
      ["verify", "a"], ["verify", "a", "--json"], ["replay", "a"], ["replay", "a", "--json"],
      ["doctor", "a"], ["validate", "a"], ["weigh", "a", "--show"], ["review", "a"],
      ["snapshot", "a", "--name", "last", "--final"],
    ]

    @Test func `no verb and no file but the ledgers holds what a round hides`() throws {
      let sandbox = try closed()
      for who in ["member-1", "member-2"] {
        try sandbox.succeed("snapshot", "a", "--as", who, "--name", "during")
      }
      try sandbox.succeed("snapshot", "a", "--name", "during the review")
      for verb in Self.verbs {
        for extra in [[], ["--as", "visitor"]] {
          let told = try sandbox.run(verb + extra)
          #expect(!Self.holdsSecret(told.text + told.words), "\(verb + extra)")
        }
      }
      for (path, bytes) in sandbox.contents where !path.contains("/ledger/") {
        #expect(!Self.holdsSecret(String(decoding: bytes, as: UTF8.self)), "\(path)")
      }
      #expect(sandbox.contents.contains { Self.holdsSecret(String(decoding: $0.1, as: UTF8.self)) })
    }

    @Test func `a snapshot of a closed round is verified, replayed and told apart from the reveal`()
      throws
    {
      let sandbox = try closed()
      let saved = try sandbox.succeed("snapshot", "a", "--name", "during", "--json").json()
      let file = try #require(saved["file"]?.text)
      let stored = String(decoding: Files.read(sandbox("a/snapshots/\(file)")), as: UTF8.self)
      #expect(stored.contains("\"hidden\": 2"))
      #expect(try sandbox.succeed("verify", "a").code == 0)
      #expect(try sandbox.succeed("replay", "a").code == 0)
      let hidden = try sandbox.succeed("diff", "a", "before", "during").text
      #expect(hidden.contains("hidden until the reveal"))
      try sandbox.succeed("snapshot", "a", "--name", "later")
      #expect(try sandbox.succeed("diff", "a", "before", "later").text.contains("13.37") == false)
      try sandbox.succeed("review", "a", "--end")
      let shown = try sandbox.succeed("diff", "a", "before", "during").text
      #expect(shown.contains("13.37") && !shown.contains("hidden"), "\(shown)")
      #expect(try sandbox.succeed("verify", "a").code == 0)
      #expect(try sandbox.succeed("replay", "a").code == 0)
      #expect(try sandbox.succeed("diff", "a", "before").text.contains("13.37"))
    }

    @Test func `restoring does not touch what a round hides, nor what it hid`() throws {
      let sandbox = try closed()
      try sandbox.succeed("snapshot", "a", "--name", "during")
      let nothing = try sandbox.run("restore", "a", "during")
      #expect(nothing.code == 1)
      #expect(nothing.words.contains("Everything that can come back stands"))
      let refused = try sandbox.run("restore", "a", "before")
      #expect(!Self.holdsSecret(refused.text + refused.words))
      try sandbox.succeed("review", "a", "--end")
      _ = try sandbox.run("restore", "a", "during")
      #expect(try sandbox.succeed("show", "a", "--json").text.contains("13.37"))
    }
  }

  /// Who joins, and who does not by a slip.
  @Suite struct JoiningTests {
    @Test func `a slip in a name adds nobody, and --new joins`() throws {
      let sandbox = try Sandbox()
      try sandbox.succeed("new", "a", "--case", "mk-2010", "--as", "annie")
      func score(_ who: String, _ more: String...) throws -> Finished {
        try sandbox.run(
          [
            "score", "a", "--as", who, "--option", "arms-length", "--criterion", "care", "--value",
            "10",
          ]
            + more)
      }
      let refused = try score("anie")
      #expect(refused.code == 1)
      #expect(refused.words.contains("anie is not on the panel of this appraisal."))
      #expect(refused.words.contains("The nearest name on it is annie."))
      #expect(try sandbox.succeed("show", "a").text.contains("Person anie") == false)
      let joined = try score("Annie", "--new")
      #expect(joined.code == 0, "\(joined.words)")
      #expect(joined.words.contains("looks like annie (annie)"))
      let shown = try sandbox.succeed("show", "a").text
      #expect(shown.contains("Person annie--0x41: Annie (member), 1 marking"))
      #expect(shown.contains("Person annie: annie (member, facilitator), 0 markings"))
    }
  }
}
