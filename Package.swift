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

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

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
    library("PlainText"),
    library("StrictJSON"),
    library("AppraisalModel", ["PlainText", "StrictJSON"]),
    library("AppraisalLedger", ["StrictJSON", crypto]),
    library("SamplingTypes"),
    library("SampleKernel", ["SamplingTypes"]),
    .target(
      name: "SampleKernelWide", dependencies: ["SamplingTypes"], swiftSettings: strict + wide),
    library("DecisionAnalysis", ["SampleKernel", "SampleKernelWide", "SamplingTypes"]),
    library("AnalysisExchange", ["DecisionAnalysis", "StrictJSON"]),
    library("AppraisalFindings", ["AppraisalModel", "DecisionAnalysis", "StrictJSON"]),
    library("AppraisalHistory", ["AppraisalFindings", "AppraisalModel", "DecisionAnalysis"]),
    library("WeightElicitation", ["AppraisalFindings", "AppraisalModel", "DecisionAnalysis"]),
    library("AppraisalExchange", ["AppraisalModel", "PlainText", "StrictJSON"]),
    library("Canvas", ["PlainText"]),
    library(
      "Workbench",
      [
        "AppraisalFindings", "AppraisalHistory", "AppraisalModel", "Canvas", "PlainText",
        "WeightElicitation",
      ]),

    // Effects: files, threads, the terminal, the command line.
    .target(name: "CSystem"),
    library("AppraisalRecord", ["AppraisalLedger", "CSystem", "StrictJSON"]),
    library("Runtime", ["CSystem", "Canvas"]),
    .systemLibrary(
      name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .target(name: "CTerminal"),
    .target(
      name: "Terminal", dependencies: ["CNcurses", "CTerminal", "Canvas", "Runtime"],
      swiftSettings: strict,
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    library(
      "AppraiseCommands",
      [
        "AnalysisExchange", "AppraisalExchange", "AppraisalFindings", "AppraisalHistory",
        "AppraisalLedger", "AppraisalModel", "AppraisalRecord", "Canvas", "DecisionAnalysis",
        "PlainText", "Runtime", "StrictJSON", "Terminal", "WeightElicitation", "Workbench",
        argumentParser,
      ]),
    .executableTarget(name: "appraise", dependencies: ["AppraiseCommands"], swiftSettings: strict),

    // What tests share: goldens, small boards, a pseudo-terminal, a terminal emulator.
    .target(name: "GoldenSupport", path: "Tests/GoldenSupport", swiftSettings: strict),
    .target(
      name: "SampleBoards", dependencies: ["AppraisalFindings", "AppraisalModel"],
      path: "Tests/SampleBoards", swiftSettings: strict),
    .target(
      name: "CPty", path: "Tests/CPty",
      linkerSettings: [.linkedLibrary("vterm"), .linkedLibrary("util")]),
    .target(
      name: "TestSupport", dependencies: ["CPty"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "TerminalDemo", dependencies: ["Canvas", "Runtime", "Terminal"],
      path: "Tests/TerminalDemo", swiftSettings: strict),
    .executableTarget(
      name: "RecordWriter", dependencies: ["AppraisalLedger", "AppraisalRecord", "StrictJSON"],
      path: "Tests/RecordWriter", swiftSettings: strict),

    .target(
      name: "FuzzTargets",
      dependencies: [
        "AppraisalExchange", "AppraisalFindings", "AppraisalLedger", "AppraisalModel", "Canvas",
        "PlainText", "StrictJSON", "Terminal",
      ], path: "Tests/FuzzTargets", swiftSettings: strict),

    .executableTarget(
      name: "AnalysisBench", dependencies: ["DecisionAnalysis", "Runtime"],
      path: "Benchmarks/analysis/swift", swiftSettings: strict),

    tests("PlainTextTests", ["GoldenSupport", "PlainText"]),
    tests("AppraisalModelTests", ["AppraisalModel", "StrictJSON"]),
    tests(
      "AppraisalFindingsTests",
      [
        "AppraisalFindings", "AppraisalModel", "DecisionAnalysis", "SampleBoards", "StrictJSON",
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
    tests("AppraisalLedgerTests", ["AppraisalLedger", "StrictJSON"]),
    tests("AppraisalRecordTests", ["AppraisalLedger", "AppraisalRecord", "CSystem", "StrictJSON"]),
    tests(
      "WorkbenchTests",
      [
        "AppraisalExchange", "AppraisalFindings", "AppraisalHistory", "AppraisalModel", "Canvas",
        "GoldenSupport", "PlainText", "StrictJSON", "WeightElicitation", "Workbench",
      ], exclude: ["__goldens__"]),
    tests(
      "EndToEndTests", ["StrictJSON", "TestSupport", "appraise"],
      exclude: ["Version1", "Version2"]),
    tests("FuzzTests", ["FuzzTargets"], exclude: ["Corpus"]),
    tests("StrictJSONTests", ["StrictJSON"]),
    tests("CanvasTests", ["Canvas", "GoldenSupport", "PlainText"], exclude: ["__goldens__"]),
    tests(
      "AppraisalExchangeTests", ["AppraisalExchange", "AppraisalModel", "StrictJSON"],
      exclude: ["Version1"]),
    tests(
      "DecisionAnalysisTests", ["DecisionAnalysis", "SampleKernel", "SamplingTypes"],
      exclude: ["Oracles"]),
    tests("AnalysisExchangeTests", ["AnalysisExchange", "DecisionAnalysis", "StrictJSON"]),
    tests("RuntimeTests", ["Canvas", "DecisionAnalysis", "Runtime"]),
    tests(
      "TerminalTests",
      ["CNcurses", "Canvas", "Runtime", "Terminal", "TerminalDemo", "TestSupport"]),
  ]
)

// libFuzzer brings a main of its own, so this is built only where scripts/fuzz asks for it.
if Context.environment["APPRAISE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
