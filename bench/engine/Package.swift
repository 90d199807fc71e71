// swift-tools-version: 6.2
import PackageDescription

// The benchmark of the engine. A package of its own, so that it builds FEEL and DMN and nothing of the web server.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
]

let package = Package(
  name: "bench-engine",
  dependencies: [.package(name: "routewijzer", path: "../..")],
  targets: [
    .target(name: "CAllocations"),
    .executableTarget(
      name: "bench-engine",
      dependencies: [
        "CAllocations", .product(name: "FEEL", package: "routewijzer"), .product(name: "DMN", package: "routewijzer"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
