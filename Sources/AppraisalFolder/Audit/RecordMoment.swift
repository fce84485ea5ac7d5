import AppraisalLedger
import AppraisalModel
import AppraisalRecord

/// The history of a record as far as a snapshot goes, or all of it, read for itself.
///
/// Of a large record neither the lines beside a history nor two histories are in memory at once.
struct RecordMoment {
  let fold: Fold
  let unread: [UnreadSitting]

  /// Reads a record up to the ends that a snapshot names, by the rules that it names, or to its end.
  init(
    of store: RecordStore, upTo heads: [LedgerHead]? = nil, by rules: FoldRules = .newest
  ) throws(RecordError) {
    var contents = try store.readCounting()
    let withholdings = Withholdings(of: contents)
    contents.add(withholdings.problems)
    unread = contents.unread
    var read = LedgerEdits(taking: &contents, upTo: heads?.ends, without: withholdings)
    let keys = read.keys
    fold = Fold(read.takeEdits(), keys: keys, rules: rules)
  }
}

extension [LedgerHead] {
  /// The numbers of the entries, by segment.
  var ends: [String: Int] {
    Dictionary(map { ($0.segment, $0.n) }, uniquingKeysWith: { first, _ in first })
  }
}
