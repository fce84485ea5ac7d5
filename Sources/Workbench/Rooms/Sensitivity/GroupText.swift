import AppraisalFindings
import AppraisalModel
import Canvas

/// The pages of Sensitivity that are made of the ballots one by one.
///
/// They stand also where nothing leads for certain, which is when it matters most who is missing.
struct GroupText {
  let page: SensitivityPage
  let bench: Bench
  let session: Session

  private var document: CaseDocument { session.document }

  func blocks() throws(StudyRefusal) -> [TextBlock] {
    if let unread = session.unread { throw .unread(unread) }
    switch page {
    case .weight, .every, .often, .win, .lead, .methods: return []
    case .marks: return try marks()
    case .chairs: return try chairs()
    case .agreeing: return try agreeing()
    case .group: return try group()
    }
  }

  private var contested: Int { session.recorded.contested.count }

  private func marks() throws(StudyRefusal) -> [TextBlock] {
    let found = try MarkConcessions(session.findings, in: session.ranked, contested: contested)
    return Self.text(found.sentences(in: document))
  }

  /// What can still become of each total, as a bar, and what there is to say about it.
  private func chairs() throws(StudyRefusal) -> [TextBlock] {
    let seats = try EmptySeats(session.findings, in: session.ranked, contested: contested)
    var blocks = Self.text(seats.sentences(in: session.ranked))
    guard seats.bounds.contains(where: { $0.low < $0.high }) else { return blocks }
    let bars = zip(seats.options, seats.bounds).map { option, total in
      TextBlock.bar(
        document.name(option), SpanBar(from: total.low, to: total.high, on: 0...100),
        "\(Numbers.fixed(total.low)) to \(Numbers.fixed(total.high))")
    }
    blocks.insert(contentsOf: bars + [.blank], at: min(2, blocks.count))
    return blocks
  }

  private func agreeing() throws(StudyRefusal) -> [TextBlock] {
    do {
      let found = try AgreementPrices(
        session.findings, in: session.ranked, contested: contested)
      return Self.text(found.sentences(in: document))
    } catch {
      switch error {
      case .study(let refusal): throw refusal
      case .oneBody, .open, .keptBack: return [.paragraph(error.sentence(in: document))]
      }
    }
  }

  /// The bodies' totals side by side, and what there is to say about the group.
  private func group() throws(StudyRefusal) -> [TextBlock] {
    let found = try GroupStanding(session.findings, in: session.ranked, contested: contested)
    let words = found.sentences(in: session.ranked).map { TextBlock.bullet($0) }
    guard found.bodies.count > 1 else { return words }
    let names = found.bodies.map { $0.holder.name(in: session.ranked) }
    let columns = found.bodies.map { body in
      Numbers.apart(found.options.map { body.totals?[$0] ?? 0 })
    }
    let rows = found.options.indices.map { row in
      [document.name(found.options[row])] + columns.map { $0[row] }
    }
    return [.table([["Totals"] + names] + rows, isNumeric: true), .blank] + words
  }

  /// The first sentence as a heading, the others each on its own.
  private static func text(_ sentences: [String]) -> [TextBlock] {
    guard let first = sentences.first else { return [] }
    return [.paragraph(first, role: .heading), .blank]
      + sentences.dropFirst().map { .bullet($0) }
  }
}
