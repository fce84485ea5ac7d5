extension StrictJSON {
  /// Encodes a value as the bytes of a document; the same value gives the same bytes.
  public static func encode(
    _ value: some Encodable, style: JSONStyle
  ) throws(EncodingFailure) -> [UInt8] {
    write(try tree(of: value), style: style)
  }

  /// Encodes a value as a tree with sorted keys.
  public static func tree(of value: some Encodable) throws(EncodingFailure) -> JSONNode {
    let tree = EncodingTree()
    let root = TreeEncoder(tree: tree, slot: tree.add(), codingPath: [])
    do {
      try root.put(any: value)
    } catch let failure as EncodingFailure {
      throw failure
    } catch let error as EncodingError {
      throw describe(error)
    } catch {
      throw EncodingFailure(path: "", reason: String(describing: error))
    }
    return tree.node(root.slot)
  }

  private static func describe(_ error: EncodingError) -> EncodingFailure {
    guard case .invalidValue(_, let context) = error else {
      return EncodingFailure(path: "", reason: "The value is refused.")
    }
    return EncodingFailure(
      path: JSONPath.text(context.codingPath), reason: context.debugDescription)
  }
}

extension JSONNode: Encodable {
  /// Puts the value in as it is; works with the encoder of this module alone.
  public func encode(to encoder: any Encoder) throws {
    guard let encoder = encoder as? TreeEncoder else {
      throw EncodingError.invalidValue(
        self,
        .init(codingPath: encoder.codingPath, debugDescription: "Only StrictJSON encodes this."))
    }
    encoder.tree.set(encoder.slot, self)
  }
}
