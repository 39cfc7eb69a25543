// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that nobody builds it who does not measure.
let package = Package(
    name: "sspi-benchmark",
    dependencies: [.package(name: "urtext", path: "../..")],
    targets: [
        .executableTarget(
            name: "SSPIBenchmark", dependencies: [.product(name: "SSPI", package: "urtext")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
