import Testing

extension EndToEnd {
  /// Interests by their verb.
  @Suite struct InterestVerbTests {
    @Test func `interests are declared, ruled on by others, and told`() throws {
      let (sandbox, path) = (try Sandbox(), "mk-2010.appraisal")
      let cell = ["--option", "arms-length", "--criterion", "care", "--value", "61"]
      try sandbox.succeed("new", path, "--case", "mk-2010", as: "fay")
      #expect(try sandbox.run(["score", path] + cell + ["--new"], as: "ann").code == 0)
      let declared = try sandbox.run(
        "interest", path, "--declare", "pecuniary: shares in the trust", "--declare", "A cousin",
        as: "ann")
      #expect(declared.text == "ann: 2 interests, 1 without a ruling.\n", "\(declared.words)")
      let changed = cell.dropLast() + ["70"]
      let barred = try sandbox.run(["score", path] + changed, as: "ann")
      #expect(barred.code == 1, "\(barred.text)")
      let own = try sandbox.run(
        "interest", path, "--of", "ann", "--dispensation", "to mark", "--by", "the council",
        "--day",
        "2010-03-01", as: "ann")
      #expect(own.code == 1)
      let granted = try sandbox.run(
        "interest", path, "--of", "ann", "--dispensation", "to mark", "--by", "the council",
        "--day",
        "2010-03-01", as: "fay")
      #expect(granted.code == 0, "\(granted.words)")
      #expect(try sandbox.run(["score", path] + changed, as: "ann").code == 0)
      let herself = try sandbox.run(
        "interest", path, "--of", "ann", "--number", "2", "--ruling", "stayed", "--reason",
        "distant",
        "--by", "Ann", as: "fay")
      #expect(herself.code == 1 && herself.words.contains("Nobody rules on their own interests."))
      try sandbox.succeed(
        "interest", path, "--of", "ann", "--number", "2", "--ruling", "stayed", "--reason",
        "distant",
        "--by", "the chair", as: "fay")
      let listed = try sandbox.run("interest", path, as: "fay").text
      #expect(
        listed.contains(
          "  1  shares in the trust: takes part by a dispensation of the council, 1 March 2010, for to mark"
        ))
      #expect(listed.contains("  2  A cousin: takes part, ruled by the chair"))
      let log = try sandbox.run("log", path, "--about", "interests", as: "fay").text
      #expect(log.contains("shares in the trust, pecuniary, takes no part in the item"))
      #expect(log.contains("ruled by the chair"))
      #expect(try sandbox.run("interest", path, "--none", as: "ann").code == 1)
      #expect(try sandbox.run("interest", path, "--none", as: "fay").text == "fay: no interests.\n")
      let hidden = try sandbox.run(
        "interest", path, "--declare", "sensitive: a secret", as: "fay")
      #expect(hidden.code == 0)
      #expect(
        !sandbox.contents.values.contains {
          String(decoding: $0, as: UTF8.self).contains("a secret")
        })
      #expect(try sandbox.run("verify", path).code == 0)
    }
  }
}
