import AppraisalFindings
import AppraisalModel
import SampleBoards
import Testing

@Suite struct FirstPlacesTests {
  private static func places(
    _ marks: [[Int?]], samples: Int = 2000, seed: UInt64 = 7
  ) -> FirstPlaces? {
    FirstPlaces(
      of: Findings(Board.appraisal(marks), viewer: "mo"), samples: samples, seed: seed)
  }

  @Test func `an option that is better everywhere always comes first`() {
    let places = Self.places([[90, 80], [50, 60]])
    #expect(places?.shares == ["a": 1, "b": 0])
    #expect(places?.tried == 2000)
  }

  @Test func `equal options share the first places`() {
    let places = Self.places([[50, 50], [50, 50]])
    #expect(near(places?.shares["a"], 0.5))
    #expect(near(places?.shares["b"], 0.5))
  }

  @Test func `with two criteria the share is the length of the weights at which an option leads`() {
    // A is ahead while the weight of Y is below 4/7.
    let places = Self.places([[90, 40], [50, 70]], samples: 20_000)
    #expect(near(places?.shares["a"], 4.0 / 7, within: 0.015))
    #expect(near((places?.shares["a"] ?? 0) + (places?.shares["b"] ?? 0), 1))
  }

  @Test func `the seed fixes the shares`() {
    let marks: [[Int?]] = [[90, 40, 10], [50, 70, 20], [0, 0, 90]]
    #expect(Self.places(marks) == Self.places(marks))
    #expect(Self.places(marks) != Self.places(marks, seed: 8))
  }

  @Test func `nothing is tried while marks are missing, without options, or once cancelled`() {
    #expect(Self.places([[90, nil], [50, 60]]) == nil)
    #expect(Self.places([]) == nil)
    let findings = Findings(Board.appraisal([[1], [2]]), viewer: "mo")
    #expect(FirstPlaces(of: findings, isCancelled: { true }) == nil)
  }
}
