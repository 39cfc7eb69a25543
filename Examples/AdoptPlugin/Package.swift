// swift-tools-version: 6.3
import PackageDescription

// The documentation is German, a machine has been over it, and there is no Swift of it: the plugin makes that at build
// time, from the pages and the numbers of the header.
let package = Package(
    name: "adopt-plugin",
    products: [.library(name: "Toaster", targets: ["Toaster"])],
    dependencies: [.package(name: "urtext", path: "../..")],
    targets: [
        .target(
            name: "Toaster", dependencies: [.product(name: "SSPIRuntime", package: "urtext")],
            plugins: [.plugin(name: "UrtextPlugin", package: "urtext")]),
        .testTarget(
            name: "ToasterTests",
            dependencies: ["Toaster", .product(name: "SSPIRuntime", package: "urtext")]),
    ]
)
