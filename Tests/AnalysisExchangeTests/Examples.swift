import AnalysisExchange
import Foundation
import StrictJSON
import Testing

/// Every worked example as plain problems.
enum Examples {
  static let all = printed + foreign
  static let printed =
    hierarchies + comparisons + rest + challenges + products + samples + stability

  private typealias Check = Example.Check

  private static let hierarchies =
    ["3", "4"].map { size in
      Example(
        oracle: "ahp-belton-gear-rank-reversal", method: "pairwise-hierarchy", part: size,
        checks: [
          Check("target_weights_\(size)", is: "target_weights"),
          Check("best_\(size)", is: "best"),
        ]
      ) { inputs in
        let ratios = try #require(inputs["priority_ratios_\(size)"])
        return inputs.changed(
          without: ["priority_ratios_3", "priority_ratios_4"],
          with: ["priority_ratios": ratios])
      }
    } + [
      Example(
        oracle: "ahp-papathanasiou-ploskas-2018", method: "pairwise-hierarchy",
        checks: checks("target_weights"))
    ]

  private static let comparisons = [
    Example(
      oracle: "ahp-saaty-1988-house", method: "pairwise-comparisons",
      checks: checks("lambda_max", "CI", "CR")),
    Example(
      oracle: "ahp-saaty-2008-drinks", method: "pairwise-comparisons",
      checks: checks("weights", "CR")
        + ["weights", "lambda_max", "CI", "CR"].map { (key: String) in
          Check("recomputed.\(key)", is: key, within: "recomputed")
        }),
    Example(
      oracle: "ahp-saaty-2008-flexibility", method: "pairwise-comparisons",
      checks: checks("weights") + [Check("weights", is: "geometric_means")]),
    Example(
      oracle: "bwm-rezaei-2016-ex1", method: "best-worst",
      checks: checks("linear.weights", "linear.xi", "nonlinear.xi")),
    Example(
      oracle: "bwm-rezaei-2016-ex3", method: "best-worst",
      checks: checks("nonlinear.xi", "CR") + [
        Check("recomputed.linear_weights", is: "linear.weights", within: "recomputed"),
        Check("recomputed.linear_xi", is: "linear.xi", within: "recomputed"),
        Check(
          "recomputed.nonlinear_intervals", is: "nonlinear.intervals", within: "recomputed"),
      ]),
  ]

  private static let rest =
    [
      Example(
        oracle: "kendall-w-anxiety-ties", method: "concordance",
        sampling: Sampling(samples: 100),
        checks: checks("W_uncorrected", "W_ties", "chi_square", "df", "p_value")
          + [
            Check("documented.W_ties", is: "W_ties", within: "documented"),
            Check("documented.p_value", is: "p_value", within: "documented"),
            // Printed with one figure after the point, 30.8 for 30.76.
            Check("documented.chi_square", is: "chi_square", distance: 0.05),
          ]),
      Example(
        oracle: "rank-weights-roc-rs-rr", method: "rank-order-weights",
        checks: checks("roc", "rank_sum", "rank_reciprocal") + [
          Check("roc_fractions", is: "roc", within: "abs")
        ]),
      Example(
        oracle: "rank-weights-roc-rs-rr", method: "rank-order-weights", part: "n = 4",
        checks: ["roc", "rank_sum", "rank_reciprocal"].map { (key: String) in
          Check("published_n4.\(key)", is: key, within: "published")
        }
      ) { inputs in
        inputs.changed(without: [], with: ["n": JSONNode(.number("4"))])
      },
      Example(
        oracle: "swing-and-ratio-weights", method: "direct-weights",
        checks: checks("weights", "leaf_weights")),
    ]
    + (0..<6).map { index in
      Example(
        oracle: "mavt-piecewise-linear-value-functions", method: "value-function",
        part: "case \(index)", checks: [Check("y.\(index)", is: "y", within: "abs")]
      ) { $0.at("cases.\(index)") }
    }

