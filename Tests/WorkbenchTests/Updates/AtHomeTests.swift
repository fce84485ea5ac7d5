import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct AtHomeTests {
  @Test func `the shelf opens an appraisal or starts one from a case`() {
    var desk = Desk()
    desk.type("<Enter>")
    #expect(desk.requests.last == .run(.open(path: "/boards/mk-2010.appraisal")))
    #expect(desk.notice == "Opening Milton Keynes community services, 2010 ...")
    desk = Desk()
    desk.type("<Down><Enter>")
    #expect(desk.requests.last == .run(.start(caseName: "mk-2010")))
  }

  @Test func `the shelf starts an appraisal from a template or from nothing`() {
    var desk = Desk()
    let entries = ["section-75", nil].map { name in
      ShelfEntry(kind: .template(name: name), title: name ?? "Nothing")
    }
    desk.receive(.shelfListed(Shelf(entries: entries)))
    desk.type("<Enter>")
    #expect(desk.requests.last == .run(.startAnew(template: "section-75")))
    desk.receive(.openFailed("No."))
    desk.type("<Down><Enter>")
    #expect(desk.requests.last == .run(.startAnew(template: nil)))
  }

  @Test func `a second Enter while something is opened opens nothing more`() {
    var desk = Desk()
    desk.type("<Enter><Enter>f")
    #expect(desk.requests.count == 1)
    desk.receive(.openFailed("There is no such folder."))
    #expect(desk.notice == "There is no such folder.")
    #expect(desk.model.bench.notice?.kind == .refused)
    desk.type("<Enter>")
    #expect(desk.requests.count == 2)
  }

  @Test func `an empty shelf says what can be done`() {
    var desk = Desk()
    desk.receive(.shelfListed(Shelf()))
    desk.type("<Enter>")
    #expect(desk.notice == "There is nothing to open yet. f opens a folder that you name.")
    desk.type("f<Enter><Enter>")
    #expect(desk.screen.contains("Type the path of a folder."))
    desk.type("/tmp/a.appraisal<Enter><Enter>")
    #expect(desk.requests.last == .run(.open(path: "/tmp/a.appraisal")))
  }

  @Test func `o goes back to the shelf`() {
    var desk = Desk(Board.opened())
    desk.type("o")
    #expect(desk.model.bench.session == nil)
    #expect(desk.requests.contains(.run(.listShelf)))
    #expect(desk.screen.contains("Milton Keynes community services, 2010"))
  }

  @Test func `the lines of Home lead through the work`() {
    var desk = Desk(Board.opened(joined: false))
    let commands = desk.model[HomeRoom.self].shown(desk.model.bench).compactMap(\.command)
    #expect(
      commands == [
        HomeRoom.whoAmI, HomeRoom.whatIsDecided, HomeRoom.whoWillSee, ReadRoom.way,
        HomeRoom.practise, ScoreRoom.way, ResultRoom.way, AuthorRoom.way,
        AuthorRoom.people, CriteriaRoom.way, WorkshopRoom.openNextRound, RecordRoom.way,
      ])
    desk.type("<Enter>")
    #expect(desk.screen.contains("Who are you?"))
    desk.type("<Esc><Enter>")
    #expect(desk.screen.contains("Decided by: PCT Board"))
    desk.type("<Esc>")
    #expect(desk.model[HomeRoom.self].shown(desk.model.bench)[1].isDone)
    #expect(!desk.model[HomeRoom.self].shown(desk.model.bench)[2].isDone)
  }

  @Test func `who takes part already finds Score selected`() {
    var desk = Desk(Board.opened(Array(Board.clear.prefix(23))))
    desk.type("<Enter>")
    #expect(desk.model.bench.place == .score)
    #expect(desk.cell == [5, 3])
  }

  @Test func `saying who you are joins with body and interests`() {
    var desk = Desk(Board.opened(joined: false))
    desk.type(
      "i<C-u>Ada King<Enter><Right><Enter><Right><Right><Enter>A cousin works there<Enter>A pension<C-s>"
    )
    let person = desk.model.bench.session?.person
    #expect(person?.name == "Ada King")
    #expect(person?.body?.text == "nhs")
    #expect(person?.interests.map(\.words) == ["A cousin works there", "A pension"])
    #expect(person?.interests.allSatisfy { $0.outcome == .open } == true)
    #expect(person?.declaration == .some(2, open: 2))
    #expect(desk.rows[0].contains("Ada King, NHS"))
    #expect(desk.model.bench.session?.recorded.appraisal.assessors.count == 1)
  }

  @Test func `nobody can be without a name`() {
    var desk = Desk(Board.opened(joined: false))
    desk.type("i<C-u><Space><C-s>")
    #expect(desk.screen.contains("Type the name that others should see."))
    #expect(desk.editCount == 0)
  }

  @Test func `an interest that was dealt with stays so when another is declared`() {
    let dealt = Interest(words: "A cousin works there", outcome: .recused, reason: "By the chair.")
    var member = Board.member
    member.interests = [dealt]
    var desk = Desk(Board.opened([.people(.join(assessor: member))], joined: false))
    desk.type("i<Enter><Enter><Enter><Enter>A pension<C-s>")
    #expect(desk.model.bench.session?.person?.interests == [dealt, Interest(words: "A pension")])
    #expect(desk.model.bench.session?.person?.facilitates == true)
  }

  @Test func `who has no interests says so, and not saying is not the same`() {
    var desk = Desk(Board.opened())
    #expect(desk.model.bench.session?.person?.declaration == .notAsked)
    desk.type("i<Enter><Enter><Right><C-s>")
    #expect(desk.model.bench.session?.person?.declaration == InterestDeclaration.none)
    desk.type("i<Enter><Enter><Enter>A pension<C-s>")
    #expect(desk.screen.contains("Interests are listed below."))
    desk.type("<Right><C-s>")
    #expect(desk.model.bench.session?.person?.declaration == .some(1, open: 1))
    desk.type("u")
    #expect(desk.model.bench.session?.person?.declaration == InterestDeclaration.none)
  }

  @Test func `an interest that was ruled on is not taken back by its owner`() {
    var member = Board.member
    member.interests = [Interest(words: "A pension", outcome: .recused, reason: "By the chair.")]
    var desk = Desk(Board.opened([.people(.join(assessor: member))], joined: false))
    desk.type("i<Enter><Enter><Enter><C-u><C-s>")
    #expect(desk.screen.contains("A ruling was given on \"A pension\""))
    #expect(desk.editCount == 0)
  }

  @Test func `accepting the form without a change records nothing`() {
    var desk = Desk(Board.opened())
    desk.type("i<C-s>")
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.editCount == 0)
  }

  @Test func `a practice mark is not recorded`() {
    var desk = Desk(Board.opened())
    desk.type("p120<Enter>")
    #expect(desk.screen.contains("Type a number from 0 to 100, then Enter."))
    desk.type("<BS><Enter>")
    #expect(desk.screen.contains("You gave 12."))
    desk.type("<Enter>")
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.notice == "Practice is over; nothing was recorded.")
    #expect(desk.editCount == 0)
    #expect(desk.appraisal == Board.opened().fold.appraisal)
  }

  @Test func `the days to the deadline are counted`() {
    var desk = Desk(Board.opened())
    for (day, words) in [
      ("2010-03-01", "30 days left"), ("2010-03-30", "1 day left"), ("2010-03-31", "today"),
      ("2010-04-01", "(passed)"),
    ] {
      desk.model.bench.today = CalendarDay(day)
      #expect(desk.model.bench.deadlineWords?.contains("31 March 2010") == true)
      #expect(desk.model.bench.deadlineWords?.contains(words) == true, "\(day)")
    }
    desk.model.bench.today = nil
    #expect(desk.model.bench.deadlineWords == "31 March 2010")
  }

  @Test func `who will see the marks follows from the round`() {
    var desk = Desk(Board.opened())
    desk.type("v")
    #expect(desk.screen.contains("No round is open."))
    let sealed = Round(id: RoundNumber(1), visibility: .sealed)
    desk = Desk(Board.opened([.rounds(.openRound(round: sealed))]))
    desk.type("v")
    #expect(desk.screen.contains("Until the reveal, other members cannot see your marks"))
    // Nothing is encrypted, whatever a round was called when it was opened.
    #expect(desk.screen.contains("ledgers that are not"))
    #expect(!desk.screen.contains("holds the key"))
  }

  @Test func `what is wrong with the folder is told at once and in full`() {
    var desk = Desk(Board.opened(problems: ["A line of ada/1.jsonl is torn."]))
    #expect(desk.notice == "1 thing is wrong with this folder. w on Home says what.")
    desk.type("w")
    #expect(desk.screen.contains("A line of ada/1.jsonl is torn."))
    desk = Desk(Board.opened())
    desk.type("w")
    #expect(desk.notice == "Nothing is wrong with the folder.")
  }
}
