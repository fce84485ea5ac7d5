/// Something that stands in an option's way and can be lifted.
package struct Blocker: Encodable, Hashable, Sendable {
  package var label: String
  /// Whether it has been lifted.
  package var lifted: Bool
  package var source: SourceReference?

  package init(label: String, lifted: Bool = false, source: SourceReference? = nil) {
    self.label = label
    self.lifted = lifted
    self.source = source
  }
}

/// The facts of organisational form that boards ask about.
package enum FactKind: String, Word {
  case employer
  case contractHolder = "contract-holder"
  /// Whether there is a pooled fund.
  case pooledFund = "pooled-fund"
  /// Whether there is a lead commissioner.
  case leadCommissioner = "lead-commissioner"
  /// Whether it can hold assets.
  case assetHolding = "asset-holding"
  /// Whether its charges bear VAT.
  case vat
  /// Whether staff keep their pension.
  case pension
}

/// The answer to a question of fact.
package enum FactAnswer: String, Word {
  case yes
  case no
  case notKnown = "not-known"
}

/// A fact about an option; facts are shown and never scored.
package struct Fact: Encodable, Hashable, Sendable {
  package var kind: FactKind
  /// Yes, no or not known.
  package var answer: FactAnswer
  /// More about it, in words.
  package var detail: String
  package var source: SourceReference?

  package init(
    kind: FactKind, answer: FactAnswer, detail: String = "", source: SourceReference? = nil
  ) {
    self.kind = kind
    self.answer = answer
    self.detail = detail
    self.source = source
  }
}

/// What an option means for one service.
package struct ServiceEffect: Encodable, Hashable, Sendable {
  package var service: ServiceID
  /// What changes for it, in words.
  package var words: String
  package var source: SourceReference?

  package init(service: ServiceID, words: String, source: SourceReference? = nil) {
    self.service = service
    self.words = words
    self.source = source
  }
}

extension Blocker: DescribedPart {
  package static var blank: Self { Self(label: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("label", &label, .needed)
    try visitor.value("lifted", &lifted, .spared)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] {
    ["Blocked by\(lifted ? " (lifted)" : ""): \(label)" + source.bracketed]
  }
}

extension Fact: DescribedPart {
  package static var blank: Self { Self(kind: .employer, answer: .notKnown) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.value("kind", &kind, .needed)
    try visitor.value("answer", &answer, .needed)
    try visitor.text("detail", &detail)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] {
    ["Fact \(kind.rawValue): \(answer.rawValue). \(detail)" + source.bracketed]
  }
}

extension ServiceEffect: DescribedPart {
  package static var blank: Self { Self(service: .nameless, words: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.reference("service", &service, to: .service)
    try visitor.text("words", &words, .needed)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] {
    ["Effect on \(service): \(words)" + source.bracketed]
  }
}
