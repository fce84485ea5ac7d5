package import AppraisalModel

/// What a person has looked at on the way to a mark, so that what is done stays ticked.
///
/// It is kept on the machine for the person and is no part of the record.
package struct Seen: Equatable, Sendable, Encodable {
  /// The names of the commands that were run.
  package private(set) var steps: [String]
  /// The options that were read.
  package private(set) var options: [OptionID]
  /// The keys that the person looked at and did not confirm.
  package private(set) var leftKeys: [PublicKey]

  package init(
    steps: [String] = [], options: [OptionID] = [], leftKeys: [PublicKey] = []
  ) {
    self.steps = steps
    self.options = options
    self.leftKeys = leftKeys
  }

  mutating func leave(_ key: PublicKey) {
    if !leftKeys.contains(key) { leftKeys.append(key) }
  }

  package mutating func insert(_ command: Command) {
    if !contains(command) { steps.append(command.id) }
  }

  package func contains(_ command: Command) -> Bool { steps.contains(command.id) }

  mutating func insert(_ option: OptionID) {
    if !options.contains(option) { options.append(option) }
  }
}

extension Model {
  /// Notes what the open room shows, and has it kept where it is new.
  mutating func rememberSeen() {
    guard bench.snapshot == nil, let path = bench.session?.path else { return }
    room.note(in: &bench.seen, bench)
    guard bench.seen != keptSeen else { return }
    keptSeen = bench.seen
    bench.run(.keepSeen(path: path, by: bench.person, bench.seen))
  }
}