  private static let challenges: [Example] =
    [
      ("promethee-papathanasiou-ploskas-2018", "promethee", checks("phi")),
      ("promethee-zhao-2013", "promethee", checks("phi")),
      ("promethee-ziemba-2017", "promethee", checks("phi")),
      (
        "promethee-brans-1986", "promethee",
        checks("pi", "net_flow_sum") + [
          Check("ranks", within: "recomputed"),
          // The file names one of the pairs, which is the first.
          Check("promethee1_incomparable_pairs.0", within: "recomputed"),
        ]
          + ["phi_plus", "phi_minus", "phi"].map { (key: String) in
            Check("recomputed_\(key)", is: key, within: "recomputed")
          }
      ),
      (
        "topsis-opricovic-tzeng-2004-f", "topsis",
        checks("d_plus", "d_minus", "closeness", "ranks")
      ),
      ("topsis-tzeng-huang-2011", "topsis", checks("closeness", "ranks")),
      ("peers-agree-vikor-12x8", "vikor", checks("Q")),
      ("vikor-yang-wu-2020", "vikor", checks("Q")),
      ("vikor-opricovic-tzeng-2004", "vikor", checks("S", "R", "Q", "C1", "C2", "compromise")),
      (
        "vikor-advantage-without-stability", "vikor",
        checks("S", "R", "Q", "C1", "C2", "compromise", "ranks_by_Q")
      ),
    ].map { Example(oracle: $0.0, method: $0.1, checks: $0.2) }
    + (0..<2).map { index in
      Example(
        oracle: "vikor-opricovic-tzeng-2007-w13", method: "vikor", part: "case \(index)",
        checks: ["S", "R", "Q", "C1", "C2", "compromise", "ranks_by_Q"].map { (key: String) in
          Check("cases.\(index).\(key)", is: key, within: "abs")
        }
      ) { inputs in
        let weights = try #require(inputs.at("cases.\(index).weights"))
        return inputs.changed(without: ["cases"], with: ["weights": weights])
      }
    }
    + (0..<2).map { index in
      Example(
        oracle: "electre3-veto-unit", method: "electre-iii", part: "case \(index)",
        checks: [Check("sigma_ab.\(index)", is: "sigma_ab", within: "abs")]
      ) { inputs in
        let vetoes = try #require(inputs.at("cases.\(index).v"))
        return inputs.changed(without: ["cases"], with: ["v": vetoes])
      }
    }

  private static let products =
    [
      Example(
        oracle: "saw-podvezko-2011", method: "additive-value",
        checks: checks("linear_max", "sum_normalised") + [Check("ranks", within: "linear_max")]),
      Example(
        oracle: "wsm-kracka-2010", method: "additive-value", checks: checks("score", "ranks")),
      Example(
        oracle: "wpm-wikipedia", method: "weighted-product",
        checks: checks("log10_score", "ranks")),
    ]
    + (0..<7).map { index in
      Example(
        oracle: "saw-ranks-keshavarz-2015", method: "additive-value", part: "set \(index)",
        checks: [Check("ranks.\(index)", is: "ranks")]
      ) { inputs in
        let weights = try #require(inputs.at("weight_sets.\(index)"))
        return inputs.changed(without: ["weight_sets"], with: ["weights": weights])
      }
    }

  private static let stability = [
    Example(
      oracle: "sensitivity-triantaphyllou-1997-wsm", method: "weight-change",
      checks: checks(
        "P", "delta", "percent_feasible", "min_abs_percent_top", "min_abs_percent_any")),
    Example(
      oracle: "weight-stability-6x9", method: "stability-intervals",
      checks: checks(
        "totals", "order", "best_interval", "full_ranking_interval", "crossovers")),
  ]

