// swift-tools-version: 6.2
import PackageDescription

// Layers are targets, features are folders: FEEL <- {DMN, Library} <- Tools <- {Funding, BusinessCase} <- {GuideContent, GuideWeb} <- routewijzer.
// The direction is checked by the build (`--explicit-target-dependency-import-check error`).
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "routewijzer",
  products: [
    .executable(name: "routewijzer", targets: ["routewijzer"]),
    .library(name: "FEEL", targets: ["FEEL"]),
    .library(name: "DMN", targets: ["DMN"]),
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", exact: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
  ],
  targets: [
    .target(name: "FEEL", swiftSettings: strict),
    // Drawing rounds numbers; a program without Foundation does not link the mathematics of the system by itself.
    .target(
      name: "DMN", dependencies: ["FEEL"], swiftSettings: strict, linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Library", dependencies: ["FEEL"], swiftSettings: strict),
    .target(name: "Tools", dependencies: ["Library", "DMN", "FEEL"], swiftSettings: strict),
    .target(name: "Funding", dependencies: ["Library", "Tools", "DMN", "FEEL"], swiftSettings: strict),
    .target(name: "BusinessCase", dependencies: ["Library", "Tools", "FEEL"], swiftSettings: strict),
    // Reads and writes workbooks, and knows nothing of what stands in them.
    .target(name: "Spreadsheet", dependencies: ["DMN", "FEEL", "CZlib"], swiftSettings: strict),
    .target(
      name: "GuideContent",
      dependencies: [
        "Library", "Tools", "BusinessCase", "Funding", "Spreadsheet", "DMN", "FEEL", "CEmbed", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    // Finds texts, and knows nothing of funding or of the web.
    .target(name: "Search", dependencies: ["Library", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    .executableTarget(name: "bench-search", dependencies: ["Search", "Library"], path: "bench/search/Sources", swiftSettings: strict),
    .executableTarget(
      name: "bench-case", dependencies: ["BusinessCase", "Library"], path: "bench/case/Sources", swiftSettings: strict),
    .executableTarget(
      name: "bench-tools", dependencies: ["GuideContent", "Funding", "Tools", "Library", "FEEL"], path: "bench/tools/Sources",
      swiftSettings: strict),
    .target(name: "CEmbed"),
    // Compression, as the system has it.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "GuideWeb",
      dependencies: [
        "Library", "Tools", "Search", "BusinessCase", "Funding", "DMN", "FEEL", "CEmbed", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"), .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Public"],
      swiftSettings: strict),
    .executableTarget(
      name: "routewijzer",
      dependencies: [
        "FEEL", "DMN", "Library", "Tools", "BusinessCase", "Funding", "GuideContent", "GuideWeb", "CEmbed",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["FEEL", "Library", "Tools", "BusinessCase", "Funding", "GuideContent"], path: "Tests/TestSupport",
      exclude: ["Fixture"],
      swiftSettings: strict),
    .testTarget(
      name: "FEELTests", dependencies: ["FEEL", "TestSupport"], resources: [.copy("decimal-vectors.tsv"), .copy("zone-vectors.tsv")],
      swiftSettings: strict),
    .testTarget(
      name: "DMNTests", dependencies: ["DMN", "FEEL", "TestSupport"], resources: [.copy("drawings"), .copy("Models")], swiftSettings: strict
    ),
    .testTarget(
      name: "FundingTests", dependencies: ["Library", "Tools", "Funding", "DMN", "FEEL", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "SpreadsheetTests", dependencies: ["Spreadsheet", "FEEL"], swiftSettings: strict),
    .testTarget(name: "SearchTests", dependencies: ["Search", "Library"], swiftSettings: strict),
    .testTarget(
      name: "BusinessCaseTests",
      dependencies: ["BusinessCase", "Spreadsheet", "GuideContent", "Funding", "Tools", "Library", "FEEL", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GuideWebTests",
      dependencies: [
        "GuideWeb", "GuideContent", "Spreadsheet", "CZlib", "FEEL", "Library", "BusinessCase", "Funding", "TestSupport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GuideContentTests", dependencies: ["GuideContent", "Tools", "DMN", "FEEL", "Library", "Funding", "TestSupport"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
