import AppraisalModel

extension Model {
  /// Has what is being typed kept outside the appraisal where it has changed.
  mutating func keepDraft() {
    guard let path = bench.present?.path else { return }
    let draft = bench.overlays.reversed().lazy.compactMap(\.draft).first
    guard draft != keptDraft else { return }
    keptDraft = draft
    bench.run(.keepDraft(path: path, draft))
  }

  /// Asks whether a text that a crash interrupted is to be gone on with.
  mutating func offer(_ draft: Draft) {
    keptDraft = draft
    let start = draft.text.split(separator: "\n").first.map { String($0.prefix(60)) } ?? ""
    bench.show(
      ChoiceMenu(
        title: "You were writing, for \(draft.title): \"\(start)\"", draft: draft,
        choices: [
          ChoiceMenu.Choice(words: "Keep it and go on writing") { model throws(Refusal) in
            try model.goOn(with: draft)
          },
          ChoiceMenu.Choice(words: "Discard it") { model in
            model.bench.say(.plain, "The text was discarded. Nothing else has changed.")
          },
        ]))
  }

  /// Goes on with an interrupted text: in its form where that is still possible, else to be read.
  private mutating func goOn(with draft: Draft) throws(Refusal) {
    guard let cell = draft.place, bench.session?.viewer == cell.assessor,
      refusal(of: .giveReason) == nil
    else {
      return bench.show(Reader(title: draft.title, paragraphs: [draft.text]))
    }
    self[ScoreRoom.self].select(cell.option, cell.criterion)
    try go(to: .score)
    try run(.giveReason)
    inTopOverlay { overlay in
      guard var form = overlay as? Form else { return }
      form.write(draft.text, into: .reason)
      overlay = form
    }
  }
}
