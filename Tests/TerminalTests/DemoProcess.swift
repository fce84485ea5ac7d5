import Testing
import TestSupport

/// Starts the demo and waits for its first picture.
func startDemo(
  _ arguments: [String] = [], environment: [String: String] = [:], removing: [String] = [],
  columns: Int = 80, rows: Int = 24, waiting: Bool = true
) throws -> PtyProcess {
  let demo = try PtyProcess(
    Executables.path(of: "TerminalDemo"), arguments, environment: environment,
    removing: removing, columns: columns, rows: rows)
  if waiting { try demo.waitIdle() }
  return demo
}

/// Every suite that owns a pseudo-terminal, one test at a time: there are few processors.
@Suite(.serialized) enum OnATerminal {}
