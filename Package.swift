// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// The sampling kernel once more for wider vectors; the caller chooses when the program runs.
#if arch(x86_64)
  let wide: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-mavx2"])]
#else
  let wide: [SwiftSetting] = []
#endif

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

// What a target is decides what it may import beside its dependencies; scripts/check holds it to that.

/// Values in, values out: no files, clock, threads, randomness, environment or locale.
func pure(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + settings)
}

/// What touches the machine: the C library and locks as well.
func effect(
  _ name: String, _ dependencies: [Target.Dependency] = [], links: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: links)
}

/// A program to run; it may do what an effect may.
func program(
  _ name: String, _ dependencies: [Target.Dependency], path: String? = nil,
  settings: [SwiftSetting] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: path, swiftSettings: strict + settings)
}

/// What tests share: Foundation and Testing as well.
func shared(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

/// Tests: Foundation and Testing as well.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "appraise",
  products: [.executable(name: "appraise", targets: ["appraise"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // Pure: values in, values out.
    pure("PlainText"),
    pure("StrictJSON"),
    pure("AppraisalModel", ["PlainText", "StrictJSON"]),
    pure("AppraisalLedger", ["StrictJSON", crypto]),
    pure("SamplingTypes"),
    pure("SampleKernel", ["SamplingTypes"]),
    pure("SampleKernelWide", ["SamplingTypes"], settings: wide),
    pure("DecisionAnalysis", ["SampleKernel", "SampleKernelWide", "SamplingTypes"]),
    pure("AnalysisExchange", ["DecisionAnalysis", "StrictJSON"]),
    pure("AppraisalFindings", ["AppraisalModel", "DecisionAnalysis", "PlainText", "StrictJSON"]),
    pure(
      "AppraisalHistory",
      ["AppraisalFindings", "AppraisalModel", "DecisionAnalysis", "PlainText"]),
    pure("WeightElicitation", ["AppraisalFindings", "AppraisalModel", "DecisionAnalysis"]),
    pure("AppraisalExchange", ["AppraisalModel", "PlainText", "StrictJSON"]),
    pure("Canvas", ["PlainText"]),
    pure(
      "Workbench",
      [
        "AppraisalFindings", "AppraisalHistory", "AppraisalModel", "Canvas", "PlainText",
        "WeightElicitation",
      ]),

    // Effects: files, threads, the terminal, the command line.
    .target(name: "CSystem"),
    effect("AppraisalRecord", ["AppraisalLedger", "CSystem", "PlainText", "StrictJSON"]),
    effect("Runtime", ["CSystem", "Canvas"]),
    .systemLibrary(
      name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .target(name: "CTerminal"),
    effect(
      "Terminal", ["CNcurses", "CTerminal", "Canvas", "Runtime"],
      links: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    effect(
      "AppraisalFolder",
      [
        "AppraisalExchange", "AppraisalFindings", "AppraisalHistory", "AppraisalLedger",
        "AppraisalModel", "AppraisalRecord", "DecisionAnalysis", "PlainText", "Runtime",
        "StrictJSON",
      ]),
    effect(
      "AppraiseCommands",
      [
        "AnalysisExchange", "AppraisalExchange", "AppraisalFindings", "AppraisalFolder",
        "AppraisalHistory", "AppraisalLedger", "AppraisalModel", "AppraisalRecord", "Canvas",
        "PlainText", "Runtime", "StrictJSON", "Terminal", "WeightElicitation", "Workbench",
        argumentParser,
      ]),
    program("appraise", ["AppraiseCommands"]),

    // What tests share: random numbers, goldens, small boards, a pseudo-terminal, a terminal emulator.
    shared("SeededRandom"),
    shared("GoldenSupport"),
    shared("SampleBoards", ["AppraisalFindings", "AppraisalModel"]),
    .target(
      name: "CPty", path: "Tests/CPty",
      linkerSettings: [.linkedLibrary("vterm"), .linkedLibrary("util")]),
    shared("TestSupport", ["CPty"]),
    shared(
      "FuzzTargets",
      [
        "AppraisalExchange", "AppraisalFindings", "AppraisalLedger", "AppraisalModel", "Canvas",
        "PlainText", "StrictJSON", "Terminal",
      ]),
    program("TerminalDemo", ["Canvas", "Runtime", "Terminal"], path: "Tests/TerminalDemo"),
    program(
      "RecordWriter", ["AppraisalLedger", "AppraisalRecord", "StrictJSON"],
      path: "Tests/RecordWriter"),
    program("AnalysisBench", ["DecisionAnalysis", "Runtime"], path: "Benchmarks/analysis/swift"),

    tests("PlainTextTests", ["PlainText", "SeededRandom"]),
    tests("AppraisalModelTests", ["AppraisalModel", "SeededRandom", "StrictJSON"]),
    tests(
      "AppraisalFindingsTests",
      [
        "AppraisalFindings", "AppraisalModel", "DecisionAnalysis", "SampleBoards", "SeededRandom",
        "StrictJSON",
      ]),
    tests(
      "AppraisalHistoryTests",
      ["AppraisalFindings", "AppraisalHistory", "AppraisalModel", "SampleBoards"]),
    tests(
      "WeightElicitationTests",
      [
        "AppraisalFindings", "AppraisalModel", "DecisionAnalysis", "SampleBoards",
        "WeightElicitation",
      ]),
    tests(
      "AppraisalFolderTests",
      [
        "AppraisalFindings", "AppraisalFolder", "AppraisalHistory", "AppraisalLedger",
        "AppraisalModel", "AppraisalRecord", "SeededRandom", "StrictJSON",
      ]),
    tests("AppraisalLedgerTests", ["AppraisalLedger", "SeededRandom", "StrictJSON"]),
    tests("AppraisalRecordTests", ["AppraisalLedger", "AppraisalRecord", "StrictJSON"]),
    tests(
      "WorkbenchTests",
      [
        "AppraisalExchange", "AppraisalFindings", "AppraisalHistory", "AppraisalModel", "Canvas",
        "GoldenSupport", "PlainText", "SeededRandom", "StrictJSON", "WeightElicitation",
        "Workbench",
      ], exclude: ["__goldens__"]),
    tests(
      "EndToEndTests", ["GoldenSupport", "SeededRandom", "StrictJSON", "TestSupport", "appraise"],
      exclude: ["Version1", "Version2", "__goldens__"]),
    tests("FuzzTests", ["FuzzTargets"], exclude: ["Corpus"]),
    tests("StrictJSONTests", ["SeededRandom", "StrictJSON"]),
    tests(
      "CanvasTests", ["Canvas", "GoldenSupport", "PlainText", "SeededRandom"],
      exclude: ["__goldens__"]),
    tests(
      "AppraisalExchangeTests",
      ["AppraisalExchange", "AppraisalModel", "SeededRandom", "StrictJSON"],
      exclude: ["Version1", "Version2"]),
    tests(
      "DecisionAnalysisTests", ["DecisionAnalysis", "SampleKernel", "SeededRandom"],
      exclude: ["Oracles"]),
    tests(
      "AnalysisExchangeTests",
      ["AnalysisExchange", "DecisionAnalysis", "SeededRandom", "StrictJSON"]),
    tests("RuntimeTests", ["Canvas", "DecisionAnalysis", "Runtime"]),
    tests(
      "TerminalTests",
      ["CNcurses", "Canvas", "SeededRandom", "Terminal", "TerminalDemo", "TestSupport"]),
  ]
)

// libFuzzer brings a main of its own, so this is built only where scripts/fuzz asks for it.
if Context.environment["APPRAISE_FUZZ"] != nil {
  package.targets.append(
    program(
      "Fuzz", ["FuzzTargets"], path: "Tests/Fuzz",
      settings: [.unsafeFlags(["-parse-as-library"])]))
}
