import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct FormTests {
  private func desk(_ form: Form = EveryKind.form, keys: String = "") -> Desk {
    var desk = Desk(Board.opened(), size: Size(width: 100, height: 50))
    desk.model.bench.overlays.append(form)
    desk.type(keys)
    return desk
  }

  private func form(_ desk: Desk) -> Form {
    if let form = desk.model.bench.overlays.last as? Form { return form }
    Issue.record("the form is gone")
    return EveryKind.form
  }

  private func opened(_ desk: Desk) -> Bool {
    desk.requests.contains { if case .run(.open) = $0 { true } else { false } }
  }

  // MARK: Answers

  @Test func `an empty form of every kind is filled in with one key for each field`() {
    let keys =
      "A new trust<Enter>A body of its own.<Tab>Consult.<Enter>Transfer.<Tab>12<Enter>"
      + "1/4/2011<Enter>hosp<Enter>health vis<Enter>inter<Enter><Enter>n"
    var desk = desk(Self.empty)
    desk.type(keys)
    let form = form(desk)
    #expect(form.text(EveryKind.label) == "A new trust")
    #expect(form.text(EveryKind.summary) == "A body of its own.")
    #expect(form.text(EveryKind.steps) == "Consult.\nTransfer.")
    #expect(form.number(EveryKind.posts) == 12)
    #expect(form.day(EveryKind.day) == CalendarDay("2011-04-01"))
    #expect(form.choice(EveryKind.lead) == "trust")
    #expect(form.chosen(EveryKind.services) == ["service-1", "service-2"])
    #expect(form.fact(EveryKind.employer) == .no)
    #expect(form.focus == form.fields.count - 1)
    desk.type("<Enter>")
    #expect(!opened(desk))
    desk.type("<Enter>")
    #expect(opened(desk))
    #expect(desk.model.bench.overlays.isEmpty)
  }

  private static var empty: Form {
    let options = EveryKind.form.fields
    func list(_ index: Int) -> [FieldOption] {
      switch options[index].content {
      case .choice(let options, _), .several(let options, _): options
      default: []
      }
    }
    return Form(
      FolderForm(), title: "An option",
      fields: [
        .line(EveryKind.label, "Name", needed: "An option needs a name."),
        .area(EveryKind.summary, "What it is"), .area(EveryKind.steps, "Steps"),
        .number(EveryKind.posts, "Posts", bounds: NumberBounds(isWhole: true)),
        .day(EveryKind.day, "From"), .choice(EveryKind.lead, "Who leads it", from: list(5)),
        .several(EveryKind.services, "Services", from: list(6)),
        .fact(EveryKind.employer, "One employer"),
      ])
  }

  @Test func `what was never asked is empty and not a guess`() {
    let other = FieldKey("other")
    let form = EveryKind.form
    #expect(form.text(other).isEmpty && form.chosen(other).isEmpty)
    #expect(form.number(other) == nil && form.day(other) == nil && form.choice(other) == nil)
    #expect(form.fact(other) == .notKnown)
    #expect(Self.empty.number(EveryKind.posts) == nil)
    #expect(Self.empty.choice(EveryKind.lead) == nil)
  }

  // MARK: Faults

  static let numbers: [(String, NumberBounds, String?)] = [
    ("", NumberBounds(from: 0, to: 9), nil), ("7", NumberBounds(from: 0, to: 9), nil),
    (" 7.5 ", NumberBounds(from: 0, to: 9), nil), ("0", NumberBounds(from: 0), nil),
    ("10", NumberBounds(from: 0, to: 9), "Type a number from 0 to 9."),
    ("-1", NumberBounds(from: 0), "Type a number that is at least 0."),
    ("9.1", NumberBounds(to: 9), "Type a number that is at most 9."),
    ("1,5", NumberBounds(), "Type a number, such as 7.5."),
    ("7.5", NumberBounds(isWhole: true), "Type a whole number."),
    ("7.0", NumberBounds(isWhole: true), nil),
    ("1e3", NumberBounds(from: 1, to: 5, isWhole: true), "Type a whole number from 1 to 5."),
  ]

  @Test(arguments: numbers)
  func `a number is judged as it is typed`(text: String, bounds: NumberBounds, fault: String?) {
    let key = FieldKey("number")
    let form = form(
      desk(
        Form(FolderForm(), title: "A number", fields: [.number(key, "Number", bounds: bounds)]),
        keys: text))
    #expect(form.fields[0].problem == fault)
  }

  @Test(arguments: [
    ("2026-03-31", true), ("2026-02-30", false), ("31.3.2026", false), ("", true),
    ("31/3/2026", true), ("31 Mar 2026", true), ("31 March 2026", true), ("30/2/2026", false),
    ("31/3/26", false), ("March 2026", false),
  ])
  func `a day is judged as it is typed`(text: String, isGood: Bool) {
    let key = FieldKey("day")
    let form = form(
      desk(Form(FolderForm(), title: "A day", fields: [.day(key, "Day")]), keys: text))
    #expect((form.fields[0].problem == nil) == isGood)
  }

  @Test func `a day is shown in words once the person goes on`() {
    let key = FieldKey("day")
    var desk = desk(
      Form(FolderForm(), title: "A day", fields: [.day(key, "Day")]), keys: "30/3/2027<Enter>")
    #expect(form(desk).text(key) == "30 March 2027")
    #expect(form(desk).day(key) == CalendarDay("2027-03-30"))
    desk.type("<Up><C-u>tomorrow<Enter>")
    #expect(form(desk).text(key) == "tomorrow")
  }

  @Test func `that something is needed is said only after the field was left`() {
    var desk = desk(keys: "<C-u>")
    #expect(!desk.screen.contains("An option needs a name."))
    desk.type("<Tab>")
    #expect(desk.screen.contains("An option needs a name."))
  }

  @Test func `answers with a fault are not taken, and the cursor goes to the first of them`() {
    var desk = desk(keys: "<Tab><Tab><Tab>x<Tab>tomorrow<C-s>")
    #expect(form(desk).focus == 3)
    #expect(desk.screen.contains("Type a whole number from 0 to 100000."))
    #expect(desk.screen.contains("Type a day with its year"))
    #expect(!opened(desk))
    desk.type("<BS><Tab><C-u><C-s>")
    #expect(opened(desk))
  }

  @Test func `answers that the appraisal refuses stay in the form with the reason`() {
    var desk = Desk(Board.opened())
    desk.type("srA long reason")
    desk.model.bench.isOpening = true
    desk.type("<C-s>")
    #expect(form(desk).fields[0].text == "A long reason")
    #expect(
      desk.screen.contains(
        "Another appraisal is being opened; nothing can be changed until it is."))
    desk.model.bench.isOpening = false
    desk.type("<C-s>")
    #expect(desk.appraisal[Board.place(0, 0)].reason == "A long reason")
  }

  @Test func `a text that is full says so until something changes`() {
    let key = FieldKey("short")
    var desk = desk(
      Form(FolderForm(), title: "Short", fields: [.line(key, "Short", limit: 3)]), keys: "abcd")
    #expect(desk.screen.contains("The text is full: 3 bytes can be kept."))
    #expect(desk.screen.contains("3 of 3"))
    desk.type("<BS>")
    #expect(!desk.screen.contains("The text is full"))
  }

  // MARK: Moving

  @Test func `Tab and the arrows go round the fields and the buttons`() {
    var desk = desk()
    let count = EveryKind.form.fields.count
    for step in 1...count + 2 {
      desk.type("<Tab>")
      #expect(form(desk).focus == step % (count + 2))
    }
    desk.type("<BackTab><BackTab><Up>")
    #expect(form(desk).focus == count - 1)
    desk.type("<Up><Up><Up><Up><Up>")
    // In a text of several lines the arrows move in it first.
    #expect(form(desk).focus == 2)
    desk.type("<Up>")
    #expect(form(desk).focus == 1)
    desk.type("<ToStart><Up>")
    #expect(form(desk).focus == 0)
  }

  @Test(arguments: ["<Enter>", "<C-j>", "<M-Enter>"])
  func `Enter is a new line in a text of several lines`(key: String) {
    var desk = desk(keys: "<Tab><Tab><C-u>One\(key)two\(key)")
    #expect(form(desk).text(EveryKind.steps).hasSuffix("One\ntwo\n"))
    #expect(form(desk).focus == 2)
    desk.type("<Tab>")
    #expect(form(desk).focus == 3)
  }

  @Test func `Enter and Ctrl-J are one key outside of such a text`() {
    let field = desk(keys: "<C-j>")
    #expect(form(field).focus == 1)
    var desk = Desk(Board.opened())
    desk.type("s70<C-j>")
    #expect(desk.answer(0, 0) == .mark(70))
  }

  @Test func `Enter after the last field goes to the button, and only there it takes the answers`()
  {
    let key = FieldKey("line")
    var desk = desk(
      Form(FolderForm(), title: "A line", fields: [.line(key, "Line")]), keys: "one<Enter>")
    #expect(form(desk).focus == form(desk).keepButton)
    #expect(!opened(desk))
    // Who goes on typing presses nothing, with Space least of all.
    desk.type("two words")
    #expect(form(desk).text(key) == "one")
    #expect(desk.screen.contains("Nothing is typed here."))
    #expect(!opened(desk))
    desk.type("<Enter>")
    #expect(opened(desk))
  }

  @Test func `Space presses a button that somebody went to`() {
    #expect(opened(desk(keys: "<BackTab><BackTab><Space>")))
    #expect(desk(keys: "<BackTab><Space>").model.bench.overlays.isEmpty)
  }

  @Test func `spaces in what is looked for tick nothing`() {
    let toList = String(repeating: "<Tab>", count: 6)
    var desk = desk(keys: toList + "district nursing of")
    #expect(form(desk).picker?.ticked == form(self.desk(keys: toList + " ")).picker?.ticked)
    #expect(form(desk).picker?.search.text == "district nursing of")
    desk.type("<C-u>inter<Down><Up><Space>")
    #expect(form(desk).picker?.ticked.contains("service-2") == true)
  }

  @Test func `help is there in forms, and a question mark is text where text is typed`() {
    var desk = desk(keys: "?")
    #expect(form(desk).text(EveryKind.label).hasSuffix("?"))
    desk.type("<F1>")
    #expect(desk.model.bench.overlays.last is Reader)
    #expect(desk.screen.contains("Ctrl-S"))
    desk.type("<Enter>")
    #expect(form(desk).focus == 0)
    for tabs in 5...9 {
      var other = self.desk(keys: String(repeating: "<Tab>", count: tabs) + "?")
      #expect(other.model.bench.overlays.last is Reader)
      other.type("<Esc>")
      #expect(form(other).focus == tabs)
    }
  }

  @Test func `the buttons do what they say`() {
    var desk = desk(keys: "<BackTab><BackTab><Enter>")
    #expect(opened(desk))
    desk = self.desk(keys: "<BackTab><Space>")
    #expect(desk.model.bench.overlays.isEmpty && !opened(desk))
    desk = self.desk(keys: "x<BackTab><Enter>")
    #expect(desk.screen.contains("Esc again drops what you typed"))
    desk.click("[ Open ]")
    #expect(opened(desk))
    desk = self.desk(keys: "x")
    desk.click("[ Cancel ]")
    desk.click("[ Cancel ]")
    #expect(desk.model.bench.overlays.isEmpty && !opened(desk))
  }

  @Test func `Esc asks only where something would be lost`() {
    #expect(desk(keys: "<Esc>").model.bench.overlays.isEmpty)
    #expect(desk(keys: "x<BS><Left><Esc>").model.bench.overlays.isEmpty)
    #expect(desk(keys: "<BackTab><BackTab><BackTab>n<Esc>").model.bench.overlays.count == 1)
    #expect(desk(keys: "<BackTab><BackTab><BackTab>ny<Esc>").model.bench.overlays.isEmpty)
  }

  // MARK: Lists

  @Test func `a list opens with a letter, looks for it, and Enter goes on`() {
    var desk = desk(keys: "<Tab><Tab><Tab><Tab><Tab>s")
    #expect(form(desk).found.map(\.id) == ["south", "nhs", "council", "trust"])
    desk.type("outh")
    #expect(form(desk).found.map(\.id) == ["south"])
    desk.type("<Enter>")
    #expect(form(desk).choice(EveryKind.lead) == "south")
    #expect(form(desk).focus == 6)
  }

  @Test func `a search that finds nothing chooses nothing`() {
    var desk = desk(keys: "<Tab><Tab><Tab><Tab><Tab>zzz<Enter>")
    #expect(desk.screen.contains("Nothing is called that."))
    #expect(form(desk).choice(EveryKind.lead) == "council")
    desk.type("<Esc>")
    #expect(form(desk).picker == nil)
    desk.type("<BS>")
    #expect(form(desk).choice(EveryKind.lead) == nil)
  }

  @Test func `ticks are taken with Enter and dropped with Esc`() {
    var desk = desk(keys: "<Tab><Tab><Tab><Tab><Tab><Tab> <Space><Down><Space><Enter>")
    #expect(form(desk).chosen(EveryKind.services) == ["service-0"])
    desk.type("<Up> <Space><Esc>")
    #expect(form(desk).chosen(EveryKind.services) == ["service-0"])
  }

  @Test func `left and right stop at the ends of a list`() {
    var desk = desk(keys: "<Tab><Tab><Tab><Tab><Tab><Left><Left><Left>")
    #expect(form(desk).choice(EveryKind.lead) == "nhs")
    desk.type("<Right><Right><Right><Right><Right>")
    #expect(form(desk).choice(EveryKind.lead) == "south")
    let none = Form(
      FolderForm(), title: "None", fields: [.choice(EveryKind.lead, "Who", from: [])])
    desk = self.desk(none, keys: "<Right><Left>x<Enter><Enter>")
    #expect(opened(desk))
  }

  @Test func `the mouse reaches fields, rows and answers`() {
    var desk = desk()
    desk.click("Posts that move")
    #expect(form(desk).focus == 3)
    desk.click("( ) no")
    #expect(form(desk).fact(EveryKind.employer) == .no)
    desk.click("Milton Keynes Council")
    #expect(form(desk).picker == nil)
    desk.click("Milton Keynes Council")
    desk.click("The hospital trust")
    #expect(form(desk).choice(EveryKind.lead) == "trust")
    desk.click("1: Health visiting")
    desk.click("Intermediate care")
    desk.click("Intermediate care")
    desk.click("District nursing")
    desk.type("<Enter>")
    #expect(form(desk).chosen(EveryKind.services) == ["service-0", "service-1"])
  }

  // MARK: The person's own editor

  @Test(arguments: ["<F4>", "<C-x><C-e>"])
  func `the editor gets the text and gives it back`(keys: String) {
    var desk = Desk(Board.opened())
    desk.type("srOne<Enter>two" + keys)
    #expect(
      desk.requests.last == .run(.editText("One\ntwo", limit: Appraisal.textLimit)))
    desk.receive(.editorClosed(.text("Three\r\nfour\u{1B}[31m\nfive")))
    desk.type("!<C-s>")
    #expect(desk.appraisal[Board.place(0, 0)].reason == "Three\nfour[31m\nfive!")
  }

  @Test func `an editor that fails takes nothing away`() {
    var desk = Desk(Board.opened())
    desk.type("srOne<F4>")
    desk.receive(.editorClosed(.failed("No editor is set.")))
    #expect(desk.screen.contains("No editor is set."))
    #expect(form(desk).fields[0].text == "One")
  }

  @Test func `the editor is for texts of several lines`() {
    var desk = desk(keys: "<F4>")
    #expect(desk.screen.contains("Your editor opens for texts of several lines only."))
    desk.type("<Tab><C-x>x<C-e>")
    #expect(!desk.requests.contains { if case .run(.editText) = $0 { true } else { false } })
  }

  // MARK: Drawing

  @Test func `what keys go to is in sight at every size`() {
    for width in [20, 30, 40, 47, 60, 80, 120] {
      for height in [5, 7, 10, 12, 15, 24, 40] {
        var desk = Desk(Board.opened(), size: Size(width: width, height: height))
        desk.model.bench.overlays.append(EveryKind.form)
        for focus in 0..<EveryKind.form.fields.count + 2 {
          #expect(desk.frame.cursor != nil, "\(width)x\(height), field \(focus)")
          #expect(faults(in: desk.frame) == [])
          desk.type("<Tab>")
        }
      }
    }
  }
}
