package import AppraisalModel
import StrictJSON

/// Reads the changes of a ledger, those of earlier versions too.
///
/// The frequent ones are read in one pass; everything else by way of a tree. Both ways lead to the
/// same edits.
package struct EditReader {
  private var frequent = FrequentEdits()

  package init() {}

  /// The edit that JSON says, or nil for one that this program does not know.
  ///
  /// - Complexity: O(number of bytes).
  package mutating func edit(_ bytes: Span<UInt8>) -> Edit? {
    if let edit = frequent.edit(bytes) { return edit }
    guard let tree = try? StrictJSON.parse(bytes, base: 0),
      let newest = CaseMigration.newest(in: tree, at: ["adopt", "document"])
    else { return nil }
    return try? StrictJSON.read(Edit.self, from: newest)
  }
}
