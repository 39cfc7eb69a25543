// swift-tools-version: 6.3
import PackageDescription

// The generated Swift is checked in and reviewed like any other: Sources/Sealing/Generated. A build needs no tool.
//
//     swift package --allow-writing-to-package-directory urtext regenerate
//     swift package --allow-writing-to-package-directory urtext check
//
// makes it anew, or fails when it is not what the specification says: the line for continuous integration.
let package = Package(
    name: "ahead-of-time",
    products: [.library(name: "Sealing", targets: ["Sealing"])],
    dependencies: [.package(name: "urtext", path: "../..")],
    targets: [
        .target(name: "Sealing", dependencies: [.product(name: "SSPIRuntime", package: "urtext")]),
        .testTarget(name: "SealingTests", dependencies: ["Sealing"]),
    ]
)
