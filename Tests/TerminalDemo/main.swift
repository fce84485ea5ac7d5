import Canvas
import Glibc
import Runtime
import Terminal

/// Runs the demo and returns the code to exit with.
func run(_ arguments: [String]) -> Int32 {
  if arguments.contains("--reset") { return TerminalRescue.reset() ? 0 : 1 }
  var options = TerminalOptions()
  if arguments.contains("--colour") { options.colour = .always }
  if arguments.contains("--no-colour") { options.colour = .never }
  do throws(TerminalError) {
    let driver = try CursesDriver.start(options: options)
    let model = Demo.Model(size: driver.size, glyphs: driver.glyphs)
    let loop = Loop<Demo>(model, on: driver) { effect, token, send in
      switch effect {
      case .count(let limit):
        for number in 1...limit where !token.isCancelled { send(.counted(number)) }
      case .crash: Crash.perform("T")
      case .save:
        usleep(50_000)
        send(.saved)
      }
    }
    let outcome = loop.run()
    print("saved \(outcome.model.saved)")
    return outcome.exitCode
  } catch {
    Crash.complain("\(error)\n")
    return 2
  }
}

exit(run(CommandLine.arguments))
