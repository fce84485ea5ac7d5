import AppraisalFindings
import AppraisalModel
import Canvas
import WeightElicitation

extension Model {
  /// Opens the menu of methods.
  mutating func askForWeights() {
    guard let session else { return }
    let document = session.document
    let parent = criteria.node.flatMap(document.criterion)?.parent
    let family = WeightFamily(under: parent)
    let canAskFamily = (try? WeighingPlan(document, scope: .family(family))) != nil
    let name = parent.flatMap(document.criterion)?.label
    let unfinished = criteria.unfinished.flatMap {
      $0.holder == weightHolder && $0.fits(document) ? $0 : nil
    }
    overlays.append(
      .weighing(
        WeighingDesk(
          holder: weightHolder, whose: holderWords(weightHolder),
          family: canAskFamily ? family : nil,
          familyName: name.map { "only what stands under \($0)" } ?? "only the top of the tree",
          unfinished: unfinished, canJoin: !joinable(session).isEmpty)))
  }

  /// What people gave, joined, for each family of which somebody has weights of their own.
  private func joinable(_ session: Session) -> [JoinedJudgements] {
    let body: BodyID?
    switch weightHolder {
    case .agreed: body = nil
    case .body(let id): body = id
    case .assessor: return []
    }
    // Joined weights of two people would tell one of them the other's.
    guard !session.appraisal.hidesWeights,
      let plan = try? WeighingPlan(session.document, scope: .tree)
    else { return [] }
    return plan.families.compactMap {
      try? JoinedJudgements(session.appraisal, family: $0, body: body)
    }
  }

  /// Gives a key to the questions about weights.
  mutating func press(_ key: Key, in desk: WeighingDesk) -> [Request] {
    var desk = desk
    desk.refusal = nil
    switch desk.step {
    case .methods: press(key, inMethods: &desk)
    case .question: press(key, inQuestion: &desk)
    case .preview:
      if key == .enter { return record(desk) }
      press(key, inPreview: &desk)
    }
    setTop(.weighing(desk))
    return []
  }

  /// Leaves the questions; what was answered is kept until the program ends.
  mutating func leave(_ desk: WeighingDesk) -> [Request] {
    overlays.removeLast()
    guard desk.step != .methods, let weighing = desk.weighing, weighing.answered > 0 else {
      return []
    }
    criteria.unfinished = weighing
    notice = Notice(
      .plain, "Nothing is recorded yet. w goes on where you stopped, until you leave the program.")
    return []
  }

  // MARK: The menu

  private mutating func press(_ key: Key, inMethods desk: inout WeighingDesk) {
    let last = desk.rows.count - 1
    switch key {
    case .up, .character("k"): desk.selected = max(0, desk.selected - 1)
    case .down, .character("j"): desk.selected = min(last, desk.selected + 1)
    case .pageUp, .home: desk.selected = 0
    case .pageDown, .end: desk.selected = last
    case .character("f") where desk.family != nil: desk.isFamilyOnly.toggle()
    case .enter: choose(desk.rows[max(0, min(last, desk.selected))], in: &desk)
    default: break
    }
  }

  private mutating func choose(_ row: WeighingDesk.Row, in desk: inout WeighingDesk) {
    guard let session else { return }
    switch row {
    case .resume: desk.settle()
    case .join:
      desk.weighing = nil
      desk.joined = joinable(session)
      desk.step = .preview
    case .method(let method):
      do {
        desk.weighing = try Weighing(
          session.appraisal, holder: desk.holder, method: method, scope: desk.scope)
        desk.settle()
      } catch {
        notice = Notice(.refused, error.sentence(in: session.document))
      }
    }
  }

  // MARK: A question

