/// An area of the last frame and what a click on it means.
public struct HitBox<Action: Sendable>: Sendable {
  /// The cells that react.
  public var rect: Rect
  /// What a click does.
  public var action: Action

  /// Makes a hit box.
  public init(_ rect: Rect, _ action: Action) {
    self.rect = rect
    self.action = action
  }
}

/// One complete picture: the cells, where the real cursor stands, and what can be clicked.
public struct Frame<Action: Sendable>: Sendable {
  /// The cells.
  public var canvas: Canvas
  /// Where the terminal's cursor stands, or nil to hide it; screen readers follow it.
  public var cursor: Point?
  /// What can be clicked; where areas overlap, the later one wins.
  public var hits: [HitBox<Action>]

  /// Makes an empty frame of a size.
  public init(size: Size, glyphs: GlyphSet) {
    canvas = Canvas(size: size, glyphs: glyphs)
    cursor = nil
    hits = []
  }

  /// What a click at a point means, or nil.
  ///
  /// - Complexity: O(*n*) in the number of hit boxes.
  public func action(at point: Point) -> Action? {
    hits.last { $0.rect.contains(point) }?.action
  }
}

// As a condition, so that no conformance is looked up at run time to make a list of them.

extension HitBox: Equatable where Action: Equatable {}

extension Frame: Equatable where Action: Equatable {}
