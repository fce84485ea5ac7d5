import AppraisalModel
import PlainText

/// A text that a crash interrupted, most often the reason for a mark.
enum InterruptedText {
  /// Asks whether it is to be gone on with.
  static func question(_ draft: Draft) -> ChoiceMenu {
    let start = draft.text.textLines.first { !$0.isEmpty }?.prefix(60) ?? ""
    return ChoiceMenu(
      title: "You were writing, for \(draft.title): \"\(start)\"", draft: draft,
      comesByItself: true,
      choices: [
        ChoiceMenu.Choice(words: "Keep it and go on writing") { model throws(Refusal) in
          try goOn(with: draft, in: &model)
        },
        ChoiceMenu.Choice(words: "Discard it") { model in
          model.bench.say(.plain, "The text was discarded. Nothing else has changed.")
        },
      ])
  }

  /// Goes on with it: in its form where that is still possible, else to be read.
  private static func goOn(with draft: Draft, in model: inout Model) throws(Refusal) {
    guard let cell = draft.place, model.bench.session?.viewer == cell.assessor,
      model.refusal(of: ScoreRoom.giveReason) == nil
    else {
      return model.bench.show(Reader(title: draft.title, paragraphs: [draft.text]))
    }
    model[ScoreRoom.self].select(cell.option, cell.criterion)
    try model.go(to: .score)
    try model.run(ScoreRoom.giveReason)
    guard var form = model.bench.overlays.popLast() as? Form else { return }
    form.write(draft.text, into: .reason)
    model.bench.show(form)
  }
}