  private mutating func press(_ key: Key, inQuestion desk: inout WeighingDesk) {
    guard let question = desk.question else { return }
    switch (key, question.form) {
    case (.enter, _): answer(&desk)
    case (.character("b"), _), (.pageUp, _):
      desk.weighing?.back()
      desk.settle()
    case (.pageDown, _): if desk.weighing?.suggestion != nil { answer(&desk) }
    case (.character("o"), .pair): reply(.leftOut, in: &desk)
    case (.character("="), .next(canTie: true)):
      if question.steps.indices.contains(desk.selected) {
        reply(.tied(question.steps[desk.selected].node), in: &desk)
      }
    case (.up, .number): desk.scroll = max(0, desk.scroll - 1)
    case (.down, .number): desk.scroll += 1
    case (.up, _), (.character("k"), _): desk.selected = max(0, desk.selected - 1)
    case (.down, _), (.character("j"), _):
      desk.selected = min(question.steps.count - 1, desk.selected + 1)
    case (.left, .pair): desk.shift(by: -1)
    case (.right, .pair): desk.shift(by: 1)
    case (.character(let digit), .choice), (.character(let digit), .next):
      guard let number = digit.wholeNumberValue, question.steps.indices.contains(number - 1) else {
        return
      }
      desk.selected = number - 1
      answer(&desk)
    default: _ = desk.entry.edit(key, accepting: Self.isNumeric)
    }
  }

  private func answer(_ desk: inout WeighingDesk) {
    guard let given = desk.reply else {
      desk.refusal =
        desk.question?.form == .pair
        ? "Type how many times as much, 1 to 9; 1 if both are worth the same."
        : desk.entry.isEmpty
          ? "Type a number first." : "\"\(desk.entry.text)\" is not a number."
      return
    }
    reply(given, in: &desk)
  }

  private func reply(_ reply: WeighingReply, in desk: inout WeighingDesk) {
    do throws(WeighingRefusal) {
      try desk.weighing?.answer(reply)
      desk.settle()
    } catch {
      desk.refusal = error.sentence(in: session?.document ?? CaseDocument())
    }
  }

  // MARK: The preview

  private func press(_ key: Key, inPreview desk: inout WeighingDesk) {
    switch key {
    case .up, .character("k"): desk.scroll = max(0, desk.scroll - 1)
    case .down, .character("j"): desk.scroll += 1
    case .pageDown, .character(" "): desk.scroll += max(1, size.height - 6)
    case .pageUp: desk.scroll = max(0, desk.scroll - max(1, size.height - 6))
    case .character("o"):
      guard let (offer, family) = desk.offer else { return }
      try? desk.weighing?.take(offer, in: family)
      desk.settle()
    case .character("b"):
      if desk.joined.isEmpty {
        desk.weighing?.back()
        desk.settle()
      } else {
        desk.joined = []
        desk.step = .methods
      }
    default: break
    }
  }

  /// Records the weights of the preview as one step.
  private mutating func record(_ desk: WeighingDesk) -> [Request] {
    guard let session else { return [] }
    let edits = desk.edits(in: session.appraisal)
    let requests = perform("\(desk.title), \(desk.whose)", edits)
    if notice?.kind == .refused { return requests }
    overlays.removeLast()
    criteria.unfinished = nil
    notice =
      edits.isEmpty
      ? Notice(.plain, "These weights stand already. Nothing was changed.")
      : Notice(.good, "The weights are recorded, with the answers. u takes them back.")
    return requests
  }

  /// Takes a click on a line of the menu or of the steps.
  mutating func click(row: Int, in desk: WeighingDesk) -> [Request] {
    var desk = desk
    let count = desk.step == .methods ? desk.rows.count : desk.question?.steps.count ?? 0
    guard (0..<count).contains(row) else { return [] }
    desk.selected = row
    setTop(.weighing(desk))
    return desk.question?.form == .pair ? [] : press(.enter, in: desk)
  }
}

extension WeighingDesk {
  /// Types one time more or less, from 1 to 9.
  fileprivate mutating func shift(by step: Int) {
    let present = DecimalNumber(entry.text).map { Int($0.value) } ?? (step > 0 ? 0 : 2)
    entry = TextEntry(String(max(1, min(9, present + step))), byteLimit: 20)
  }
}
