import AppraisalFolder
import AppraisalLedger
import AppraisalModel
import AppraisalRecord
import PlainText
import StrictJSON
import Workbench

extension OpenedAppraisal {
  /// An open appraisal as the workbench shows it; what it says is safe for the screen.
  init(_ appraisal: OpenAppraisal, greeting: String?) {
    let snapshots = appraisal.snapshots().map(SnapshotSummary.init)
    let draft = Draft.kept(in: appraisal.drafts).flatMap { draft in
      // What was accepted a moment before the end is no draft any more.
      draft.place.map { appraisal.fold.appraisal[$0].reason } == draft.text ? nil : draft
    }
    self.init(
      path: appraisal.path, fold: appraisal.fold,
      problems: appraisal.problems.map { DisplayText.visible($0) }, snapshots: snapshots,
      readOnly: appraisal.readOnly, greeting: greeting.map { DisplayText.visible($0) },
      draft: draft, head: appraisal.head.hash,
      unread: appraisal.unreadWords.map { DisplayText.visible($0) },
      damage: appraisal.damageWords.map { DisplayText.visible($0) },
      seen: Seen.kept(in: appraisal.seen))
    person = appraisal.person
    keyStanding = appraisal.keyStanding
    ballotCodes = appraisal.ballotCodes
  }
}

extension Arrival {
  /// What others added to an open appraisal, as the workbench takes it in.
  init(_ news: FolderNews, to appraisal: OpenAppraisal) {
    self.init(path: appraisal.path, number: news.number, entries: news.entries)
    (signers, fold, codes) = (news.signers, news.fold, news.codes)
    snapshots = news.snapshots.map(SnapshotSummary.init)
    head = appraisal.head.hash
    if news.isReading {
      reading = Reading(
        problems: appraisal.problems.map { DisplayText.visible($0) },
        unread: appraisal.unreadWords.map { DisplayText.visible($0) },
        damage: appraisal.damageWords.map { DisplayText.visible($0) })
    }
    if news.fold != nil || !news.signers.isEmpty {
      standing = (appraisal.keyStanding, appraisal.readOnly)
    }
  }
}

extension SnapshotSummary {
  /// A stored snapshot as a line of the Record screen.
  init(_ stored: StoredSnapshot) {
    self.init(
      file: stored.name.file, number: stored.header.number, name: stored.header.name,
      note: stored.header.note, time: stored.header.at, author: stored.header.by,
      sentence: stored.snapshot.results["sentence"]?.text ?? "", fingerprint: stored.fingerprint)
  }
}

extension Bookshelf {
  /// The shelf that Home shows.
  func shelf(_ surroundings: Surroundings) -> Shelf {
    let started = appraisals.map { path in
      ShelfEntry(
        kind: .appraisal(path: path),
        title: DisplayText.visible(String(path.split(separator: "/").last ?? "")),
        detail: "go on")
    }
    let cases = cases.names.map { name in
      ShelfEntry(kind: .caseDocument(name: name), title: self.cases.title(name), detail: "start")
    }
    let blank = templates.names.map { name in
      ShelfEntry(
        kind: .template(name: name), title: templates.title(name), detail: "start, a template")
    }
    let empty = ShelfEntry(
      kind: .template(name: nil), title: StartingPoint.emptyTitle, detail: "start")
    return Shelf(entries: started + cases + blank + [empty], folder: surroundings.dataFolder ?? "")
  }
}

extension DraftStore {
  /// Keeps a draft in the place of the one before; nil for none.
  func keep(_ draft: Draft?) {
    keep(draft.flatMap { try? StrictJSON.encode($0, style: .canonical) })
  }
}

extension DraftStore {
  /// Keeps what a person has looked at.
  func keep(_ seen: Seen) { keep(try? StrictJSON.encode(seen, style: .canonical)) }
}

extension Seen {
  /// What is kept of it, as far as it can be read.
  fileprivate static func kept(in store: DraftStore) -> Seen {
    store.read { bytes in try? StrictJSON.read(KeptSeen.self, from: bytes).seen } ?? Seen()
  }
}

/// What a person has looked at as it was kept.
private struct KeptSeen: JSONReadable {
  let seen: Seen

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    seen = Seen(
      steps: try fields.value("steps"), options: try fields.value("options"),
      leftKeys: try fields.optional("leftKeys").map([PublicKey].init(json:)) ?? [])
  }
}

extension Draft {
  /// The draft that is kept, if any can be read.
  fileprivate static func kept(in store: DraftStore) -> Draft? {
    store.read { bytes in try? StrictJSON.read(KeptDraft.self, from: bytes).draft }
  }
}

/// A draft as it was kept.
private struct KeptDraft: JSONReadable {
  let draft: Draft

  init(json: JSONReader) throws(DecodingFailure) {
    let fields = try json.fields()
    let title: String = try fields.value("title")
    let text: String = try fields.value("text")
    let place = try fields.optional("place").map(MarkingPlace.init(json:))
    draft = Draft(title: title, text: text, place: place)
  }
}
