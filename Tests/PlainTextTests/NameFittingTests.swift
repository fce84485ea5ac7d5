import PlainText
import SeededRandom
import Testing

@Suite struct NameFittingTests {
  private static let sites = [
    "Reconfigure urgent care services at the Northern site",
    "Reconfigure urgent care services at the Southern site", "Stay as we are",
  ]

  @Test(arguments: [
    (60, sites),
    (30, ["Reconfigure…Northern site", "Reconfigure…Southern site", "Stay as we are"]),
    (16, ["Recon…Northern …", "Recon…Southern …", "Stay as we are"]),
    (9, ["Rec…Nort…", "Rec…Sout…", "Stay as …"]),
    (4, ["R…N…", "R…S…", "Sta…"]),
    (2, ["…1", "…2", "S…"]),
    (0, ["", "", ""]),
  ])
  func `names that differ at their ends stay apart when they are cut`(
    width: Int, expected: [String]
  ) {
    #expect(DisplayText.apart(Self.sites, within: width) == expected)
  }

  @Test(arguments: [
    // Cut at their ends they differ already.
    (["Join the council", "Join a neighbour"], 8, ["Join th…", "Join a …"]),
    // One letter of a long word.
    (["aaaaaaaaaaaa1", "aaaaaaaaaaaa2"], 8, ["aaaaaa…1", "aaaaaa…2"]),
    // They differ in two places.
    (
      ["Site A, phase 1, north", "Site A, phase 2, north", "Site B, phase 1, north"], 12,
      ["Site…1, nor…", "Site…2, nor…", "Site B, pha…"]
    ),
    // What is alike when it is whole stays alike.
    (["Site A of the trust", "Site А of the trust"], 8, ["Site A …", "Site А …"]),
    // Wide characters are never split.
    (["中文字中文字一", "中文字中文字二"], 7, ["中文…一", "中文…二"]),
  ])
  func `what differs stays`(names: [String], width: Int, expected: [String]) {
    #expect(DisplayText.apart(names, within: width) == expected)
  }

  @Test func `each name keeps to a width of its own`() {
    #expect(
      DisplayText.apart(Self.sites, within: [30, 20, 4])
        == ["Reconf…Northern site", "Reconf…Southern site", "Sta…"])
  }

  @Test func `an ellipsis of three signs takes its room`() {
    #expect(
      DisplayText.apart(Self.sites, within: 16, ellipsis: "...")
        == ["Recon...North...", "Recon...South...", "Stay as we are"])
  }

  @Test func `no two names that differ look alike in any width that holds their places`() {
    for seed in 0..<3000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let letters: [Character] = ["a", "b", " ", "1", "l", "r", "n", "m", "é", "中", "A"]
      let names = (0..<Int.random(in: 2...12, using: &generator)).map { _ in
        String(repeating: "ab ", count: Int.random(in: 0...3, using: &generator))
          + String(
            (0..<Int.random(in: 0...14, using: &generator)).compactMap { _ in
              letters.randomElement(using: &generator)
            })
      }
      let width = Int.random(in: 0...16, using: &generator)
      let cut = DisplayText.apart(names, within: width)
      for (place, name) in cut.enumerated() {
        #expect(DisplayText.displayWidth(name) <= width, "seed \(seed)")
        if DisplayText.displayWidth(names[place]) <= width { #expect(name == names[place]) }
        guard width >= 3 else { continue }
        for other in 0..<place where DisplayText.lookAlike(cut[other], name) {
          #expect(DisplayText.lookAlike(names[other], names[place]), "seed \(seed): \(cut)")
        }
      }
    }
  }
}
