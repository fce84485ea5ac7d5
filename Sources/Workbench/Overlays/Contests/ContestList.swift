import AppraisalFindings
public import AppraisalHistory
import AppraisalModel
import Canvas

/// What is contested, to say of each value which claim stands.
public struct ContestList: Equatable, Sendable {
  /// Something that can be chosen.
  public enum Row: Equatable, Sendable {
    /// A claim of a contest, by their places.
    case claim(contest: Int, claim: Int)
    /// Another value than any of those claimed for a contest.
    case other(contest: Int)
  }

  /// What is contested.
  public internal(set) var contests: [Contest]
  /// The row of the cursor.
  public internal(set) var selected = 0

  /// Makes a list that nobody has touched.
  public init(_ contests: [Contest]) { self.contests = contests }

  /// The rows that can be chosen, in order.
  public var rows: [Row] {
    contests.indices.flatMap { contest in
      contests[contest].claims.indices.map { Row.claim(contest: contest, claim: $0) }
        + (contests[contest].register.canBeGivenAnew ? [.other(contest: contest)] : [])
    }
  }

  /// The text, and for each row the block that shows it.
  var content: (blocks: [TextBlock], places: [Int]) {
    var blocks: [TextBlock] = [
      .paragraph(
        "\(Numbers.count(contests.count, "value was", "values were")) changed by people who had not "
          + "seen each other. Enter says which stands; everything stays on the record.",
        role: .muted)
    ]
    var places: [Int] = []
    for (index, row) in rows.enumerated() {
      let sign = index == selected ? "> " : "  "
      switch row {
      case .claim(let contest, let claim):
        if claim == 0 { blocks += [.blank, .heading(contests[contest].title)] }
        places.append(blocks.count)
        blocks.append(
          .paragraph(sign + contests[contest].claims[claim].sentence, isLink: true))
      case .other:
        places.append(blocks.count)
        blocks.append(.paragraph(sign + "Neither: give another", isLink: true))
      }
    }
    return (blocks, places)
  }
}

extension Register {
  /// Whether the screens have a place where the value can be given anew.
  fileprivate var canBeGivenAnew: Bool {
    switch self {
    case .mark, .evidence, .reason, .weight, .standing, .element, .head, .decision, .assessor: true
    case .round, .handedIn, .agreed, .place, .comment, .elicitation, .weightLock: false
    }
  }
}

extension Model {
  /// Opens the list of what is contested.
  mutating func openContests() {
    guard let session else { return }
    overlays.append(.contests(ContestList(session.recorded.contests(viewer: session.viewer))))
  }

  /// Gives a key to the list of what is contested.
  mutating func press(_ key: Key, in list: ContestList) -> [Request] {
    var list = list
    let last = max(0, list.rows.count - 1)
    switch key {
    case .up, .character("k"): list.selected = max(0, list.selected - 1)
    case .down, .character("j"): list.selected = min(last, list.selected + 1)
    case .pageUp: list.selected = max(0, list.selected - 5)
    case .pageDown, .character(" "): list.selected = min(last, list.selected + 5)
    case .home: list.selected = 0
    case .end: list.selected = last
    case .enter: return settle(list)
    default: break
    }
    setTop(.contests(list))
    return []
  }

  /// Says that the selected claim stands, or goes to where another value is given.
  mutating func settle(_ list: ContestList) -> [Request] {
    guard list.rows.indices.contains(list.selected), let session else { return [] }
    switch list.rows[list.selected] {
    case .other(let contest):
      overlays.removeLast()
      return giveAnew(list.contests[contest].register)
    case .claim(let contest, let claim):
      let chosen = list.contests[contest]
      let edits = session.appraisal.restating(chosen.claims[claim].entry.edit)
      guard !edits.isEmpty else {
        notice = Notice(.refused, "\(chosen.title) is settled when it next moves on.")
        return []
      }
      let requests = perform("\(chosen.title): settled", edits)
      guard notice?.kind != .refused else { return requests }
      var left = list
      left.contests.remove(at: contest)
      left.selected = max(0, min(list.selected, left.rows.count - 1))
      if left.contests.isEmpty { overlays.removeLast() } else { setTop(.contests(left)) }
      notice = Notice(
        .good,
        left.contests.isEmpty ? "Settled. Nothing is contested any more." : "Settled. Go on.")
      return requests
    }
  }

  /// Goes to where a contested value can be given anew.
  private mutating func giveAnew(_ register: Register) -> [Request] {
    var requests: [Request] = []
    switch register {
    case .mark(let place), .evidence(let place), .reason(let place):
      guard place.assessor == person, place.round == session?.appraisal.markingRound else {
        notice = Notice(.refused, "Another mark is given by the person whose ballot it is.")
        return []
      }
      (score.option, score.criterion) = (place.option, place.criterion)
      requests = go(to: .score)
      if case .reason = register { return requests + run(.giveReason) }
      if case .evidence = register { return requests + run(.linkEvidence) }
    case .weight(_, let node):
      criteria.node = node
      requests = go(to: .criteria)
    case .standing(let option):
      requests = goToRow(.element(ElementName(.option, option.text), depth: 0))
      return requests + run(.setStanding)
    case .element(let name):
      requests = goToRow(.element(name, depth: 0))
      return requests + run(.changeElement)
    case .head: requests = goToRow(.head(.question))
    case .assessor(let id):
      requests = goToRow(.person(id))
      return requests + run(.changeElement)
    case .decision: return run(.decide)
    default: break
    }
    if notice == nil {
      notice = Notice(.plain, "What you give here settles what is contested.")
    }
    return requests
  }
}
