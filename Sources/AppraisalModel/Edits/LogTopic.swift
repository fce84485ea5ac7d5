/// What lines of the audit trail are about.
package enum LogTopic: String, Word {
  /// The title, the question, the terms and how money is counted.
  case question
  /// Who takes part, for whom and in what role.
  case people
  /// The interests that people declare.
  case interests
  /// Who is there, who sent apologies, who sits in for whom.
  case attendance
  /// What the options are and where they stand.
  case options
  /// The criteria and their scales.
  case criteria
  /// Evidence and everything else that the case lists.
  case material
  /// Weights and how they came about.
  case weights
  /// Individual marks, their reasons and their evidence.
  case marks
  case agreed
  /// Views that differ from the group's.
  case dissent
  case rounds
  case comments
  /// Questions that are put aside.
  case parked
  case decision
  /// What counts of the record and is withheld in it.
  case record
  /// Snapshots, which are no entries of a ledger.
  case snapshots
}
