/// What drawing a widget leaves behind: where clicks count and where the cursor should stand.
public struct Drawn<Action: Sendable>: Sendable {
  /// What can be clicked; where areas overlap, the later one wins.
  public var hits: [HitBox<Action>]
  /// Where the terminal's cursor should stand, or nil for nowhere.
  public var cursor: Point?

  /// Makes a result.
  public init(hits: [HitBox<Action>] = [], cursor: Point? = nil) {
    self.hits = hits
    self.cursor = cursor
  }
}

extension Drawn: Equatable where Action: Equatable {}

extension Frame {
  /// Takes over the hit boxes of something drawn, and its cursor if it has one.
  public mutating func add(_ drawn: Drawn<Action>) {
    hits += drawn.hits
    cursor = drawn.cursor ?? cursor
  }

  /// Takes over the hit boxes of something drawn with the actions that they stand for here.
  @inlinable
  public mutating func add<Other: Sendable>(
    _ drawn: Drawn<Other>, _ transform: (Other) -> Action?
  ) {
    for hit in drawn.hits {
      guard let action = transform(hit.action) else { continue }
      hits.append(HitBox(hit.rect, action))
    }
    cursor = drawn.cursor ?? cursor
  }
}
