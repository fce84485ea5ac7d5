/// A disk in memory that keeps apart what programs see and what a crash must leave.
///
/// The rules are the least that POSIX promises. What was written to a file is durable after a
/// successful sync of the file, and before that any part of it may be. A name is durable after a
/// successful sync of its folder, and before that any subset of the changes to a folder may be. A
/// sync that failed gives up what it should have kept: a later one succeeds without it.
struct SimulatedDisk: Hashable {
  /// The size of what is written to the disk at once.
  static let sector = 512

  /// A change to the names in a folder: what the name stands for from then on, or nil.
  struct NameChange: Hashable {
    var name: String
    var node: Int?
  }

  /// A file or a folder.
  struct Node: Hashable {
    var isFolder: Bool
    var mode: UInt32
    /// What programs read.
    var bytes: [UInt8] = []
    /// What is on the disk for certain.
    var durable: [UInt8] = []
    /// The contents since then, as they would reach the disk.
    var unsynced: [[UInt8]] = []
    /// What a failed sync gave up.
    var dropped: [Range<Int>] = []
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var changes: [NameChange] = []

    init(isFolder: Bool, mode: UInt32) {
      self.isFolder = isFolder
      self.mode = mode
    }

    mutating func write(_ addition: ArraySlice<UInt8>) {
      bytes += addition
      unsynced.append(image)
    }

    mutating func truncate(to size: Int) {
      bytes = Array(bytes.prefix(size))
      dropped = dropped.map { min($0.lowerBound, size)..<min($0.upperBound, size) }
      unsynced.append(image)
    }

    mutating func sync() {
      durable = image
      unsynced = []
    }

    /// What a sync that fails leaves: nothing is safe, and nothing will be written any more.
    mutating func failToSync() {
      let common = zip(durable, bytes).prefix { $0 == $1 }.count
      dropped.append(common..<bytes.count)
    }

    mutating func name(_ name: String, _ node: Int?) {
      names[name] = node
      changes.append(NameChange(name: name, node: node))
    }

    mutating func syncNames() {
      durableNames = names
      changes = []
    }

    /// What a write of everything that is not given up would bring to the disk.
    private var image: [UInt8] {
      var image = bytes
      for range in dropped {
        for place in range.clamped(to: 0..<image.count) { image[place] = 0 }
      }
      return image
    }
  }

  var nodes: [Node] = [Node(isFolder: true, mode: 0o700)]

  /// The node under a path of names, from the root.
  func find(_ path: String) -> Int? {
    var trail = [0]
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if trail.count > 1 { trail.removeLast() }
        continue
      }
      guard let last = trail.last, let next = nodes[last].names[String(part)] else { return nil }
      trail.append(next)
    }
    return trail.last
  }

  mutating func make(_ node: Node, as name: String, in folder: Int) -> Int {
    nodes.append(node)
    nodes[folder].name(name, nodes.count - 1)
    return nodes.count - 1
  }
}
