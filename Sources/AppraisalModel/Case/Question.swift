/// What is to be decided, by whom and by when.
package struct Question: Encodable, Hashable, Sendable {
  package var words: String
  package var decisionMaker: String
  /// The day by which it must be decided, as `2010-03-31`, or empty.
  package var deadline: String
  package var deadlineReason: String
  /// What a reader must know first.
  package var context: [Statement]
  /// What the paper recommends, in its order.
  package var recommendations: [Recommendation]
  package var source: SourceReference?

  package init(
    words: String = "", decisionMaker: String = "", deadline: String = "",
    deadlineReason: String = "", context: [Statement] = [],
    recommendations: [Recommendation] = [], source: SourceReference? = nil
  ) {
    self.words = words
    self.decisionMaker = decisionMaker
    self.deadline = deadline
    self.deadlineReason = deadlineReason
    self.context = context
    self.recommendations = recommendations
    self.source = source
  }
}

extension Question: Described {
  package static var blank: Self { Self() }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("words", &words, .neededAs("question"))
    try visitor.text("decisionMaker", &decisionMaker)
    try visitor.text("deadline", &deadline, .day)
    try visitor.text("deadlineReason", &deadlineReason)
    try visitor.parts("context", &context)
    try visitor.parts("recommendations", &recommendations)
    try visitor.source(&source)
  }

  package static var lineNames: KeyValuePairs<String, String> {
    [
      "decisionMaker": "Decided by", "deadline": "By", "deadlineReason": "Because",
      "context": "Know first", "recommendations": "Recommended",
    ]
  }
}
