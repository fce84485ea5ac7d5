extension Fold {
  /// Goes on with edits whose authors had each seen everything before, in any order.
  ///
  /// The result is that of folding all anew: nothing can come before what it had seen, nor change
  /// what became of it.
  package mutating func goOn(with edits: [RecordedEdit]) {
    var edits = edits
    CausalOrder.arrange(&edits)
    for edit in edits { append(edit) }
  }
}

extension Keyholding {
  /// Whether nobody has more than one key, so that every sitting counts.
  package var isPlain: Bool { holders.allSatisfy { keys(of: $0).count < 2 } }
}
