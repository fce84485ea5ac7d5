/// What one reading remembers: the root, and which keys each object was asked for.
///
/// A class because readers are copied values that must share what they note down.
final class ReadingSession {
  /// How much is noted down about the keys that are asked for.
  enum Notes {
    /// Which members were asked for.
    case members
    /// The names that were asked for as well, so that a near miss can be offered.
    case names
  }

  /// An object that was opened.
  struct Frame {
    let members: [JSONMember]
    let offset: Int
    /// The first 64 members that were asked for, as bits.
    var low: UInt64 = 0
    /// The others.
    var high: Set<Int> = []
    var names: [String] = []
    /// The member that was found last; types tend to ask in the order of the document.
    var cursor = 0

    init(members: [JSONMember], offset: Int) {
      self.members = members
      self.offset = offset
    }

    /// Whether nothing is left that was not asked for.
    var isComplete: Bool {
      low.nonzeroBitCount + high.count == members.count
    }

    func wasAsked(_ place: Int) -> Bool {
      place < 64 ? low >> UInt64(place) & 1 == 1 : high.contains(place)
    }

    mutating func note(_ place: Int) {
      if place < 64 {
        low |= 1 << UInt64(place)
      } else {
        high.insert(place)
      }
    }

    /// Finds a key from the cursor on and round to it, and notes that it was asked for.
    mutating func find(_ key: String) -> JSONNode? {
      var place = cursor
      for _ in members.indices {
        if members[place].key == key {
          cursor = place
          note(place)
          return members[place].node
        }
        place += 1
        if place == members.count { place = 0 }
      }
      return nil
    }
  }

  let root: JSONNode
  private let notes: Notes
  private var frames: [Frame] = []

  init(root: JSONNode, notes: Notes) {
    self.root = root
    self.notes = notes
    frames.reserveCapacity(4)
  }

  /// Opens an object and gives the number under which it is remembered.
  func open(_ members: [JSONMember], at offset: Int) -> Int {
    frames.append(Frame(members: members, offset: offset))
    return frames.count - 1
  }

  /// Finds a key, noting that it was asked for.
  func find(_ key: String, in frame: Int) -> JSONNode? {
    if notes == .names { frames[frame].names.append(key) }
    return frames[frame].find(key)
  }

  /// Notes all members of an object as asked for.
  func noteAll(in frame: Int) {
    for place in frames[frame].members.indices { frames[frame].note(place) }
  }

  /// The first key that nothing asked for.
  ///
  /// - Complexity: O(number of members).
  func unknownKey() -> DecodingFailure? {
    guard frames.contains(where: { !$0.isComplete }) else { return nil }
    // An object can be opened more than once, each time for a part of its keys.
    let groups = Dictionary(grouping: frames, by: \.offset)
    for frame in frames where !frame.isComplete {
      if let failure = unknownKey(in: groups[frame.offset] ?? []) { return failure }
    }
    return nil
  }

  /// The first key of one object that nothing asked for.
  func unknownKey(inObjectAt offset: Int) -> DecodingFailure? {
    unknownKey(in: frames.filter { $0.offset == offset })
  }

  private func unknownKey(in frames: [Frame]) -> DecodingFailure? {
    guard let object = frames.first else { return nil }
    for (place, member) in object.members.enumerated()
    where !frames.contains(where: { $0.wasAsked(place) }) {
      let free = frames.flatMap(\.names).filter { name in
        !object.members.contains { $0.key == name }
      }
      let suggestion = NearMiss.suggestion(for: member.key, among: free)
      return DecodingFailure(
        .unknownKey(member.key, suggestion: suggestion), path: path(to: object.offset),
        offset: member.keyOffset)
    }
    return nil
  }

  /// The way to the value that begins at an offset, as text.
  func path(to offset: Int) -> String {
    JSONPath.text(JSONPath.keys(from: root, to: offset))
  }

  /// A failure at a node.
  func failure(_ kind: DecodingFailure.Kind, at node: JSONNode) -> DecodingFailure {
    DecodingFailure(kind, path: path(to: node.offset), offset: node.offset)
  }

  /// A failure for a value of another type.
  func mismatch(_ expected: String, _ node: JSONNode) -> DecodingFailure {
    failure(.wrongType(expected: expected, found: node.value.kindName), at: node)
  }
}

extension JSONValue {
  /// What people call a value of this kind.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
