/// An edit by which somebody loses a role in which they acted on everybody.
struct RoleLoss: Sendable {
  var address: EntryAddress
  var author: AssessorID?
  /// Who loses it.
  var person: AssessorID
  var roles: Set<AssessorRole>
  /// Whether it took a role to make; everybody may leave.
  var takesRole: Bool
  /// What its author had seen.
  var known: Knowledge

  /// What an entry takes of the roles of a person; nil where it takes none.
  ///
  /// Whether its author might make it without some roles is asked of `can`.
  init?(
    _ entry: RecordedEdit, _ known: Knowledge, in appraisal: Appraisal,
    can: (Set<AssessorRole>) -> Bool
  ) {
    guard case .people(let edit) = entry.edit, let said = edit.said,
      let present = appraisal.assessor(said.id)
    else { return nil }
    roles = Set(present.roles.filter(\.actsForAll)).subtracting(said.person?.roles ?? [])
    guard !roles.isEmpty else { return nil }
    (address, author, person) = (entry.address, entry.author, said.id)
    self.known = known
    takesRole = !can(Set(AssessorRole.allCases.filter(\.actsForAll)))
  }
}

/// Why an edit waits: its author lost a role that it takes, and neither had seen the other.
struct RoleDoubt: Hashable, Sendable {
  var roles: Set<AssessorRole>
  /// Who took the role away.
  var by: AssessorID?
}

extension AssessorRole {
  /// Whether somebody in this role acts on what concerns everybody.
  var actsForAll: Bool {
    switch self {
    case .facilitator, .recorder: true
    case .member, .commenter, .observer: false
    }
  }
}

/// Who lost a role by the edits of a record, so that nobody acts by not having seen it.
struct RoleLosses: Sendable {
  private(set) var all: [RoleLoss] = []
  /// Those who run the workshop or record, in the order in which they came to do so.
  private var seniority: [AssessorID] = []

  /// How much is known of who came to a role and who lost one.
  var count: Int { all.count + seniority.count }

  /// Takes in that a role is taken away, by an entry that was applied or that waits.
  mutating func note(_ loss: RoleLoss?) {
    if let loss { all.append(loss) }
  }

  /// Takes in who came to a role by an entry that was applied.
  mutating func noteSeniority(_ entry: RecordedEdit) {
    guard case .people(let edit) = entry.edit, let person = edit.said?.person,
      person.roles.contains(where: \.actsForAll), !seniority.contains(person.id)
    else { return }
    seniority.append(person.id)
  }

  /// Whether an author lost a role by an edit that they had not seen.
  func mayDoubt(_ author: AssessorID?, _ known: Knowledge, _ sittings: SittingNumbers) -> Bool {
    !all.isEmpty
      && all.contains { $0.person == author && !known.covers($0.address, sittings) }
  }

  /// The edits of those who lost a role that did not see the loss and that it did not see.
  ///
  /// - Complexity: O(*n*) in the number of edits, times that of the losses of their authors.
  func doubts(in edits: [RecordedEdit], _ sittings: SittingNumbers) -> [EntryAddress: RoleDoubt] {
    guard !all.isEmpty else { return [:] }
    let losses = Dictionary(grouping: standing(sittings), by: \.person)
    var doubts: [EntryAddress: RoleDoubt] = [:]
    // Sittings are met in the same order as when the edits were applied, and have the same numbers.
    var past = CausalPast()
    for edit in edits {
      let known = past.note(edit)
      guard let author = edit.author, let losses = losses[author] else { continue }
      for loss in losses
      where !known.covers(loss.address, sittings) && !loss.known.covers(edit.address, sittings) {
        var doubt = doubts[edit.address] ?? RoleDoubt(roles: [], by: loss.author)
        doubt.roles.formUnion(loss.roles)
        doubts[edit.address] = doubt
      }
    }
    return doubts
  }

  /// The losses that stand: those whose authors had not lost their own role by another that stands.
  ///
  /// Of people who took the role from one another, who had it first keeps it.
  private func standing(_ sittings: SittingNumbers) -> [RoleLoss] {
    func rank(_ loss: RoleLoss) -> Int {
      loss.author.flatMap { seniority.firstIndex(of: $0) } ?? seniority.count
    }
    func doubts(_ loss: RoleLoss, _ other: RoleLoss) -> Bool {
      other.takesRole && loss.person == other.author
        && !other.known.covers(loss.address, sittings)
        && !loss.known.covers(other.address, sittings)
    }
    var open = all.sorted { (rank($0), $0.address) < (rank($1), $1.address) }
    var standing: [RoleLoss] = []
    while !open.isEmpty {
      let sure = open.indices.first { place in
        !open.indices.contains { $0 != place && doubts(open[$0], open[place]) }
      }
      let next = open.remove(at: sure ?? 0)
      open.removeAll { doubts(next, $0) }
      standing.append(next)
    }
    return standing
  }
}
