// swift-tools-version: 6.2
import PackageDescription

// Layers are targets, features are folders: FEEL <- DMN <- Funding <- {GuideContent, GuideWeb} <- routewijzer.
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
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
  ],
  targets: [
    .target(name: "FEEL", swiftSettings: strict),
    // Drawing rounds numbers; a program without Foundation does not link the mathematics of the system by itself.
    .target(
      name: "DMN", dependencies: ["FEEL"], swiftSettings: strict, linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Funding", dependencies: ["DMN", "FEEL"], swiftSettings: strict),
    .target(
      name: "GuideContent",
      dependencies: [
        "Funding", "DMN", "FEEL", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "CEmbed"),
    // Compression, as the system has it.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "GuideWeb",
      dependencies: [
        "Funding", "DMN", "FEEL", "CEmbed", "CZlib", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Public"],
      swiftSettings: strict),
    .executableTarget(
      name: "routewijzer",
      dependencies: [
        "FEEL", "DMN", "Funding", "GuideContent", "GuideWeb", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["FEEL", "Funding", "GuideContent"], path: "Tests/TestSupport", exclude: ["Fixture"],
      swiftSettings: strict),
    .testTarget(
      name: "FEELTests", dependencies: ["FEEL", "TestSupport"], resources: [.copy("decimal-vectors.tsv"), .copy("zone-vectors.tsv")],
      swiftSettings: strict),
    .testTarget(
      name: "DMNTests", dependencies: ["DMN", "FEEL", "TestSupport"], resources: [.copy("drawings"), .copy("Models")], swiftSettings: strict
    ),
    .testTarget(
      name: "FundingTests", dependencies: ["Funding", "DMN", "FEEL", "TestSupport", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .testTarget(
      name: "GuideWebTests",
      dependencies: [
        "GuideWeb", "CZlib", "FEEL", "Funding", "TestSupport", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .testTarget(name: "GuideContentTests", dependencies: ["GuideContent", "Funding", "TestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
