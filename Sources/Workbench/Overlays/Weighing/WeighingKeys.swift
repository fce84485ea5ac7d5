import WeightElicitation
import AppraisalFindings
import AppraisalModel
package import Canvas

extension WeighingSheet: Overlay {
  package var hints: [KeyHint] {
    switch step {
    case .methods:
      let scope = isFamilyOnly ? "whole tree" : "one family"
      return [KeyHint(.enter, "choose")] + (family == nil ? [] : [KeyHint(.character("f"), scope)])
        + [KeyHint(.escape, "cancel")]
    case .question:
      var hints = [KeyHint(.enter, "next")]
      let count = min(9, question?.steps.count ?? 0)
      switch question?.form {
      case .choice: hints.append(KeyHint(.enter, "choose at once", name: "1-\(count)"))
      case .next(canTie: true): hints.append(KeyHint(.character("="), "as much"))
      case .pair:
        hints.append(KeyHint(.down, "which", name: "Up/Down"))
        hints.append(KeyHint(.right, "times", name: "1-9"))
        hints.append(KeyHint(.character("o"), "leave out"))
      case .next(canTie: false), .number, nil: break
      }
      if weighing?.canGoBack == true { hints.append(KeyHint(.character("b"), "back")) }
      return hints + [KeyHint(.escape, "stop")]
    case .preview:
      let offered = offer == nil ? [] : [KeyHint(.character("o"), "take the offer")]
      return [KeyHint(.enter, "record")] + offered
        + [KeyHint(.character("b"), "back"), KeyHint(.escape, "stop")]
    }
  }

  package mutating func press(_ key: Key, _ bench: inout Bench) throws(Refusal) -> Bool {
    refusal = nil
    let document = bench.session?.document ?? CaseDocument()
    switch step {
    case .methods: pressInMethods(key, &bench)
    case .question: pressInQuestion(key, in: document)
    case .preview:
      if key == .enter { return try record(&bench) }
      pressInPreview(key, bench)
    }
    return true
  }

  /// Leaves the questions; what was answered is kept until the program ends.
  package mutating func leave(_ bench: inout Bench) -> Bool {
    if step != .methods, let weighing, weighing.answered > 0 {
      bench.unfinishedWeighing = weighing
      bench.say(
        .plain,
        "Nothing is recorded yet. w goes on where you stopped, until you leave the program.")
    }
    return false
  }

  /// Takes a click on a line of the menu or of the steps.
  package mutating func click(
    _ action: Action, _ bench: inout Bench
  ) throws(Refusal) -> Bool {
    guard case .overlayRow(let row) = action else { return true }
    let count = step == .methods ? rows.count : question?.steps.count ?? 0
    guard (0..<count).contains(row) else { return true }
    selected = row
    return question?.form == .pair ? true : try press(.enter, &bench)
  }

  package mutating func settleScroll(_ bench: Bench) {
    guard step != .methods, scroll > 0 else { return }
    scroll = WeighingView(session: bench.session, sheet: self).firstLine(in: bench.content)
  }

  package func draw(_ model: Model, on frame: inout Frame<Action>, in rect: Rect) {
    WeighingView(session: model.bench.session, sheet: self).draw(&frame, in: rect)
  }

  // MARK: The menu

  private mutating func pressInMethods(_ key: Key, _ bench: inout Bench) {
    let last = rows.count - 1
    switch key {
    case .up, .character("k"): selected = max(0, selected - 1)
    case .down, .character("j"): selected = min(last, selected + 1)
    case .pageUp, .home: selected = 0
    case .pageDown, .end: selected = last
    case .character("f") where family != nil: isFamilyOnly.toggle()
    case .enter: choose(rows[max(0, min(last, selected))], &bench)
    default: break
    }
  }

  private mutating func choose(_ row: Row, _ bench: inout Bench) {
    guard let session = bench.session else { return }
    switch row {
    case .resume: settle()
    case .join:
      weighing = nil
      joinedJudgements = Self.joinable(session, holder)
      step = .preview
    case .method(let method):
      do {
        weighing = try Weighing(
          session.appraisal, holder: holder, method: method, scope: scope)
        settle()
      } catch {
        bench.say(.refused, error.sentence(in: session.document))
      }
    }
  }

  // MARK: A question

  private mutating func pressInQuestion(_ key: Key, in document: CaseDocument) {
    guard let question = question else { return }
    switch (key, question.form) {
    case (.enter, _): answer(in: document)
    case (.character("b"), _), (.pageUp, _):
      weighing?.back()
      settle()
    case (.pageDown, _): if weighing?.suggestion != nil { answer(in: document) }
    case (.character("o"), .pair): give(.leftOut, in: document)
    case (.character("="), .next(canTie: true)):
      if question.steps.indices.contains(selected) {
        give(.tied(question.steps[selected].node), in: document)
      }
    case (.up, .number): scroll = max(0, scroll - 1)
    case (.down, .number): scroll += 1
    case (.up, _), (.character("k"), _): selected = max(0, selected - 1)
    case (.down, _), (.character("j"), _):
      selected = min(question.steps.count - 1, selected + 1)
    case (.left, .pair): shift(by: -1)
    case (.right, .pair): shift(by: 1)
    case (.character(let digit), .choice), (.character(let digit), .next):
      guard let number = digit.wholeNumberValue, question.steps.indices.contains(number - 1) else {
        return
      }
      selected = number - 1
      answer(in: document)
    default: _ = NumberEntry.press(key, in: &entry, givesWay: &givesWay)
    }
  }

  private mutating func answer(in document: CaseDocument) {
    guard let given = reply else {
      givesWay = true
      refusal =
        question?.form == .pair
        ? "Type how many times as much, 1 to 9; 1 if both are worth the same."
        : entry.isEmpty
          ? "Type a number first." : "\"\(entry.text)\" is not a number."
      return
    }
    give(given, in: document)
  }

  private mutating func give(_ reply: WeighingReply, in document: CaseDocument) {
    do throws(WeighingRefusal) {
      try weighing?.answer(reply)
      settle()
    } catch {
      givesWay = true
      refusal = error.sentence(in: document)
    }
  }

  // MARK: The preview

  private mutating func pressInPreview(_ key: Key, _ bench: Bench) {
    switch key {
    case .up, .character("k"): scroll = max(0, scroll - 1)
    case .down, .character("j"): scroll += 1
    case .pageDown, .character(" "): scroll += bench.page(leaving: 6)
    case .pageUp: scroll = max(0, scroll - bench.page(leaving: 6))
    case .character("o"):
      guard let (offer, family) = offer else { return }
      try? weighing?.take(offer, in: family)
      settle()
    case .character("b"):
      if joinedJudgements.isEmpty {
        weighing?.back()
        settle()
      } else {
        joinedJudgements = []
        step = .methods
      }
    default: break
    }
  }

  /// Records the weights of the preview as one step.
  private func record(_ bench: inout Bench) throws(Refusal) -> Bool {
    guard let session = bench.session else { return true }
    let edits = self.edits(in: session.appraisal)
    try bench.perform("\(title), \(whose)", edits)
    bench.unfinishedWeighing = nil
    if edits.isEmpty {
      bench.say(.plain, "These weights stand already. Nothing was changed.")
    } else {
      bench.say(.good, "The weights are recorded, with the answers. u takes them back.")
    }
    return false
  }

  /// Types one time more or less, from 1 to 9.
  private mutating func shift(by step: Int) {
    let present = DecimalNumber(entry.text).map { Int($0.value) } ?? (step > 0 ? 0 : 2)
    entry = TextEntry(String(max(1, min(9, present + step))), byteLimit: 20)
  }
}
