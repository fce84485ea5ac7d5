import Canvas
import Runtime
import Testing

@Suite struct LoopTests {
  private func run(
    _ script: [[InputEvent]], first: [Sketch.Message] = [],
    runner: @escaping EffectRunner<Sketch.Effect, Sketch.Message> = { _, _, _ in }
  ) -> (outcome: Outcome<Sketch.Model>, frontEnd: MemoryFrontEnd) {
    let frontEnd = MemoryFrontEnd(script)
    let loop = Loop<Sketch>(Sketch.Model(), on: frontEnd, runner: runner)
    return (loop.run(first: first), frontEnd)
  }

  @Test func `a batch of events is one picture`() {
    let (_, frontEnd) = run([keys("abc"), keys("d")])
    #expect(frontEnd.titles == ["start", "c", "d"])
    #expect(frontEnd.pictures.last?.cursor == Point(x: 4, y: 0))
  }

  @Test func `messages given at the start come before the first picture`() {
    let (_, frontEnd) = run([], first: [.result("loaded")])
    #expect(frontEnd.titles == ["loaded"])
  }

  @Test func `an end without an answer has its own exit code`() {
    let (outcome, frontEnd) = run([keys("a")])
    #expect(outcome.exitCode == Loop<Sketch>.hangUpCode)
    #expect(outcome.model.seen == ["a", "hang-up"])
    #expect(frontEnd.requests == [.stop])
  }

  @Test func `nothing after quitting is looked at`() {
    let (outcome, frontEnd) = run([keys("aqb")], runner: { _, _, _ in })
    #expect(outcome.exitCode == 4)
    #expect(outcome.model.seen == ["a", "q"])
    #expect(frontEnd.titles == ["start"])
  }

  @Test func `keys that came with the one that closed something are not taken, and that is said`() {
    let (outcome, frontEnd) = run([keys("axbc"), keys("d")])
    #expect(outcome.model.seen == ["a", "x", "2 untaken", "d", "hang-up"])
    #expect(frontEnd.titles == ["start", "2 untaken", "d"])
  }

  @Test func `pastes and clicks are not taken either, and a new size is`() {
    let click = InputEvent.mouse(MouseEvent(kind: .press, at: Point(x: 3, y: 2)))
    let size = InputEvent.resize(Size(width: 30, height: 2))
    let (outcome, _) = run([keys("x") + [.paste("q"), click, size]])
    #expect(outcome.model.seen == ["x", "30x2", "2 untaken", "hang-up"])
  }

  @Test func `of several sizes only the last counts, and it comes before the key after it`() {
    let sizes = [(5, 5), (9, 9), (30, 2)].map { InputEvent.resize(Size(width: $0, height: $1)) }
    let (outcome, frontEnd) = run([sizes + keys("a")])
    #expect(outcome.model.seen == ["30x2", "a", "hang-up"])
    #expect(frontEnd.pictures.last?.canvas.size == Size(width: 30, height: 2))
  }

  @Test func `a click means what was shown`() {
    let click = InputEvent.mouse(MouseEvent(kind: .press, at: Point(x: 3, y: 2)))
    let outside = InputEvent.mouse(MouseEvent(kind: .press, at: Point(x: 3, y: 7)))
    let smaller = InputEvent.resize(Size(width: 20, height: 1))
    let (outcome, _) = run([[smaller, click, outside], [click]])
    #expect(outcome.model.seen == ["20x1", "row 2", "hang-up"])
  }

  @Test func `commands reach the front end in order`() {
    let (outcome, frontEnd) = run([keys("o"), keys("z")])
    #expect(frontEnd.requests == [.redraw, .setMouse(false), .suspend, .stop])
    #expect(outcome.model.seen == ["o", "z", "resumed", "hang-up"])
  }

  @Test func `it says that it is idle once for each batch and never in between`() {
    let (_, frontEnd) = run([keys("a"), keys("b"), keys("c")])
    #expect(frontEnd.idleCount == 4)
  }

  @Test func `the results of an effect are drawn before it is idle`() {
    let (outcome, frontEnd) = run([keys("c"), keys("d")]) { _, _, send in
      send(.result("one"))
      send(.result("two"))
    }
    #expect(outcome.model.seen == ["c", "one", "two", "d", "hang-up"])
    #expect(frontEnd.titles.suffix(2) == ["two", "d"])
  }

  @Test func `what borrows the screen is done before anything else`() {
    let (outcome, frontEnd) = run([keys("la")]) { effect, _, send in
      if effect == .save("lent") { send(.result("back")) }
    }
    #expect(outcome.model.seen == ["l", "a", "back", "resumed", "hang-up"])
    #expect(frontEnd.requests == [.lend, .stop])
  }

  @Test func `messages that stream in are held to the frame rate`() {
    let frontEnd = MemoryFrontEnd([keys("c")])
    let clock = ContinuousClock()
    let loop = Loop<Sketch>(
      Sketch.Model(), on: frontEnd, frameInterval: .seconds(3600),
      runner: { effect, _, send in
        guard effect.lane == .computation else { return }
        for number in 1...200 {
          send(.result("\(number)"))
          // Time enough for the loop to draw each of them, if it wanted to.
          let next = clock.now + .microseconds(200)
          while clock.now < next {}
        }
        send(.event(.key(.character("q"))))
      })
    let outcome = loop.run()
    #expect(outcome.model.seen.count >= 202)
    #expect(outcome.exitCode == 4)
    // The start, the key, and the four results that are shown at once.
    #expect((3...6).contains(frontEnd.pictures.count), "\(frontEnd.titles)")
  }
}
