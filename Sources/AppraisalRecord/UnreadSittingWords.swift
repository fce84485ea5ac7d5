import AppraisalLedger

extension UnreadSitting {
  /// Whose sittings they are, what is the matter and what does not count, in sentences: those of one
  /// person that were changed in one way are told together, under what the person is called.
  package static func sentences(
    _ sittings: [UnreadSitting], _ name: (String) -> String
  ) -> [String] {
    var sentences: [String] = []
    var told: Set<Group> = []
    for sitting in sittings {
      guard let group = sitting.group else {
        sentences.append(sitting.sentence(name))
        continue
      }
      guard told.insert(group).inserted else { continue }
      let alike = sittings.filter { $0.group == group }
      let lost = alike.compactMap { sitting in sitting.damage?.lost }
      let count = lost.count == alike.count ? lost.reduce(0, +) : nil
      let whose = alike.count == 1 ? "The sitting" : "\(alike.count) sittings"
      let cause = group.cause.map { " (\($0))" } ?? ""
      let entries = count.map { $0 == 1 ? "1 entry does" : "\($0) entries do" } ?? "its entries do"
      sentences.append(
        "\(whose) of \(name(group.person)) \(alike.count == 1 ? "was" : "were") changed after being"
          + " saved\(cause): \(entries) not count.")
    }
    return sentences
  }

  /// Sittings that are told of together.
  private struct Group: Hashable {
    var person: String
    var cause: String?
  }

  private var group: Group? {
    guard let damage, let person else { return nil }
    return Group(person: person, cause: damage.cause)
  }

  private var damage: CorruptLine? {
    guard case .segment(.corrupt(let damage)) = problem.kind else { return nil }
    return damage
  }

  private func sentence(_ name: (String) -> String) -> String {
    let sitting = person.map { "The sitting of \(name($0))" } ?? "The sitting \(problem.file)"
    switch problem.kind {
    case .unreadable(let failure):
      return "\(sitting) cannot be read: \(failure.reason). Its entries do not count."
    case .missing(let entry):
      guard let last = entry.last else {
        return "The sitting \(entry.segment), of which \(entry.n + 1) entries had been seen, is not"
          + " here. Its entries do not count."
      }
      return "\(sitting) was cut: it ends with entry \(last), and entry \(entry.n) had been seen."
    case .segment(let verdict):
      switch verdict {
      case .corrupt: return "\(sitting) was changed after being saved. Its entries do not count."
      case .fork:
        return "\(sitting) stands in two files that differ."
          + " What only one of them has does not count."
      case .newer: return "\(sitting) needs a newer program. Its entries do not count."
      case .clean, .unended, .torn, .foreign, .unsigned: return problem.sentence
      }
    case .rewritten(let entry):
      return "\(sitting) was written anew after others had seen entry \(entry.n) of it."
    case .takenOut(let lines):
      let count = lines.count == 1 ? "1 entry" : "\(lines.count) entries"
      return "\(sitting) lacks the words of \(count), which nobody who may do so has withheld."
    case .unconfirmedWithholding(let lines):
      let count = lines.count == 1 ? "1 entry" : "\(lines.count) entries"
      return "\(sitting) lacks the words of \(count), withheld by somebody who was losing the role"
        + " for it. They count for nothing until somebody who may do so says it too, with: appraise"
        + " contests PATH"
    case .stray, .strays, .cutAction, .unfounded, .otherBeginning, .beyondSeal:
      return problem.sentence
    }
  }
}
