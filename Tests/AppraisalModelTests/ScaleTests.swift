import AppraisalModel
import Testing

@Suite struct ScaleTests {
  @Test(arguments: [(0, 0.0), (25, 25), (50, 50), (100, 100), (-10, 0), (130, 100)])
  func `a rising scale is a straight line that stops at its ends`(_ mark: Int, _ value: Double) {
    #expect(Scale().value(of: DecimalNumber(mark)) == value)
  }

  @Test(arguments: [(60, 0.0), (50, 25), (40, 50), (20, 100), (10, 100), (75, 0)])
  func `on a falling scale less is worth more`(_ minutes: Int, _ value: Double) {
    let scale = Scale(worst: 60, best: 20, unit: "minutes")
    #expect(scale.lowest == 20)
    #expect(scale.highest == 60)
    #expect(scale.value(of: DecimalNumber(minutes)) == value)
  }

  @Test(arguments: [(0, 0.0), (10, 30), (20, 60), (60, 80), (100, 100)])
  func `a rising scale bends at its knots`(_ mark: Int, _ value: Double) {
    let scale = Scale(knots: [Knot(at: 20, value: 60)])
    #expect(scale.fault == nil)
    #expect(scale.value(of: DecimalNumber(mark)) == value)
  }

  @Test(arguments: [(60, 0.0), (50, 10), (40, 20), (30, 50), (25, 75), (20, 100)])
  func `a falling scale bends at its knots`(_ mark: Int, _ value: Double) {
    let scale = Scale(
      worst: 60, best: 20, knots: [Knot(at: 40, value: 20), Knot(at: 30, value: 50)])
    #expect(scale.fault == nil)
    #expect(scale.value(of: DecimalNumber(mark)) == value)
  }

  @Test func `a scale without length is worth nothing`() {
    #expect(Scale(worst: 5, best: 5).value(of: 5) == 0)
  }

  @Test(
    arguments: [
      ("0", true), ("7.5", true), ("100", true), ("7", false), ("-2.5", false), ("102.5", false),
    ])
  func `marks lie between the ends and on a step`(_ mark: String, _ allowed: Bool) throws {
    let step = DecimalNumber("2.5")
    let scale = Scale(step: step)
    #expect(scale.allows(try #require(DecimalNumber(mark))) == allowed)
  }

  @Test func `steps are counted from the lowest mark`() {
    let scale = Scale(worst: 9, best: 1, step: 4)
    #expect((0...10).filter { scale.allows(DecimalNumber($0)) } == [1, 5, 9])
  }

  @Test func `without a step every number between the ends is a mark`() {
    #expect(DecimalNumber("33.333333333").map { Scale().allows($0) } == true)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var scale: Scale
    var words: String?
    var testDescription: String { words ?? "sound" }
  }

  @Test(
    arguments: [
      Fault(scale: Scale(), words: nil),
      Fault(scale: Scale(worst: 3, best: 3), words: "the worst and the best mark are the same"),
      Fault(scale: Scale(step: 0), words: "the step is not above zero"),
      Fault(scale: Scale(step: -1), words: "the step is not above zero"),
      Fault(
        scale: Scale(anchors: [Anchor(at: 101, words: "a")]),
        words: "the anchor at 101 is not a mark of the scale"),
      Fault(
        scale: Scale(step: 10, anchors: [Anchor(at: 55, words: "a")]),
        words: "the anchor at 55 is not a mark of the scale"),
      Fault(
        scale: Scale(anchors: [Anchor(at: 50, words: "")]),
        words: "the anchor at 50 has no words"),
      Fault(
        scale: Scale(anchors: [Anchor(at: 50, words: "a"), Anchor(at: 0, words: "b")]),
        words: "the anchors are not in order from worst to best"),
      Fault(
        scale: Scale(
          worst: 60, best: 20, anchors: [Anchor(at: 20, words: "a"), Anchor(at: 60, words: "b")]),
        words: "the anchors are not in order from worst to best"),
      Fault(
        scale: Scale(
          worst: 60, best: 20, anchors: [Anchor(at: 60, words: "a"), Anchor(at: 20, words: "b")]),
        words: nil),
      Fault(
        scale: Scale(anchors: [Anchor(at: 50, words: "a"), Anchor(at: 50, words: "b")]),
        words: "two anchors stand at one mark"),
      Fault(
        scale: Scale(knots: [Knot(at: 60, value: 1), Knot(at: 40, value: 2)]),
        words: "the points of the value function are not in order from worst to best"),
      Fault(
        scale: Scale(knots: [Knot(at: 40, value: 1), Knot(at: 40, value: 2)]),
        words: "the points of the value function are not in order from worst to best"),
      Fault(
        scale: Scale(worst: 60, best: 20, knots: [Knot(at: 30, value: 1), Knot(at: 40, value: 2)]),
        words: "the points of the value function are not in order from worst to best"),
      Fault(
        scale: Scale(knots: [Knot(at: 100, value: 50)]),
        words: "a point of the value function lies outside the scale"),
      Fault(
        scale: Scale(knots: [Knot(at: 0, value: 50)]),
        words: "a point of the value function lies outside the scale"),
      Fault(
        scale: Scale(knots: [Knot(at: 50, value: 101)]), words: "a value is below 0 or above 100"),
      Fault(
        scale: Scale(knots: [Knot(at: 50, value: -1)]), words: "a value is below 0 or above 100"),
      Fault(
        scale: Scale(worst: 60, best: 20, knots: [Knot(at: 40, value: 2), Knot(at: 30, value: 9)]),
        words: nil),
    ])
  func `a fault of a scale is told in words`(_ fault: Fault) {
    #expect(fault.scale.fault?.words == fault.words)
  }
}