  private static let samples: [Example] = [
    Example(
      oracle: "smaa-exact-2x3", method: "acceptability", sampling: Sampling(samples: 40_000),
      checks: [
        Check("rank_acceptability", isSampled: true), Check("central_weights", isSampled: true),
        Check("fractions.rank_acceptability", is: "rank_acceptability", isSampled: true),
        Check("fractions.central_weights", is: "central_weights", isSampled: true),
      ]),
    Example(
      oracle: "smaa-exact-4x3", method: "acceptability", sampling: Sampling(samples: 40_000),
      checks: [
        Check("rank_acceptability", isSampled: true), Check("central_weights", isSampled: true),
        Check("pairwise_winning", isSampled: true),
        Check("fractions.rank_acceptability", is: "rank_acceptability", isSampled: true),
      ]),
    Example(
      oracle: "smaa-pairwise-closed-form", method: "pairwise-winning",
      checks: [Check("p_win", within: "exact_code")]),
    Example(
      oracle: "smaa-jsmaa-antidepressants", method: "acceptability",
      sampling: Sampling(samples: 60_000),
      checks: ["rank_acceptability", "central_weights", "confidence_factors"].flatMap {
        (key: String) in
        [
          Check(key, within: "published.\(key)"),
          Check("recomputed_4e5.\(key)", is: key, within: "recomputed"),
        ]
      }),
    Example(
      oracle: "smaa-ties-and-dominance", method: "acceptability", part: "dominance",
      checks: [
        Check("case1.rank_acceptability", is: "rank_acceptability", within: "abs"),
        Check("case1.central_weights", is: "central_weights", within: "central_weights_mc"),
        Check("case1.confidence_factor", is: "confidence_factors", within: "abs"),
      ]
    ) { $0.at("cases.1") },
    Example(
      oracle: "smaa-ties-and-dominance", method: "acceptability", part: "one flipped sample",
      checks: [Check("case2.rank_acceptability", is: "rank_acceptability", within: "abs")]
    ) { inputs in
      let scores = try #require(inputs.at("cases.2.scores")?.elements)
      let count = try #require(inputs.at("cases.2.samples")?.integer)
      let flipped = JSONNode(.array(scores.reversed()))
      let tables = (0..<count).map { $0 == 17 ? flipped : JSONNode(.array(scores)) }
      let weights = JSONNode(
        .array(Array(repeating: .list([0.2, 0.3, 0.5]), count: count)))
      return JSONNode(.object([])).changed(
        without: [], with: ["measurements": JSONNode(.array(tables)), "weights": weights])
    },
  ]

  /// Those whose data are not here.
  static let foreign = [
    Example(
      oracle: "smaa-thrombo-given-samples", method: "acceptability",
      checks: [
        Check("rank_acceptability"), Check("central_weights"),
        Check("confidence_factors", within: "rank_acceptability"),
        Check("ranking_entropy_bits", within: "entropy"),
        Check("rank_acceptability_fixed_weights", within: "rank_acceptability"),
      ]
    ) { try Foreign.filled($0) }
  ]
}

/// Data that may be read but not copied, found through an environment variable.
enum Foreign {
  static var folder: String? { ProcessInfo.processInfo.environment["APPRAISE_FOREIGN_DATA"] }

  /// The inputs with the samples in place of the names of their files.
  static func filled(_ inputs: JSONNode) throws -> JSONNode {
    let folder = try #require(folder)
    let measured = try numbers(folder + "/oracles/data/thrombo.meas.f64")
    let weights = try numbers(folder + "/oracles/data/thrombo.weights.f64")
    let tables = stride(from: 0, to: measured.count, by: 6).map { start in
      JSONNode(
        .array([
          .list(Array(measured[start..<(start + 3)])),
          .list(Array(measured[(start + 3)..<(start + 6)])),
        ]))
    }
    let rows = stride(from: 0, to: weights.count, by: 3).map { start in
      JSONNode.list(Array(weights[start..<(start + 3)]))
    }
    return inputs.changed(
      without: [],
      with: ["measurements": JSONNode(.array(tables)), "weights": JSONNode(.array(rows))])
  }

  private static func numbers(_ path: String) throws -> [Double] {
    let data = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    return stride(from: 0, to: data.count, by: 8).map { start in
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(data[start + $1]) << UInt64(8 * $1) }
      return Double(bitPattern: bits)
    }
  }
}
