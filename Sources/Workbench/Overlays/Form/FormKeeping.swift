import AppraisalFindings
import AppraisalHistory
import AppraisalModel

/// What the answers of a form lead to.
enum FormOutcome: Equatable, Sendable {
  /// Edits that belong together, with the name by which they are undone; none where nothing changed.
  case edits(String, [Edit])
  /// Work outside the model, and what is said meanwhile.
  case effect(Effect, String)
  /// Weights are tried within ranges; nothing is recorded.
  case ranges([CriterionID: ClosedRange<Double>])
  /// They cannot be taken; the sentence is put at the field concerned, if there is one.
  case refused(FieldKey?, String)
  /// Several things stand in the way; they are listed over the form.
  case obstructed(FieldKey, String, by: [String])
}

extension Model {
  /// Takes the answers of a form, or says in it why not; then the form stays as it is.
  mutating func keep(_ form: Form) -> [Request] {
    var form = form
    if form.goToFault() {
      setTop(.form(form))
      return []
    }
    switch outcome(of: form) {
    case .refused(let key, let words):
      form.refuse(key, words)
      setTop(.form(form))
      return []
    case .obstructed(let key, let words, let obstacles):
      form.refuse(key, words)
      setTop(.form(form))
      overlays.append(.reader(Reader(title: words, paragraphs: obstacles)))
      return []
    case .effect(let effect, let words):
      overlays.removeLast()
      if case .open = effect { isOpening = true }
      if !words.isEmpty { notice = Notice(.plain, words) }
      return [.run(effect)]
    case .ranges(let ranges):
      overlays.removeLast()
      return take(ranges)
    case .edits(let label, let edits):
      let requests = perform(label, edits)
      if let notice, notice.kind == .refused {
        form.refuse(nil, notice.words)
        self.notice = nil
        setTop(.form(form))
        return []
      }
      overlays.removeLast()
      if form.purpose == .weightNote {
        return requests + settleTried(form.title, note: form.text(.note))
      }
      if form.purpose == .person { personName = form.text(.name) }
      if form.purpose == .decide, !edits.isEmpty { notice = Notice(.good, "\(label) is recorded.") }
      if form.purpose.changesCase, !edits.isEmpty {
        selectNew(edits)
        notice = changeNotice(label, edits)
      }
      return requests
    }
  }

  /// What the answers of a form lead to; its fields are without fault.
  private func outcome(of form: Form) -> FormOutcome {
    switch form.purpose {
    case .snapshot: snapshotOutcome(form)
    case .person: personOutcome(form)
    case .reason(let place): reasonOutcome(form, place)
    case .openFolder: .effect(.open(path: form.text(.folder)), "")
    case .otherPlace:
      .effect(.saveElsewhere(path: form.text(.folder)), "Copying the appraisal ...")
    case .weightNote: .edits(form.title, triedEdits)
    case .lockWeights: lockOutcome(form)
    case .ranges: rangesOutcome(form)
    case .addElement(let kind): elementOutcome(form, kind, nil)
    case .changeElement(let element): elementOutcome(form, element.kind, element)
    case .head(let part): headOutcome(form, part)
    case .standing(let option): standingOutcome(form, option)
    case .combine: combineOutcome(form)
    case .split(let option): splitOutcome(form, option)
    case .variant(let option): variantOutcome(form, option)
    case .blockers(let option): blockersOutcome(form, option)
    case .comment(let option, let criterion): commentOutcome(form, option, criterion)
    case .addPerson: participantOutcome(form, nil)
    case .changePerson(let id): participantOutcome(form, id)
    case .decide: decisionOutcome(form)
    }
  }

  private func snapshotOutcome(_ form: Form) -> FormOutcome {
    guard let session else { return .refused(nil, "No appraisal is open.") }
    let isFinal = form.choice(.final) == "final"
    let obstacles = isFinal ? session.recorded.obstaclesToFinal : []
    guard obstacles.isEmpty else {
      return .obstructed(.final, "This cannot be final yet", by: obstacles)
    }
    let note = (isFinal ? ["Final."] : []) + [form.text(.note)].filter { !$0.isEmpty }
    return .effect(
      .saveSnapshot(
        path: session.path, name: form.text(.name), note: note.joined(separator: " "),
        sentence: session.sentence.words), "Saving the snapshot ...")
  }

  private func personOutcome(_ form: Form) -> FormOutcome {
    guard let session else { return .refused(nil, "No appraisal is open.") }
    let name = form.text(.name)
    let seat = form.choice(.seat).flatMap(ItemID.init)
      .flatMap { id in session.document.seats.first { $0.id == id } }
    // A seat belongs to the body that fills it.
    let body = seat?.body ?? form.choice(.body).flatMap(BodyID.init)
    let interests = form.text(.interests).split(separator: "\n").map {
      Interest(words: String($0))
    }
    guard let old = session.person else {
      var joining = session.appraisal.newcomer(person, named: name)
      joining.body = body
      joining.seat = seat?.id
      joining.interests = interests
      return .edits("\(name) takes part", [.people(.join(assessor: joining))])
    }
    // An interest that was dealt with stays so, whatever is added beside it.
    let declared = interests.map { new in old.interests.first { $0.words == new.words } ?? new }
    let new = Assessor(
      id: old.id, name: name, body: body, seat: seat?.id, roles: old.roles, interests: declared)
    return .edits("Who you are: \(name)", new == old ? [] : [.people(.revise(old: old, new: new))])
  }

  private func reasonOutcome(_ form: Form, _ place: MarkingPlace) -> FormOutcome {
    guard let session else { return .refused(nil, "No appraisal is open.") }
    let old = session.appraisal[place].reason
    let new = form.text(.reason)
    return .edits(
      "\(cellName(place)): reason",
      old == new ? [] : [.marks(.reason(place: place, old: old, new: new))])
  }
}
