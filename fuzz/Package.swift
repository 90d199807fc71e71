// swift-tools-version: 6.2
import PackageDescription

// The fuzzers of the engine. A package of its own, so that no other build knows of them. Start them with `fuzz/run`.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
]
let core: [Target.Dependency] = [
  .product(name: "FEEL", package: "routewijzer"), .product(name: "DMN", package: "routewijzer"),
]
/// libFuzzer brings the start of the program: ours has none.
func fuzzer(_ name: String) -> Target {
  .executableTarget(name: name, dependencies: ["FuzzSupport"] + core, swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "routewijzer", path: "..")],
  targets: [
    .target(name: "FuzzSupport", dependencies: core, swiftSettings: strict),
    fuzzer("FuzzExpressions"), fuzzer("FuzzModels"), fuzzer("FuzzInputs"),
  ],
  swiftLanguageModes: [.v6])
