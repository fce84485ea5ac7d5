import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText

/// What stands beside the lines of Home in a wide window: what belongs to the selected one.
struct HomePreview {
  let bench: Bench
  let session: Session

  func pane(for lines: [HomeRoom.Line], _ selected: Int) -> ReadingPane {
    let command = lines.indices.contains(selected) ? lines[selected].command : nil
    switch command {
    case ReadRoom.way: return ReadingPane(options)
    case ScoreRoom.way, ScoreRoom.checkBallot: return ReadingPane(cards)
    case HomeRoom.whoWillSee: return page(HomePages.whoWillSee(bench))
    default: return page(HomePages.decision(bench))
    }
  }

  private func page(_ reader: Reader) -> ReadingPane {
    ReadingPane([.heading(reader.title), .blank] + reader.blocks)
  }

  private var options: [TextBlock] {
    [.heading("OPTIONS")]
      + session.appraisedOptions.map { option in
        let isRead = bench.seen.options.contains(option.id)
        let sign = isRead ? bench.glyphs.tick : bench.glyphs.sign(of: .open)
        return .keyValue(String(sign), option.label)
      }
  }

  private var cards: [TextBlock] {
    [.heading("CARDS")]
      + session.cards.map { card in
        let name = session.document.criterion(card.criterion)?.label ?? card.criterion.text
        return .keyValue(
          "\(bench.glyphs.sign(of: card.dot)) \(card.answered) of \(card.all)", name)
      }
  }
}
