import AppraisalModel
import Canvas
import Testing
@testable import Workbench

/// Who takes part, written on Author.
@Suite struct PeopleTests {
  private static func desk(_ edits: [Edit] = []) -> Desk {
    var desk = Desk(Board.opened(edits), size: Size(width: 120, height: 40))
    desk.type("g9")
    while desk.model[AuthorRoom.self].row != .people { desk.type("<Right>") }
    return desk
  }

  private static let bob = Assessor(id: id("bob"), name: "Bob Hale", body: id("council"))

  @Test func `somebody is added with body and roles, and undo takes it back`() {
    var desk = Self.desk()
    #expect(desk.screen.contains("Ada Byrne"))
    let before = desk.appraisal
    desk.type("aBob Hale<Tab>bob<Tab><Space><Down><Down><Space><Enter><Right>")
    desk.type("<Tab>Owns the building.<C-s>")
    let bob = desk.appraisal.assessor(id("bob"))
    #expect(bob?.name == "Bob Hale")
    #expect(bob?.roles == [.member, .recorder])
    #expect(bob?.body == Board.document.bodies.first?.id)
    #expect(bob?.interests == [Interest(words: "Owns the building.")])
    #expect(bob?.declaration == .some(1, open: 1))
    #expect(bob?.declared == false, "what others noted was not declared by Bob")
    #expect(desk.model[AuthorRoom.self].row == .person(id("bob")))
    desk.type("u")
    #expect(desk.appraisal == before)
  }

  @Test func `a form keeps what it does not ask about a person`() {
    var document = Board.document
    document.seats = []
    var bob = Self.bob
    bob.seat = id("chair")
    bob.interests = [Interest(words: "Owns the building.", outcome: .recused)]
    let form = ParticipantForm.form(bob, in: document)
    #expect(form.person(from: bob, in: document) == bob)
    let empty = Form(ParticipantForm(person: bob.id), title: "Nothing is asked", fields: [])
    #expect(empty.person(from: bob, in: document) == bob)
  }

  @Test(arguments: [
    ("ada", "Ada Byrne takes part as ada already."),
    ("Bob Hale", "Type a login name without blanks, such as ann.smith."),
  ])
  func `a name that cannot be used is refused at its field`(login: String, words: String) {
    var desk = Self.desk()
    desk.type("aBob<Tab>\(login)<C-s>")
    #expect(desk.screen.contains(words))
    #expect(desk.appraisal.assessors.count == 1)
  }

  @Test func `a role is changed, and somebody must facilitate`() {
    var desk = Self.desk([.people(.join(assessor: Self.bob))])
    desk.type("<Down><Enter><Tab><Space><Down><Space><Enter><C-s>")
    #expect(
      desk.screen.contains("Nobody else facilitates. Give that role to another person"))
    desk.type("<Esc><Esc><Down><Enter><Tab><Space><Down><Space><Enter><C-s>")
    #expect(desk.appraisal.assessor(id("bob"))?.roles == [.member, .facilitator])
    #expect(desk.notice == "Bob Hale: member and facilitator. u takes it back.")
    desk.type("<Up>x")
    #expect(desk.screen.contains("Take out Ada Byrne?"))
  }

  @Test func `who has done nothing leaves the list`() {
    var desk = Self.desk([.people(.join(assessor: Self.bob))])
    desk.type("<Down><Down>x")
    #expect(desk.screen.contains("Bob Hale has done nothing yet and leaves the list."))
    desk.type("t")
    #expect(desk.appraisal.assessors.map(\.id) == [Board.member.id])
    #expect(desk.notice == "Bob Hale is off the list.")
    desk.type("<Down>x")
    #expect(desk.notice == "Nobody else facilitates. Give that role to another person first.")
  }

  @Test func `who has marked is taken out of all roles, and the marks stay and do not count`() {
    var place = Board.place(0, 0)
    place.assessor = id("bob")
    var desk = Self.desk([
      .people(.join(assessor: Self.bob)), .marks(.mark(place: place, old: nil, new: .mark(80))),
    ])
    desk.type("<Down><Down>x")
    #expect(desk.screen.contains("What Bob Hale marked and said stays on the record"))
    desk.type("t")
    #expect(desk.appraisal.assessor(id("bob"))?.roles == [])
    #expect(desk.appraisal[place].answer == .mark(80))
    #expect(desk.screen.contains("takes no part"))
    desk.type("g3")
    #expect(desk.screen.contains("Marks in: 0 of 48"))
    desk.type("g9<Enter><Tab><Space><Space><Enter><C-s>")
    #expect(desk.appraisal.assessor(id("bob"))?.roles == [.member])
    desk.type("uu")
    #expect(desk.appraisal.assessor(id("bob"))?.roles == [.member])
  }

  @Test func `only the facilitator writes who takes part`() {
    let observer = Assessor(id: Board.member.id, name: "Ada", roles: [.observer])
    var desk = Desk(
      Board.opened(
        [.people(.join(assessor: Self.bob)), .people(.join(assessor: observer))], joined: false))
    desk.type("g9")
    while desk.model[AuthorRoom.self].row != .people { desk.type("<Right>") }
    for key in ["a", "<Enter>", "<Down>x"] {
      desk.type(key)
      #expect(desk.notice == "The case is written by the facilitator.", "\(key)")
    }
  }
}
