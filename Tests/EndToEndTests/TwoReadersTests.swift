import Glibc
import StrictJSON
import TestSupport
import Testing

private let python = Program.variable("APPRAISE_PYTHON") ?? "/usr/bin/python3"

extension EndToEnd {
  /// The program and `docs/format/verify.py`, which share nothing but the description of the format,
  /// judge what a third program has written that shares nothing with them either.
  @Suite(
    .enabled(
      if: access(python, X_OK) == 0,
      "THERE IS NO PYTHON: the independent reader and writer have done nothing."))
  struct TwoReadersTests {
    private static let reader = Program.checkout + "/docs/format/verify.py"

    /// What the writer says of the folders that it makes, a row each, the path last.
    private func made(_ script: String, in sandbox: Sandbox) throws -> [[String]] {
      let script = Program.checkout + "/Tests/IndependentWriter/" + script
      let run = try sandbox.run(
        python, ["-B", script, sandbox("made"), Program.path], sandbox.environment())
      try #require(run.code == 0, "\(run.words)")
      return run.text.split(separator: "\n").map { row in
        row.split(separator: "\t").map(String.init)
      }
    }

    /// What the independent reader says of each folder, by its path: the verdict and how many lines
    /// count.
    private func verdicts(of folders: [String], in sandbox: Sandbox) throws -> [String: String] {
      let run = try sandbox.run(python, ["-B", Self.reader] + folders, [:])
      try #require(run.words.isEmpty, "\(run.words)")
      let ends = run.text.split(separator: "\n").filter { $0.hasSuffix(" lines that count.") }
      let pairs = ends.compactMap { end in
        end.firstRange(of: ": ").map {
          (String(end[..<$0.lowerBound]), String(end[$0.upperBound...]))
        }
      }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    @Test func `of a line at any limit both say what the page says`() throws {
      let sandbox = try Sandbox()
      let rows = try made("limits.py", in: sandbox)
      try #require(rows.count >= 500)
      let read = try verdicts(of: rows.map { $0[2] }, in: sandbox)
      let words: [Int32: String] = [0: "good", 1: "damaged", 2: "not judged whole"]
      let differing = try rows.compactMap { row -> String? in
        let run = try sandbox.run("verify", row[2], "--json")
        let lines = try run.json()["lines"]?.integer ?? -1
        let said = "\(words[run.code] ?? "\(run.code)"), \(lines) lines that count."
        let isRight = (run.code == 0) == (row[1] == "good")
        guard isRight, said == read[row[2]] else {
          return
            "\(row[0]): should be \(row[1]); program: \(said) reader: \(read[row[2]] ?? "none")"
        }
        return nil
      }
      #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
    }

    @Test func `of a damaged folder neither says that it is good, and neither waits`() throws {
      let sandbox = try Sandbox()
      let rows = try made("damage.py", in: sandbox)
      try #require(rows.count { $0[1] != "0" } >= 78)
      let differing = try rows.compactMap { row -> String? in
        let program = try sandbox.run("verify", row[3]).code
        let reader = try sandbox.run(python, ["-B", Self.reader, row[3]], [:])
        let isRight =
          fits(program, row[1]) && fits(reader.code, row[2]) && reader.words.isEmpty
        return isRight
          ? nil : "\(row[0]): should be \(row[1]), \(row[2]); is \(program), \(reader.code)"
      }
      #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
    }

    /// Whether an exit code is the one that is wanted; an error may have several, and hanging is none.
    private func fits(_ code: Int32, _ wanted: String) -> Bool {
      wanted == "error" ? code != 0 && code != 124 : "\(code)" == wanted
    }
  }
}
