package import AppraisalModel

/// Text that is being typed and that nobody has accepted yet.
///
/// It is kept outside the appraisal while it is typed and offered again after a crash. It never
/// counts by itself.
package struct Draft: Encodable, Hashable, Sendable {
  /// What the text is about.
  package var title: String
  package var text: String
  /// The marking that it is the reason for, or nil for other texts.
  package var place: MarkingPlace?

  package init(title: String, text: String, place: MarkingPlace? = nil) {
    self.title = title
    self.text = text
    self.place = place
  }
}

extension Model {
  /// Has what is being typed kept outside the appraisal where it has changed.
  mutating func rememberDraft() {
    guard let path = bench.present?.path else { return }
    let draft = bench.overlays.reversed().lazy.compactMap(\.draft).first
    guard draft != keptDraft else { return }
    keptDraft = draft
    bench.run(.keepDraft(path: path, of: bench.person, draft))
  }
}
