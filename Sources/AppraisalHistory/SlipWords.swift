import AppraisalFindings
package import AppraisalModel
import PlainText

/// A slip as it is handed out: for whom, and what is typed from it.
package struct PrintedSlip: Equatable, Sendable {
  package var person: AssessorID
  package var code: SlipCode

  package init(person: AssessorID, code: SlipCode) { (self.person, self.code) = (person, code) }
}

/// What is said of one-time slips.
package enum SlipWords {
  package static let unsigned =
    "This appraisal was begun without keys, so a slip would confirm nothing. Seal it first:"
    + " appraise keys PATH --seal."
  package static let misread =
    "A slip has sixteen letters and digits, without 0, O, 1 and I, such as 7KQM P2XD ABCD EFGH. Read"
    + " it again."

  package static func noneMade(for name: String) -> String {
    "No slip was made for \(name). A facilitator makes one: appraise slips PATH --for PERSON."
  }

  package static func anothers(than name: String) -> String {
    "This is not the slip that was made for \(name) here: a sign was misread, it is somebody else's or"
      + " for another appraisal, or a newer one was made. Nothing was written."
  }

  package static func shown(for name: String) -> String {
    "The slip of \(name) was shown already, by another key: a slip serves once. Ask a facilitator to"
      + " confirm this machine, on Home or by: appraise keys PATH --ask."
  }

  /// That a slip was shown, and what that means.
  package static func done(_ name: String, _ key: PublicKey) -> String {
    "The slip of \(name) confirms the key \(key.code), kept on this machine. It serves no second"
      + " time: tear it up."
  }

  /// Why a slip that was shown confirms nothing.
  package static func fault(_ fault: SlipFault, of person: String) -> String {
    switch fault {
    case .forged:
      "The slip did not sign the key that shows it, for \(person) and in this appraisal."
    case .notMade: "No such slip is made for \(person), or it was replaced by another."
    case .shownBefore: "Another key had shown the slip of \(person) before, and it serves once."
    case .shownTwice:
      "Several keys show the slip of \(person), and nothing says which was first."
    }
  }

  /// What is said of each slip that was shown and confirms nothing.
  package static func refused(in fold: Fold) -> [String] {
    fold.refusedSlips.map { person, fault, _ in
      let name = fold.appraisal.name(person)
      return "A slip was shown for \(name) and confirms nothing. \(Self.fault(fault, of: name))"
    }
  }
}

/// The page with the slips, to be cut apart.
package struct SlipPage {
  private let slips: [PrintedSlip]
  private let appraisal: Appraisal
  /// How the folder is named on a command line.
  private let path: String

  package init(_ slips: [PrintedSlip], in appraisal: Appraisal, at path: String) {
    (self.slips, self.appraisal, self.path) = (slips, appraisal, path)
  }

  /// The lines of the page.
  package var lines: [String] {
    [
      "One-time slips: \(appraisal.document.title)", "",
      "Cut them apart and give each to its owner by hand. They are kept nowhere else: one",
      "that is lost is made anew, and the old one is void then.", "",
    ] + slips.flatMap(lines)
  }

  private func lines(_ slip: PrintedSlip) -> [String] {
    let body = appraisal.assessor(slip.person)?.body.flatMap { id in
      appraisal.document.bodies.first { $0.id == id }?.label
    }
    let name = [appraisal.name(slip.person), body].compactMap(\.self).joined(separator: ", ")
    return [
      "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -", "",
      "  \(name)", "", "      \(slip.code.text)", "",
      "  For you alone, and for once. When you first sit down, start",
      "      appraise join \(ShellWord.path(path)) --as \(slip.person.text)",
      "  and type these signs where Home asks for your slip. What is written from there",
      "  counts as yours. Show the slip to nobody before, and tear it up after.", "",
    ]
  }
}
