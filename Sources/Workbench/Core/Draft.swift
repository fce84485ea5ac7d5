public import AppraisalModel

/// Text that is being typed and that nobody has accepted yet.
///
/// It is kept outside the appraisal while it is typed and offered again after a crash. It never
/// counts by itself.
public struct Draft: Encodable, Hashable, Sendable {
  /// What the text is about.
  public var title: String
  /// The text.
  public var text: String
  /// The marking that it is the reason for, or nil for other texts.
  public var place: MarkingPlace?

  /// Makes a draft.
  public init(title: String, text: String, place: MarkingPlace? = nil) {
    self.title = title
    self.text = text
    self.place = place
  }
}

extension Model {
  /// What is being typed in a form, or what is still to be decided about; else nil.
  private var typedText: Draft? {
    for overlay in overlays.reversed() {
      if case .choice(let menu) = overlay, case .draft(let draft) = menu.purpose { return draft }
      if case .form(let form) = overlay, form.isChanged { return draft(of: form) }
    }
    return nil
  }

  private func draft(of form: Form) -> Draft? {
    let text = form.fields.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    switch form.purpose {
    case _ where text.isEmpty: return nil
    case .reason(let place): return Draft(title: form.title, text: text, place: place)
    case .openFolder, .otherPlace: return nil
    default: return Draft(title: form.title, text: text)
    }
  }

  /// Has what is being typed kept outside the appraisal where it has changed.
  mutating func keepDraft() -> [Request] {
    guard let path = present?.path else { return [] }
    let draft = typedText
    guard draft != keptDraft else { return [] }
    keptDraft = draft
    return [.run(.keepDraft(path: path, draft))]
  }

  /// Asks whether a text that a crash interrupted is to be gone on with.
  mutating func offer(_ draft: Draft) {
    keptDraft = draft
    let start = draft.text.split(separator: "\n").first.map { String($0.prefix(60)) } ?? ""
    overlays.append(
      .choice(
        ChoiceMenu(
          purpose: .draft(draft),
          title: "You were writing, for \(draft.title): \"\(start)\"",
          choices: ["Keep it and go on writing", "Discard it"])))
  }

  /// Goes on with an interrupted text, or drops it.
  mutating func take(_ draft: Draft, keeping: Bool) -> [Request] {
    guard keeping else {
      notice = Notice(.plain, "The text was discarded. Nothing else has changed.")
      return []
    }
    if let place = draft.place, let session, session.viewer == place.assessor,
      disabledReason(.giveReason) == nil
    {
      score.option = place.option
      score.criterion = place.criterion
      self.place = .score
      var form = Form.reason(place, named: cellName(place), session.appraisal[place].reason)
      form.write(draft.text, into: .reason)
      overlays.append(.form(form))
    } else {
      overlays.append(.reader(Reader(title: draft.title, paragraphs: [draft.text])))
    }
    return []
  }
}
