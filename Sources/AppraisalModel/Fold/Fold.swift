/// The state that a set of recorded edits gives, and what there is to say about them.
///
/// Any set of edits folds. The order is that of cause before effect, and among edits that did not
/// see each other that of time, then sitting; it is the same however the edits were read. What
/// cannot be applied is listed and changes nothing.
package struct Fold: Sendable {
  /// An edit that was not applied, and why.
  package struct Ignored: Hashable, Sendable {
    package var entry: RecordedEdit
    package var reason: EditRefusal
  }

  /// An edit that waits until somebody with the role that its author lost says what stands.
  package struct Unconfirmed: Hashable, Sendable {
    package var entry: RecordedEdit
    /// Who took the role away.
    package var by: AssessorID?
  }

  /// What decides which edits count.
  package let rules: FoldRules
  package private(set) var appraisal = Appraisal()
  /// The edits in the order in which they were applied.
  package private(set) var entries: [RecordedEdit] = []
  /// Edits that were not applied.
  package private(set) var ignored: [Ignored] = []
  /// For each value, the edits that set it and that no other edit has superseded, oldest first.
  package private(set) var standing: [Register: [RecordedEdit]] = [:]
  /// Edits that were not applied because their authors lost the role meanwhile, and on which nobody
  /// who has it has said anything.
  package private(set) var unconfirmed: [Unconfirmed] = []

  /// Which keys speak for whom.
  package private(set) var keys = Keyholding()
  private(set) var past = CausalPast()
  /// The operations that were met, by who used them: nobody takes another's away.
  private var deeds = Deeds()
  /// The edits of operations that had been met, which count once.
  private(set) var repeated: [RecordedEdit] = []
  /// What confirms keys.
  private(set) var confirmations = KeyConfirmations()
  private(set) var losses = RoleLosses()
  /// The last of all edits in their order, and the last by its clock; applied or not.
  private var end: (last: EntryAddress, newest: ClockPlace)?
  /// The edits that are concurrent with the loss of their authors' roles.
  private var doubts: [EntryAddress: RoleDoubt] = [:]
  private var commentNames = CommentNames()
  /// What was taken out of the case, now or once.
  private var removed: Set<ElementName> = []

  package init(rules: FoldRules = .newest) { self.rules = rules }

  /// Makes a fold that holds a state without its history, such as that of a snapshot.
  package init(state: Appraisal, rules: FoldRules = .newest) {
    self.rules = rules
    appraisal = state
  }

  /// Folds edits that may come in any order.
  ///
  /// The array becomes that of the entries, without a copy where nobody else holds it.
  ///
  /// - Complexity: O(*n* log *n*) in the number of edits.
  package init(
    _ edits: [RecordedEdit], keys: Keyholding = Keyholding(), rules: FoldRules = .newest
  ) {
    self.init(rules: rules)
    var edits = edits
    let newest = CausalOrder.arrange(&edits).map { ClockPlace(edits[$0]) }
    let last = edits.last?.address
    self.keys = keys
    self.keys.settle(edits)
    var left = takeAll(edits)
    if rules >= .second { settleDoubts(edits, &left) }
    // By its clock an edit may stand before the end of its round, which had not seen it.
    let late = edits.indices.filter { !left.contains($0) && past.isLate(edits[$0]) }
    if !late.isEmpty {
      startAnew()
      past.late = Set(late.map { edits[$0].address })
      left = take(edits)
    }
    if let last, let newest { end = (last, newest) }
    if !left.isEmpty {
      var place = -1
      edits.removeAll { _ in
        place += 1
        return left.contains(place)
      }
    }
    entries = edits
  }

  /// Applies edits until those that are in doubt are those that wait; each time more is known of who
  /// lost a role.
  private mutating func settleDoubts(_ edits: [RecordedEdit], _ left: inout Set<Int>) {
    var met: [[EntryAddress: RoleDoubt]] = []
    while case let found = losses.doubts(in: edits, past.sittings), found != doubts {
      // Where it goes round in a circle, everything waits that was ever in doubt.
      let isCircle = met.contains(found)
      met.append(found)
      doubts = isCircle ? met.reduce(into: [:]) { $0.merge($1) { one, _ in one } } : found
      startAnew()
      left = takeAll(edits)
      if isCircle { return }
    }
  }

  /// Forgets everything but the keys and what is in doubt.
  private mutating func startAnew() {
    let (keys, doubts) = (keys, doubts)
    self = Fold(rules: rules)
    (self.keys, self.doubts) = (keys, doubts)
  }

  /// Applies edits until what is confirmed in them is what counts; each time more is known of.
  private mutating func takeAll(_ edits: [RecordedEdit]) -> Set<Int> {
    var left = take(edits)
    var heard: [KeyConfirmations] = []
    while !heard.contains(confirmations), keys.hear(confirmations) {
      heard.append(confirmations)
      startAnew()
      left = take(edits)
    }
    return left
  }

  /// Applies edits in their order and gives the places of those that were not applied.
  private mutating func take(_ edits: [RecordedEdit]) -> Set<Int> {
    Set(edits.indices.filter { !take(edits[$0]) })
  }

  /// The newest entry of every sitting.
  ///
  /// - Complexity: O(*s*) in the number of sittings.
  package var heads: [SegmentID: Int] { past.heads }

  /// Applies edits whose causes have been applied, or that come with them, and who signs the sittings
  /// that are new; the result is that of folding everything anew.
  ///
  /// - Returns: Whether that could be done without folding everything anew.
  /// - Complexity: O(*s*) in the number of sittings that the edits name, beside that of applying; that
  ///   of folding all where they do not come last, or change what became of others.
  @discardableResult
  package mutating func goOn(
    with edits: [RecordedEdit], signedBy signers: [SegmentID: SittingSigner] = [:]
  ) -> Bool {
    var edits = edits
    if edits.count > 1 { CausalOrder.arrange(&edits) }
    var isPlain = keys.take(signers)
    var rest = edits[...]
    while isPlain, let next = rest.popFirst() { isPlain = goOn(with: next) }
    guard !isPlain else { return true }
    // What did not count may count now, or the other way round.
    let all = entries + ignored.map(\.entry) + repeated + rest
    self = Fold(all, keys: keys.unsettled, rules: rules)
    return false
  }

  /// Applies an edit, and says whether it comes last and leaves what became of others as it is.
  private mutating func goOn(with entry: RecordedEdit) -> Bool {
    let (before, count, place) = (end, losses.count, ClockPlace(entry))
    let ended = past.endedRounds
    let isApplied = take(entry)
    if isApplied { entries.append(entry) }
    end = (entry.address, max(before?.newest ?? place, place))
    if let before, place < before.newest, !past.hasSeen(before.last, in: entry.address.segment) {
      return false
    }
    // What came late is judged by the end of a round, and by its being opened again.
    if isApplied, case .rounds(.moveRound(let round, _, .ended)) = entry.edit,
      ended.contains(round) || !past.hasSeenAll(in: entry.address.segment)
    {
      return false
    }
    if isApplied, case .rounds(.openAgain) = entry.edit { return false }
    let isDoubtful =
      rules >= .second && !losses.all.isEmpty
      && (losses.count > count || past.mayDoubt(entry, losses))
    return !keys.mayTell(entry) && !keys.hear(confirmations) && !isDoubtful
  }

  /// Applies one more edit whose causes have been applied.
  package mutating func append(_ entry: RecordedEdit) { goOn(with: [entry]) }

  /// Applies one more edit whose causes have been applied, and does not keep it among the entries.
  package mutating func follow(_ entry: RecordedEdit) { _ = take(entry) }

  /// Applies one more edit, or gives false.
  private mutating func take(_ entry: RecordedEdit) -> Bool {
    let known = past.note(entry)
    do throws(EditRefusal) {
      try checkKey(of: entry)
    } catch {
      ignored.append(Ignored(entry: entry, reason: error))
      return false
    }
    guard deeds.insert(entry) else {
      repeated.append(entry)
      return false
    }
    // Where nobody signs, whoever takes another's name need not take that of the comment.
    guard rules >= .second, keys.founder != nil, case .marks(.comment) = entry.edit else {
      return make(entry.edit, of: entry, known)
    }
    return make(commentNames.told(entry.edit, in: appraisal), of: entry, known)
  }

  /// Makes the edit of an entry, or gives false.
  private mutating func make(_ edit: Edit, of entry: RecordedEdit, _ known: Knowledge) -> Bool {
    do throws(EditRefusal) {
      let author = past.changed(entry.author, known)
      try authorise(edit, by: entry.author, author)
      if let round = edit.ballotRound, past.isLate(entry) {
        throw EditRefusal.roundNotOpen(round, .ended)
      }
      let loss = RoleLoss(entry, known, in: appraisal) { can(entry, author, without: $0) }
      try checkRole(of: entry, author, loss)
      past.notePerson(entry, known.sitting)
      try apply(edit)
      losses.note(loss)
      losses.noteSeniority(entry)
    } catch {
      ignored.append(Ignored(entry: entry, reason: error))
      return false
    }
    note(entry, known)
    guard let register = edit.register else { return true }
    past.supersede(&standing[register, default: []], by: entry, known)
    return true
  }

  /// Remembers what an edit that was applied means for others.
  private mutating func note(_ entry: RecordedEdit, _ known: Knowledge) {
    past.noteEnding(entry, known)
    if case .people(let edit) = entry.edit { confirmations.note(edit) }
    guard !unconfirmed.isEmpty else { return }
    // Whoever might have made the edit, has seen it and says what stands has answered it.
    unconfirmed.removeAll { waiting in
      known.covers(waiting.entry.address, past.sittings)
        && entry.edit.answers(waiting.entry.edit, of: waiting.entry.author)
        && (try? appraisal.authorise(waiting.entry.edit, by: entry.author)) != nil
    }
  }

  /// Refuses what is signed by a key that does not speak for the person whom its sitting names.
  private func checkKey(of entry: RecordedEdit) throws(EditRefusal) {
    if case .people(.showSlip(let person, let slip, _)) = entry.edit,
      let fault = keys.fault(of: Slip(person: person, key: slip), at: entry.address)
    {
      throw .slipRefused(person, fault)
    }
    if !keys.silenced.isEmpty, keys.silenced.contains(entry.address.segment) {
      throw .keyNotTheirs(entry.author)
    }
    // Until somebody has joined, whoever comes first would have every role.
    var isBeginning = appraisal.assessors.isEmpty
    if case .document(.adopt) = entry.edit { isBeginning = true }
    if isBeginning, !keys.mayBegin(entry) { throw .notTheFounder }
  }

  /// Refuses an edit that its author might not make in the state that the author knew.
  private func authorise(
    _ edit: Edit, by author: AssessorID?, _ changed: CausalPast.Changed?
  ) throws(EditRefusal) {
    guard let changed else { return try appraisal.authorise(edit, by: author, rules) }
    try appraisal.knowing(author, as: changed.person).authorise(edit, by: author, rules)
  }

  /// Lets an edit wait whose author lost the role that it takes, where neither had seen the other;
  /// what everybody may do is not touched.
  private mutating func checkRole(
    of entry: RecordedEdit, _ changed: CausalPast.Changed?, _ loss: RoleLoss?
  ) throws(EditRefusal) {
    guard !doubts.isEmpty, let doubt = doubts[entry.address],
      !can(entry, changed, without: doubt.roles)
    else { return }
    // What could not be made anyhow waits for nobody.
    var tried = self
    try tried.apply(entry.edit)
    losses.note(loss)
    unconfirmed.append(Unconfirmed(entry: entry, by: doubt.by))
    throw .roleLost(entry.author, by: doubt.by)
  }

  /// Whether the author of an entry, as they knew themselves, might make it as a member without
  /// some roles.
  private func can(
    _ entry: RecordedEdit, _ changed: CausalPast.Changed?, without roles: Set<AssessorRole>
  ) -> Bool {
    guard var person = changed.map(\.person) ?? entry.author.flatMap(appraisal.assessor) else {
      return true
    }
    person.roles = person.roles.filter { !roles.contains($0) } + [.member]
    let state = appraisal.knowing(entry.author, as: person)
    return (try? state.authorise(entry.edit, by: entry.author, rules)) != nil
  }

  /// Applies an edit; what is said on a ballot about something that is no longer in the case is
  /// kept.
  private mutating func apply(_ edit: Edit) throws(EditRefusal) {
    do {
      try appraisal.apply(edit, .recorded)
    } catch {
      guard let missing = error.missing, removed.contains(missing), case .marks(let entry) = edit,
        entry.keep(in: &appraisal)
      else { throw error }
    }
    if case .document(.remove(let element, _)) = edit { removed.insert(element.name) }
  }

  /// The values that two or more edits set without having seen each other, by the time of the first.
  ///
  /// - Complexity: O(*n*) in the number of values, and O(*k* log *k*) in that of the contested.
  package var contested: [Register] {
    standing.filter { $0.value.count > 1 }
      .sorted { left, right in
        guard let first = left.value.first, let second = right.value.first else { return false }
        return CausalOrder.precedes(first, second)
      }
      .map(\.key)
  }

  /// How many values or acts somebody must say of what stands.
  package var contestCount: Int {
    guard !unconfirmed.isEmpty else { return contested.count }
    let subjects = unconfirmed.compactMap(\.entry.edit.subject)
    return Set(contested).union(subjects).count + unconfirmed.count - subjects.count
  }

  /// The edit that last set a value, or nil while nobody has.
  package func latest(_ register: Register) -> RecordedEdit? { standing[register]?.last }
}
