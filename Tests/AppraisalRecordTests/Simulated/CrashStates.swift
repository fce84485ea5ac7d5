/// How finely unfinished writes are torn.
enum Tearing {
  /// At every byte.
  case everyByte
  /// At every line end, beside it, and at the ends of sectors.
  case everyLine
  /// In the middle alone, and of the names either all or all but one.
  case coarsely
}

extension SimulatedDisk {
  /// Every disk that a crash at this moment may leave.
  ///
  /// Any subset of the unsynced changes to folders, any start of an unsynced write, and any subset
  /// of its sectors with zeros in place of the others.
  func crashStates(_ tearing: Tearing) -> [SimulatedDisk] {
    var states: [SimulatedDisk] = []
    for names in nameStates(tearing) {
      // What no name leads to cannot be seen.
      let reachable = names.reachable()
      let choices = reachable.filter { !nodes[$0].isFolder }
        .map { ($0, nodes[$0].contents(tearing)) }.filter { $0.1.count > 1 }
      let disks = names.settled().combined(choices)
      for var disk in disks {
        for number in disk.nodes.indices where !reachable.contains(number) {
          disk.nodes[number] = Node(isFolder: false, mode: 0)
        }
        states.append(disk)
      }
    }
    return states
  }

  /// The disk with every choice of unsynced names.
  private func nameStates(_ tearing: Tearing) -> [SimulatedDisk] {
    var disks = [self]
    for number in nodes.indices where nodes[number].isFolder {
      let choices = nodes[number].nameChoices(tearing)
      disks = disks.flatMap { disk in
        choices.map { names in
          var disk = disk
          disk.nodes[number].names = names
          disk.nodes[number].syncNames()
          return disk
        }
      }
    }
    return disks
  }

  /// The disk with what is durable in every file.
  private func settled() -> SimulatedDisk {
    var disk = self
    for number in nodes.indices { disk.nodes[number].settle(nodes[number].durable) }
    return disk
  }

  /// The disk with every choice of contents.
  ///
  /// Many unfinished files at once are torn one at a time, the others having reached the disk not
  /// at all or in whole: nothing that is read depends on two of them.
  private func combined(_ choices: [(file: Int, contents: [[UInt8]])]) -> [SimulatedDisk] {
    func put(_ content: [UInt8], _ file: Int, on disk: SimulatedDisk) -> SimulatedDisk {
      var disk = disk
      disk.nodes[file].settle(content)
      return disk
    }
    if choices.count < 2 || choices.reduce(1, { min(1 << 40, $0 * $1.contents.count) }) <= 200 {
      return choices.reduce([self]) { disks, choice in
        disks.flatMap { disk in choice.contents.map { put($0, choice.file, on: disk) } }
      }
    }
    let whole = choices.reduce(self) { disk, choice in
      put(choice.contents.last ?? [], choice.file, on: disk)
    }
    return choices.flatMap { choice in
      choice.contents.flatMap { [put($0, choice.file, on: self), put($0, choice.file, on: whole)] }
    }
  }

  private func reachable() -> Set<Int> {
    var found: Set<Int> = [0]
    var waiting = [0]
    while let next = waiting.popLast() {
      for node in nodes[next].names.values where found.insert(node).inserted {
        waiting.append(node)
      }
    }
    return found
  }
}

extension SimulatedDisk.Node {
  fileprivate mutating func settle(_ content: [UInt8]) {
    bytes = content
    durable = content
    unsynced = []
    dropped = []
  }

  /// Every subset of the changes; of many, each one missing or alone.
  fileprivate func nameChoices(_ tearing: Tearing) -> Set<[String: Int]> {
    let all = 1 << changes.count
    var masks = Array(0..<min(all, 32))
    if tearing == .coarsely || changes.count > 5 {
      masks = [0, all - 1] + changes.indices.map { all - 1 - (1 << $0) }
      if tearing != .coarsely { masks += changes.indices.map { 1 << $0 } }
    }
    return Set(
      masks.map { mask in
        var names = durableNames
        for (place, change) in changes.enumerated() where mask >> place & 1 == 1 {
          names[change.name] = change.node
        }
        return names
      })
  }

  /// What the file may hold; the last is everything that was written.
  fileprivate func contents(_ tearing: Tearing) -> [[UInt8]] {
    guard let last = unsynced.last else { return [durable] }
    // What a later version begins with is among its own torn states.
    let versions = unsynced.dropLast().filter { !last.starts(with: $0) } + [last]
    return [durable] + versions.flatMap { tear($0, tearing) }
  }

  private func tear(_ version: [UInt8], _ tearing: Tearing) -> [[UInt8]] {
    let start = zip(durable, version).prefix { $0 == $1 }.count
    let cuts =
      tearing == .coarsely
      ? [(start + version.count) / 2]
      : (start..<version.count).filter { tearing.cuts(version, at: $0) }
    let sector = SimulatedDisk.sector
    let sectors = Array(start / sector..<(version.count + sector - 1) / sector)
    // More sectors at once are not in any test; the first ones would stand for the others.
    let choices = 1 << min(sectors.count, 8)
    let masks = tearing == .coarsely ? [0, choices - 1] : Array(0..<choices)
    let holed = masks.map { mask in
      var bytes = version
      for (place, number) in sectors.enumerated() where place < 8 && mask >> place & 1 == 0 {
        let lost = max(start, number * sector)..<min(version.count, (number + 1) * sector)
        for place in lost { bytes[place] = 0 }
      }
      return bytes
    }
    return cuts.map { Array(version[..<$0]) } + holed
  }
}

extension Tearing {
  fileprivate func cuts(_ bytes: [UInt8], at end: Int) -> Bool {
    switch self {
    case .everyByte: true
    case .everyLine, .coarsely:
      end == bytes.count || end % SimulatedDisk.sector == 0
        || (max(0, end - 2)..<min(bytes.count, end + 2)).contains {
          bytes[$0] == UInt8(ascii: "\n")
        }
    }
  }
}
