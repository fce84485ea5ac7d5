import DecisionAnalysis
import Testing

@Suite struct PreferenceFunctionTests {
  @Test(
    arguments: [
      (.usual, [0, 0, 1, 1, 1, 1]), (.threshold(indifference: 2), [0, 0, 0, 0, 1, 1]),
      (.vShape(preference: 4), [0, 0, 0.25, 0.5, 1, 1]),
      (.level(indifference: 2, preference: 4), [0, 0, 0, 0, 0.5, 1]),
      (.linear(indifference: 2, preference: 4), [0, 0, 0, 0, 1, 1]),
      (.linear(indifference: 2, preference: 2), [0, 0, 0, 0, 1, 1]),
      (.vShape(preference: 0), [0, 0, 1, 1, 1, 1]),
    ] as [(PreferenceFunction, [Double])])
  func `each shape has its value at each difference`(
    function: PreferenceFunction, strengths: [Double]
  ) {
    let differences: [Double] = [-3, 0, 1, 2, 4, 5]
    #expect(differences.map(function.strength) == strengths)
  }

  @Test func `the Gaussian turns at its deviation`() {
    let function = PreferenceFunction.gaussian(deviation: 5)
    #expect(isClose(function.strength(5), 0.3934693402873666, within: 1e-15))
    #expect(function.strength(0) == 0)
  }
}
