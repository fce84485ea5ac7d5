/// The tree that is being built by an encoding.
///
/// A class because Codable's containers are copied values that must share what they build.
final class EncodingTree {
  private enum Slot {
    case empty
    case leaf(JSONNode)
    case array([Int])
    case object([(key: String, slot: Int)])
  }

  private var slots: [Slot] = []

  func add() -> Int {
    slots.append(.empty)
    return slots.count - 1
  }

  func set(_ slot: Int, _ node: JSONNode) {
    slots[slot] = .leaf(node)
  }

  /// Makes a slot an object, unless it is one already.
  func openObject(_ slot: Int) {
    if case .object = slots[slot] { return }
    slots[slot] = .object([])
  }

  /// Makes a slot an array, unless it is one already.
  func openArray(_ slot: Int) {
    if case .array = slots[slot] { return }
    slots[slot] = .array([])
  }

  func add(_ key: String, to slot: Int) -> Int {
    let child = add()
    guard case .object(var members) = slots[slot] else { return child }
    slots[slot] = .empty
    members.append((key, child))
    slots[slot] = .object(members)
    return child
  }

  func append(to slot: Int) -> Int {
    let child = add()
    guard case .array(var elements) = slots[slot] else { return child }
    slots[slot] = .empty
    elements.append(child)
    slots[slot] = .array(elements)
    return child
  }

  func count(_ slot: Int) -> Int {
    guard case .array(let elements) = slots[slot] else { return 0 }
    return elements.count
  }

  /// The finished tree; keys sorted by their UTF-8 bytes, the last of two equal ones kept.
  func node(_ slot: Int) -> JSONNode {
    switch slots[slot] {
    case .empty: return JSONNode(.object([]))
    case .leaf(let node): return node
    case .array(let elements): return JSONNode(.array(elements.map(node)))
    case .object(let members):
      var sorted: [JSONMember] = []
      let order = members.indices.sorted { left, right in
        let (a, b) = (members[left].key.utf8, members[right].key.utf8)
        return a.elementsEqual(b) ? left < right : a.lexicographicallyPrecedes(b)
      }
      for place in order {
        let member = JSONMember(members[place].key, node(members[place].slot))
        if sorted.last?.key == member.key { sorted.removeLast() }
        sorted.append(member)
      }
      return JSONNode(.object(sorted))
    }
  }
}

/// Encodes one value into a slot; the Encoder that types see.
struct TreeEncoder: Encoder {
  let tree: EncodingTree
  let slot: Int
  let codingPath: [any CodingKey]

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    tree.openObject(slot)
    return KeyedEncodingContainer(KeyedTreeWriter<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    tree.openArray(slot)
    return UnkeyedTreeWriter(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    self
  }

  func child(_ key: some CodingKey) -> TreeEncoder {
    TreeEncoder(
      tree: tree, slot: tree.add(key.stringValue, to: slot), codingPath: codingPath + [key])
  }

  func element() -> TreeEncoder {
    let key = JSONKey(intValue: tree.count(slot))
    return TreeEncoder(tree: tree, slot: tree.append(to: slot), codingPath: codingPath + [key])
  }

  func put(_ value: JSONValue) {
    tree.set(slot, JSONNode(value))
  }

  func put<Value: Encodable>(any value: Value) throws {
    try value.encode(to: self)
  }
}

extension TreeEncoder: SingleValueEncodingContainer {
  func encodeNil() { put(.null) }
  func encode(_ value: Bool) { put(.bool(value)) }
  func encode(_ value: String) { put(.string(value)) }
  func encode(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingFailure(
        path: JSONPath.text(codingPath), reason: "JSON has no number for \(value).")
    }
    put(.number(value.description))
  }
  func encode(_ value: Float) throws { try encode(Double(value)) }
  func encode(_ value: Int) { put(.integer(value)) }
  func encode(_ value: Int8) { put(.number(String(value))) }
  func encode(_ value: Int16) { put(.number(String(value))) }
  func encode(_ value: Int32) { put(.number(String(value))) }
  func encode(_ value: Int64) { put(.number(String(value))) }
  func encode(_ value: UInt) { put(.number(String(value))) }
  func encode(_ value: UInt8) { put(.number(String(value))) }
  func encode(_ value: UInt16) { put(.number(String(value))) }
  func encode(_ value: UInt32) { put(.number(String(value))) }
  func encode(_ value: UInt64) { put(.number(String(value))) }
  func encode<Value: Encodable>(_ value: Value) throws { try put(any: value) }
}
