import Testing

/// A command line that must be refused: what is prepared, what is said, and with which code.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var arguments: [String]
  var code: Int32
  /// Standard error without the program's name and the line's end.
  var sentence: String
  var prepare: @Sendable (Sandbox) throws -> Void

  init(
    _ name: String, _ arguments: [String], _ code: Int32, _ sentence: String,
    prepare: @escaping @Sendable (Sandbox) throws -> Void = { _ in }
  ) {
    self.name = name
    self.arguments = arguments
    self.code = code
    self.sentence = sentence
    self.prepare = prepare
  }

  var testDescription: String { name }

  /// Runs it and expects the words, the code, and that nothing was written.
  func expectRefused() throws {
    let sandbox = try Sandbox()
    try prepare(sandbox)
    let before = sandbox.contents
    let finished = try sandbox.run(arguments)
    #expect(finished.words == "appraise: \(sentence)\n")
    #expect(finished.code == code)
    #expect(finished.output.isEmpty)
    #expect(finished.isSafe)
    #expect(sandbox.contents == before, "something was written")
  }
}
