import Glibc
import StrictJSON
import TestSupport
import Testing

private let python = Program.variable("APPRAISE_PYTHON") ?? "/usr/bin/python3"

/// Whether there is what the independent writer needs: Python, and an openssl to sign with.
private let hasTools =
  access(python, X_OK) == 0
  && ["/usr/bin/openssl", "/bin/openssl"].contains { (path: String) in access(path, X_OK) == 0 }

extension EndToEnd {
  /// Records that somebody forged, and honest ones that something happened to, made by a program that
  /// shares nothing with this one: nobody speaks for another, and nobody is accused of what they did
  /// not do.
  @Suite(
    .enabled(
      if: hasTools, "THERE IS NO PYTHON OR NO OPENSSL: no record was forged and nothing was tried.")
  )
  struct ForgedRecordTests {
    private static let reader = Program.checkout + "/docs/format/verify.py"

    /// What the writer says of the folders that it makes, a row each.
    private func made(_ script: String, in sandbox: Sandbox) throws -> [[String]] {
      let script = Program.checkout + "/Tests/IndependentWriter/" + script
      let run = try sandbox.run(
        python, ["-B", script, sandbox("made"), Program.path], sandbox.environment())
      try #require(run.code == 0, "\(run.words)")
      if !run.words.isEmpty { print(run.words) }
      return run.text.split(separator: "\n").map { row in
        row.split(separator: "\t").map(String.init)
      }
    }

    /// The words of the independent reader for each folder: good, damaged or not judged whole.
    private func verdicts(of folders: [String], in sandbox: Sandbox) throws -> [String: String] {
      let run = try sandbox.run(python, ["-B", Self.reader] + folders, [:])
      try #require(run.words.isEmpty, "\(run.words)")
      var verdicts: [String: String] = [:]
      for line in run.text.split(separator: "\n") where line.hasSuffix(" lines that count.") {
        guard let colon = line.firstRange(of: ": "), let comma = line.lastIndex(of: ",") else {
          continue
        }
        verdicts[String(line[..<colon.lowerBound])] = String(line[colon.upperBound..<comma])
      }
      return verdicts
    }

    @Test func `without openssl the reader does not call a signed record good`() throws {
      let sandbox = try Sandbox()
      let honest = try made("forged.py", in: sandbox)[0]
      for (path, code) in [(honest[2], 2), (honest[3], 0)] as [(String, Int32)] {
        let without = ["PATH=/nowhere", python, "-B", Self.reader, path]
        let run = try sandbox.run("/usr/bin/env", without, [:])
        #expect(run.code == code, "\(run.text)")
        #expect(run.text.contains("Not judged") == (code == 2))
      }
    }

    // MARK: Forged

    /// What the program shows and says of a record.
    private struct Impression {
      var state: [UInt8]
      var ranking: [UInt8]
      var codes: (show: Int32, rank: Int32, verify: Int32)
      var doctor: String
      var log: Finished

      init(of path: String, in sandbox: Sandbox) throws {
        let show = try sandbox.run("show", path, "--json")
        let rank = try sandbox.run("rank", path, "--json")
        let verify = try sandbox.run("verify", path)
        doctor = try sandbox.run("doctor", path).text
        log = try sandbox.run("log", path)
        codes = (show.code, rank.code, verify.code)
        state = show.code == 0 ? try Self.withoutTheForger(show.json()) : []
        ranking = rank.code == 0 ? rank.output : []
      }

      /// The state without what the forger says in his own name, or by names that he made up.
      private static func withoutTheForger(_ state: JSONNode) throws -> [UInt8] {
        StrictJSON.write(JSONNode(kept(state) ?? .object([])), style: .canonical)
      }

      private static func kept(_ node: JSONNode) -> JSONValue? {
        if let elements = node.elements {
          return .array(elements.compactMap { kept($0).map { JSONNode($0) } })
        }
        guard let members = node.members else { return node.value }
        let said = [node["id"]?.text, node["author"]?.text].compactMap(\.self)
        guard !said.contains(where: isForger) else { return nil }
        return .object(
          members.compactMap { member in
            guard !isForger(member.key) else { return nil }
            return kept(member.node).map { JSONMember(member.key, $0) }
          })
      }

      private static func isForger(_ name: String) -> Bool {
        name == "zed" || name == "mal"
          || (name.hasPrefix("mal") && name.dropFirst(3).allSatisfy(\.isNumber))
      }

      /// Whether the state and the ranking are those of another record.
      func isSame(as other: Impression) -> Bool { state == other.state && ranking == other.ranking }

      /// Whether verifying and the examination of the folder say that something is wrong.
      var isNoticed: Bool { codes.verify != 0 && !doctor.contains("Nothing is wrong") }

