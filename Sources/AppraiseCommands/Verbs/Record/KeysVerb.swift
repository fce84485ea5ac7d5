import AppraisalFindings
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
      before, or a facilitator confirms it by the code that the new machine shows. \
      In an appraisal that was begun without keys, a facilitator uses --seal when everybody has \
      saved and closed it: what is there then counts, and nothing later that nobody signs.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Flag(help: "Ask for the key of this machine to be confirmed.")
  var ask = false

  @Option(help: "Confirm the key with this code.")
  var confirm: String?

  @Option(help: "Say who wrote the line with this hash, and how to check it without this program.")
  var wrote: String?

  @Flag(help: "From now on let only what is signed count, besides what is there.")
  var seal = false

  @Flag(help: "Print JSON.")
  var json = false

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    if let wrote {
      let record = try arguments.record(surroundings)
      let proof = try LineProof(of: wrote, in: record)
      return try json ? Console.json(proof) : Console.say(proof.lines(record.path))
    }
    let file = try arguments.open(surroundings)
    if ask {
      let key = try file.askForVoucher()
      return Console.say(
        "Asked. The code of the key here is \(key.code). A facilitator, or you from where you wrote"
          + " before, confirms it.")
    }
    if seal {
      try file.mustBeWritable()
      let count = try file.seal(named: arguments.speaker.shown(surroundings))
      return Console.say(KeyWords.sealed(count))
    }
    if let confirm {
      try file.mustBeWritable()
      let claim: KeyClaim
      do {
        claim = try file.fold.keys.asked(by: confirm)
      } catch {
        throw CommandFailure(.refused, error.sentence)
      }
      try file.perform(
        [claim.confirmation], named: surroundings.shownName(arguments.speaker.name))
      return Console.say(KeyWords.confirmed(claim, in: file.fold.appraisal))
    }
    let list = KeyList(file.fold)
    if json { return try Console.json(list.rows) }
    Console.say(list.lines(isSigned: file.isSigned))
  }
}
