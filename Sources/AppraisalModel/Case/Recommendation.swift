/// What a paper asks for with a recommendation.
package enum RecommendationKind: String, Word, EmptyCoded {
  /// The body is asked to decide it.
  case decide
  /// The body is asked to note it.
  case note

  /// To be decided.
  package init() { self = .decide }
}

/// What a paper recommends to those who decide.
package struct Recommendation: Encodable, Hashable, Sendable {
  /// Whether it is to be decided or only noted.
  package var kind: RecommendationKind
  package var words: String
  package var source: SourceReference?

  package init(
    _ words: String, kind: RecommendationKind = .decide, source: SourceReference? = nil
  ) {
    self.kind = kind
    self.words = words
    self.source = source
  }
}

extension Recommendation: DescribedPart {
  package static var blank: Self { Self("") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("kind", &kind, .spared)
    try visitor.text("words", &words, .needed)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] {
    ["\(name) (to \(kind.rawValue)): \(words)" + source.bracketed]
  }
}
