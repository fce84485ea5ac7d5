/// A place in a paper.
package struct SourceReference: Encodable, Hashable, Sendable {
  package var paper: PaperID
  /// The paragraph or page, as the paper numbers it: "3.1".
  package var place: String

  package init(paper: PaperID, place: String = "") {
    self.paper = paper
    self.place = place
  }
}

/// A sentence with the place that it rests on.
package struct Statement: Encodable, Hashable, Sendable {
  package var words: String
  package var source: SourceReference?

  package init(_ words: String, source: SourceReference? = nil) {
    self.words = words
    self.source = source
  }
}

/// A paper that statements refer to.
package struct Paper: Encodable, Hashable, Sendable, Identifiable {
  package var id: PaperID
  package var title: String
  package var organisation: String
  /// Its date as it gives it, in words where it is not known.
  package var date: String
  /// Whether it is a background paper and not the one that the case is made from.
  package var background: Bool

  package init(
    id: PaperID, title: String, organisation: String = "", date: String = "",
    background: Bool = false
  ) {
    self.id = id
    self.title = title
    self.organisation = organisation
    self.date = date
    self.background = background
  }
}

extension SourceReference: DescribedPart {
  package static var blank: Self { Self(paper: .nameless) }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.reference("paper", &paper, to: .paper)
    try visitor.text("place", &place)
  }

  /// The reference to stand after what it is the source of.
  package var bracketed: String { place.isEmpty ? " [\(paper)]" : " [\(paper) \(place)]" }

  package func lines(named name: String) -> [String] { ["\(name):\(bracketed)"] }
}

extension Statement: DescribedPart {
  package static var blank: Self { Self("") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.text("words", &words, .needed)
    try visitor.source(&source)
  }

  package func lines(named name: String) -> [String] { ["\(name): \(words)" + source.bracketed] }
}

extension SourceReference? {
  /// The reference to stand after what it is the source of, or nothing.
  package var bracketed: String { self?.bracketed ?? "" }
}

extension Paper: CaseElement {
  package static var blank: Self { Self(id: .nameless, title: "") }

  package mutating func describe<Visitor: FieldVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.id(&id)
    try visitor.text("title", &title, .needed)
    try visitor.text("organisation", &organisation)
    try visitor.text("date", &date)
    try visitor.value("background", &background, .spared)
  }

  package static var kind: ElementKind { .paper }
  package var element: Element { .paper(self) }
  package var label: String { title }

  package var headline: Headline {
    Headline(
      "Paper", id, title, marks: [organisation, date, background ? "background" : ""],
      saying: ["title", "organisation", "date", "background"])
  }
}
