package import Canvas

/// The one list of commands.
package struct Registry: Sendable {
  /// Every command, in the order of the help menu.
  package let all: [Command]

  init(_ all: [Command]) { self.all = all }

  /// The list with others behind it.
  func with(_ others: [Command]) -> Registry { Registry(all + others) }

  /// The command that a key runs in a place: the place's own before that of everywhere.
  ///
  /// - Complexity: O(*n*) in the number of commands.
  package func command(for key: Key, in place: Place) -> Command? {
    var found: Command?
    for command in all where command.keys.contains(key) && command.applies(in: place) {
      if !command.places.isEmpty { return command }
      if found == nil { found = command }
    }
    return found
  }
}
