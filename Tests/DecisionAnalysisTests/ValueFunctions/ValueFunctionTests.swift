import DecisionAnalysis
import Testing

@Suite struct ValueFunctionTests {
  @Test func `the piecewise linear cases of R's smaa are met`() throws {
    let oracle = try Oracle("mavt-piecewise-linear-value-functions")
    let expected = try oracle.at("expected", "y").rows
    for (index, item) in try oracle.at("inputs", "cases").items.enumerated() {
      let function = try ValueFunction(
        performances: item.at("cutoffs").numbers, values: item.at("values").numbers)
      let outside: ValueFunction.Outside =
        switch try item.keys.contains("out_of_bounds") ? item.at("out_of_bounds").text : "" {
        case "clip": .clip
        case "interpolate": .extend
        default: .refuse
        }
      let values = try item.at("x").numbers.map { try function.value(of: $0, outside: outside) }
      #expect(isClose(values, expected[index], within: 1e-12))
    }
  }

  @Test func `straight lines run both ways`() throws {
    let more = try ValueFunction.linear(worst: 20, best: 60)
    #expect(try more.value(of: 30) == 25)
    let less = try ValueFunction.linear(worst: 60, best: 20)
    #expect(try less.value(of: 30) == 75)
    #expect(try less.value(of: 60) == 0 && less.value(of: 20) == 100)
  }

  @Test func `bisection points are met`() throws {
    let rising = try ValueFunction.bisection(
      worst: 0, quarter: 5, half: 12, threeQuarters: 30, best: 100)
    #expect(try rising.value(of: 12) == 50 && rising.value(of: 65) == 87.5)
    let falling = try ValueFunction.bisection(
      worst: 100, quarter: 30, half: 12, threeQuarters: 5, best: 0)
    #expect(try falling.value(of: 12) == 50 && falling.value(of: 65) == 12.5)
  }

  @Test func `a performance outside the range is refused unless told otherwise`() throws {
    let function = try ValueFunction.linear(worst: 0, best: 10)
    #expect(throws: AnalysisError.outsideScale(value: 11)) { try function.value(of: 11) }
    #expect(try function.value(of: 11, outside: .clip) == 100)
    #expect(try function.value(of: -1, outside: .clip) == 0)
    #expect(isClose(try function.value(of: 11, outside: .extend), 110))
    #expect(throws: AnalysisError.self) { try function.value(of: .nan, outside: .clip) }
  }

  @Test func `a peak must be stated`() throws {
    let (x, y) = ([0.0, 1, 2], [0.0, 100, 20])
    #expect(throws: AnalysisError.notMonotone(index: 1)) {
      try ValueFunction(performances: x, values: y)
    }
    let peaked = try ValueFunction(performances: x, values: y, allowsPeak: true)
    #expect(try peaked.value(of: 1.5) == 60)
    #expect(throws: AnalysisError.notMonotone(index: 1)) {
      try ValueFunction(performances: x, values: [100, 0, 50], allowsPeak: true)
    }
    #expect(throws: AnalysisError.notMonotone(index: 1)) {
      try ValueFunction(performances: x + [3], values: [0, 50, 20, 60], allowsPeak: true)
    }
  }

  @Test(
    arguments: [
      ([1], [1], .emptyScale), ([1, 1], [0, 100], .knotsNotIncreasing(index: 1)),
      ([1, 2], [5, 5], .emptyScale), ([1, 2], [5], .length(expected: 2, found: 1)),
      ([1, .infinity], [0, 1], .notFinite(index: 1)),
    ] as [([Double], [Double], AnalysisError)])
  func `impossible points are refused`(x: [Double], y: [Double], error: AnalysisError) {
    #expect(throws: error) { try ValueFunction(performances: x, values: y) }
  }

  @Test func `worst and best must differ`() {
    #expect(throws: AnalysisError.emptyScale) { try ValueFunction.linear(worst: 3, best: 3) }
    #expect(throws: AnalysisError.self) { try ValueFunction.linear(worst: .nan, best: 3) }
  }
}
