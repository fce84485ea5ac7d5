extension EffectiveWeights {
  /// What stands for weights that nobody has set, in a sentence: siblings are equal, and what that
  /// gives.
  package var unsetWords: String {
    let shares = leaves.map(\.cumulative)
    let (least, most) = (shares.min() ?? 0, shares.max() ?? 0)
    let gives =
      most - least < 1e-9
      ? "each criterion has \(Numbers.percent(most))"
      : "a criterion has from \(Numbers.percent(least)) to \(Numbers.percent(most))"
    return
      "The weights are not \(someAreSet ? "all set yet" : "yet set"); those without are equal among "
      + "siblings, so that \(gives)."
  }
}
