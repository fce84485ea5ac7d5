import StrictJSON
import TestSupport
import Testing

extension EndToEnd {
  /// The weights of the case of 2010, asked for by keyboard alone.
  @Suite struct WeighingJourneyTests {
    @Test func `the whole tree is weighed by swings, settled, and found in the record`() throws {
      let sandbox = try Sandbox()
      let desk = try Desk("mk-2010", in: sandbox)
      try desk.type("g4w", until: "Swing weights")
      try desk.type("\r", until: "Swing weights: 1 of 12")
      // The first step of each family, then what its neighbour is worth.
      for (keys, next) in [
        ("1", 2), ("60\r", 3), ("2", 4), ("40\r", 5), ("1", 6), ("50\r", 7), ("1", 8), ("80\r", 9),
        ("1", 10), ("90\r", 11), ("40\r", 12),
      ] { try desk.type(keys, until: "Swing weights: \(next) of 12") }
      try desk.type("70\r", until: "what it comes to")
      try desk.type("\r", until: "The weights are recorded")
      try desk.waitSaved()
      try desk.type("lThe panel, before anybody marked.\u{13}", until: "Settled by")
      try desk.waitSaved()
      let shown = try sandbox.succeed("show", "mk-2010", "--json").json()
      #expect(shown["weights"]?["agreed"]?["care"]?.text == "100")
      #expect(shown["weights"]?["agreed"]?["children"]?.text == "60")
      let top = shown["elicitations"]?["agreed"]?["top"]
      #expect(top?["method"]?.text == "swing")
      #expect(shown["weightLock"]?["words"]?.text == "The panel, before anybody marked.")
      try desk.leave()
    }
  }
}
