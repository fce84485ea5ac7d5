import StrictJSON
import Testing

extension EndToEnd {
  /// Any method on a plain problem, by the command line.
  @Suite struct ComputeTests {
    private let problem = """
      {"matrix": [[1, 3000], [2, 3750], [5, 4500]], "types": ["cost", "benefit"],
      "weights": [0.5, 0.5]}
      """

    @Test func `a problem in a file or on standard input is answered in JSON`() throws {
      let sandbox = try Sandbox()
      try Files.write(problem, to: sandbox("p.json"))
      let file = try sandbox.succeed("compute", "vikor", "p.json")
      #expect(
        try file.json()["Q"]?.elements?.map(\.value) == [
          .number("1.0"), .number("0.0"), .number("1.0"),
        ])
      let command = "exec \"$0\" compute vikor - < \"$1\""
      let input = try sandbox.run(
        "/bin/sh", ["-c", command, Program.path, sandbox("p.json")], sandbox.environment())
      #expect(input.code == 0 && input.output == file.output)
    }

    @Test func `methods are listed, a line for each`() throws {
      let sandbox = try Sandbox()
      let lines = try sandbox.succeed("compute", "--list").text.split(separator: "\n")
      #expect(lines.count > 30)
      #expect(lines.contains { $0.hasPrefix("topsis ") && $0.hasSuffix("(TOPSIS).") })
    }

    @Test func `seed and samples reach the method`() throws {
      let sandbox = try Sandbox()
      try Files.write(#"{"scores": [[3, 0, 1], [0, 2, 2]]}"#, to: sandbox("p.json"))
      func answer(_ seed: String) throws -> [UInt8] {
        try sandbox.succeed(
          "compute", "acceptability", "p.json", "--samples", "2000", "--seed", seed
        ).output
      }
      let first = try answer("7")
      #expect(try answer("7") == first)
      #expect(try answer("8") != first)
    }

    @Test func `what is wrong is said on standard error with its place`() throws {
      let sandbox = try Sandbox()
      try Files.write(#"{"matrix": [[1, 2]], "weights": [1, "\u001b[31m"]}"#, to: sandbox("p.json"))
      let refused = try sandbox.run("compute", "vikor", "p.json")
      #expect(refused.code == 65 && refused.output.isEmpty && refused.isSafe)
      #expect(
        refused.words
          == "appraise: p.json, line 1, column 37: weights[1] must be a number; it is text.\n")
      let missing = try sandbox.run("compute", "vikor", "nothing.json")
      #expect(missing.code == 66 && missing.words.contains("nothing.json cannot be read"))
      let unknown = try sandbox.run("compute", "vicor", "p.json")
      #expect(unknown.code == 64 && unknown.words.contains("There is no method vicor."))
      #expect(try sandbox.run("compute", "vikor").code == 64)
      #expect(try sandbox.run("compute", "vikor", "p.json", "--samples", "0").code == 64)
    }
  }
}
