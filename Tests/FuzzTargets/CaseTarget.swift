import AppraisalExchange
import AppraisalModel

enum CaseTarget {
  private static let name = "case.json"

  static func check(_ bytes: [UInt8]) throws(Complaint) {
    let faults = CaseReader.faults(in: bytes, named: name)
    let document: CaseDocument
    do {
      document = try CaseReader.read(bytes, named: name)
    } catch {
      try hold(faults.first == error, "the first fault is told in two ways")
      for fault in faults {
        try hold(
          fault.line >= 1 && fault.column >= 1 && !fault.sentence.isEmpty,
          "a fault has no place or no words")
      }
      return
    }
    try hold(faults.isEmpty, "a sound case has faults")
    guard let written = try? CaseWriter.bytes(of: document),
      let again = try? CaseReader.read(written, named: name)
    else { throw Complaint(sentence: "a case that was read cannot be written and read") }
    try hold(again == document, "a case is another one when it is written and read")
    try hold(!CaseText.lines(of: document).isEmpty, "a sound case has no text")
  }
}