      /// Whether whoever asks for the result or reads the log is told too.
      var isTold: Bool {
        isNoticed && (codes.rank != 0 || !log.words.isEmpty || log.text.contains("ignored"))
      }

      /// What is different from what is expected, or nil.
      func fault(expecting expected: String, honest: Impression) -> String? {
        let isRight =
          switch expected {
          case "harmless": isSame(as: honest)
          case "noticed": isSame(as: honest) && isNoticed
          case "told": isTold
          case "noted": true
          default: false
          }
        guard !isRight else { return nil }
        let same = (state == honest.state ? "same" : "other", ranking == honest.ranking)
        return "should be \(expected); state \(same.0), ranking \(same.1 ? "same" : "other"),"
          + " show \(codes.show), rank \(codes.rank), verify \(codes.verify), doctor"
          + " \(isNoticed ? "" : "and verify do not both say ")it, log: \(log.words.prefix(120))"
      }
    }

    @Test func `what is forged changes nothing that others said, or is told`() throws {
      let sandbox = try Sandbox()
      let rows = try made("forged.py", in: sandbox)
      try #require(rows.count > 100)
      let read = try verdicts(of: rows.map { $0[2] }, in: sandbox)
      let honest = try Impression(of: rows[0][2], in: sandbox)
      #expect(!honest.isNoticed && honest.codes.rank == 0)
      let noted = try #require(
        try sandbox.succeed("verify", rows[0][2], "--json").json()["head"]?.text)
      var differing: [String] = []
      for row in rows.dropFirst() {
        let (name, path) = (row[0], row[2])
        let impression = try Impression(of: path, in: sandbox)
        if let fault = impression.fault(expecting: row[1], honest: honest) {
          differing.append("\(name): \(fault)")
        }
        if row[1] == "noted", try sandbox.run("verify", path, "--expect", noted).code == 0 {
          differing.append("\(name): the noted hash does not tell")
        }
        // What a snapshot says of state and results only the program works out again.
        let reader = read[path] ?? "nothing"
        if impression.codes.verify == 0 ? reader == "damaged" : reader == "good" {
          differing.append("\(name): verify \(impression.codes.verify), reader \(reader)")
        }
      }
      #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
    }

    // The control: without keys most of the same forgeries succeed, and nobody is told.
    @Test func `in a record without keys the same forgeries succeed`() throws {
      let sandbox = try Sandbox()
      let rows = try made("forged.py", in: sandbox)
      let honest = try Impression(of: rows[0][3], in: sandbox)
      let succeeded = try rows.dropFirst().filter { row in
        let impression = try Impression(of: row[3], in: sandbox)
        return impression.codes.show == 0 && impression.codes.verify == 0
          && !impression.isSame(as: honest)
      }
      #expect(succeeded.count >= 30, "\(succeeded.map { $0[0] }.joined(separator: "\n"))")
    }

    // MARK: Honest

    /// What is said of somebody who forges, or of somebody else's file that was.
    private static let accusations = [
      "written anew", "nothing shows", "signature is not", "ppraisal.json was changed",
      "The file was changed", "names another key", "name another key",
    ]

    @Test func `whatever happens to an honest record, nobody is accused of it`() throws {
      let sandbox = try Sandbox()
      let rows = try made("honest.py", in: sandbox)
      try #require(rows.count > 30)
      let read = try verdicts(of: rows.map { $0[4] }, in: sandbox)
      let before = try sandbox.succeed("show", rows[0][4], "--json").output
      let differing = try rows.compactMap { row -> String? in
        let (name, code, state, said, path) = (row[0], row[1], row[2], row[3], row[4])
        let runs = try ["verify", "doctor", "log", "rank", "show"].map { verb in
          try sandbox.run([verb, path] + (verb == "show" ? ["--json"] : []))
        }
        let words = runs.dropLast().map { $0.text + $0.words }.joined()
        var faults: [String] = []
        if "\(runs[0].code)" != code { faults.append("verify is \(runs[0].code), not \(code)") }
        if (read[path] == "good") != (runs[0].code == 0) {
          faults.append("the reader says \(read[path] ?? "nothing")")
        }
        if (runs[4].output == before) != (state == "same") { faults.append("not \(state)") }
        if said != "-", !words.contains(said) { faults.append("it is not said: \(said)") }
        faults += Self.accusations.filter(words.contains).map { "it is said: \($0)" }
        return faults.isEmpty ? nil : "\(name): \(faults.joined(separator: "; "))"
      }
      #expect(differing.isEmpty, "\(differing.joined(separator: "\n"))")
    }
  }
}
