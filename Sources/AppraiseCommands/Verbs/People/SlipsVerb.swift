import AppraisalFindings
import AppraisalFolder
import AppraisalHistory
import AppraisalModel
import AppraisalRecord
import ArgumentParser
import Glibc

/// Makes one-time slips, by which the keys of members are confirmed without reading codes aloud.
struct SlipsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "slips",
    abstract: "Make a one-time slip for each member, to be printed and handed out.",
    discussion: """
      Each slip has sixteen signs. Its owner types them once, on Home or by join --slip, and the key \
      of that machine is confirmed as theirs. What is on the slips is kept nowhere but on the page: \
      print it, hand the slips out, and delete the file. The record holds what checks a slip and \
      cannot tell it.

      Without --for a slip is made for everybody on the panel who has none and has not written yet.
      """)

  @OptionGroup var arguments: AppraisalArguments

  @Option(name: .customLong("for"), help: "Only for this person; may be repeated.")
  var people: [String] = []

  @Option(help: "Write the page to a new file that only you can read.")
  var file: String?

  @Flag(help: "Print the slips as JSON.")
  var json = false

  private struct Row: Encodable {
    let person: String
    let name: String
    let slip: String
  }

  func perform(_ surroundings: Surroundings) throws(CommandFailure) {
    let appraisal = try arguments.openToWrite(surroundings)
    let wanted = try wanted(in: appraisal.fold)
    var made: [PrintedSlip] = []
    let (path, target) = (arguments.path, file)
    try appraisal.makeSlips(for: wanted, named: arguments.speaker.shown(surroundings)) {
      slips throws(CommandFailure) in
      made = slips
      let page = SlipPage(slips, in: appraisal.fold.appraisal, at: path)
      if let target { try Self.write(page, to: target) }
    }
    let fold = appraisal.fold
    if json {
      return try Console.json(
        made.map { slip in
          Row(
            person: slip.person.text, name: fold.appraisal.name(slip.person), slip: slip.code.text)
        })
    }
    guard let target else {
      return Console.say(SlipPage(made, in: fold.appraisal, at: path).lines)
    }
    Console.say(
      "\(Numbers.count(made.count, "slip is", "slips are")) in \(target). Print it, and delete the"
        + " file then: whoever reads it can write as those whom it names.")
  }

  /// Those who are named, else everybody who has no slip and has not written.
  private func wanted(in fold: Fold) throws(CommandFailure) -> [AssessorID] {
    guard people.isEmpty else {
      var wanted: [AssessorID] = []
      for text in people {
        guard let id = AssessorID(text), fold.appraisal.assessor(id) != nil else {
          throw CommandFailure.unknown("person", text, fold.appraisal.assessors.map(\.id.text))
        }
        if !wanted.contains(id) { wanted.append(id) }
      }
      return wanted
    }
    let wanted = fold.slipless.map(\.id)
    guard !wanted.isEmpty else {
      throw CommandFailure(
        .refused,
        "Everybody on the panel has a slip or has written already. --for PERSON makes a slip anew;"
          + " the one before is void then.")
    }
    return wanted
  }

  private static func write(_ page: SlipPage, to path: String) throws(CommandFailure) {
    let text = page.lines.map { "\($0)\n" }.joined()
    do {
      try PosixFileSystem.writeNew(Array(text.utf8), to: path)
    } catch {
      throw CommandFailure(
        error.code == EEXIST ? .exists : .notWritten,
        "\(path) could not be written: \(error.words). No slip was made.")
    }
  }
}
