/// Adds members to an object that is being built.
struct KeyedTreeWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: TreeEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil(forKey key: Key) { encoder.child(key).encodeNil() }
  func encode(_ value: Bool, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: String, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: Double, forKey key: Key) throws { try encoder.child(key).encode(value) }
  func encode(_ value: Float, forKey key: Key) throws { try encoder.child(key).encode(value) }
  func encode(_ value: Int, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: Int8, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: Int16, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: Int32, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: Int64, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: UInt, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: UInt8, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: UInt16, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: UInt32, forKey key: Key) { encoder.child(key).encode(value) }
  func encode(_ value: UInt64, forKey key: Key) { encoder.child(key).encode(value) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try encoder.child(key).put(any: value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder.child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.child(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder.child(JSONKey(stringValue: "super")) }
  func superEncoder(forKey key: Key) -> any Encoder { encoder.child(key) }
}

/// Adds elements to an array that is being built.
struct UnkeyedTreeWriter: UnkeyedEncodingContainer {
  let encoder: TreeEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.tree.count(encoder.slot) }

  func encodeNil() { encoder.element().encodeNil() }
  func encode(_ value: Bool) { encoder.element().encode(value) }
  func encode(_ value: String) { encoder.element().encode(value) }
  func encode(_ value: Double) throws { try encoder.element().encode(value) }
  func encode(_ value: Float) throws { try encoder.element().encode(value) }
  func encode(_ value: Int) { encoder.element().encode(value) }
  func encode(_ value: Int8) { encoder.element().encode(value) }
  func encode(_ value: Int16) { encoder.element().encode(value) }
  func encode(_ value: Int32) { encoder.element().encode(value) }
  func encode(_ value: Int64) { encoder.element().encode(value) }
  func encode(_ value: UInt) { encoder.element().encode(value) }
  func encode(_ value: UInt8) { encoder.element().encode(value) }
  func encode(_ value: UInt16) { encoder.element().encode(value) }
  func encode(_ value: UInt32) { encoder.element().encode(value) }
  func encode(_ value: UInt64) { encoder.element().encode(value) }
  func encode<Value: Encodable>(_ value: Value) throws {
    try encoder.element().put(any: value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    encoder.element().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    encoder.element().unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder.element() }
}
