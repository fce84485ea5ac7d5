import SeededRandom
import Glibc
import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// Whatever the top line has called saved is there after the process was killed.
  @Suite struct KillTests {
    /// How often the process is killed; `APPRAISE_KILLS` says otherwise.
    static let kills = Program.variable("APPRAISE_KILLS").flatMap { Int($0) } ?? 200
    /// One folder is used for so many kills, and then another one.
    static let killsPerFolder = 20

    @Test func `every mark called saved survives a kill at a random moment`() throws {
      let seed =
        Program.variable("APPRAISE_SEED").flatMap { UInt64($0) }
        ?? UInt64.random(in: 0...UInt64.max)
      print("kills: \(Self.kills), seed: APPRAISE_SEED=\(seed)")
      var random = SeededGenerator(seed: seed)
      var left = Self.kills
      var acknowledged = 0
      while left > 0 {
        let count = min(left, Self.killsPerFolder)
        let folder = try MarkedFolder()
        for kill in 0..<count {
          try folder.burst(&random)
          let lost = try folder.lost()
          #expect(lost.isEmpty, "APPRAISE_SEED=\(seed), kill \(kill): \(lost)")
          guard lost.isEmpty else { return }
        }
        acknowledged += folder.acknowledgements
        left -= count
      }
      // Otherwise the test would have looked at nothing.
      #expect(acknowledged >= Self.kills / 4, "APPRAISE_SEED=\(seed)")
    }

    @Test func `a mark that is taken out of the files is missed`() throws {
      let folder = try MarkedFolder()
      var random = SeededGenerator(seed: 1)
      while folder.acknowledgements == 0 { try folder.burst(&random) }
      let lost = try folder.lost()
      #expect(lost.isEmpty)
      try folder.removeLastLine()
      let missed = try folder.lost()
      #expect(missed.count == 1, "\(missed)")
    }
  }
}

/// A folder in which marks are typed and the process is killed, and what is known to be saved.
private final class MarkedFolder {
  private struct Cell: Hashable {
    var option: Int
    var criterion: Int
  }

  private let sandbox: Sandbox
  /// The values typed into each cell, oldest first; no value stands twice in one cell.
  private var typed: [Cell: [Int]] = [:]
  /// How many of them are known to be saved.
  private var saved: [Cell: Int] = [:]
  private var cursor = Cell(option: 0, criterion: 0)
  /// How often a mark was seen to be called saved.
  private(set) var acknowledgements = 0

  init() throws {
    sandbox = try Sandbox()
    try sandbox.succeed("new", "a", "--case", "mk-2010")
  }

  /// Opens the matrix, types some marks, now and then waits for "saved", and kills the process.
  func burst(_ random: inout SeededGenerator) throws {
    let desk = try Desk("a", in: sandbox, columns: 100, rows: 20)
    #expect(desk.terminal.screen.contains("Community services in Milton Keynes"))
    // As far left as there is.
    try desk.type("g2m" + String(repeating: Keys.left, count: MiltonKeynes.criteria.count - 1))
    try findCursor(desk)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      try desk.terminal.send(move(&random) + mark(&random))
      guard Bool.random(using: &random) else { continue }
      try desk.terminal.waitIdle()
      note(try desk.waitSaved())
    }
    // Where in the writing of the last mark this falls is up to chance.
    usleep(UInt32.random(in: 0...30_000, using: &random))
    desk.terminal.kill(SIGKILL)
    let ending = try desk.terminal.waitExit()
    #expect(ending == .signal(SIGKILL))
    note(desk.terminal.screen)
  }

  private func findCursor(_ desk: Desk) throws {
    let line = try #require(
      desk.terminal.screen.lines[4..<10].firstIndex { !$0.hasPrefix(" ") }, "no selected row")
    cursor = Cell(option: line - 4, criterion: 0)
  }

  private func move(_ random: inout SeededGenerator) -> String {
    let target = Cell(
      option: Int.random(in: 0..<MiltonKeynes.options.count, using: &random),
      criterion: Int.random(in: 0..<MiltonKeynes.criteria.count, using: &random))
    let down = target.option - cursor.option
    let right = target.criterion - cursor.criterion
    cursor = target
    return String(repeating: down < 0 ? Keys.up : Keys.down, count: abs(down))
      + String(repeating: right < 0 ? Keys.left : Keys.right, count: abs(right))
  }

  /// Types the next value and commits it by an arrow, one way or the other.
  private func mark(_ random: inout SeededGenerator) -> String {
    let number = typed[cursor, default: []].count
    let value = (cursor.option * 8 + cursor.criterion + number * 7) % 101
    typed[cursor, default: []].append(value)
    let isLast = cursor.option == MiltonKeynes.options.count - 1
    cursor.option += isLast ? -1 : 1
    return "\(value)" + (isLast ? Keys.up : Keys.down)
  }

  /// Takes down every mark on a screen whose top line says that everything is saved.
  private func note(_ screen: ScreenSnapshot) {
    guard screen.isSaved, let head = screen.row(of: "Option  ") else { return }
    for (cell, values) in typed {
      let fields = screen.lines[head + 1 + cell.option].split(separator: " ")
        .suffix(MiltonKeynes.criteria.count)
      guard fields.count == MiltonKeynes.criteria.count,
        let value = Int(fields[fields.startIndex + cell.criterion]),
        let place = values.firstIndex(of: value)
      else { continue }
      saved[cell] = max(saved[cell] ?? 0, place + 1)
      acknowledgements += 1
    }
  }

  /// What is missing from the files or wrong with them, in words.
  func lost() throws -> [String] {
    let shown = try sandbox.run("show", "a", "--json")
    guard shown.code == 0 else { return ["exit \(shown.code): \(shown.words)"] }
    var lost = shown.words.split(separator: "\n").map(String.init).filter { !isTorn($0) }
    let markings = try shown.json()["ballots"]?["0"]?["member-1"]?["markings"]
    for (cell, values) in typed {
      let needed = saved[cell] ?? 0
      let option = MiltonKeynes.options[cell.option].0
      let criterion = MiltonKeynes.criteria[cell.criterion]
      let found = markings?[option]?[criterion]?["answer"]?.text
      let place = found.flatMap { Int($0) }.flatMap(values.firstIndex) ?? -1
      if place + 1 < needed {
        lost.append(
          "\(option), \(criterion): \(values[..<needed]) saved, \(found ?? "blank") found")
      }
      // From now on what was found is what there is.
      typed[cell] = place < 0 ? nil : values
      if place >= 0 { saved[cell] = place + 1 }
    }
    return lost
  }

  private func isTorn(_ sentence: String) -> Bool {
    sentence.contains("as a crash leaves it")
      || sentence.contains("has lost its line feed and nothing else")
  }

  /// Takes the last line out of the newest segment that holds a mark.
  func removeLastLine() throws {
    let ledger = sandbox("a/ledger")
    let writer = try #require(Files.names(ledger).first)
    let marked = Files.names("\(ledger)/\(writer)").map { "\(ledger)/\(writer)/\($0)" }.filter {
      String(decoding: Files.read($0), as: UTF8.self).contains("\"edit\":{\"mark\":")
    }
    let path = try #require(marked.last)
    let lines = Files.read(path).split(separator: UInt8(ascii: "\n"))
    try Files.write(lines.dropLast().flatMap { $0 + [UInt8(ascii: "\n")] }, to: path)
  }
}
