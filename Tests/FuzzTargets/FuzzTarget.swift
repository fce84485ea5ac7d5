/// What is fed with any bytes at all: by a fuzzer, and with a stored corpus by ordinary tests.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// The reader of segments, the fold of what they hold, and back.
  case ledger
  /// Reading a snapshot and working its result out again, as `verify` does.
  case snapshot
  /// The reader of cases, and what it reads written again.
  case caseFile = "case"
  /// What becomes of the bytes of a terminal.
  case keys
  /// What becomes of a text on its way to the screen.
  case text

  /// What does not hold for some bytes, or nil when all does.
  ///
  /// It returns for any bytes; ending the program instead is what a fuzzer looks for.
  public func complaint(about bytes: [UInt8]) -> String? {
    do {
      switch self {
      case .ledger: try LedgerTarget.check(bytes)
      case .snapshot: try SnapshotTarget.check(bytes)
      case .caseFile: try CaseTarget.check(bytes)
      case .keys: try KeysTarget.check(bytes)
      case .text: try TextTarget.check(bytes)
      }
      return nil
    } catch {
      return error.sentence
    }
  }
}

/// Something that should hold for any bytes and does not.
struct Complaint: Error {
  var sentence: String
}

/// Complains unless something holds.
func hold(_ condition: Bool, _ sentence: @autoclosure () -> String) throws(Complaint) {
  guard condition else { throw Complaint(sentence: sentence()) }
}
