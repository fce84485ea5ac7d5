import AppraisalFindings
import AppraisalModel
import Canvas

extension Model {
  /// Gives a key to a form.
  ///
  /// Enter goes to the next field and accepts in the last; in a text of several lines Enter
  /// accepts, and Alt-Enter makes a new line.
  mutating func press(_ key: Key, in form: Form) -> [Request] {
    var form = form
    form.refusal = nil
    form.isLeaving = false
    switch key {
    case .enter:
      guard form.focus == form.fields.count - 1 else {
        form.focus += 1
        break
      }
      return accept(form)
    case .control("s"): return accept(form)
    case .tab: form.focus = (form.focus + 1) % form.fields.count
    case .backTab: form.focus = (form.focus + form.fields.count - 1) % form.fields.count
    default:
      var field = form.fields[form.focus]
      form.refusal = field.press(key, width: formTextWidth)
      form.isChanged = form.isChanged || field != form.fields[form.focus]
      form.fields[form.focus] = field
    }
    setTop(.form(form))
    return []
  }

  /// The width to which the text of a form's fields is wrapped.
  var formTextWidth: Int { max(1, min(size.width - 6, 66)) }

  /// Does what a form is for, or says in the form why not.
  mutating func accept(_ form: Form) -> [Request] {
    switch form.purpose {
    case .snapshot: return acceptSnapshot(form)
    case .person: return acceptPerson(form)
    case .reason(let place): return acceptReason(form, place)
    case .openFolder:
      let path = form.fields[0].text
      guard !path.isEmpty else { return refuse(form, "Type the path of a folder.") }
      overlays.removeLast()
      isOpening = true
      return [.run(.open(path: path))]
    }
  }

  private mutating func refuse(_ form: Form, _ words: String) -> [Request] {
    var form = form
    form.refusal = words
    setTop(.form(form))
    return []
  }

  private mutating func acceptSnapshot(_ form: Form) -> [Request] {
    let name = form.fields[0].text
    guard !name.allSatisfy(\.isWhitespace) else {
      var form = form
      form.focus = 0
      return refuse(form, "A snapshot needs a name, such as \"Before the meeting\".")
    }
    overlays.removeLast()
    guard let session else { return [] }
    notice = Notice(.plain, "Saving the snapshot ...")
    return [
      .run(
        .saveSnapshot(
          path: session.path, name: name, note: form.fields[1].text,
          sentence: session.sentence.words))
    ]
  }

  private mutating func acceptPerson(_ form: Form) -> [Request] {
    let name = form.fields[0].text
    guard !name.allSatisfy(\.isWhitespace) else {
      return refuse(form, "Type the name that others should see.")
    }
    guard let session, case .choice(_, let index) = form.fields[1].content else { return [] }
    let body = index > 0 ? session.document.bodies[index - 1].id : nil
    let interests = form.fields[2].text.split(separator: "\n").map { Interest(words: String($0)) }
    overlays.removeLast()
    personName = name
    guard let old = session.person else {
      var joining = session.appraisal.newcomer(person, named: name)
      joining.body = body
      joining.interests = interests
      return perform("\(name) takes part", [.join(assessor: joining)])
    }
    // An interest that was dealt with stays so, whatever is added beside it.
    let declared = interests.map { new in old.interests.first { $0.words == new.words } ?? new }
    let new = Assessor(
      id: old.id, name: name, body: body, roles: old.roles, interests: declared)
    guard new != old else { return [] }
    return perform("Who you are: \(name)", [.revise(old: old, new: new)])
  }

  private mutating func acceptReason(_ form: Form, _ place: MarkingPlace) -> [Request] {
    overlays.removeLast()
    guard let session else { return [] }
    let old = session.appraisal[place].reason
    let new = form.fields[0].text
    guard old != new else { return [] }
    return perform("\(cellName(place)): reason", [.reason(place: place, old: old, new: new)])
  }
}

extension FormField {
  /// Gives a key to the field, and says in words what was refused.
  mutating func press(_ key: Key, width: Int) -> String? {
    var refusal: String?
    switch content {
    case .choice(let choices, let index):
      switch key {
      case .left, .up: content = .choice(choices, max(0, index - 1))
      case .right, .down, .character(" "):
        content = .choice(choices, min(choices.count - 1, index + 1))
      default: break
      }
    case .text(var entry):
      switch key {
      case .alt("\n"): _ = entry.insertNewline()
      case .up where entry.isMultiline: entry.moveUp(width: width)
      case .down where entry.isMultiline: entry.moveDown(width: width)
      case .character(let character):
        if case .refused(let limit) = entry.insert(String(character)) {
          refusal = "The text is full: \(limit) bytes can be kept."
        }
      default: if !entry.edit(key) { _ = entry.move(key) }
      }
      content = .text(entry)
    }
    return refusal
  }
}
