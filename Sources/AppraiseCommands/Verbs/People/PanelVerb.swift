import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

/// Lists who takes part, and lets a facilitator add somebody, change them or take them out.
struct PanelVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "panel",
    abstract: "List who takes part, and add somebody, change them or take them out.",
    discussion: """
      --add names the login under which the person opens the appraisal, or the name behind --as; \
      --change and --take-out take their id or name too. What is not named stays. --take-out keeps on the record what the \
      person marked; it no longer counts.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "Somebody takes part: the login under which they open the appraisal.")
  var add: String?

  @Option(help: "Change somebody on the panel.")
  var change: String?

  @Option(name: .customLong("take-out"), help: "Take somebody out.")
  var takeOut: String?

  @Option(help: "The name that others see.")
  var name: String?

  @Option(help: "The body that the person sits for; \"none\" for nobody in particular.")
  var body: String?

  @Option(help: "The seat on the panel that the person takes; \"none\" for none.")
  var seat: String?

  @Option(
    name: .customLong("role"),
    help:
      "What they do: member, facilitator, recorder, commenter or observer; may be repeated. member without any."
  )
  var roles: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    let person: AssessorID
    let name: String
    let body: BodyID?
    let seat: ItemID?
    let roles: [AssessorRole]
  }

  func validate() throws {
    let wishes = [add, change, takeOut].compactMap(\.self).count
    guard wishes < 2 else { throw ValidationError("Choose one of --add, --change, --take-out.") }
    let says = name != nil || body != nil || seat != nil || !roles.isEmpty
    guard !says || add != nil || change != nil else {
      throw ValidationError("Say of whom: --add LOGIN or --change LOGIN.")
    }
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    guard let text = add ?? change ?? takeOut else {
      return try tell(arguments.open(surroundings).fold.appraisal)
    }
    let file = try arguments.openToWrite(surroundings)
    let appraisal = file.fold.appraisal
    let person = try asked(text, in: appraisal)
    let words: String
    let edits: [Edit]
    do throws(PanelRefusal) {
      if takeOut != nil {
        edits = try appraisal.takingOut(person.id)
        words = appraisal.departure(of: person).words(appraisal.name(person))
      } else {
        edits = add == nil ? try appraisal.revising(person) : try appraisal.takingPart(person)
        words = "\(person.name): \(person.roleWords)."
      }
    } catch {
      throw CommandFailure(.refused, error.sentence(in: appraisal))
    }
    if !edits.isEmpty {
      try file.perform(edits, named: arguments.speaker.shown(surroundings))
    }
    if json { return try tell(file.fold.appraisal) }
    Console.say(words)
    if let alike = file.fold.appraisal.likenessWords(after: edits) { Console.complain(alike) }
  }

  private func tell(_ appraisal: Appraisal) throws(CommandFailure) {
    guard !json else {
      return try Console.json(
        appraisal.assessors.map {
          Row(person: $0.id, name: $0.name, body: $0.body, seat: $0.seat, roles: $0.roles)
        })
    }
    Console.say(
      appraisal.assessors.map { person in
        let body = appraisal.document.bodies.first { $0.id == person.body }?.label
        return ["\(appraisal.name(person)) (\(person.id))", body, person.roleWords]
          .compactMap(\.self).joined(separator: ", ")
      })
  }

  /// The person as the command line says who they are; what it does not name stays.
  private func asked(
    _ text: String, in appraisal: Appraisal
  ) throws(CommandFailure) -> Assessor {
    let document = appraisal.document
    var person: Assessor
    if add == nil {
      let id = try appraisal.person(meant: text)
      person = appraisal.assessor(id) ?? Assessor(id: id, name: text)
    } else {
      guard let id = LoginName.typed(text) else {
        throw CommandFailure(.usage, PanelRefusal.noLogin.sentence(in: appraisal))
      }
      person = Assessor(id: id, name: text)
    }
    if let name { person.name = name }
    if !roles.isEmpty {
      person.roles = try roles.map { text throws(CommandFailure) in
        guard let role = AssessorRole(rawValue: text) else {
          throw CommandFailure.unknown("role", text, AssessorRole.allCases.map(\.rawValue))
        }
        return role
      }
    }
    if let body {
      person.body = try found("body", body, document.bodies.map(\.id))
      if document.seats.first(where: { $0.id == person.seat })?.body != person.body {
        person.seat = nil
      }
    }
    if let seat {
      person.seat = try found("seat", seat, document.seats.map(\.id))
      // A seat belongs to the body that fills it.
      person.body = document.seats.first { $0.id == person.seat }?.body ?? person.body
    }
    return person
  }

  private func found<ID: CustomStringConvertible>(
    _ what: String, _ text: String, _ known: [ID]
  ) throws(CommandFailure) -> ID? {
    if text == "none" { return nil }
    guard let id = known.first(where: { $0.description == text }) else {
      throw CommandFailure.unknown(what, text, known.map(\.description))
    }
    return id
  }
}
