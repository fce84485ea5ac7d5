import AppraisalExchange
import AppraisalFindings
import AppraisalLedger
import AppraisalModel
import StrictJSON

enum SnapshotTarget {
  static func check(_ bytes: [UInt8]) throws(Complaint) {
    let name = SnapshotName(number: 7, bytes: bytes).file
    try hold(SnapshotName(name)?.file == name, "the name \(name) is not read back")
    try hold((try? Snapshot(bytes + [0x20], named: name)) == nil, "a changed snapshot is read")
    guard let snapshot = try? Snapshot(bytes, named: name) else { return }
    guard let written = try? snapshot.encoded() else {
      throw Complaint(sentence: "a snapshot that was read cannot be written")
    }
    let again = try? Snapshot(written, named: SnapshotName(number: 7, bytes: written).file)
    // Members may stand in any order in a file; when written they are sorted.
    try hold(
      (try? again?.encoded()) == written, "a snapshot is another one when it is written and read")
    try checkState(snapshot)
  }

  private static func checkState(_ snapshot: Snapshot) throws(Complaint) {
    guard let newest = CaseMigration.newest(in: snapshot.state, at: ["document"]),
      let state = try? StrictJSON.read(Appraisal.self, from: newest, unknownKeys: .ignore)
    else { return }
    guard let tree = try? StrictJSON.tree(of: state),
      let back = try? StrictJSON.read(Appraisal.self, from: tree)
    else { throw Complaint(sentence: "a state that was read cannot be written and read") }
    try hold(back == state, "a state is another one when it is written and read")
    guard
      let stored = try? StrictJSON.read(
        ResultSettings.self, from: snapshot.results, unknownKeys: .ignore)
    else { return }
    let first = ResultRecord(like: stored, of: state, contested: 0)
    let second = ResultRecord(like: stored, of: state, contested: 0)
    guard let first, let second else { return }
    guard let one = try? StrictJSON.tree(of: first), let two = try? StrictJSON.tree(of: second)
    else { throw Complaint(sentence: "a result cannot be written") }
    try hold(
      StrictJSON.write(one, style: .canonical) == StrictJSON.write(two, style: .canonical),
      "the same state leads to two results")
  }
}
