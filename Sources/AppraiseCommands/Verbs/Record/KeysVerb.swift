import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

struct KeysVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Show by which keys people write, and confirm one from a further machine.",
    discussion: """
      Each person writes by a key of their own, kept on the machine where they write. The first \
      is believed. Another, from a new machine, counts once the person, from where they wrote \
      before, or a facilitator confirms it by the code that the new machine shows.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Ask for the key of this machine to be confirmed.")
  var ask = false

  @Option(help: "Confirm the key with this code.")
  var confirm: String?

  @Flag(help: "Print JSON.")
  var json = false

  /// A key as it is printed.
  private struct Row: Encodable {
    var person: String
    var name: String
    var key: String
    var code: String
    var counts: Bool
    var known: [String]
    var sittings: Int
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.open(surroundings)
    if ask {
      let key = try file.askForVoucher()
      return Console.say(
        "Asked. The code of the key here is \(key.code). A facilitator, or you from where you wrote"
          + " before, confirms it.")
    }
    if let confirm {
      try file.mustBeWritable()
      let asked: (person: AssessorID, key: PublicKey)
      do {
        asked = try file.fold.keys.asked(by: confirm)
      } catch {
        throw CommandFailure(.refused, error.sentence)
      }
      try file.perform(
        [.people(.vouch(assessor: asked.person, key: asked.key))],
        named: surroundings.shownName(arguments.speaker.name))
      let name = file.fold.appraisal.assessor(asked.person)?.name ?? asked.person.text
      return Console.say("Confirmed: the key \(asked.key.code) is \(name)'s.")
    }
    let rows = rows(file.fold)
    if json { return try Console.json(rows) }
    Console.say(lines(rows, isSigned: file.isSigned))
  }

  private func rows(_ fold: Fold) -> [Row] {
    fold.keys.holders.flatMap { person in
      fold.keys.keys(of: person).map { key, counts in
        let signed = fold.keys.sittings.values.filter { $0.person == person && $0.key == key }
        return Row(
          person: person.text, name: fold.appraisal.assessor(person)?.name ?? person.text,
          key: key.text, code: key.code, counts: counts,
          known: Set(signed.map(\.known)).subtracting([""]).sorted(), sittings: signed.count)
      }
    }
  }

  private func lines(_ rows: [Row], isSigned: Bool) -> [String] {
    let head =
      isSigned
      ? [] : ["Sittings without a key count here as well: this appraisal was begun without keys."]
    return head
      + rows.map { row in
        "\(row.name) (\(row.person)): \(row.code), "
          + KeyWords.known(row.known) + (row.counts ? "" : ", not confirmed: it does not count")
      }
  }
}
