import Canvas
import Runtime
import Synchronization
import Testing

@Suite struct EffectTests {
  private func run(
    _ script: [[InputEvent]],
    runner: @escaping EffectRunner<Sketch.Effect, Sketch.Message>
  ) -> Outcome<Sketch.Model> {
    Loop<Sketch>(Sketch.Model(), on: MemoryFrontEnd(script), runner: runner).run()
  }

  @Test func `durable effects run in order and none replaces another`() {
    let notes = Notes()
    let outcome = run([keys("s"), keys("s")]) { effect, token, send in
      guard case .save(let name) = effect else { return }
      notes.add("\(name) \(token.isCancelled)")
      send(.result(name))
    }
    #expect(notes.all == ["one false", "two false", "one false", "two false"])
    #expect(outcome.model.seen == ["s", "one", "two", "s", "one", "two", "hang-up"])
  }

  @Test func `quitting waits for what is being saved and passes on the result`() {
    let gate = Gate()
    let outcome = run([keys("sq")]) { effect, _, send in
      guard case .save(let name) = effect else { return }
      // Far behind the loop, which by now has nothing to do but to wait.
      if name == "one" { gate.pause() }
      send(.result(name))
    }
    #expect(outcome.exitCode == 4)
    #expect(outcome.model.seen == ["s", "q", "one", "two", "last"])
  }

  @Test func `what a last result asks for is saved too, but not computed`() {
    let outcome = run([keys("q")]) { effect, _, send in
      switch effect {
      case .save(let name): send(.result(name == "last" ? "more" : name))
      case .compute(let name), .note(let name): send(.result(name))
      }
    }
    #expect(outcome.model.seen == ["q", "more", "after"])
  }

  @Test func `word for the durable lane is left at once, while that lane is at work`() {
    let notes = Notes()
    let outcome = run([keys("i")]) { effect, _, send in
      switch effect {
      case .save(let name):
        while notes.all.isEmpty {}
        send(.result(name))
      case .compute: break
      case .note(let word):
        notes.add(word)
        send(.result(word))
      }
    }
    #expect(outcome.model.seen == ["i", "word", "one", "hang-up"])
  }

  @Test func `a computation is replaced by the next of its name`() {
    let outcome = run([keys("r")]) { effect, token, send in
      guard case .compute(let name) = effect else { return }
      if name == "first" { while !token.isCancelled {} }
      send(.result(name))
    }
    #expect(outcome.model.seen == ["r", "second", "hang-up"])
  }

  @Test func `both lanes work at the same time`() {
    let notes = Notes()
    let saved = Gate()
    _ = run([keys("cs")]) { effect, _, _ in
      switch effect {
      case .compute:
        saved.wait()
        notes.add("computed")
      case .save(let name):
        notes.add(name)
        if name == "two" { saved.open() }
      case .note: break
      }
    }
    #expect(notes.all == ["one", "two", "computed"])
  }

  @Test func `messages from other threads reach the program`() {
    let frontEnd = MemoryFrontEnd([])
    let loop = Loop<Sketch>(Sketch.Model(), on: frontEnd, runner: { _, _, _ in })
    loop.messages.post(.result("from outside"))
    #expect(loop.run().model.seen == ["from outside", "hang-up"])
  }

  @Test func `many effects leave nothing behind`() {
    let notes = Notes()
    let outcome = run((0..<300).map { _ in keys("cs") }) { effect, _, send in
      send(.result("\(effect)"))
      if case .save = effect { notes.add("saved") }
    }
    #expect(notes.all.count == 600)
    #expect(outcome.model.seen.filter { $0.hasPrefix("save") }.count == 600)
    #expect(outcome.model.seen.filter { $0.hasPrefix("compute") }.count == 300)
  }
}

/// A door that one thread opens for another.
private final class Gate: Sendable {
  private let isOpen = Atomic(false)
  func open() { isOpen.store(true, ordering: .releasing) }
  func wait() { while !isOpen.load(ordering: .acquiring) {} }
  /// Keeps the calling thread busy for a while.
  func pause() {
    let end = ContinuousClock().now + .milliseconds(50)
    while ContinuousClock().now < end {}
  }
}
