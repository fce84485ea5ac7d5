import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import ArgumentParser

/// Declares interests, rules on those of others, and notes dispensations.
struct InterestVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "interest",
    abstract: "List the interests of the panel, declare one's own, or rule on those of others.",
    discussion: """
      --declare "pecuniary: shares in the bidder" is one of money: it takes its owner out of the item \
      unless a dispensation is noted. --declare sensitive says that there is one and no more. Any other \
      text waits for a ruling. What was declared before stays.

      A facilitator or recorder rules with --of PERSON --number N --ruling out-of-item, recused or \
      stayed, --reason and --by, the name of whoever ruled: never the person concerned. Of a pecuniary \
      interest --dispensation says for what one was granted, with --by and --day.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(help: "Declare an interest of yours; may be repeated.")
  var declare: [String] = []

  @Flag(help: "Declare that you have none.")
  var none = false

  @Option(name: .customLong("of"), help: "The person on whose interest is ruled.")
  var owner: String?

  @Option(help: "The number of the interest in the list of that person.")
  var number: Int = 1

  @Option(help: "The ruling: open, out-of-item, recused or stayed.")
  var ruling: String?

  @Option(name: .customLong("option"), help: "An option that it touches; without any, all.")
  var options: [String] = []

  @Option(name: .customLong("criterion"), help: "A criterion that it touches; without any, all.")
  var criteria: [String] = []

  @Option(help: "Why it was ruled so.")
  var reason: String = ""

  @Option(help: "Who made the ruling, or granted the dispensation.")
  var by: String = ""

  @Option(help: "For what a dispensation was granted.")
  var dispensation: String?

  @Option(help: "The day of the dispensation, as 2010-03-31.")
  var day: String = ""

  @Flag(help: "Print JSON.")
  var json = false

  private struct Row: Encodable {
    let person: String
    let name: String
    let declared: Bool
    let interests: [Interest]
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    if none || !declare.isEmpty { return try declareOwn(surroundings) }
    if let owner { return try rule(on: owner, surroundings) }
    guard ruling == nil, dispensation == nil else {
      throw CommandFailure(.usage, "Say on whose interest is ruled: --of PERSON.")
    }
    let appraisal = try arguments.open(surroundings).fold.appraisal
    if json {
      return try Console.json(
        appraisal.assessors.map { person in
          Row(
            person: person.id.text, name: appraisal.name(person), declared: person.declared,
            interests: person.interests)
        })
    }
    Console.say(
      appraisal.assessors.flatMap { person in
        ["\(appraisal.name(person)) (\(person.id)): \(person.declaration.words)"]
          + person.interests.enumerated().map { place, interest in
            "  \(place + 1)  \(interest.words): \(interest.standing)"
          }
      })
  }

  private func declareOwn(_ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    guard let old = file.fold.appraisal.assessor(file.person) else {
      throw CommandFailure(.refused, "\(file.person) is not on the panel.")
    }
    guard !none || declare.isEmpty else {
      throw CommandFailure(.usage, "Declare interests, or --none.")
    }
    let kept = none ? [] : old.interests.map(\.declaredLine)
    let new: Assessor
    do {
      new = try old.declaring(kept + declare)
    } catch {
      throw CommandFailure(.refused, error.sentence(in: file.fold.appraisal.document))
    }
    if new != old {
      try file.perform(
        [.people(.revise(old: old, new: new))], named: arguments.speaker.shown(surroundings))
    }
    Console.say("\(file.fold.appraisal.name(new)): \(new.declaration.words).")
  }

  private func rule(on owner: String, _ surroundings: Surroundings) throws(CommandFailure) {
    let file = try arguments.openToWrite(surroundings)
    let appraisal = file.fold.appraisal
    guard let id = AssessorID(owner), let person = appraisal.assessor(id) else {
      throw CommandFailure.unknown("person", owner, appraisal.assessors.map(\.id.text))
    }
    guard person.interests.indices.contains(number - 1) else {
      throw CommandFailure(
        .refused, "\(appraisal.name(person)) has no interest \(number). List them without options.")
    }
    var interest = person.interests[number - 1]
    try apply(to: &interest, in: appraisal.document)
    guard !interest.isRuledByOwner(person) else {
      throw CommandFailure(.refused, "Nobody rules on their own interests.")
    }
    if let edit = appraisal.ruling(interest, on: id) {
      try file.perform([edit], named: arguments.speaker.shown(surroundings))
    }
    Console.say("\(appraisal.name(person)), \(interest.words): \(interest.standing).")
  }

  /// Changes an interest by what was said of it.
  private func apply(
    to interest: inout Interest, in document: CaseDocument
  ) throws(CommandFailure) {
    guard !by.isEmpty || ruling == InterestOutcome.open.rawValue else {
      throw CommandFailure(.usage, "Say who ruled, or granted it: --by NAME.")
    }
    if let dispensation {
      guard interest.kind == .pecuniary else {
        throw CommandFailure(
          .refused, "A dispensation is for a pecuniary interest. Rule on this one.")
      }
      guard CalendarDay(day) != nil else {
        throw CommandFailure(.usage, "Say the day of the dispensation: --day 2010-03-31.")
      }
      interest.dispensation = Dispensation(by: by, day: day, purpose: dispensation)
      return
    }
    guard interest.kind != .pecuniary else {
      throw CommandFailure(
        .refused,
        "A pecuniary interest takes its owner out of the item. Only a --dispensation changes that.")
    }
    guard let outcome = ruling.flatMap(InterestOutcome.init) else {
      throw CommandFailure(
        .usage, "Say the ruling: --ruling open, out-of-item, recused or stayed.")
    }
    guard !reason.isEmpty || outcome == .open else {
      throw CommandFailure(.usage, "Say why: --reason WORDS.")
    }
    for text in options where document.options.allSatisfy({ $0.id.text != text }) {
      throw CommandFailure.unknown("option", text, document.options.map(\.id.text))
    }
    for text in criteria where document.criteria.allSatisfy({ $0.id.text != text }) {
      throw CommandFailure.unknown("criterion", text, document.criteria.map(\.id.text))
    }
    (interest.outcome, interest.reason) = (outcome, reason)
    interest.ruledBy = outcome == .open ? "" : by
    interest.options = options.compactMap { OptionID($0) }
    interest.criteria = criteria.compactMap { CriterionID($0) }
  }
}
